"""Word's citation fields: where they stand, and what they say of each work.

Zotero, Mendeley and EndNote put a work's data into the instruction of a field around
the printed citation; Mendeley's newer add-in into the tag of a content control; Word
itself keeps its sources in a part of their own. Every field's result is put between
marks (private-use characters), so that whoever reads the text finds it again.

Sources: ECMA-376 1, 17.16 (fields) and 17.5.2 (content controls); CSL's JSON schema
for citations, which Zotero and Mendeley write; EndNote's record XML.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement, register_namespace

from defusedxml.ElementTree import iterparse, tostring

from evidence.errors import InputRefused
from evidence.formats.packages import pack, unpack
from evidence.formats.word_hidden import Unseen, hidden_styles, take_out_hidden
from evidence.formats.word_instructions import Cited, read_instruction, read_tag
from evidence.formats.word_sources import read_word_sources
from evidence.formats.xml_parts import NotXml, parse_xml

OPEN, BETWEEN, CLOSE = "\ue000", "\ue001", "\ue002"
"""Around a field: OPEN, its number, BETWEEN, the result, CLOSE."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Marked:
    """A Word file with marked citations, and what was found in it."""

    package: bytes
    citations: list[Cited]
    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    unseen: Unseen = field(default_factory=Unseen)
    hidden_styles: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether its result has begun."""

    instruction: list[str] = field(default_factory=list)
    result: bool = False
    number: int = -1


def mark_citations(data: bytes) -> Marked:
    """Return the Word file *data* with its citation fields between marks.

    Raises InputRefused for what is no Word file, or not within limits.
    """
    members = unpack(data, what="Word", needed="word/document.xml")
    styles = hidden_styles(members.get("word/styles.xml", b""))
    marked = Marked(b"", [], hidden_styles=styles)
    sources = read_word_sources(members)
    for name in _PARTS:
        if name in members:
            members[name] = _mark_part(name, members[name], marked, sources)
    if "word/comments.xml" in members:
        marked.comments = members["word/comments.xml"].count(b"<w:comment ")
    marked.package = pack(members)
    return marked


def _mark_part(
    name: str, content: bytes, marked: Marked, sources: Mapping[str, dict[str, Any]]
) -> bytes:
    try:
        _keep_prefixes(content)
        root = parse_xml(content)
    except (NotXml, SyntaxError, LookupError, ValueError) as error:
        raise InputRefused(f"its {name} is no XML: {error}") from error
    marked.insertions += sum(1 for _ in root.iter(f"{_W}ins"))
    marked.deletions += sum(1 for _ in root.iter(f"{_W}del"))
    take_out_hidden(root, marked.hidden_styles, marked.unseen)
    _Marking(marked, sources).walk(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _keep_prefixes(content: bytes) -> None:
    """Have the namespaces written under the prefixes that the file uses."""
    for _, (prefix, uri) in iterparse(io.BytesIO(content), events=["start-ns"]):
        if prefix and not prefix.startswith("ns") and prefix != "xml":
            register_namespace(prefix, uri)


class _Place(NamedTuple):
    """A child of an element, and which of its children it is before any is added."""

    parent: Element
    at: int
    child: Element


class _Marking:
    """Walks a part in reading order and puts marks around its citations."""

    def __init__(self, marked: Marked, sources: Mapping[str, dict[str, Any]]) -> None:
        self._marked = marked
        self._sources = sources
        self._open: list[_Field] = []
        self._new: dict[int, tuple[Element, dict[int, list[Element]]]] = {}
        """What is to stand before which of an element's children, by its id."""

    def walk(self, root: Element) -> None:
        """Put marks into *root*; its own stack, since files may be nested deep."""
        waiting = [_children(root)]
        while waiting:
            place = next(waiting[-1], None)
            if place is None:
                waiting.pop()
                continue
            child = place.child
            if child.tag == f"{_W}r":
                self._run(place)
            elif child.tag == f"{_W}fldSimple":
                self._simple(child)
            elif child.tag == f"{_W}sdt":
                self._control(child)
            if child.tag not in {f"{_W}r", f"{_W}del", f"{_W}moveFrom"}:
                waiting.append(_children(child))
        self._write()

    def _run(self, place: _Place) -> None:
        for child in place.child:
            if child.tag == f"{_W}instrText" and self._open:
                if not self._open[-1].result:
                    self._open[-1].instruction.append(child.text or "")
            elif child.tag == f"{_W}fldChar":
                self._boundary(place, child)

    def _boundary(self, place: _Place, mark: Element) -> None:
        kind = mark.get(f"{_W}fldCharType")
        if kind == "begin":
            self._open.append(_Field())
            data = mark.find(f"{_W}fldData")
            if data is not None and data.text:
                self._open[-1].instruction.append(f" \x00{data.text}\x00 ")
        elif kind == "separate" and self._open:
            self._open[-1].result = True
            self._begin(place, self._open[-1])
        elif kind == "end" and self._open:
            closed = self._open.pop()
            if closed.number >= 0:
                self._put(place.parent, place.at, _text_run(CLOSE))
            elif self._open and not self._open[-1].result:
                # EndNote nests a field of data inside the citation's instruction.
                self._open[-1].instruction.extend(closed.instruction)

    def _begin(self, place: _Place, one: _Field) -> None:
        if any(outer.number >= 0 for outer in self._open[:-1]):
            return  # inside another citation
        cited = read_instruction("".join(one.instruction), self._sources)
        if cited is not None:
            one.number = len(self._marked.citations)
            self._marked.citations.append(cited)
            self._put(place.parent, place.at + 1, _opening(one.number))

    def _put(self, parent: Element, at: int, new: Element) -> None:
        _, places = self._new.setdefault(id(parent), (parent, {}))
        places.setdefault(at, []).append(new)

    def _write(self) -> None:
        """Put what is new into its places: a parent of many children is read once."""
        for parent, places in self._new.values():
            parent[:] = [
                one
                for at, child in enumerate([*parent, None])
                for one in (*places.get(at, ()), child)
                if one is not None
            ]

    def _simple(self, element: Element) -> None:
        cited = read_instruction(element.get(f"{_W}instr") or "", self._sources)
        if cited is not None:
            element.insert(0, _opening(len(self._marked.citations)))
            element.append(_text_run(CLOSE))
            self._marked.citations.append(cited)

    def _control(self, control: Element) -> None:
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        content = control.find(f"{_W}sdtContent")
        cited = read_tag(tag.get(f"{_W}val") or "") if tag is not None else None
        if cited is None or content is None:
            return
        paragraphs = content.findall(f"{_W}p")
        first = paragraphs[0] if paragraphs else content
        last = paragraphs[-1] if paragraphs else content
        at = 1 if len(first) and first[0].tag == f"{_W}pPr" else 0
        first.insert(at, _opening(len(self._marked.citations)))
        last.append(_text_run(CLOSE))
        self._marked.citations.append(cited)


def _children(parent: Element) -> Iterator[_Place]:
    return iter([_Place(parent, at, child) for at, child in enumerate(parent)])


def _opening(number: int) -> Element:
    return _text_run(f"{OPEN}{number}{BETWEEN}")


def _text_run(text: str) -> Element:
    run = Element(f"{_W}r")
    SubElement(run, f"{_W}t", {_SPACE: "preserve"}).text = text
    return run


def as_answer(payload: dict[str, str]) -> bytes:
    """Mark the file at ``payload["path"]``: one line of JSON, then the package.

    For the worker: it runs where memory and time are limited.
    """
    with open(payload["path"], "rb") as stream:  # noqa: PTH123 - bytes, once
        marked = mark_citations(stream.read())
    said = {
        "citations": [
            {"system": one.system, "items": [item.as_json() for item in one.items]}
            for one in marked.citations
        ],
        "insertions": marked.insertions,
        "deletions": marked.deletions,
        "comments": marked.comments,
        "hidden": marked.unseen.hidden,
        "white": marked.unseen.white,
    }
    return json.dumps(said).encode() + b"\n" + marked.package
