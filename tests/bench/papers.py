"""Papers with a known answer: Markdown with citekeys, rendered in a style by pandoc.

The gold is what pandoc's citation processor was told: each ``Cite`` node's keys, with
the stretch of the printed text that it became.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evidence.pandoc import find_pandoc

_OPEN, _CLOSE = "\ue000", "\ue001"
_CHUNK = re.compile(r"(?ms)^[ \t]*```+[ \t]*\{.*?^[ \t]*```+[ \t]*$")
_INLINE_CODE = re.compile(r"`r [^`\n]*`")
_FRONT = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_MARKS = re.compile(f"{_OPEN}([0-9]+){_OPEN}|{_CLOSE}")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as it was meant: its span in the text and the keys in it."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A manuscript in Markdown, without its programs, and its bibliography."""

    name: str
    markdown: str
    bibliography: Path


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper in one style: its printed text and the gold."""

    paper: Paper
    style: str
    text: str
    gold: tuple[Cited, ...]
    tree: dict[str, Any]
    """pandoc's document, without marks, for other formats."""


def papers(folder: Path) -> Iterator[Paper]:
    """Yield the papers of *folder*: one folder each, with paper.md and paper.bib."""
    for found in sorted(folder.glob("*/paper.md")):
        text = found.read_text("utf-8", "replace")
        text = _FRONT.sub("", _INLINE_CODE.sub("7.3", _CHUNK.sub("", text)))
        yield Paper(found.parent.name, text, found.with_name("paper.bib"))


def render(paper: Paper, style: Path, *, listed: bool, titled: bool = True) -> Rendered:
    """Return *paper* in the CSL *style*; *listed* prints the reference list too.

    The list has a heading where *titled*.
    """
    tree = json.loads(_processed(paper, style))
    if not listed:
        tree["blocks"] = [b for b in tree["blocks"] if not _is_list(b)]
    if not titled:
        tree["blocks"] = [b for b in tree["blocks"] if not _is_title(b)]
    cites: list[tuple[str, ...]] = []
    _mark(tree["blocks"], cites)
    marked = _pandoc(["-f", "json", "-t", "plain", "--wrap=none"], json.dumps(tree))
    text, gold = _unmarked(marked, cites)
    _unmark(tree["blocks"])
    return Rendered(paper, style.stem, text, gold, tree)


@cache
def _processed(paper: Paper, style: Path) -> str:
    arguments = ["-f", "markdown", "-t", "json", "--citeproc", f"--csl={style}"]
    arguments += [f"--bibliography={paper.bibliography}"]
    arguments += ["-M", "reference-section-title=References"]
    return _pandoc(arguments, paper.markdown)


def _pandoc(arguments: list[str], text: str) -> str:
    done = subprocess.run(
        [find_pandoc(), *arguments],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def _is_list(block: dict[str, Any]) -> bool:
    """Tell whether a block is the reference list or its heading."""
    if block["t"] == "Div":
        return bool(block["c"][0][0] == "refs")
    return _is_title(block)


def _is_title(block: dict[str, Any]) -> bool:
    if block["t"] == "Header":
        words = [inline.get("c") for inline in block["c"][2] if inline["t"] == "Str"]
        return words == ["References"]
    return False


def _mark(node: Any, cites: list[tuple[str, ...]]) -> None:
    """Put marks around what every Cite node became."""
    if isinstance(node, list):
        for inner in node:
            _mark(inner, cites)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            _mark_cite(node, cites)
        elif "c" in node:
            _mark(node["c"], cites)


def _mark_cite(node: dict[str, Any], cites: list[tuple[str, ...]]) -> None:
    items, inlines = node["c"]
    if "?" in json.dumps(inlines) and '"Strong"' in json.dumps(inlines):
        node["c"][1] = []  # pandoc had no entry for one of its keys
        return
    opened = {"t": "Str", "c": f"{_OPEN}{len(cites)}{_OPEN}"}
    closed = {"t": "Str", "c": _CLOSE}
    cites.append(tuple(item["citationId"] for item in items))
    note = next((inline for inline in inlines if inline["t"] == "Note"), None)
    if note is None:
        node["c"][1] = [opened, *inlines, closed]
        return
    blocks = note["c"]
    blocks[0]["c"].insert(0, opened)
    blocks[-1]["c"].append(closed)


def _unmark(node: Any) -> None:
    if isinstance(node, list):
        node[:] = [
            inner
            for inner in node
            if not (
                isinstance(inner, dict)
                and inner.get("t") == "Str"
                and (_OPEN in inner["c"] or _CLOSE in inner["c"])
            )
        ]
        for inner in node:
            _unmark(inner)
    elif isinstance(node, dict) and "c" in node:
        _unmark(node["c"])


def _unmarked(
    marked: str, cites: list[tuple[str, ...]]
) -> tuple[str, tuple[Cited, ...]]:
    pieces: list[str] = []
    gold: list[Cited] = []
    opened: list[tuple[int, int]] = []
    at = length = 0
    for mark in _MARKS.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1] is not None:
            opened.append((int(mark[1]), length))
        elif opened:
            number, start = opened.pop()
            if length > start:
                gold.append(Cited(start, length, cites[number]))
    pieces.append(marked[at:])
    return "".join(pieces), tuple(sorted(gold, key=lambda cited: cited.start))
