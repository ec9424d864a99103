"""Whether a quotation joins what two people say in an interview, debate or transcript.

A label at the beginning of a line («Q:», «Mrs Thornbury:», «[00:12:03] SPEAKER 2:»,
in hearings «Senator WHITE.») says who speaks. It counts only where the source has
several, and that speaker more than once: «Note:» before a sentence is nobody.
"""

from __future__ import annotations

import re

from evidence.text.quotations.interruptions import PARTED
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.tags import joins_tagged
from evidence.text.quotations.turning_words import listed

_CLOCK = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?[\])]?"
_LABEL = re.compile(
    rf"^[ \t]*(?:[*_>]{{1,3}}[ \t]*)?(?:\d{{1,3}}\.[ \t]+)?(?:{_CLOCK}[ \t]+)?(?P<who>"
    r"[QAFR][.:]|[A-ZÀ-Þ](?:[^\n:.!?;,]|(?<=\b[A-Z])\.|(?<=\b[DM]r)\.|(?<=Mrs)\.){0,70}"
    rf"(?:[ \t]*{_CLOCK})?[ \t]*:|(?:[A-Z][a-z]+\.? ){{1,3}}[A-Z][A-Z'-]{{2,}}\.)"
    r"(?=\s|[*_])",
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
_DASH = re.compile(r"^[ \t]*[—–―](?=[\w¿¡ ])", re.MULTILINE)
_ASKED = re.compile(r"^[ \t]*[—–―][^\n?]{1,300}\?[ \t]*$", re.MULTILINE)
_ASKING = re.compile(
    r"(?:\A|\n[ \t]*\n)[ \t]*(?P<asked>[^\n?]{1,200}(?:\n[^\n?]{1,200}){0,2}\?)[ \t]*"
    r"(?=\n[ \t]*\n)"
)
"""A question that is a paragraph, as interviews print them without any label."""
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

    *quoted* may print the labels itself, or set each turn in its own marks: then it
    joins nobody.
    """
    if fault := joins_tagged(text, start, end):
        shown = any(sign in quoted[1:-1] for sign in '"“”„«»')
        return "" if shown else fault
    if "\n" not in text[start:end]:
        return ""
    if fault := _joins_letters(text, start, end):
        return fault
    if fault := _joins_dashes(text, start, end) or (
        _joins_questions(text, start, end) if "…" in normal_text(quoted) else ""
    ):
        return fault
    inside = [m["who"] for m in _LABEL.finditer(text, start, end)]
    inside = [who for who in inside if who.strip(" :.") not in quoted]
    parted = len(PARTED.findall(normal_text(quoted).strip(" \"'")))
    if len(inside) <= parted or not _speaks(text, inside[-1]):
        return ""
    last = inside[-1]
    before = [m["who"] for m in _LABEL.finditer(text, max(0, start - BACK), start + 1)]
    first = before[-1] if before else ""
    if first and label_key(first) & label_key(last):
        return ""
    names = " and ".join(f"“{who.strip(' :.')}”" for who in (first, last) if who)
    return f"it joins what {names} said" if first else f"{names} begins to speak in it"


def labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Return the labels of speakers (group *who*) in a stretch of a source."""
    found = _LABEL.finditer(text, start, end)
    return [match for match in found if not label_key(match["who"]) & _NOBODY]


def without_interruption(text: str, start: int, end: int) -> str:
    """Return what one speaker says between two places, without others' turns there."""
    inside = list(_LABEL.finditer(text, start, end))
    if len(inside) < 2:
        return text[start:end]
    back = max(0, start - BACK)
    before = [match["who"] for match in _LABEL.finditer(text, back, start + 1)]
    last = inside[-1]
    if not before or not label_key(before[-1]) & label_key(last["who"]):
        return text[start:end]
    return (
        f"{text[start : inside[0].start()].rstrip()} {text[last.end() : end].lstrip()}"
    )


def _joins_dashes(text: str, start: int, end: int) -> str:
    """Say whether question and answer are joined where each begins with a dash."""
    turns = len(_DASH.findall(text, start, end))
    if turns % 2 == 0 or len(_ASKED.findall(text)) < LEAST - 1:
        return ""
    return "it joins what two people say in turn"


def _joins_questions(text: str, start: int, end: int) -> str:
    """Say whether a question, a paragraph of its own, is joined to what answers it."""
    found = [match.span("asked") for match in _ASKING.finditer(text)]
    asked = len(found) >= LEAST and any(
        first <= start < last < end for first, last in found
    )
    return "it joins a question and its answer" if asked else ""


def _joins_letters(text: str, start: int, end: int) -> str:
    """Say whose letters are joined: between the places another's letter begins."""
    inside = [match["who"].strip() for match in _SENDER.finditer(text, start, end)]
    if not inside:
        return ""
    back = max(0, start - BACK)
    before = [match["who"].strip() for match in _SENDER.finditer(text, back, start)]
    if not before or label_key(before[-1]) & label_key(inside[-1]):
        return ""
    return f"it joins what “{before[-1]}” and “{inside[-1]}” wrote"


def label_key(label: str) -> frozenset[str]:
    """Return the words that tell a label from others, without titles."""
    words = [word.lower() for word in _WORD.findall(label)]
    return frozenset(words) - (_TITLES if len(words) > 1 else frozenset())


def _speaks(text: str, label: str) -> bool:
    """Tell whether *label* is one of several speakers of a text."""
    key = label_key(label)
    if key & _NOBODY:
        return False
    labels = [label_key(match["who"]) for match in _LABEL.finditer(text)]
    return len(labels) >= LEAST and sum(bool(key & other) for other in labels) > 1
