"""CSL-JSON, as Zotero, pandoc, Crossref and most citation processors write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.citekeys import DEFAULT_PATTERN
from evidence.bibliography.csl.custom import draft_from_item
from evidence.bibliography.draft import Draft
from evidence.bibliography.entries import Bibliography
from evidence.bibliography.problems import Problem, Severity
from evidence.bibliography.written import bibliography_of
from evidence.errors import InputRefused
from evidence.readers.bibliographies import BibliographyReader

_HEAD = re.compile(r"\s*(?:\[\s*(?:\{|\])|\{)")
_WRAPPED = re.compile(r'\s*\{\s*"(?:items|references)"\s*:\s*\[')
_BLANK = re.compile(r"[\s,]*")


class CslJson(BibliographyReader):
    """A list of items, one item, or a list under ``items`` or ``references``."""

    name = "csl-json"
    suffixes = (".json",)

    def recognises(self, head: str) -> bool:
        """Look for the beginning of a list of objects, or of an object."""
        return _HEAD.match(head) is not None

    def read(
        self, data: bytes, *, path: Path, pattern: str = DEFAULT_PATTERN
    ) -> Bibliography:
        """Read items; each keeps the line on which it begins."""
        decoded = decode(data)
        drafts: list[Draft] = []
        problems: list[Problem] = [*decoded.problems]
        rejected = 0
        for item, line in _items(decoded.text):
            if isinstance(item, dict) and item.keys() & {"id", "type", "title"}:
                drafts.append(draft_from_item(item, line))
                continue
            rejected += 1
            message = "this is no item of CSL-JSON: it has no id, type or title"
            problems.append(Problem(line, 1, Severity.ERROR, "no-item", message))
        if not drafts and not rejected:
            raise InputRefused("there is no item of CSL-JSON in it")
        before = Bibliography(
            (), tuple(problems), decoded.encoding, decoded.text, rejected=rejected
        )
        return bibliography_of(drafts, str(path), before=before, pattern=pattern)


def _items(text: str) -> Iterator[tuple[Any, int]]:
    """Yield each item of the list with its line; one at a time, so that it has one."""
    decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=str)
    wrapped = _WRAPPED.match(text)
    start = wrapped.end() if wrapped else len(text) - len(text.lstrip())
    listed = wrapped is not None or text.startswith("[", start)
    position = start + (listed and wrapped is None)
    line, counted = 1, 0
    while True:
        blank = _BLANK.match(text, position)
        position = blank.end() if blank else position
        line += text.count("\n", counted, position)
        counted = position
        if text.startswith("]", position):
            return
        try:
            item, position = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            raise InputRefused(f"not JSON: {error.msg}", line=error.lineno) from error
        except (RecursionError, ValueError) as error:
            raise InputRefused("its JSON is nested too deep", line=line) from error
        yield item, line
        if not listed:
            return
