"""Word: the text by pandoc, the citation fields by our own reading of the XML.

pandoc's reader of fields merges works that share a number, drops their addresses and
the printed list, and knows no content controls. So the fields are read before, in a
limited process, and their results marked; the marks are found again in the text.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from evidence import worker
from evidence.errors import InputRefused
from evidence.formats.word_fields import BETWEEN, CLOSE, OPEN
from evidence.readers.base import Reader
from evidence.readers.by_pandoc import parse, walked
from evidence.readers.field_marks import without_marks
from evidence.readers.packaged import packaged_document
from evidence.text.document import Document, MarkedCitation, MarkedItem

MARKING = worker.Limits(wall=60, cpu=40, answer=400_000_000)
"""For reading the fields: the file unpacked is 300 MB at most."""
_MARK = re.compile(f"{OPEN}([0-9]+){BETWEEN}|{CLOSE}")


class Word(Reader):
    """Word's .docx, with the citations of Zotero, Mendeley, EndNote and Word."""

    name: ClassVar[str] = "word"
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm")
    media_type: ClassVar[str] = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    )

    def read(self, data: bytes, *, path: Path) -> Document:
        """Return the document; tracked changes are read as accepted."""
        said, package = _marked(data, path)
        tree = parse("docx", package, path=path)
        assembly, walk = walked(tree, path=path)
        assembly, found = without_marks(assembly, _MARK)
        citations = tuple(
            _citation(start, end, said["citations"][number])
            for number, start, end in found
            if number < len(said["citations"])
        )
        return packaged_document(
            data,
            tree,
            assembly,
            marked=citations or walk.marked,
            media_type=self.media_type,
            warnings=_warnings(said),
        )


def _marked(data: bytes, path: Path) -> tuple[dict[str, Any], bytes]:
    """Return what the limited process says of the fields, and the marked file."""
    with tempfile.NamedTemporaryFile(suffix=".docx") as copy:
        copy.write(data)
        copy.flush()
        try:
            answer: bytes = worker.run(
                "evidence.formats.word_fields:as_answer",
                {"path": copy.name},
                limits=MARKING,
            )
        except InputRefused as error:
            error.path = path
            raise
    line, _, package = answer.partition(b"\n")
    said: dict[str, Any] = json.loads(line)
    return said, package


def _citation(start: int, end: int, cited: Mapping[str, Any]) -> MarkedCitation:
    items = tuple(
        MarkedItem(**item | {"uris": tuple(item["uris"])}) for item in cited["items"]
    )
    return MarkedCitation(start, end, items, cited["system"])


def _warnings(said: Mapping[str, Any]) -> tuple[str, ...]:
    told: list[str] = []
    changes = said["insertions"] + said["deletions"]
    if changes:
        told.append(
            f"it has {changes} tracked changes ({said['insertions']} insertions, "
            f"{said['deletions']} deletions): the text is read as if all were accepted"
        )
    if said["comments"]:
        told.append(f"it has {said['comments']} comments, which are not read")
    if hidden := said["hidden"]:
        told.append(
            f"it has {hidden} hidden {'passage' if hidden == 1 else 'passages'}: "
            "what nobody sees is not read"
        )
    if white := said["white"]:
        told.append(
            f"it has {white} {'passage' if white == 1 else 'passages'} in white, which "
            f"{'is' if white == 1 else 'are'} read: nobody sees white on white"
        )
    return tuple(told)
