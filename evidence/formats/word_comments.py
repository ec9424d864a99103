"""Comments in a Word file: at a paragraph, or at marks that others place.

Source: ECMA-376-1, 17.13.4: the comment itself stands in a part of its own, which the
package's lists of types and relationships name; the text holds its range and mark.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from xml.sax.saxutils import escape, quoteattr

from evidence.formats.word_runs import NAMESPACES, Body, Paragraph

_DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b"</Relationships>"
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold: control characters, surrogates."""


class Signed(Protocol):
    """What a comment says, and who signs it when."""

    @property
    def comment(self) -> str:
        """What it says."""

    @property
    def author(self) -> str:
        """Who says so."""

    @property
    def date(self) -> str:
        """When, as XML Schema writes it."""


def with_comment(
    members: Mapping[str, bytes], body: Body, paragraph: Paragraph, said: Signed
) -> dict[str, bytes]:
    """Return the parts of the package that change for a comment at *paragraph*."""
    numbers, changed = add_comments(members, (said,), at_least=body.next_id)
    changed[_DOCUMENT] = _marked(body, paragraph, numbers[0])
    return changed


def add_comments(
    members: Mapping[str, bytes], comments: Sequence[Signed], *, at_least: int
) -> tuple[tuple[int, ...], dict[str, bytes]]:
    """Return the numbers that *comments* get, and the parts that hold them.

    The main part is not among them: it is to be marked with the numbers, which begin
    with *at_least* or above what is taken.
    """
    changed: dict[str, bytes] = {}
    part = existing_part(members)
    if part is None:
        part = _free(members)
        changed[_RELATIONS] = _related(members.get(_RELATIONS, _NO_RELATIONS), part)
        changed[_TYPES] = _typed(members[_TYPES], part)
        held = _empty()
    else:
        held = members[part]
    used = re.findall(rb"\bid=[\"']([0-9]{1,9})[\"']", held)
    first = max([*(int(each) + 1 for each in used), at_least])
    numbers = tuple(range(first, first + len(comments)))
    changed[part] = _added(held, zip(numbers, comments, strict=True))
    return numbers, changed


def range_start(prefix: str, number: int) -> bytes:
    """Return the mark at which a comment's words begin."""
    return f'<{prefix}:commentRangeStart {prefix}:id="{number}"/>'.encode()


def range_end(prefix: str, number: int) -> bytes:
    """Return the mark at which they end, and the comment's own sign."""
    w = prefix
    return (
        f'<{w}:commentRangeEnd {w}:id="{number}"/>'
        f'<{w}:r><{w}:commentReference {w}:id="{number}"/></{w}:r>'
    ).encode()


def xml_text(text: str) -> str:
    """Return *text* escaped, and what XML has no place for as its code point."""
    return escape(_NO_XML.sub(lambda found: f"\\u{{{ord(found[0]):X}}}", text))


def existing_part(members: Mapping[str, bytes]) -> str | None:
    """Return the part of comments that the document names, if there is one."""
    relations = members.get(_RELATIONS, b"").decode("utf-8", "replace")
    for tag in re.findall(r"<\w*:?Relationship\b[^>]*>", relations):
        target = re.search(r"Target=[\"']([^\"']+)[\"']", tag)
        kind = re.search(r"Type=[\"'][^\"']*/relationships/comments[\"']", tag)
        if kind and target:
            name = posixpath.normpath(posixpath.join("/word", target[1]))
            if name.lstrip("/") in members:
                return name.lstrip("/")
    return None


def _free(members: Mapping[str, bytes]) -> str:
    names = ("word/comments.xml", *(f"word/comments{n}.xml" for n in range(2, 99)))
    return next(name for name in names if name not in members)


def _related(relations: bytes, part: str) -> bytes:
    used = {int(n) for n in re.findall(rb"Id=[\"']rId([0-9]{1,9})[\"']", relations)}
    number = max(used, default=0) + 1
    target = part.removeprefix("word/")
    line = f'<Relationship Id="rId{number}" Type="{_KIND}" Target="{target}"/>'
    return _before_end(relations, line.encode())


def _typed(types: bytes, part: str) -> bytes:
    line = f'<Override PartName="/{part}" ContentType="{_MEDIA}"/>'
    return _before_end(types, line.encode())


def _empty() -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:comments xmlns:w="{NAMESPACES[0]}"></w:comments>'
    ).encode()


def _added(held: bytes, comments: Iterable[tuple[int, Signed]]) -> bytes:
    uris = "|".join(re.escape(each) for each in NAMESPACES)
    found = re.search(rf"xmlns:([\w.-]+)=[\"'](?:{uris})[\"']".encode(), held)
    w = found[1].decode() if found else "w"
    written = "".join(_comment(w, number, said) for number, said in comments)
    return _before_end(held, written.encode())


def _comment(w: str, number: int, said: Signed) -> str:
    """Return one comment; each of its lines is a paragraph."""
    initials = "".join(word[0] for word in said.author.split())[:4]
    signed = (
        f'{w}:id="{number}" {w}:author={_quoted(said.author)} '
        f"{w}:date={_quoted(said.date)} {w}:initials={_quoted(initials)}"
    )
    words = "".join(
        f'<{w}:p><{w}:r><{w}:t xml:space="preserve">{xml_text(line)}</{w}:t></{w}:r>'
        f"</{w}:p>"
        for line in said.comment.split("\n")
    )
    return f"<{w}:comment {signed}>{words}</{w}:comment>"


def _quoted(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text))


def _marked(body: Body, paragraph: Paragraph, number: int) -> bytes:
    data = body.data
    before, inside = data[: paragraph.start], data[paragraph.start : paragraph.end]
    begin, end = range_start(body.prefix, number), range_end(body.prefix, number)
    return before + begin + inside + end + data[paragraph.end :]


def _before_end(part: bytes, line: bytes) -> bytes:
    """Return *part* with *line* before the tag that ends it."""
    closed = re.sub(rb"<((?:\w+:)?\w+)([^<>]*)/>\s*\Z", rb"<\1\2></\1>", part)
    at = closed.rindex(b"</")
    return closed[:at] + line + closed[at:]
