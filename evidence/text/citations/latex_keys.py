r"""Citekeys in the citing commands of LaTeX, such as ``\citep[see][12]{a,b}``.

Every command with «cite» in its name counts (LaTeX, natbib, biblatex), and
``\bibentry``. Not looked into: remarks, verbatim environments, ``\verb`` and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.text.document import Span

_VERBATIM = (
    "verbatim",
    "Verbatim",
    "BVerbatim",
    "LVerbatim",
    "SaveVerbatim",
    "lstlisting",
    "minted",
    "alltt",
    "comment",
    "filecontents",
    "tcblisting",
    "code",
)
_NOT_CITING = frozenset(
    [
        *("citestyle", "setcitestyle", "citereset", "newcites", "declarecitecommand"),
        *("declaremulticitecommand", "declareautocitecommand", "citename"),
        *("citetext", "excited"),
    ]
)
_VOLUMES = re.compile(r"[pfast]?vol(?:cite|text)", re.IGNORECASE)
"""biblatex's commands whose first argument is a volume (manual 3.20, 3.9.6)."""

_HIDDEN = re.compile(
    r"(?P<escaped>\\[\\%])"
    r"|(?P<remark>%[^\n]*)"
    rf"|(?P<env>\\begin\{{(?P<name>(?:{'|'.join(_VERBATIM)})\*?)\}}"
    r".*?(?:\\end\{(?P=name)\}|\Z))"
    r"|(?P<verb>\\(?:verb|lstinline|mintinline(?:\[[^\]\n]*\])?\{[^}\n]*\})\*?"
    r"(?:\[[^\]\n]*\])?(?:\{(?:[^{}\n]|\{[^{}\n]*\})*\}"
    r"|(?P<mark>[^\w\s*{]).*?(?:(?P=mark)|(?=\n)|\Z)))"
    r"|(?P<url>\\(?:url|path|nolinkurl)\s*\{[^{}]*\})",
    re.DOTALL,
)
_COMMAND = re.compile(r"\\([A-Za-z]*[Cc]ite[A-Za-z]*|bibentry)\*?(?![A-Za-z])")
_GLOBAL = re.compile(r"(?:\s*\((?:[^(){}]|\{[^{}]*\})*\)){1,2}")
_NESTED = r"(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]*\})*\})*"
_OPTIONS = re.compile(rf"(?:\s*\[{_NESTED}\]){{0,2}}\s*\{{")
_KEY = re.compile(r"%[^\n]*\n?|([^\s,{}%]+)")


def latex_keys(text: str) -> Iterator[Span]:
    """Yield where citekeys stand in a LaTeX text, in order."""
    shown = _without_hidden(text)
    for command in _COMMAND.finditer(shown):
        if command[1].lower() not in _NOT_CITING:
            yield from _keys_after(shown, command)


def _without_hidden(text: str) -> str:
    """Return *text*, as long as it was, with blanks for what is no running text."""

    def blanked(match: re.Match[str]) -> str:
        if match["remark"] is not None:
            return "%" + " " * (len(match[0]) - 1)
        return " " * len(match[0])

    return _HIDDEN.sub(blanked, text)


def _keys_after(text: str, command: re.Match[str]) -> Iterator[Span]:
    position = command.end()
    several = command[1].lower().endswith("cites")
    if several and (before := _GLOBAL.match(text, position)):
        position = before.end()
    skip = 1 if _VOLUMES.match(command[1]) else 0
    while group := _OPTIONS.match(text, position):
        end = text.find("}", group.end())
        if end < 0:
            return
        if skip:
            skip -= 1
        else:
            for key in _KEY.finditer(text, group.end(), end):
                if key[1]:
                    yield Span(*key.span(1))
            if not several:
                return
        position = end + 1
