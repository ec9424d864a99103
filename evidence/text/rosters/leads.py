"""What the words around a list say of it: how many are meant, and whether more are.

«Five States, A, B, C, D and E» claims five; «nine countries, among them A and B» claims
nine and names two; «A, B and others» is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.text.figures.unit_table import singular
from evidence.text.numbers.words import read_words

WINDOW = 180
"""How far around a list its count is looked for, in characters."""
_OPEN = (
    r"(?:including|includ(?:es?|ed)|such as|like|among (?:them|which|whom|others)|"
    r"e\.g\.|for example|for instance|notably|particularly|in particular|especially|"
    r"led by|above all|starting with|beginning with|from)"
)
_CLOSED = (
    r"(?:namely|i\.e\.|that is|viz\.|both|comprising|compris(?:es?|ed)|"
    r"consist(?:s|ed|ing) of|composed of|made up of|are|were|being)"
)
_OPEN_LEAD = re.compile(
    r"(?:^|[.;] )Among\b[^.;:]*\b(?:are|were|is|was)\s(?:the\s)?$"
    rf"|\b{_OPEN}[,:]?(?: (?:are|were|is|was|in|both|also))?,?\s*(?:the\s)?$",
    re.IGNORECASE,
)
_CLOSED_LEAD = re.compile(rf"(?:\b{_CLOSED}[,:]?|[:—–])\s*(?:the\s)?$", re.IGNORECASE)
_STRONG_LEAD = re.compile(
    r"(?:\b(?:namely|i\.e\.|viz\.|such as|including|among (?:them|which|whom))"
    r"[,:]?|:)(?: (?:are|were))?\s*(?:the\s)?$",
    re.IGNORECASE,
)
_OPEN_TAIL = re.compile(
    r"(?:\s*\([^()]{0,80}\))?,?\s*(?:among others|amongst others|etc\b|et cetera|"
    r"and so (?:on|forth)|and (?:many |several |various |some |a few )?"
    r"(?:others?\b|more\b|elsewhere|beyond)|for example|for instance|"
    r"to name (?:but |only |just )?(?:a few|some)|to mention|in particular|…|\.\.\.)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,-])(?:[0-9]{1,3}(?![\w.,%]|\s?%)|(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)(?![\w-]))",
    re.IGNORECASE,
)
_LINKED = re.compile(
    rf"(?P<nouns>[^,:;()—–]{{2,90}}?)\s*(?:[,:(—–]\s*(?:{_OPEN}|{_CLOSED})?|"
    rf"\s(?:{_OPEN}|{_CLOSED}))[,:]?(?: (?:are|were|in))?\s*(?:the\s)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*[,:—–]\s*(?:(?:all|the|these|those|i\.e\.|in all|altogether)\s+)*"
)
_COPULA = re.compile(
    r"\s+(?:are|were|make up|form|formed|became|remain)\s+(?:all\s+)?"
    r"(?:the|its|their)\s+(?:only\s+|first\s+)?"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_MODIFIED = re.compile(r" (?P<noun>[a-z]{3,}(?<!s)s)\b")
_NO_NOUNS = frozenset(
    """
    was has does always sometimes perhaps towards besides afterwards across plus minus
    as is its his this versus thus unless less nevertheless nonetheless regardless
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Words in s that stand behind a list, and are no plural."""
_NO_MEMBERS = frozenset(
    """
    times years months weeks days hours percent decades minutes points is was has this
    its
    """.split()  # noqa: SIM905 - a list of words is read as words
)
_COLLECTIVE = frozenset({"people", "men", "women", "police", "staff"})


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a list: its *count*, that it *is_open*, that it is *led* in.

    *strongly*: by words that only lead a list in; *tailed*: it ends in «and others».
    """

    count: int | None
    is_open: bool
    led: bool
    strongly: bool
    tailed: bool
    after_colon: bool


def said_of(flat: str, start: int, end: int, members: int) -> Said:
    """Return what the sentence says of its list of *members* at *start* to *end*."""
    before = _sentence_before(flat, start)
    behind = flat[end : end + WINDOW]
    tailed = _OPEN_TAIL.match(behind) is not None
    opened = _OPEN_LEAD.search(before) is not None
    return Said(
        count=count_before(before)
        or _count_behind(behind, members)
        or _count_beside(before, behind),
        is_open=tailed or opened,
        led=opened or _CLOSED_LEAD.search(before) is not None,
        strongly=_STRONG_LEAD.search(before) is not None,
        tailed=tailed,
        after_colon=before.rstrip().endswith(":"),
    )


def modify(flat: str, end: int) -> bool:
    """Tell whether names say which things are meant: «the A, B and C governments».

    They are members only where the things are counted.
    """
    noun = _MODIFIED.match(flat, end)
    return noun is not None and noun["noun"] not in _NO_NOUNS


def _sentence_before(flat: str, start: int) -> str:
    before = flat[max(0, start - WINDOW) : start]
    return re.split(r"[.!?]\s+(?=[A-Z])|\n\n", before)[-1]


def count_before(before: str) -> int | None:
    """Return how many members the words before a list count, up to their end."""
    for match in _NUMBER.finditer(before):
        linked = _LINKED.fullmatch(before, match.end())
        if linked and _counts_members(linked["nouns"]):
            return _value(match.group())
    return None


def _count_behind(behind: str, members: int) -> int | None:
    """Return the count of «A, B and C, the three States», which must agree."""
    for pattern in (_BEHIND, _COPULA):
        lead = pattern.match(behind)
        number = _NUMBER.match(behind, lead.end()) if lead else None
        if number and _counts_members(behind[number.end() : number.end() + 40]):
            value = _value(number.group())
            if value == members:
                return value
    return None


def _count_beside(before: str, behind: str) -> int | None:
    """Return the count of «the three Johnson, Nixon and Carter administrations»."""
    number = _NUMBER.search(before.rstrip()[-16:])
    if number is None or number.end() != len(before.rstrip()[-16:]):
        return None
    noun = _MODIFIED.match(behind)
    return _value(number.group()) if noun and noun["noun"] not in _NO_NOUNS else None


def _counts_members(nouns: str) -> bool:
    """Tell whether a plural that is no measure stands right behind a number."""
    words = _WORD.findall(nouns)[:7]
    if not words or words[0].lower() in _NO_MEMBERS:
        return False
    return any(
        word.lower() not in _NO_MEMBERS
        and (singular(word) != word.lower() or word.lower() in _COLLECTIVE)
        for word in words
    )


def _value(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    read = read_words(words)
    return int(read.value) if read else None
