r"""LaTeX source from a stranger: the commands that set letters stay, all else is text.

For what another program hands on as LaTeX (fields under CSL's ``custom``). A command
that is not known to be harmless (``\input``, ``\write``, ``\csname`` …) is escaped, so
that it is printed and not obeyed; so is TeX's ``^^``, by which any sign can be written.
"""

from __future__ import annotations

import re

from evidence.bibliography.writer import (
    VERBATIM,
    InvalidValue,
    to_source,
    without_unsafe,
    write_value,
)

_ACCENTS = "b c d H k r t u v i j l L o O"
_LETTERS = "ae AE oe OE aa AA ss dh DH th TH dj DJ ng NG"
_FONTS = (
    "emph textit textbf textsc textsl textsuperscript textsubscript texttt textrm "
    "textup textnormal em it bf sc sl tt rm itshape bfseries scshape slshape "
    "mkbibemph mkbibbold mkbibitalic mkbibquote enquote"
)
_SIGNS = (
    "textbackslash textbraceleft textbraceright textasciitilde textasciicircum "
    "textasciigrave textquotedbl textquotesingle textendash textemdash textquoteleft "
    "textquoteright textquotedblleft textquotedblright textless textgreater textbar "
    "textdegree textregistered texttrademark textcopyright texteuro pounds euro "
    "ldots dots textellipsis S P copyright TeX LaTeX BibTeX quad qquad slash"
)
_GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu "
    "xi pi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi "
    "Pi Sigma Upsilon Phi Psi Omega times cdot pm infty le leq ge geq to rightarrow"
)
ALLOWED = frozenset(f"{_ACCENTS} {_LETTERS} {_FONTS} {_SIGNS} {_GREEK}".split())
"""Commands that only set letters, signs and fonts."""

_COMMAND = re.compile(r"\\([A-Za-z@]+|.|$)|\^\^", re.DOTALL)
_CARETS = r"\textasciicircum{}\textasciicircum{}"


def harmless_source(field: str, source: str) -> str:
    """Return the *source* of a field with its unknown commands escaped."""
    text = without_unsafe(source)
    if field.lower() in VERBATIM:
        return to_source(field, text)
    text = _COMMAND.sub(_harmless, text)
    try:
        write_value(text)
    except InvalidValue:
        return to_source(field, text)
    return text


def _harmless(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        return _CARETS
    if name in ALLOWED or (len(name) == 1 and not name.isalpha() and name != "@"):
        return match.group()
    return rf"\textbackslash{{}}{name}"
