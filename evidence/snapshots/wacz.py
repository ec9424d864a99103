"""Pack a WARC file as WACZ 1.1.1, which replay tools open in a browser.

A zip of the archive, an index of its responses, a list of pages, and the hashes of all
of it, each member stored as it is. Source: Webrecorder, Web Archive Collection Zipped
(WACZ), version 1.1.1.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator

from evidence.version import program_version

__all__ = ["Page", "wacz_of"]

_ARCHIVE = "archive/data.warc.gz"
_INDEX = "indexes/index.cdxj"
_PAGES = "pages/pages.jsonl"


@dataclass(frozen=True, slots=True)
class Page:
    """The page for whose sake the archive was made."""

    own: str
    """The snapshot's id."""
    url: str
    title: str
    taken: datetime


def wacz_of(warc: bytes, page: Page) -> bytes:
    """Return *warc* packed with its index and *page*."""
    members = {
        _ARCHIVE: warc,
        _INDEX: "".join(sorted(_index(warc))).encode(),
        _PAGES: _pages(page).encode(),
    }
    package = _described(members, page)
    digest = {"path": "datapackage.json", "hash": _hash(package)}
    members["datapackage.json"] = package
    members["datapackage-digest.json"] = json.dumps(digest).encode()
    stream = io.BytesIO()
    moment = page.taken.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        for name, data in members.items():
            packed.writestr(zipfile.ZipInfo(name, moment), data)
    return stream.getvalue()


def _index(warc: bytes) -> Iterator[str]:
    """Yield a line of CDXJ for each response."""
    iterator = ArchiveIterator(io.BytesIO(warc))
    for record in iterator:
        headers, http = record.rec_headers, record.http_headers
        record.content_stream().read()
        if record.rec_type != "response" or http is None:
            continue
        url = headers.get_header("WARC-Target-URI")
        moment = headers.get_header("WARC-Date")
        said = {
            "url": url,
            "mime": (http.get_header("Content-Type") or "").partition(";")[0],
            "status": http.get_statuscode(),
            "digest": headers.get_header("WARC-Payload-Digest"),
            "length": str(iterator.get_record_length()),
            "offset": str(iterator.get_record_offset()),
            "filename": _ARCHIVE.rpartition("/")[2],
        }
        digits = "".join(sign for sign in moment if sign.isdigit())[:14]
        yield f"{_sort_key(url)} {digits} {json.dumps(said)}\n"


def _sort_key(url: str) -> str:
    """Return the address in the order of archives: ``org,example)/a?b``."""
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").split(".")))
    port = f":{parts.port}" if parts.port else ""
    return f"{host}{port}){parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def _pages(page: Page) -> str:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}
    own = {"id": page.own, "url": page.url, "title": page.title or page.url}
    own["ts"] = f"{page.taken.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return f"{json.dumps(head)}\n{json.dumps(own)}\n"


def _described(members: dict[str, bytes], page: Page) -> bytes:
    resources = [
        {
            "name": name.rpartition("/")[2],
            "path": name,
            "hash": _hash(data),
            "bytes": len(data),
        }
        for name, data in members.items()
    ]
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": page.title or page.url,
        "created": f"{page.taken.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "software": f"evidence {program_version()}",
        "mainPageUrl": page.url,
        "resources": resources,
    }
    return json.dumps(package, indent=2).encode()


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
