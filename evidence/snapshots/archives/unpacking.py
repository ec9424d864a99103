"""Take the source out of a web archive: WARC, WACZ or MHTML.

In a limited child process, into a folder of its own; the parent then reads the file
with the reader of its own type, as if it had been kept without the archive. All in
one module since each step works on the archive that the one before has opened.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from evidence import worker
from evidence.errors import InputRefused
from evidence.snapshots.archives.captured import (
    Captured,
    captured_of,
    plain_headers,
)
from evidence.snapshots.charsets import decode_by_header
from evidence.snapshots.sniff import MHTML, WACZ, WARC

__all__ = ["ARCHIVES", "MainResource", "main_resource"]

ARCHIVES = frozenset({WARC, f"{WARC}+gzip", WACZ, MHTML})
MAX_BYTES = 250_000_000
"""Of the answer that is taken out; the archive may be larger."""
MAX_TEXT = 20_000_000
"""Bytes of a page whose letters are recoded."""
LIMITS = worker.Limits(wall=150, cpu=90)
_PIECE = 1 << 20
_LISTED = 1_000
"""Pages of a package's list that are looked at."""


@dataclass(frozen=True, slots=True)
class MainResource:
    """The source in an archive, as a file that is there for a while."""

    path: Path
    media_type: str
    address: str
    remarks: tuple[str, ...]
    complete: bool
    captured: Captured


@contextlib.contextmanager
def main_resource(path: Path, media_type: str) -> Iterator[MainResource]:
    """Lend the source in the archive at *path*; raises InputRefused for none."""
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        target = Path(folder) / "source"
        said: dict[str, Any] = worker.run(
            "evidence.snapshots.archives.unpacking:as_answer",
            {"path": str(path), "media_type": media_type, "target": str(target)},
            limits=LIMITS,
        )
        yield MainResource(
            path=target,
            media_type=said["media_type"],
            address=said["address"],
            remarks=tuple(said["remarks"]),
            complete=said["complete"],
            captured=captured_of(said["captured"]),
        )


def as_answer(payload: dict[str, str]) -> dict[str, Any]:
    """Write the source of ``payload["path"]`` to ``payload["target"]``; for the worker.

    Returns its media type and address, what is to be said of it, and whether the
    archive holds nothing else that was meant.
    """
    path, target = Path(payload["path"]), Path(payload["target"])
    try:
        if payload["media_type"] == MHTML:
            return _of_mail(path, target)
        return _of_archive(path, target, is_package=payload["media_type"] == WACZ)
    except (MemoryError, RecursionError, InputRefused):
        raise
    except Exception as error:  # whatever damage makes of warcio, zipfile and email
        raise InputRefused(f"this archive is damaged: {error}"[:300]) from error


def _of_mail(path: Path, target: Path) -> dict[str, Any]:
    from evidence.snapshots.archives.saved_page import (  # noqa: PLC0415 - in the child
        read_saved_page,
    )

    said = read_saved_page(path.read_bytes())
    kind: str = said["media_type"]
    target.write_bytes(said["data"])
    letters = _recode(target, kind, said["charset"])
    return {
        "media_type": kind,
        "address": said["address"],
        "remarks": [*said["remarks"], *letters],
        "complete": not said["remarks"],
        "captured": {
            "requested": said["address"],
            "final": said["address"],
            "at": said["date"],
        },
    }


def _of_archive(path: Path, target: Path, *, is_package: bool) -> dict[str, Any]:
    from evidence.snapshots.archives.choosing import (  # noqa: PLC0415 - in the child
        choose,
    )

    records: list[Any] = []
    try:
        with _opened(path, is_package=is_package) as archive:
            damage = _gather(archive, records)
            try:
                choice = choose(records, archive.pages)
            except InputRefused as error:
                raise InputRefused(damage or error.message) from error
            remarks = [*filter(None, [damage]), *choice.remarks]
            with archive.open(choice.record.file) as stream:
                more, captured = _copy(stream, choice.record.number, target)
                remarks += more
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise InputRefused(f"this WACZ file cannot be unpacked: {error}") from error
    kind = choice.record.media_type
    remarks += _recode(target, kind, choice.charset)
    return {
        "media_type": kind,
        "address": choice.address,
        "remarks": remarks,
        "complete": choice.complete and not damage,
        "captured": {
            **captured,
            "requested": choice.way[0],
            "final": choice.address,
            "redirects": list(choice.way[1:-1]),
            "status": choice.answer.status,
            "at": choice.answer.date,
        },
    }


