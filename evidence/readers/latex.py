r"""LaTeX through pandoc, with ``\cite`` and its natbib and biblatex family."""

from __future__ import annotations

import re
from typing import ClassVar

from evidence.readers.by_pandoc import MarkupReader, blanked

_INCLUDED = re.compile(r"(?<!\\)\\(?:input|include|subfile)\s*\{([^{}]{1,200})\}")
_PREAMBLE = re.compile(r"\A.*?\\begin\{document\}", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")


class Latex(MarkupReader):
    """LaTeX: one file; what it includes is named, not read."""

    name: ClassVar[str] = "latex"
    suffixes: ClassVar[tuple[str, ...]] = (".tex", ".latex", ".ltx")
    media_type: ClassVar[str] = "application/x-latex"
    format: ClassVar[str] = "latex"

    def running(self, source: str) -> str:
        """Return the text with blanks for its preamble and its remarks."""
        return _COMMENT.sub(blanked, _PREAMBLE.sub(blanked, source, count=1))

    def remarks(self, source: str) -> tuple[str, ...]:
        """Return the files that it includes and that were not read."""
        shown = _COMMENT.sub("", source)
        files = dict.fromkeys(found[1].strip() for found in _INCLUDED.finditer(shown))
        if not files:
            return ()
        return (f"what it includes is not read: {', '.join(files)}",)
