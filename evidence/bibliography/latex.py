r"""LaTeX mark-up in a field, read as plain text.

pybtex decodes accents and symbols; what it leaves (commands such as ``\emph``, braces)
is taken off here. Nothing is executed: an unknown command disappears, its argument
stays as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_MARKED = re.compile(r"[\\$~`{}]|--|''")
"""Whatever may be mark-up; all else is returned as it is."""
_BARE_PERCENT = re.compile(r"(?<!\\)((?:\\\\)*)%")
_ACCENT_ON_BRACED = re.compile(r"""(\\[\^'"`~=.uvHckbdrt])\s*\{\s*(\\[ij])\s*\}""")
_UNPRINTED = re.compile(r"\\(?:href|[Nn]oop[Ss]ort|SortNoop)\s*\{[^{}]*\}")
"""A command's argument that is not printed: an address, or a word to sort by."""
_FONT = re.compile(r"\\(?:LaTeX|TeX)(?![A-Za-z])\s*")
_SPACE = re.compile(
    r"\\[ ,;:!/>]|\\(?:quad|qquad|newline|par)(?![A-Za-z])|\\\\|(?<!\\)~"
)
_COMMAND = re.compile(r"\\(?:[A-Za-z]+\*?\s*|[^\w\s])")
_BRACKETS = re.compile(r"[{}]|(?<!\\)\$")
_SINGLE_QUOTES = re.compile(r"(?<!\w)`([^`]*?\S)'(?!\w)")
_ESCAPED = {"\\$": "\ufdd0", "\\{": "\ufdd1", "\\}": "\ufdd2"}
"""Literal signs that would be taken for mark-up later: kept aside as noncharacters,
which no text holds."""
_NAMED = {
    "textbackslash": "\ufdd3",
    "textbraceleft": "\ufdd1",
    "lbrace": "\ufdd1",
    "textbraceright": "\ufdd2",
    "rbrace": "\ufdd2",
    "textasciitilde": "\ufdd4",
    "textasciicircum": "\ufdd5",
    "textasciigrave": "\ufdd6",
    "textquotedbl": "\ufdd7",
    "textquotesingle": "\ufdd8",
}
"""Signs with a name, which pybtex drops; the same is done with them."""
_NAME_OF_SIGN = re.compile(rf"\\(?:{'|'.join(_NAMED)})(?![A-Za-z])(?:\{{\}}|[ ]?)")
_ASIDE = dict(zip(range(0xFDD0, 0xFDD9), "${}\\~^`\"'", strict=True))
_BLANKS = re.compile(r"[ \t\r\n\xa0]+")
_DASHES = re.compile("---?")
_NEEDS_PYBTEX = re.compile(r"\\(?![%&_#])|\$|[?!]`|-[{}]+-|[^\x00-\x7f]")
"""Beyond this mark-up are only the signs of ``_SIGNS``, which stand for themselves."""
_ESCAPED_SIGNS = "%&_#"
_QUOTES = (("``", "“"), ("''", "”"), (",,", "„"), ("~", "\xa0"))
_SIGNS = (
    *((f"\\{sign}", sign) for sign in _ESCAPED_SIGNS),
    *(("---", "—"), ("--", "–")),
    *_QUOTES,
)
"""Most fields that are marked at all are marked by these: 20 times as fast so."""
_MAX_NESTING = 50
"""pybtex's reader calls itself once for each open brace."""


def latex_to_text(source: str) -> str:
    r"""Return *source* as one line of plain text.

    Accents and symbols are decoded, braces and commands removed, ``--`` becomes an
    en rule, paired grave accents and apostrophes become quotation marks, ties and line
    ends blanks. Never raises: what cannot be decoded keeps its letters.
    """
    if _MARKED.search(source) is None:
        return " ".join(source.split())
    text = _without_signs(source)
    return _decoded(source) if text is None else " ".join(text.split())


def lines_to_text(sources: Sequence[str]) -> str:
    """Return *sources* as plain text, a line each, as ``latex_to_text`` reads them.

    For many at a time, to be searched: runs of blanks stay where they are.
    """
    text = _without_signs("\n".join(sources))
    if text is None:
        lines = [_without_signs(one) or latex_to_text(one) for one in sources]
        text = "\n".join(lines)
    return text.replace("\xa0", " ")


def _without_signs(text: str) -> str | None:
    """Replace ``_SIGNS``, drop braces; None where *text* needs more.

    There is no slow search of all of it. The dashes come last, since a text of ASCII
    alone is gone through in half the time.
    """
    if not text.isascii() or "$" in text or "`" in text:
        return None
    if ("-{" in text or "-}" in text) and _NEEDS_PYBTEX.search(text):
        return None
    start, *rest = text.split("\\")
    if not all(part and part[0] in _ESCAPED_SIGNS for part in rest):
        return None
    text = "".join([start, *rest])
    for mark, sign in _QUOTES:
        if mark in text:
            text = text.replace(mark, sign)
    return _DASHES.sub(_dash, text.replace("{", "").replace("}", ""))


def _dash(match: re.Match[str]) -> str:
    return "–" if len(match[0]) == 2 else "—"


@lru_cache(maxsize=65_536)
def _decoded(source: str) -> str:
    text = source
    if any(mark in source for mark in ("\\", "$", "~", "--", "``", "''")):
        text = _marked(source)
    if "\\" in text or "~" in text:
        text = _SPACE.sub(" ", _FONT.sub(_spelt_out, text))
        text = _COMMAND.sub("", text)
    text = _BRACKETS.sub("", text)
    text = _SINGLE_QUOTES.sub("‘\\1’", text)
    return _BLANKS.sub(" ", text).strip().translate(_ASIDE)


def _marked(source: str) -> str:
    if _NEEDS_PYBTEX.search(source):
        return _by_pybtex(_prepared(source))
    for mark, sign in _SIGNS:
        source = source.replace(mark, sign)
    return source


def _prepared(source: str) -> str:
    """Keep from pybtex what it would drop: per cent signs, accents on a braced i."""
    text = _BARE_PERCENT.sub(r"\1\\%", source)
    for escaped, aside in _ESCAPED.items():
        text = text.replace(escaped, aside)
    text = _NAME_OF_SIGN.sub(_set_aside, text)
    text = _UNPRINTED.sub("", text)
    text = _SPACE.sub(" ", text)
    return _ACCENT_ON_BRACED.sub(r"{\1\2}", text)


def _by_pybtex(source: str) -> str:
    from pybtex.richtext import Text  # noqa: PLC0415  # 60 ms that most texts spare
    from pybtex.scanner import PybtexSyntaxError  # noqa: PLC0415 - slow to import

    if not 0 <= _nesting(source) <= _MAX_NESTING:
        source = source.replace("{", "").replace("}", "")
    try:
        return str(Text.from_latex(source))
    except (PybtexSyntaxError, UnicodeError):
        return source


def _nesting(source: str) -> int:
    """Return the deepest level of open braces, -1 if they do not balance."""
    level = deepest = 0
    for brace in re.findall(r"[{}]", source):
        level += 1 if brace == "{" else -1
        if level < 0:
            return -1
        deepest = max(deepest, level)
    return deepest if level == 0 else -1


def _set_aside(match: re.Match[str]) -> str:
    return _NAMED[match.group().strip("\\{} ")]


def _spelt_out(match: re.Match[str]) -> str:
    return match.group().strip().lstrip("\\") + " "
