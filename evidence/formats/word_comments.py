"""A comment at a paragraph of a Word file.

Source: ECMA-376-1, 17.13.4: the comment itself stands in a part of its own, which the
package's lists of types and relationships name; the text holds its range and mark.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
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
    changed: dict[str, bytes] = {}
    part = _existing(members)
    if part is None:
        part = _free(members)
        changed[_RELATIONS] = _related(members.get(_RELATIONS, _NO_RELATIONS), part)
        changed[_TYPES] = _typed(members[_TYPES], part)
        comments = _empty()
    else:
        comments = members[part]
    used = re.findall(rb"\bid=[\"']([0-9]{1,9})[\"']", comments)
    number = max([*(int(each) + 1 for each in used), body.next_id])
    changed[part] = _added(comments, number, said)
    changed[_DOCUMENT] = _marked(body, paragraph, number)
    return changed


def _existing(members: Mapping[str, bytes]) -> str | None:
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


def _added(comments: bytes, number: int, said: Signed) -> bytes:
    uris = "|".join(re.escape(each) for each in NAMESPACES)
    found = re.search(rf"xmlns:([\w.-]+)=[\"'](?:{uris})[\"']".encode(), comments)
    w = found[1].decode() if found else "w"
    initials = "".join(word[0] for word in said.author.split())[:4]
    signed = (
        f'{w}:id="{number}" {w}:author={quoteattr(said.author)} '
        f"{w}:date={quoteattr(said.date)} {w}:initials={quoteattr(initials)}"
    )
    text = f'<{w}:t xml:space="preserve">{escape(said.comment)}</{w}:t>'
    words = f"<{w}:p><{w}:r>{text}</{w}:r></{w}:p>"
    return _before_end(
        comments, f"<{w}:comment {signed}>{words}</{w}:comment>".encode()
    )


def _marked(body: Body, paragraph: Paragraph, number: int) -> bytes:
    w, data = body.prefix, body.data
    begin = f'<{w}:commentRangeStart {w}:id="{number}"/>'.encode()
    end = (
        f'<{w}:commentRangeEnd {w}:id="{number}"/>'
        f'<{w}:r><{w}:commentReference {w}:id="{number}"/></{w}:r>'
    ).encode()
    before, inside = data[: paragraph.start], data[paragraph.start : paragraph.end]
    return before + begin + inside + end + data[paragraph.end :]


def _before_end(part: bytes, line: bytes) -> bytes:
    """Return *part* with *line* before the tag that ends it."""
    closed = re.sub(rb"<((?:\w+:)?\w+)([^<>]*)/>\s*\Z", rb"<\1\2></\1>", part)
    at = closed.rindex(b"</")
    return closed[:at] + line + closed[at:]
