"""Write an answer as a WARC file (ISO 28500), for other archives' tools.

The body stands in it as it was unpacked; headers that spoke of its packing are kept
under names beginning with ``X-Archive-Orig-``, as pywb does, so that length and digest
agree with the bytes.
"""

from __future__ import annotations

import io
from datetime import UTC
from http import HTTPStatus
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from evidence.network.answer import Answer
from evidence.version import program_version

__all__ = ["warc_of"]

_PACKING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_FORMAT = "WARC File Format 1.1"
_ABOUT = "https://iipc.github.io/warc-specifications/specifications/warc-format/"


class _Writer(WARCWriter):  # type: ignore[misc]  # untyped
    """Keeps what it must buffer in memory: an answer is there already."""

    _create_temp_file = staticmethod(io.BytesIO)


def warc_of(answer: Answer) -> bytes:
    """Return one gzipped WARC: who wrote it, each redirect, request and response."""
    stream = io.BytesIO()
    writer = _Writer(stream, gzip=True, warc_version="1.1")
    date = answer.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    writer.write_record(
        writer.create_warcinfo_record(
            "snapshot.warc.gz",
            {
                "software": f"evidence {program_version()}",
                "format": _FORMAT,
                "conformsTo": _ABOUT,
            },
        )
    )
    extra = {"WARC-Date": date}
    if answer.peer:
        extra["WARC-IP-Address"] = answer.peer.partition(" ")[0]
    response = writer.create_warc_record(
        answer.final_url,
        "response",
        payload=io.BytesIO(answer.body),
        http_headers=_response_headers(answer),
        warc_headers_dict=extra,
    )
    host = urlsplit(answer.final_url).netloc
    request = writer.create_warc_record(
        answer.final_url,
        "request",
        http_headers=StatusAndHeaders(
            f"GET {_target(answer.final_url)} HTTP/1.1",
            [("Host", host), ("User-Agent", f"evidence/{program_version()}")],
            is_http_request=True,
        ),
        warc_headers_dict={"WARC-Date": date},
    )
    writer.write_request_response_pair(request, response)
    hops = [answer.url, *answer.redirects]
    for hop, target in zip(hops, [*hops[1:], answer.final_url], strict=True):
        if hop != answer.final_url:
            writer.write_record(_redirect(writer, hop, target, date))
    return stream.getvalue()


def _redirect(writer: _Writer, hop: str, target: str, date: str) -> object:
    """Return a record that says where an address led; its own answer is not kept."""
    return writer.create_warc_record(
        hop,
        "metadata",
        payload=io.BytesIO(f"redirectsTo: {target}\r\n".encode()),
        warc_content_type="application/warc-fields",
        warc_headers_dict={"WARC-Date": date},
    )


def _response_headers(answer: Answer) -> StatusAndHeaders:
    headers = [
        (f"X-Archive-Orig-{name}" if name in _PACKING else name, value)
        for name, value in answer.headers.items()
    ]
    headers.append(("Content-Length", str(len(answer.body))))
    try:
        phrase = HTTPStatus(answer.status).phrase
    except ValueError:
        phrase = ""
    return StatusAndHeaders(f"{answer.status} {phrase}", headers, protocol="HTTP/1.1")


def _target(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