class _Files:
    """The WARC files of an archive, and the pages that its package lists."""

    def __init__(self, path: Path, package: zipfile.ZipFile | None) -> None:
        self._path = path
        self._package = package
        self.names = [""]
        self.pages: list[str] = []
        if package is not None:
            self.names = sorted(
                name
                for name in package.namelist()
                if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
            )
            self.pages = list(dict.fromkeys(_listed(package)))

    def open(self, name: str) -> IO[bytes]:
        if self._package is None:
            return self._path.open("rb")
        return self._package.open(name)


@contextlib.contextmanager
def _opened(path: Path, *, is_package: bool) -> Iterator[_Files]:
    if not is_package:
        yield _Files(path, None)
        return
    with zipfile.ZipFile(path) as package:
        yield _Files(path, package)


def _gather(archive: _Files, records: list[Any]) -> str:
    """Add what the archive holds to *records*; return where it is damaged, or «»."""
    from evidence.snapshots.archives.records import (  # noqa: PLC0415 - in the child
        read_records,
    )

    try:
        for name in archive.names:
            with archive.open(name) as stream:
                records.extend(read_records(stream, name))
    except InputRefused as error:
        return error.message
    return ""


def _listed(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield the addresses of the pages for whose sake a package was made."""
    names = set(package.namelist())
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
        main = json.loads(_start(package, "datapackage.json")).get("mainPageUrl")
        if isinstance(main, str) and main:
            yield main
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name in names:
            for line in _start(package, name).splitlines()[:_LISTED]:
                with contextlib.suppress(ValueError, AttributeError):
                    address = json.loads(line).get("url")
                    if isinstance(address, str):
                        yield address


def _start(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as member:
        return member.read(_PIECE)


def _copy(
    stream: IO[bytes], number: int, target: Path
) -> tuple[list[str], dict[str, Any]]:
    """Write a record's bytes to *target*.

    Returns what is to be said of them, and the headers and machine they came with.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - in the child

    from evidence.snapshots.archives.records import DAMAGE  # noqa: PLC0415 - as above

    try:
        for at, record in enumerate(ArchiveIterator(stream, check_digests=True)):
            if at == number:
                _write(record, target)
                problems = record.digest_checker.problems
                http = record.http_headers
                captured = {
                    "headers": plain_headers(http.headers if http is not None else ()),
                    "peer": record.rec_headers.get_header("WARC-IP-Address") or "",
                }
                return [_OTHER_BYTES] if problems else [], captured
    except DAMAGE as error:
        raise InputRefused(f"this WARC file is damaged: {error}"[:300]) from error
    raise InputRefused("this WARC file changed while it was read")


_OTHER_BYTES = "its bytes are not those of the digest that the archive gives for them"


def _write(record: Any, target: Path) -> None:
    size = 0
    content = record.content_stream()
    with target.open("xb") as file:
        while piece := content.read(_PIECE):
            size += len(piece)
            if size > MAX_BYTES:
                raise InputRefused(f"it has more than {MAX_BYTES:,} bytes to be read")
            file.write(piece)


def _recode(target: Path, kind: str, charset: str) -> tuple[str, ...]:
    """Write a text anew in UTF-8 where its header says how it is coded.

    Returns what is to be said of that.
    """
    if target.stat().st_size > MAX_TEXT:
        return ()
    made = decode_by_header(target.read_bytes(), kind, charset)
    if made is None:
        return ()
    target.write_bytes(made.marked())
    return made.remarks
