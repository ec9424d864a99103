"""EndNote's XML, by way of pandoc's reader and CSL-JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

from evidence import pandoc
from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.citekeys import DEFAULT_PATTERN
from evidence.bibliography.csl.reading import draft_from_csl
from evidence.bibliography.entries import Bibliography
from evidence.bibliography.written import bibliography_of
from evidence.errors import InputRefused
from evidence.readers.bibliographies import BibliographyReader

_HEAD = re.compile(r"<records>|<xml>\s*<records", re.IGNORECASE)
_RECORD = re.compile(r"<record[\s>]")
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
SECONDS = 120
"""For pandoc; 10,000 records take some twenty."""


class EndnoteXml(BibliographyReader):
    """A library or a selection that EndNote exported as XML."""

    name = "endnote-xml"
    suffixes = (".xml",)

    def recognises(self, head: str) -> bool:
        """Look for EndNote's outermost elements."""
        return _HEAD.search(head) is not None

    def read(
        self, data: bytes, *, path: Path, pattern: str = DEFAULT_PATTERN
    ) -> Bibliography:
        """Read records; each keeps its line where their number agrees with pandoc's."""
        decoded = decode(data)
        if _ENTITY.search(decoded.text):
            raise InputRefused("its XML defines entities, which no library needs")
        arguments = ["--from=endnotexml", "--to=csljson"]
        items = json.loads(pandoc.run(arguments, decoded.text, seconds=SECONDS))
        if not items:
            raise InputRefused("there is no record of EndNote in it")
        starts = [match.start() for match in _RECORD.finditer(decoded.text)]
        lines = [decoded.text.count("\n", 0, at) + 1 for at in starts]
        if len(lines) != len(items):
            lines = [1] * len(items)
        before = Bibliography(
            (), tuple(decoded.problems), decoded.encoding, decoded.text
        )
        drafts = map(draft_from_csl, items, lines)
        return bibliography_of(drafts, str(path), before=before, pattern=pattern)
