"""RIS, as publishers, EndNote and databases export it.

Read here and neither by rispy nor by pandoc: of the 340 values in JabRef's nineteen
test files, rispy 0.10 loses 19 (a second ISSN, a record without TY) and knows no lines,
pandoc 3.9 loses 208 and refuses six files whole.
"""

from __future__ import annotations

import re
from pathlib import Path

from evidence.bibliography.bibtex.decode import decode
from evidence.bibliography.citekeys import DEFAULT_PATTERN
from evidence.bibliography.entries import Bibliography
from evidence.bibliography.problems import Problem, Severity
from evidence.bibliography.ris.reading import draft_from_ris
from evidence.bibliography.ris.records import read_records
from evidence.bibliography.written import bibliography_of
from evidence.errors import InputRefused
from evidence.readers.bibliographies import BibliographyReader

_TYPE = re.compile(r"^TY {0,2}- ", re.MULTILINE)


class Ris(BibliographyReader):
    """Records between TY and ER."""

    name = "ris"
    suffixes = (".ris",)

    def recognises(self, head: str) -> bool:
        """Look for the type of a record."""
        return _TYPE.search(head) is not None

    def read(
        self, data: bytes, *, path: Path, pattern: str = DEFAULT_PATTERN
    ) -> Bibliography:
        """Read records; each keeps the line on which it begins."""
        decoded = decode(data)
        records, stray = read_records(decoded.text)
        if not records:
            raise InputRefused("there is no record of RIS in it")
        problems = [*decoded.problems]
        problems += [
            Problem(
                line, 1, Severity.NOTE, "outside-record", "text outside every record"
            )
            for line in stray
        ]
        before = Bibliography((), tuple(problems), decoded.encoding, decoded.text)
        drafts = (draft_from_ris(record) for record in records)
        return bibliography_of(drafts, str(path), before=before, pattern=pattern)
