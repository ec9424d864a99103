"""How prose hedges or bounds a number, in words before it or behind it."""

from __future__ import annotations

import re

from evidence.text.figures.figure import Comparator

_BEFORE: dict[Comparator, tuple[str, ...]] = {
    Comparator.EQ: ("exactly", "precisely", "a total of", "as many as exactly"),
    Comparator.ABOUT: (
        "about", "around", "approximately", "approx.", "roughly", "circa", "ca.", "c.",
        "some", "nearly", "almost", "close to", "an estimated", "estimated",
        "estimated at", "in the region of", "on the order of", "of the order of",
        "in the order of", "approaching", "more or less", "near", "nearing",
        "something like", "virtually", "practically", "or so", "an average of about",
    ),
    Comparator.OVER: (
        "more than", "over", "above", "greater than", "in excess of", "upwards of",
        "upward of", "exceeding", "exceeds", "exceeded", "exceed", "surpassing",
        "surpassed", "surpass", "surpasses", "topped", "topping", "higher than",
        "larger than", "beyond", "longer than", "north of", "better than", "passed the",
    ),
    Comparator.AT_LEAST: (
        "at least", "no fewer than", "no less than", "not less than", "not fewer than",
        "a minimum of", "minimum", "as few as", "starting at", "a floor of",
    ),
    Comparator.UNDER: (
        "less than", "fewer than", "under", "below", "lower than", "short of",
        "shy of", "smaller than", "not quite", "shorter than",
    ),
    Comparator.UP_TO: (
        "up to", "at most", "no more than", "not more than", "a maximum of", "maximum",
        "as many as", "as much as", "not exceeding", "capped at", "at the most",
        "a ceiling of", "as high as",
    ),
}  # fmt: skip
_WORDS = {phrase: kind for kind, phrases in _BEFORE.items() for phrase in phrases}
_SIGNS = {
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
    "∼": Comparator.ABOUT,
    "±": Comparator.ABOUT,
    ">": Comparator.OVER,
    "<": Comparator.UNDER,
    "≥": Comparator.AT_LEAST,
    "≤": Comparator.UP_TO,
    ">=": Comparator.AT_LEAST,
    "<=": Comparator.UP_TO,
}
_SIGN_ENDS = frozenset("".join(_SIGNS))
_LAST_WORDS = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _WORDS)
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his"})
_MORE = (
    r"(?:(?:just|well|slightly|a\slittle|a\sbit|far|much|significantly|considerably|"
    r"somewhat|only|still|even|perhaps|possibly|probably|already)\s+)*"
)
_PATTERN = re.compile(
    r"(?:(?<=[\s(“\"'])|^|(?<=[–—-]))(?P<all>"
    + _MORE
    + r"(?P<words>"
    + "|".join(
        re.escape(words).replace(r"\ ", r"\s+")
        for words in sorted(_WORDS, key=len, reverse=True)
    )
    + r"))\s+(?P<article>(?:the|an?|its|their|his)\s+)?$"
    + r"|(?P<sign>>=|<=|[~≈∼±><≥≤])\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<plus>\+(?![0-9])|-plus\b|\splus\b(?=[.,;:)]|$))|\s+(?:or|and)\s+(?P<up>more|over|above|"
    r"higher|longer|greater|older|upwards?)\b(?!\s(?:than\s)?[0-9$€£¥])|\s+or\s+(?P<down>less|fewer|under|below|"
    r"lower|younger|shorter)\b|,?\s+(?P<least>at\s+(?:the\s+(?:very\s+)?)?least|or\s+better)\b"
    r"|,?\s+(?P<most>at\s+(?:the\s+(?:very\s+)?)?most|(?:at\s+)?maximum|tops)\b"
    r"|,?\s+(?P<so>or\s+so|or\s+thereabouts|approximately|give\s+or\s+take|-odd|-ish)\b"
    r"|(?P<odd>-odd|-ish)\b",
    re.IGNORECASE,
)
_PLACES = frozenset(
    {"over", "under", "above", "below", "beyond", "near", "around", "about"}
)
_RISES = re.compile(
    r"\b(?:go|goes|went|gone|going|move[sd]?|moving|rise[ns]?|rose|rising|climb\w*|"
    r"push\w*|brings?|brought|bringing|creep|crept|edged?|inch\w*|ratchet\w*|put|took|"
    r"takes?|taking|round\w*)\s+(?:\w+\s+)?$"
)
"""Before «up to»: the number is reached, not bounded."""
_ELAPSED = re.compile(
    r"(?:[- ](?:and a half )?)?(?:years?|months?|weeks?|days?|decades?"
    r"|hours?|centuries)\b"
)
_LASTS = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|took|takes|aged?|after|than|to|of|is|are|was|were|be|"
    r"been|and|with|within|since|spent|now|by|from|has|have|had)\s+$"
    r"|^\s*$",
    re.IGNORECASE,
)
WINDOW = 60
"""How far before a number its comparator is looked for, in characters."""


def _may_end(before: str) -> bool:
    """Tell whether *before* can end in a comparator, by its last word or sign.

    The pattern has a hundred phrases; most numbers have none before them.
    """
    if before[-1:] in _SIGN_ENDS:
        return True
    words = before.rsplit(None, 2)[-2:]
    if not before[-1:].isspace():
        return bool(words) and words[-1][-1] in _SIGN_ENDS
    if words and words[-1][-1] in _SIGN_ENDS:
        return True
    ends = [word.lower().lstrip("(“\"'–—-") for word in words]
    if ends and ends[-1] in _ARTICLES:
        ends.pop()
    return bool(ends) and ends[-1].rpartition("-")[2].rpartition("–")[2] in _LAST_WORDS


def comparator_before(text: str, at: int) -> tuple[int, Comparator] | None:
    """Return where the comparator before the number at *at* starts, and which it is."""
    low = max(0, at - WINDOW)
    before = text[low:at]
    match = _PATTERN.search(before) if _may_end(before) else None
    if match is None:
        return None
    if match["sign"]:
        return low + match.start("sign"), _SIGNS[match["sign"]]
    words = " ".join(match["words"].lower().split())
    if words in _PLACES and match["article"] and match["article"].strip() == "the":
        return None
    if words in {"c.", "near"} and not match["words"].islower():
        return None
    if words == "up to" and _RISES.search(
        text[max(0, low + match.start() - 24) : low + match.start()]
    ):
        return None
    return low + match.start("all"), _WORDS[words]


def elapses(text: str, start: int, end: int) -> bool:
    """Tell whether "over" at *start* is of time passing: «spread over 25 years».

    *end* is where the number ends. «For over two decades» is a bound.
    """
    if not text[start:end].lower().startswith("over ") or not _ELAPSED.match(
        text[end:]
    ):
        return False
    return _LASTS.search(text[max(0, start - 12) : start]) is None


def comparator_behind(text: str, at: int) -> tuple[int, Comparator] | None:
    """Return where a comparator behind a figure's end *at* ends, and which it is."""
    match = _BEHIND.match(text, at)
    if match is None:
        return None
    if match["plus"] or match["up"] or match["least"]:
        return match.end(), Comparator.AT_LEAST
    if match["down"] or match["most"]:
        return match.end(), Comparator.UP_TO
    return match.end(), Comparator.ABOUT
