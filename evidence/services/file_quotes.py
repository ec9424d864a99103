"""Quotations against files, or texts as given, without any ledger.

Nothing here may know the database. A file that cannot be read, or has no text, leaves
its quotations *unchecked*, with the reason: never not found.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from evidence.errors import InputRefused, NotFound
from evidence.given_file import read_file
from evidence.readers.base import choose_reader, fingerprint, read_bytes
from evidence.snapshots.extract.base import extract
from evidence.snapshots.sniff import sniff
from evidence.text.cells import is_table
from evidence.text.document import Document
from evidence.text.quotations.comparing import (
    QuotationVerdict,
    QuoteOutcome,
    SourceText,
    compare_quotation,
)

LONG = 120
"""Characters from which what names no file is taken for the text itself."""
_HEAD = 65_536
"""Bytes at both ends of a file that tell what it is."""
_SHAPE = 'the file is a list such as [{"id": 1, "source": "a.pdf", "quote": "It is."}]'
_MISSING = "not read"
"""How readers say that something of a file is not in its text."""


@dataclass(frozen=True, slots=True)
class Case:
    """A quotation to compare: its *id*, *source* (a path or the text), *quote*."""

    id: Any
    source: str
    quote: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """The cases of one source: its *path*, or its *text*, and their numbers."""

    path: Path | None
    text: str
    cases: tuple[tuple[int, Case], ...]


def quote_in_file(
    path: Path, words: str, *, page: str | None = None
) -> tuple[QuotationVerdict, int | None]:
    """Compare *words* with the file at *path*; return the verdict and the line.

    *page* is where they should stand. Lines count in the file, from 1. What cannot be
    read gives *unchecked* with the reason. Raises NotFound where there is no file.
    """
    try:
        source, document = _read(path)
    except InputRefused as error:
        return _unchecked(error), None
    found = compare_quotation(source, words, page=page)
    if document is None or found.start is None:
        return found, None
    return found, document.line_of(found.start)[0]


def read_cases(path: Path) -> list[Case]:
    """Return the cases of the JSON list at *path*; raises NotFound and InputRefused."""
    data = read_file(path, wanted="a JSON file")
    try:
        given = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        message = f"the file is not JSON: {error}"
        raise InputRefused(message, path=path, line=line, hint=_SHAPE) from error
    if not isinstance(given, list):
        raise InputRefused("the cases are not a list", path=path, hint=_SHAPE)
    return [_case(each, at, path) for at, each in enumerate(given, 1)]


def quote_cases(
    cases: Sequence[Case], folder: Path, *, jobs: int = 1
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return a report for each case, in order, and why some were not checked.

    Sources are looked for from *folder*. Each file is read once, and files of the same
    content too; *jobs* processes share the sources.
    """
    groups, complaints = _grouped(cases, folder)
    found: dict[int, QuotationVerdict] = dict(_compared(groups, jobs))
    reports = []
    for number, case in enumerate(cases):
        verdict = found.get(number) or _unchecked(complaints[number])
        if verdict.outcome is QuoteOutcome.UNCHECKED and number not in complaints:
            reason = "; ".join(verdict.reasons)
            complaints[number] = InputRefused(reason)
        reports.append({"id": case.id, **as_report(verdict)})
    said = [
        f"{cases[at].id}: unchecked: {why}" for at, why in sorted(complaints.items())
    ]
    return reports, said


def as_report(found: QuotationVerdict) -> dict[str, Any]:
    """Return a verdict as plain values, with the keys that are promised."""
    return {
        "outcome": found.outcome.value,
        "verdict": found.verdict.value if found.verdict else None,
        "diff": found.diff,
        "page_index": found.page_index,
        "page_label": found.page_label,
        "start": found.start,
        "end": found.end,
    }


def _case(given: object, at: int, path: Path) -> Case:
    if not isinstance(given, dict) or not all(
        isinstance(given.get(key), str) for key in ("source", "quote")
    ):
        message = f"case {at} is no object with an id, a source and a quote"
        raise InputRefused(message, path=path, hint=_SHAPE)
    page = given.get("page")
    return Case(
        given.get("id", at),
        given["source"],
        given["quote"],
        None if page is None else str(page),
    )


