"""A copy that was just taken: its bytes are in the store, all about it is here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from evidence.models.vocabulary import Method
from evidence.network.answer import Answer
from evidence.snapshots.archives.captured import Captured
from evidence.snapshots.incoming import open_incoming
from evidence.snapshots.sniff import HTML, LOOKED_AT, MHTML, PDF, WACZ, WARC, sniff
from evidence.snapshots.store import Store

__all__ = ["Copy", "as_captured", "copy_answer", "copy_file"]

_METHODS = {
    WARC: Method.WARC,
    f"{WARC}+gzip": Method.WARC,
    WACZ: Method.WARC,
    MHTML: Method.MHTML,
}
_ENDINGS = {".pdf": PDF, ".html": HTML, ".htm": HTML}
MAX_NAME = 255


@dataclass(frozen=True, slots=True)
class Copy:
    """What is kept of a source, and how it was come by."""

    sha256: str
    size: int
    media_type: str
    name: str
    method: Method
    retrieved_at: datetime
    url_requested: str = ""
    url_final: str = ""
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    peer: str = ""
    certificate: str = ""
    warc_sha256: str = ""
    new: bool = True
    """Whether the store had these bytes not yet."""
    healed: bool = False
    """Whether a damaged object of that name was replaced."""
    remarks: tuple[str, ...] = ()
    """What is odd about it, in sentences."""


def copy_file(store: Store, path: Path, *, now: datetime, url: str = "") -> Copy:
    """Keep the file at *path*; *url* is where a person says that it came from.

    Raises NotFound or InputRefused for what is no file or changes meanwhile.
    """
    with open_incoming(path) as file:
        kept = store.put(file.pieces())
    name = readable(path.name)
    found = media_type_of(store, kept.sha256, name)
    return Copy(
        sha256=kept.sha256,
        size=kept.size,
        media_type=found,
        name=name,
        method=_METHODS.get(found, Method.MANUAL),
        retrieved_at=now,
        url_requested=url,
        new=kept.new,
        healed=kept.healed,
        remarks=_claims(_ENDINGS.get(path.suffix.lower()), found, "it is named"),
    )


def copy_answer(store: Store, answer: Answer) -> Copy:
    """Keep what a server answered."""
    kept = store.put([answer.body])
    name = readable(answer.final_url.partition("?")[0].rstrip("/").rpartition("/")[2])
    found = media_type_of(store, kept.sha256, name)
    claimed = answer.media_type if answer.media_type in {PDF, HTML} else None
    return Copy(
        sha256=kept.sha256,
        size=kept.size,
        media_type=found,
        name=name,
        method=Method.HTTP,
        retrieved_at=answer.fetched_at,
        url_requested=answer.url,
        url_final=answer.final_url,
        redirects=answer.redirects,
        status=answer.status,
        headers={key: readable(text, 8000) for key, text in answer.headers.items()},
        peer=answer.peer,
        certificate=answer.certificate,
        new=kept.new,
        healed=kept.healed,
        remarks=_claims(claimed, found, "the server calls it"),
    )


def as_captured(copy: Copy, captured: Captured) -> Copy:
    """Return an archive's *copy* with what the archive records of its making.

    The address that a person gives for it holds; a time that is still to come does not.
    """
    at = captured.at
    known = at is not None and at <= copy.retrieved_at
    return replace(
        copy,
        url_requested=copy.url_requested or captured.requested,
        url_final=captured.final,
        redirects=captured.redirects,
        status=captured.status,
        headers={key: readable(text, 8000) for key, text in captured.headers.items()},
        peer=readable(captured.peer),
        retrieved_at=at if at is not None and known else copy.retrieved_at,
    )


def media_type_of(store: Store, sha256: str, name: str) -> str:
    """Return the media type that an object's first and last bytes show."""
    size = store.size(sha256) or 0
    with store.open(sha256) as stream:
        head = stream.read(LOOKED_AT)
        stream.seek(max(size - LOOKED_AT, 0))
        return sniff(head, stream.read(LOOKED_AT), name)


def readable(text: str, limit: int = MAX_NAME) -> str:
    """Return *text* as a database holds it: sound UTF-8, no NUL, not without end."""
    sound = text.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
    return sound[:limit]


def _claims(claimed: str | None, found: str, who: str) -> tuple[str, ...]:
    """Say where the bytes are of another kind than was claimed."""
    if claimed is None or claimed == found:
        return ()
    more = ": perhaps a login page was saved" if found == HTML else ""
    return (f"{who} {claimed}, but it is {found}{more}",)
