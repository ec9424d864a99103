"""BibTeX and biblatex, whose own reader stands in ``bibliography``."""

from __future__ import annotations

import re
from pathlib import Path

from evidence.bibliography.citekeys import DEFAULT_PATTERN
from evidence.bibliography.entries import Bibliography, read_bibliography
from evidence.readers.bibliographies import BibliographyReader

_ENTRY = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)


class Bibtex(BibliographyReader):
    """Entries as they stand, none rewritten."""

    name = "bibtex"
    suffixes = (".bib", ".bibtex", ".biblatex")

    def recognises(self, head: str) -> bool:
        """Look for the beginning of an entry at the beginning of a line."""
        return _ENTRY.search(head) is not None

    def read(
        self, data: bytes, *, path: Path, pattern: str = DEFAULT_PATTERN
    ) -> Bibliography:
        """Read entries; an entry without a key gets a provisional one."""
        del pattern
        return read_bibliography(data, str(path))
