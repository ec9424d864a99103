"""The figures and rosters of a file, or of given sentences, without any ledger.

Nothing here may know the database: this runs in a tenth of a second.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.errors import InputRefused
from evidence.given_file import read_file
from evidence.readers.base import MAX_BYTES, choose_reader, read_manuscript
from evidence.text.document import Document, Span
from evidence.text.figures.report import figures_report
from evidence.text.language_guess import SAMPLE
from evidence.text.line_starts import LineStarts
from evidence.text.rosters.finder import rosters_of_document
from evidence.text.rosters.report import roster_dict, rosters_report

STDIN = "-"
_SHAPE = 'the file is a list such as [{"id": 1, "text": "It has 54 members."}]'


@dataclass(frozen=True, slots=True)
class FileFigures:
    """What was found in a file, in the forms of ``figures.report``, ``rosters.report``.

    With ``line`` and ``column`` (from 1); positions count in the file's own text.
    """

    figures: list[dict[str, Any]]
    rosters: list[dict[str, Any]]


def figures_of_file(path: Path) -> FileFigures:
    """Return what is found in the file at *path*, or in stdin where it is "-".

    Block by block; a list of items makes one roster. Raises NotFound, InputRefused.
    """
    if str(path) == STDIN:
        path = Path("stdin")
        document = choose_reader(path).read(_stdin(), path=path)
    else:
        document = read_manuscript(path, foreign=True)
    lines = LineStarts(document.source)
    text = document.text[:SAMPLE]
    figures = [
        _placed(figure, block.start, document, lines)
        for block in document.blocks
        for figure in figures_report(document.text[block.start : block.end], text)
    ]
    rosters = [
        _placed_roster(roster_dict(roster, document.text), document, lines)
        for roster in rosters_of_document(document)
    ]
    return FileFigures(figures, rosters)


def figures_of_sentences(path: Path) -> list[dict[str, Any]]:
    """Return what is found in each sentence of the JSON list at *path*.

    The list has objects with ``id`` and ``text``; each gives ``id``, ``figures`` and
    ``rosters``. Raises NotFound and InputRefused.
    """
    data = _stdin() if str(path) == STDIN else read_file(path, wanted="a JSON file")
    try:
        given = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        message = f"the file is not JSON: {error}"
        raise InputRefused(message, path=path, line=line, hint=_SHAPE) from error
    if not isinstance(given, list):
        raise InputRefused("the sentences are not a list", path=path, hint=_SHAPE)
    return [_sentence(each, at, path) for at, each in enumerate(given, 1)]


def _stdin() -> bytes:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputRefused(f"more than {MAX_BYTES:,} bytes on standard input")
    return data


def _sentence(given: object, at: int, path: Path) -> dict[str, Any]:
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        message = f"sentence {at} is no object with an id and a text"
        raise InputRefused(message, path=path, hint=_SHAPE)
    return {
        "id": given.get("id", at),
        "figures": figures_report(given["text"]),
        "rosters": rosters_report(given["text"]),
    }


def _placed(
    figure: dict[str, Any], shift: int, document: Document, lines: LineStarts
) -> dict[str, Any]:
    span = document.in_file(Span(figure["start"] + shift, figure["end"] + shift))
    line, column = lines.place(span.start)
    placed = {"start": span.start, "end": span.end, "line": line, "column": column}
    return {**figure, **placed}


def _placed_roster(
    roster: dict[str, Any], document: Document, lines: LineStarts
) -> dict[str, Any]:
    placed = _placed(roster, 0, document, lines)
    members = []
    for member in roster["members"]:
        span = document.in_file(Span(member["start"], member["end"]))
        members.append({**member, "start": span.start, "end": span.end})
    return {**placed, "members": members}
