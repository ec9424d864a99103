"""Whether a quotation joins what two people say in an interview, debate or transcript.

A label at the beginning of a line («Q:», «Mrs Thornbury:», «[00:12:03] SPEAKER 2:»)
says who speaks. It counts only where the source has several, and that speaker more than
once: «Note:» before a sentence is nobody.
"""

from __future__ import annotations

import re

from evidence.text.quotation_words import listed

_CLOCK = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?"
_LABEL = re.compile(
    rf"^[ \t]*(?:[*_>]{{1,3}}[ \t]*)?(?:\d{{1,3}}\.[ \t]+)?(?:{_CLOCK}[ \t]+)?(?P<who>"
    r"[QAFR][.:]|[A-ZÀ-Þ](?:[^\n:.!?;,]|(?<=\b[A-Z])\.|(?<=\b[DM]r)\.|(?<=Mrs)\.){0,70}"
    rf"(?:[ \t]*{_CLOCK})?[ \t]*:)(?=\s|[*_])",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_TITLES = frozenset(
    listed(
        "the a mr mrs ms miss dr prof professor sir lord lady herr frau der die m mme "
        "madame monsieur le la of for and hon"
    )
)
_NOBODY = frozenset(
    listed(
        "note notes source sources example figure table summary background warning "
        "result results conclusion conclusions method methods objective objectives "
        "keywords abstract quelle anmerkung beispiel remarque exemple"
    )
)
_SENDER = re.compile(
    r"^[ \t>*]*(?:From|Von|De|Da)[ \t]*:[ \t*]*(?P<who>[^\n<]*[^\W\d_][^\n<]*)",
    re.MULTILINE,
)
"""The sender of a letter, in its head."""
LEAST = 3
"""Labels of a source in which people speak in turn."""
BACK = 20_000
"""Characters before a place, in which the label of its speaker is looked for."""


def joins_speakers(text: str, start: int, end: int, quoted: str) -> str:
    """Say who is joined with whom between two places of a source; "" for nobody.

    *quoted* may print the labels itself: then it joins nobody.
    """
    if "\n" not in text[start:end]:
        return ""
    if fault := _joins_letters(text, start, end):
        return fault
    inside = [m["who"] for m in _LABEL.finditer(text, start, end)]
    inside = [who for who in inside if who.strip(" :.") not in quoted]
    if not inside or not _speaks(text, inside[-1]):
        return ""
    last = inside[-1]
    before = [m["who"] for m in _LABEL.finditer(text, max(0, start - BACK), start + 1)]
    first = before[-1] if before else ""
    if first and _key(first) & _key(last):
        return ""
    names = " and ".join(f"“{who.strip(' :.')}”" for who in (first, last) if who)
    return f"it joins what {names} said" if first else f"{names} begins to speak in it"


def _joins_letters(text: str, start: int, end: int) -> str:
    """Say whose letters are joined: between the places another's letter begins."""
    inside = [match["who"].strip() for match in _SENDER.finditer(text, start, end)]
    if not inside:
        return ""
    back = max(0, start - BACK)
    before = [match["who"].strip() for match in _SENDER.finditer(text, back, start)]
    if not before or _key(before[-1]) & _key(inside[-1]):
        return ""
    return f"it joins what “{before[-1]}” and “{inside[-1]}” wrote"


def _key(label: str) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(label)]
    return frozenset(words) - (_TITLES if len(words) > 1 else frozenset())


def _speaks(text: str, label: str) -> bool:
    """Tell whether *label* is one of several speakers of a text."""
    key = _key(label)
    if key & _NOBODY:
        return False
    labels = [_key(match["who"]) for match in _LABEL.finditer(text)]
    return len(labels) >= LEAST and sum(bool(key & other) for other in labels) > 1
