"""reStructuredText through pandoc, with Sphinx's citation roles."""

from __future__ import annotations

import re
from typing import ClassVar

from evidence.readers.by_pandoc import MarkupReader

_INCLUDED = re.compile(r"^\.\. +include:: *([^\n]{1,200})$", re.MULTILINE)
_ROLE = re.compile(r":(?:foot)?cite:(?:[a-z]+:)?(?=`)")
"""sphinxcontrib-bibtex's roles, of which pandoc knows some only."""


class RestructuredText(MarkupReader):
    """reStructuredText, as docutils and Sphinx read it."""

    name: ClassVar[str] = "rst"
    suffixes: ClassVar[tuple[str, ...]] = (".rst", ".rest")
    media_type: ClassVar[str] = "text/x-rst"
    format: ClassVar[str] = "rst"

    def prepared(self, source: str) -> str:
        """Return *source* with the one role for citations that pandoc knows."""
        return _ROLE.sub(":cite:p:", source)

    def remarks(self, source: str) -> tuple[str, ...]:
        """Return the files that it includes and that were not read."""
        files = dict.fromkeys(found.strip() for found in _INCLUDED.findall(source))
        if not files:
            return ()
        return (f"what it includes is not read: {', '.join(files)}",)
