"""The paragraphs of a Word document's XML with every run's place in its bytes.

What is to be edited in place must be known to the byte: a tree that is written anew
loses prefixes that Word asks for. The text of a paragraph is what is read when all
tracked changes are accepted.

Source: ECMA-376-1, 17.3 (paragraphs and runs), 17.13.5 (tracked changes), 17.16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from evidence.errors import InputRefused

NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_HIDDEN = frozenset({"del", "moveFrom"})


@dataclass(slots=True)
class Piece:
    """A part of a run: its visible *text*, and its bytes; *plain*: it is ``w:t``."""

    text: str
    start: int
    end: int
    plain: bool


@dataclass(slots=True)
class Run:
    """A run: its bytes from *start* to *end*; *head* is its tag, *look* its ``rPr``.

    *free*: it stands in the paragraph itself, in no field, link or tracked change.
    """

    start: int
    end: int
    head: bytes
    free: bool
    look: bytes = b""
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    """A paragraph: where what it holds begins and ends, and its visible runs."""

    start: int
    end: int
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return what is read in it, with all changes accepted."""
        return "".join(piece.text for run in self.runs for piece in run.pieces)


@dataclass(slots=True)
class Body:
    """The main part of a Word file: its bytes, its prefix and its paragraphs."""

    data: bytes
    prefix: str
    paragraphs: list[Paragraph]

    @property
    def next_id(self) -> int:
        """Return a number that no tracked change or comment has here."""
        used = re.findall(rb"\bid=[\"']([0-9]{1,9})[\"']", self.data)
        return max((int(number) for number in used), default=0) + 1


def read_body(data: bytes) -> Body:
    """Return the paragraphs of ``word/document.xml``; raises InputRefused."""
    prefix = _prefix(data)
    walk = _Walk(data, prefix)
    try:
        walk.parser.Parse(data, True)  # noqa: FBT003 - expat's signature
    except ExpatError as error:
        raise InputRefused(f"its word/document.xml is no XML: {error}") from error
    return Body(data, prefix, walk.paragraphs)


def _prefix(data: bytes) -> str:
    """Return how the file calls Word's namespace, "w" as a rule."""
    head = data[:20_000]
    declared = re.search(rb'<\?xml[^>]*encoding=["\']([^"\']+)', head)
    if declared and declared[1].lower() not in {b"utf-8", b"us-ascii"}:
        raise InputRefused("its word/document.xml is not in UTF-8")
    for name, uri in re.findall(rb'xmlns:([\w.-]+)=["\']([^"\']+)["\']', head):
        if uri.decode("latin-1") in NAMESPACES:
            return str(name.decode("ascii"))
    raise InputRefused("its word/document.xml is not the usual Word XML")


class _Walk:
    """Follows the parser through the part."""

    def __init__(self, data: bytes, prefix: str) -> None:
        self.paragraphs: list[Paragraph] = []
        self._data = data
        self._w = f"{prefix}:"
        self._path: list[str] = []
        self._tags: list[int] = []
        """Where the tags end that began what is open."""
        self._open: list[Paragraph] = []
        self._runs: list[tuple[Run, list[Piece]]] = []
        """The runs that are open, each with the piece of it that is: a run may hold a
        drawing with paragraphs of its own."""
        self._fields = 0
        self.parser: XMLParserType = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._finish
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = _refuse_entity
        self._look_from = -1

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        kind = name.removeprefix(self._w) if name.startswith(self._w) else ""
        self._path.append(kind or name)
        self._tags.append(tag_end(self._data, at))
        if kind == "p":
            inside = tag_end(self._data, at)
            self._open.append(Paragraph(inside, inside))
        elif kind == "r" and self._open:
            self._begin_run(at)
        elif kind == "fldChar":
            step = {"begin": 1, "end": -1}
            self._fields += step.get(attributes.get(f"{self._w}fldCharType", ""), 0)
        elif self._runs and self._path[-2:-1] == ["r"]:
            self._begin_piece(kind, at)

    def _begin_run(self, at: int) -> None:
        above = self._path[:-1]
        since = len(above) - 1 - above[::-1].index("p")
        around = set(above[since + 1 :])
        head = self._data[at : tag_end(self._data, at)]
        run = Run(at, at, head, free=not around and self._fields == 0)
        self._runs.append((run, []))
        if not around & _HIDDEN:
            self._open[-1].runs.append(run)

    def _begin_piece(self, kind: str, at: int) -> None:
        if kind == "rPr":
            self._look_from = at
        else:
            run, open_ = self._runs[-1]
            open_.append(Piece(_SIGNS.get(kind, ""), at, at, plain=kind == "t"))
            run.pieces.append(open_[-1])

    def _text(self, text: str) -> None:
        open_ = self._runs[-1][1] if self._runs else []
        if open_ and open_[-1].plain and self._path[-2:] == ["r", "t"]:
            open_[-1].text += text

    def _finish(self, name: str) -> None:
        kind = self._path.pop()
        end = self._end(self._tags.pop())
        if kind == "p" and name.startswith(self._w):
            paragraph = self._open.pop()
            paragraph.end = self.parser.CurrentByteIndex
            self.paragraphs.append(paragraph)
        elif kind == "pPr" and self._open and self._path[-1:] == ["p"]:
            self._open[-1].start = end
        elif kind == "r" and self._runs:
            self._runs.pop()[0].end = end
        elif self._runs and self._path[-1:] == ["r"]:
            self._finish_piece(kind, end)

    def _end(self, begun: int) -> int:
        """Return where an element ends; of an empty one, expat tells the end itself."""
        at = self.parser.CurrentByteIndex
        if at == begun and self._data[at - 2 : at] == b"/>":
            return at
        return tag_end(self._data, at)

    def _finish_piece(self, kind: str, end: int) -> None:
        run, open_ = self._runs[-1]
        if kind == "rPr":
            run.look = self._data[self._look_from : end]
        elif open_:
            open_.pop().end = end


def tag_end(data: bytes, at: int) -> int:
    """Return where the tag that begins at *at* ends; quotes may hold a ``>``."""
    match = _TAG.match(data, at)
    if match is None:
        raise InputRefused("its word/document.xml ends in a tag")
    return match.end()


def _refuse_entity(*_: object) -> None:
    raise InputRefused("its word/document.xml defines entities, which Word never does")
