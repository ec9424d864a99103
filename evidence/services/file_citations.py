"""The citations of a file against a bibliography, without any ledger.

Nothing here may know the database: this runs in a tenth of a second.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.problems import Problem
from evidence.readers.base import read_manuscript
from evidence.text.citation_report import citations_report
from evidence.text.reference import reference_from_entry


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
    references = [reference_from_entry(entry) for entry in read.entries]
    citations: list[dict[str, Any]] = citations_report(
        document.text,
        references,
        blocks=document.blocks,
        place=document.in_file,
        explain=True,
    )["citations"]
    for citation in citations:
        for item in citation["items"]:
            before = document.source[: item["start"]]
            item["line"] = before.count("\n") + 1
            item["column"] = item["start"] - before.rfind("\n")
    return citations, tuple(read.problems)
