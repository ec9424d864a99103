"""The citations of a file against a bibliography, without any ledger.

Nothing here may know the database: this runs in a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.entry import Entry
from evidence.bibliography.problems import Problem
from evidence.readers.base import read_manuscript
from evidence.text.citations.name_match import fold
from evidence.text.citations.reference import reference_from_entry
from evidence.text.citations.report import citations_report
from evidence.text.line_starts import LineStarts


def list_in_file(
    path: Path, bibliography: Path
) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """Return the citations of the file at *path*, and the bibliography's problems.

    Citations are as ``text.citation_report`` gives them, with ``reasons``, and with
    ``line`` and ``column`` (from 1) of each item in the file. Raises NotFound and
    InputRefused.
    """
    document = read_manuscript(path, foreign=True)
    read = read_bibliography(bibliography)
    references = [
        reference_from_entry(entry) for entry in distinct_entries(read.entries)
    ]
    citations: list[dict[str, Any]] = citations_report(
        document.text,
        references,
        blocks=document.blocks,
        marked=document.marked,
        place=document.in_file,
        explain=True,
    )["citations"]
    written = {one.key: one.repeats for one in read.entries if one.repeats}
    lines = LineStarts(document.source)
    for citation in citations:
        for item in citation["items"]:
            _as_written(item, written)
            item["line"], item["column"] = lines.place(item["start"])
    return citations, tuple(read.problems)


def _as_written(item: dict[str, Any], written: Mapping[str, str]) -> None:
    """Name entries in *item* by the keys of the file, which may have one twice.

    Several entries of one key are still that key.
    """
    if not written:
        return
    keys = [written.get(key, key) for key in item["candidates"]]
    item["candidates"] = list(dict.fromkeys(keys))
    if item["key"] is not None:
        item["key"] = written.get(item["key"], item["key"])
    elif item["status"] == "ambiguous" and len(item["candidates"]) == 1:
        (item["key"],) = item["candidates"]
        item["status"], item["candidates"] = "resolved", []
        item["reasons"].append(f"all of them have the key {item['key']}")


def distinct_entries(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries without second ones of the same key, title and year.

    They are one work in two versions, and were told of as problems.
    """
    seen: set[tuple[str, str, str]] = set()
    for entry in entries:
        issued = entry.issued.text if entry.issued is not None else ""
        work = (entry.repeats or entry.key, fold(entry.title or ""), issued)
        if work not in seen:
            seen.add(work)
            yield entry