def _grouped(
    cases: Sequence[Case], folder: Path
) -> tuple[list[_Group], dict[int, Exception]]:
    """Return the cases source by source, and those whose source there is not."""
    by_content: dict[tuple[str, str], list[tuple[int, Case]]] = {}
    keys: dict[str, tuple[str, str] | Exception] = {}
    complaints: dict[int, Exception] = {}
    for number, case in enumerate(cases):
        path = folder / case.source if len(case.source) < 4_096 else None
        if case.source not in keys:
            keys[case.source] = _key(case.source, path)
        key = keys[case.source]
        if isinstance(key, Exception):
            complaints[number] = key
            continue
        by_content.setdefault(key, []).append((number, case))
    return [_group(key[0], own, folder) for key, own in by_content.items()], complaints


def _group(kind: str, own: list[tuple[int, Case]], folder: Path) -> _Group:
    source = own[0][1].source
    if kind == "text":
        return _Group(None, source, tuple(own))
    return _Group(folder / source, "", tuple(own))


def _key(source: str, path: Path | None) -> tuple[str, str] | Exception:
    """Return what names a source's content and reader; or why there is none."""
    try:
        if path is not None and path.is_file():
            return path.suffix.lower() or ".txt", fingerprint(read_bytes(path))
    except (InputRefused, NotFound) as error:
        return error
    except (OSError, ValueError):  # a text is no name of a file
        pass
    if len(source) >= LONG or "\n" in source:
        return "text", source
    return NotFound("there is no such file", path=path)


def _compared(
    groups: Sequence[_Group], jobs: int
) -> Iterable[tuple[int, QuotationVerdict]]:
    many = min(jobs, len(groups))
    if many < 2:
        for group in groups:
            yield from _compare_group(group)
        return
    # Fresh processes: a fork would copy whatever threads there are.
    with ProcessPoolExecutor(many, mp_context=get_context("spawn")) as pool:
        size = max(1, len(groups) // (many * 8))
        for found in pool.map(_compare_group, groups, chunksize=size):
            yield from found


def _compare_group(group: _Group) -> list[tuple[int, QuotationVerdict]]:
    """Compare all quotations of one source, which is read and prepared once."""
    try:
        source = (
            SourceText.of(group.text) if group.path is None else _read(group.path)[0]
        )
    except (InputRefused, NotFound) as error:
        return [(number, _unchecked(error)) for number, _ in group.cases]
    return [
        (number, compare_quotation(source, case.quote, page=case.page))
        for number, case in group.cases
    ]


def _read(path: Path) -> tuple[SourceText, Document | None]:
    """Return the text of a file, and the document where a reader makes one.

    What no manuscript comes as, tables and saved web pages, is read as a kept copy is.
    """
    data = read_bytes(path)
    try:
        reader = choose_reader(path, foreign=True)
    except InputRefused as error:
        made = extract(path, sniff(data[:_HEAD], data[-_HEAD:], path.name))
        said = "; ".join(made.remarks)
        if not made.text.strip():
            raise InputRefused(said or error.message, path=path) from error
        incomplete = "" if made.complete else said
        prepared = SourceText.of(
            made.text,
            pages=made.pages,
            incomplete=incomplete,
            table=is_table(made.extractor, made.version),
        )
        return prepared, None
    document = reader.read(data, path=path)
    return _prepared(document), document


def _prepared(document: Document) -> SourceText:
    missing = [said for said in document.warnings if _MISSING in said]
    pages = [said for said in missing if "pages" in said or "includes" in said]
    return SourceText.of(
        document.text, pages=document.pages, incomplete="; ".join(pages)
    )


def _unchecked(error: Exception) -> QuotationVerdict:
    return QuotationVerdict(QuoteOutcome.UNCHECKED, reasons=(str(error),))
