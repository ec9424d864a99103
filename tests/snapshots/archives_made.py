"""Archives as other tools write them, by warcio's own writer."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DAY = "2026-11-23T12:00:00Z"


class _Writer(WARCWriter):  # type: ignore[misc]  # untyped
    """Holds what it must buffer in memory, and leaves no file open."""

    _create_temp_file = staticmethod(io.BytesIO)


class Warc:
    """A WARC file that is written record by record; ``whole`` is all of it."""

    def __init__(self, *, packed: bool = True) -> None:
        self._stream = io.BytesIO()
        self._writer = _Writer(self._stream, gzip=packed, warc_version="1.1")

    @property
    def whole(self) -> bytes:
        return self._stream.getvalue()

    def response(
        self,
        address: str,
        body: bytes = b"",
        kind: str = "text/html",
        *,
        status: str = "200 OK",
        said: Mapping[str, str] | None = None,
        about: Mapping[str, str] | None = None,
    ) -> Any:
        """Add an answer, and its request before it; return the record."""
        request = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        self._add(address, "request", http_headers=request)
        headers = [("Content-Type", kind), *(said or {}).items()]
        return self._add(
            address,
            "response",
            payload=io.BytesIO(body),
            http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": DAY, **(about or {})},
        )

    def redirect(self, address: str, target: str, status: str = "301 Moved") -> None:
        self.response(address, status=status, said={"Location": target})

    def resource(self, address: str, body: bytes, kind: str) -> None:
        self._add(address, "resource", payload=io.BytesIO(body), warc_content_type=kind)

    def revisit(self, address: str, digest: str, earlier: str, kind: str) -> None:
        """Say that *address* answered as *earlier* did."""
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", kind)], protocol="HTTP/1.1"
        )
        record = self._writer.create_revisit_record(
            address, digest, earlier, DAY, http_headers=headers
        )
        self._writer.write_record(record)

    def _add(self, address: str, kind: str, **rest: Any) -> Any:
        record = self._writer.create_warc_record(address, kind, **rest)
        self._writer.write_record(record)
        return record


def wacz(warcs: Mapping[str, bytes], pages: list[str], main: str = "") -> bytes:
    """Return a package of archives and its list of pages."""
    head = {"format": "json-pages-1.0", "id": "pages"}
    lines = [head, *({"url": one, "ts": DAY} for one in pages)]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "datapackage.json", json.dumps({"mainPageUrl": main} if main else {})
        )
        package.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)))
        for name, data in warcs.items():
            package.writestr(f"archive/{name}", data)
    return stream.getvalue()


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
