"""The comments of a Word file as threads: what was said, and what answers it.

Word names the comment that a reply belongs to, by the id of its last paragraph, in a
part of its own, which also says whether the thread is resolved. LibreOffice and others
may write a reply as a comment of the same words: so these are told too.

Sources: ECMA-376-1, 17.13.4; [MS-DOCX] 2.5.4 (commentsEx: paraIdParent, done).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from evidence.errors import InputRefused
from evidence.formats.packages import unpack
from evidence.formats.word_comments import existing_part
from evidence.formats.xml_parts import NotXml, parse_xml

_DOCUMENT = "word/document.xml"
_EXTENDED = "commentsextended.xml"
Range = tuple[int, int]
"""How many characters of the text stand before a comment's words, and their end."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: who says what, when (as the file writes it), in reply to which.

    *parent* is the number of the thread's first comment, empty for one that is the
    first, or that no part names one for; *done* tells that it is marked as resolved.
    *words* are what it is about, as a range of the text's characters.
    """

    number: str
    author: str
    date: str
    lines: tuple[str, ...]
    parent: str = ""
    done: bool = False
    words: Range | None = None


def read_threads(data: bytes) -> tuple[Comment, ...]:
    """Return the comments of the Word file *data* in the order of their part.

    Raises InputRefused for what is no Word file.
    """
    members = unpack(data, what="Word", needed=_DOCUMENT)
    part = existing_part(members)
    if part is None:
        return ()
    root = _parsed(part, members[part])
    elements = [one for one in root if _name(one) == "comment"]
    found = {one.number: one for one in _numbered(map(_comment, elements))}
    last = list(map(_last_paragraph, elements))
    times = Counter(last)
    # An id that two comments have names neither.
    paragraphs = {
        own: number
        for own, number in zip(last, found, strict=True)
        if own and times[own] == 1
    }
    told = dict(_extended(members, paragraphs))
    ranges = _ranges(members)
    return tuple(
        replace(
            comment,
            parent=told.get(number, ("", False))[0],
            done=told.get(number, ("", False))[1],
            words=ranges.get(number),
        )
        for number, comment in found.items()
    )


def _numbered(comments: Iterable[Comment]) -> Iterator[Comment]:
    """Yield *comments*; of those with one number the later get one of no mark's.

    A number that is given twice is out of form, but nothing that was said is left out.
    """
    taken: set[str] = set()
    for at, comment in enumerate(comments):
        number = comment.number
        if not number or number in taken:
            number = f"{number}\0{at}"
        taken.add(number)
        yield replace(comment, number=number)


def _comment(element: Element) -> Comment:
    given = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    lines = [
        "".join(_shown(paragraph))
        for paragraph in element.iter()
        if _name(paragraph) == "p"
    ]
    return Comment(
        given.get("id", ""),
        given.get("author", ""),
        given.get("date", ""),
        tuple(lines),
    )


def _shown(paragraph: Element) -> Iterator[str]:
    for one in paragraph.iter():
        name = _name(one)
        if name == "t":
            yield one.text or ""
        elif name in {"tab", "br", "cr"}:
            yield " "


def _last_paragraph(element: Element) -> str:
    """Return the id of a comment's last paragraph, by which its replies name it."""
    ids = [
        value
        for paragraph in element.iter()
        if _name(paragraph) == "p"
        for name, value in paragraph.attrib.items()
        if name.endswith("}paraId")
    ]
    return ids[-1].upper() if ids else ""


def _extended(
    members: Mapping[str, bytes], paragraphs: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield a comment's number with its parent's and whether the thread is done."""
    names = [name for name in members if name.lower().endswith(_EXTENDED)]
    for element in _parsed(names[0], members[names[0]]) if names else ():
        given = {
            name.rpartition("}")[2]: value for name, value in element.attrib.items()
        }
        number = paragraphs.get(given.get("paraId", "").upper())
        if number:
            above = paragraphs.get(given.get("paraIdParent", "").upper(), "")
            done = given.get("done", "").lower() in {"1", "true", "on"}
            yield number, (above, done)


def _ranges(members: Mapping[str, bytes]) -> dict[str, Range]:
    """Return which words each comment is about."""
    begun: dict[str, int] = {}
    ranges: dict[str, Range] = {}
    at = 0
    for element in _parsed(_DOCUMENT, members[_DOCUMENT]).iter():
        name = _name(element)
        if name == "t":
            at += len(element.text or "")
        elif name in {"commentRangeStart", "commentRangeEnd"}:
            number = next((v for k, v in element.attrib.items() if k[-3:] == "}id"), "")
            if name == "commentRangeStart":
                begun[number] = at
            elif number in begun:
                ranges[number] = (begun[number], at)
    return ranges


def _parsed(name: str, content: bytes) -> Element:
    try:
        return parse_xml(content)
    except NotXml as error:
        raise InputRefused(f"its {name} is no XML: {error}") from error


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def as_answer(payload: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Read the file at ``payload["path"]``, for the worker: limited as a child."""
    data = Path(payload["path"]).read_bytes()
    return [asdict(comment) for comment in read_threads(data)]
