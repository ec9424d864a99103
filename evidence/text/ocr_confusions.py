"""Letters and figures that recognising confuses: 0 and O, 1 and l, 5 and S, rn and m.

Words that differ from a recognised text in nothing else may well be what is printed. It
takes a look at the page to know: that they stand there so far apart is never a match.
"""

from __future__ import annotations

import unicodedata
from array import array

from evidence.text.document import Span

__all__ = ["find_but_for_confusions"]

_PAIRS = {"rn": "m", "vv": "w", "cl": "d", "ii": "u", "nn": "m", "li": "h", "lc": "k"}
"""Two letters that look like one; the one is what both are folded to."""
_LIKE = (
    ("0", "OoQDö"),
    ("1", "lIiíì|![]7t"),
    ("2", "Zz"),
    ("5", "Ss§$"),
    ("6", "bG"),
    ("8", "B3"),
    ("9", "gq"),
    ("c", "eC€"),
    ("u", "vUVn"),
)
_FOLDED = {sign: to for to, signs in _LIKE for sign in signs}
LEAST = 4
"""Signs of a quotation, folded; fewer are found anywhere."""


def find_but_for_confusions(text: str, words: str) -> Span | None:
    """Return where *words* stand in *text*, but for what recognising confuses.

    White space, punctuation and accents, which it loses, are left out. None where they
    do not, or where they are too few to tell.
    """
    wanted, _ = _fold(words)
    if len(wanted) < LEAST:
        return None
    folded, places = _fold(text)
    at = folded.find(wanted)
    while at >= 0:
        start, last = places[at], places[at + len(wanted) - 1]
        end = last + (2 if text[last : last + 2].lower() in _PAIRS else 1)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            return Span(start, end)
        at = folded.find(wanted, at + 1)
    return None


def _fold(text: str) -> tuple[str, array[int]]:
    """Return the folded form of *text*, and where each of its signs begins."""
    signs: list[str] = []
    places = array("L")
    at = 0
    while at < len(text):
        pair = _PAIRS.get(text[at : at + 2].lower())
        if pair is not None:
            signs.append(_FOLDED.get(pair, pair))
            places.append(at)
            at += 2
            continue
        for sign in _one(text[at]):
            signs.append(sign)
            places.append(at)
        at += 1
    return "".join(signs), places


def _one(sign: str) -> str:
    """Return what one sign is folded to; nothing for what is lost."""
    if sign in _FOLDED:
        return _FOLDED[sign]
    if sign.isascii():
        return _FOLDED.get(sign.lower(), sign.lower()) if sign.isalnum() else ""
    plain = unicodedata.normalize("NFKD", sign)
    return "".join(_FOLDED.get(one, one.lower()) for one in plain if one.isalnum())
