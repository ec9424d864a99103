"""Words directly beside a quotation in its source that it leaves off, and that turn it.

«It is not true that the tests failed», quoted as «the tests failed», is quoted to the
letter. Looked at are the words at the cut itself, within the sentence: what a whole
sentence before says otherwise is for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.text.quotations.limits import LIMIT
from evidence.text.quotations.turning_words import (
    DENIALS,
    DENYING,
    HEARSAY,
    HEDGES,
    IFS,
    NEGATIONS,
    listed,
    word_set,
)
from evidence.text.sharp_s import with_ss

_REACH = 120
_NEAR = 3
"""Words before the cut among which a negation still governs what follows."""
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s|\n\s*\n")
_CLAUSE_END = re.compile(r"[,;:()]")
_WORD = re.compile(r"[\w']+")
_SOME = frozenset(
    listed(
        "some few several most many half part partly almost nearly hardly scarcely "
        "barely rarely seldom sometimes only mainly mostly largely often"
    )
)
_REPORTS = (
    HEDGES - word_set("about around roughly approximately virtually")
) | word_set("rumoured rumored apparent might could would may")
_STRONG = NEGATIONS | DENYING | {"doubt", "if"}
_AFTER = re.compile(
    rf"[\s,;–—-]{{1,3}}(?P<word>if|until|provided|only (?:if|when)|{LIMIT})\b",
    re.IGNORECASE,
)
KINDS = {
    "negation": NEGATIONS | DENIALS,
    "condition": IFS,
    "report": HEARSAY | HEDGES | _REPORTS,
    "amount": _SOME,
}
"""What a word at the cut does; a text that has another one of its kind says as much."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A *word* that was cut off, of a *kind* of ``KINDS``, and its *context*."""

    word: str
    kind: str
    context: str
    before: bool = True


def cuts_at(text: str, start: int, end: int) -> tuple[Cut, ...]:
    """Return the words beside a span of *text* that turn the sense of what is in it."""
    found = (_cut_before(text, start), _cut_after(text, end))
    return tuple(one for one in found if one is not None)


def is_kept(cut: Cut, before: str, after: str) -> bool:
    """Tell whether a manuscript says itself, beside its quotation, what was cut off."""
    beside = before[-_REACH:] if cut.before else after[:_REACH]
    last = _SENTENCE_END.split(beside)
    words = _WORD.findall(
        (last[-1] if cut.before else last[0]).lower().replace("’", "'")
    )
    near = words[-10:] if cut.before else words[:10]
    return any(
        word in KINDS[cut.kind] or (cut.kind == "negation" and word.endswith("n't"))
        for word in near
    )


def _cut_before(text: str, start: int) -> Cut | None:
    sentence = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
    clause = _CLAUSE_END.split(sentence)[-1]
    words = _WORD.findall(clause.replace("’", "'"))
    if not words or clause.rstrip()[-1:] in ".!?":
        return None
    if words[-1].lower() == "of" and len(words) > 1 and words[-2].lower() in _SOME:
        return Cut(words[-2], "amount", " ".join(sentence.split())[-80:])
    for distance, word in enumerate(reversed(words[-_NEAR:])):
        lower = with_ss(word.lower())
        plain = "not" if lower.endswith("n't") or lower == "cannot" else lower
        direct = distance == 0
        if plain in _STRONG or (direct and _kind(plain)):
            context = " ".join(sentence.split())[-80:]
            return Cut(word, _kind(plain) or "negation", context)
    return None


def _cut_after(text: str, end: int) -> Cut | None:
    if text[end - 1 : end] in {".", "!", "?"}:
        return None
    match = _AFTER.match(text, end, end + 40)
    if match is None:
        return None
    rest = _SENTENCE_END.split(text[end : end + _REACH])[0]
    return Cut(match["word"], "condition", " ".join(rest.split())[:80], before=False)


def _kind(word: str) -> str:
    if word in NEGATIONS or word in DENIALS:
        return "negation"
    if word in IFS:
        return "condition"
    if word in _SOME:
        return "amount"
    return "report" if word in _REPORTS else ""
