"""The words and signs of a sentence on which its truth hangs.

Two sentences that are 98 % alike can say opposite things: "43,548" and "43,458",
"million" and "billion", with and without "not". So likeness only ever finds a
candidate. The verdict is here: numbers with their sign and unit, negations,
comparisons, months and names must be the same, in the same order (4.3 and 4.8 swapped
are the same words in another order).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from evidence.text.numbers.words import cardinal, is_number_word
from evidence.text.quotations.turning_words import DENYING, NEGATING

_COMPARISONS = (
    "more less fewer most least over under above below exceed exceeds exceeded "
    "increase increases increased decrease decreases decreased rise rises rose fall "
    "falls fell grew shrank higher lower doubled halved all every some only half third "
    "quarter percent percentage hundred hundreds thousand thousands million millions "
    "billion billions trillion trillions dozen dozens twice tenfold"
)
_MONTHS = (
    "january february march april may june july august september october november "
    "december"
)
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and as at after although among an any are before both but by during each "
        "for from further furthermore given has have he her his however i if in indeed "
        "instead is it its likewise many moreover nevertheless of on one or others our "
        "several she similarly since so such that the their then there these they this "
        "those thus to upon we were what when where whereas whether which while who "
        "with yet you your",
    )
)
_WORDS = {
    **dict.fromkeys(NEGATING | DENYING | {"cannot"}, "negation"),
    **dict.fromkeys(_COMPARISONS.split(), "comparison"),
    **dict.fromkeys(_MONTHS.split(), "month"),
}
_SPACES = "[ \u00a0\u2007\u2009\u202f]"
_TOKEN = re.compile(
    rf"(?P<number>(?:(?<![\w.])[-+\u2212])?[$€£¥]?{_SPACES}?[0-9]"
    rf"(?:[0-9]|[.,:/](?=[0-9])|{_SPACES}(?=[0-9]{{3}}(?![0-9])))*"
    rf"(?:{_SPACES}?(?:%|per ?cent\b))?)"
    r"|(?P<sign>[<>=≤≥≠±~≈%$€£¥])"
    r"|(?P<word>[^\W\d_]+(?:[-’'][^\W\d_]+)*)"
)


@dataclass(frozen=True, slots=True)
class CriticalToken:
    """A token that may not change: its *kind*, its normal *value*, where it stands."""

    kind: str
    value: str
    start: int
    end: int


def critical_tokens(text: str) -> tuple[CriticalToken, ...]:
    """Return the critical tokens of *text* in reading order."""
    found = []
    for match in _TOKEN.finditer(text):
        kind, value = _classify(match, text)
        if kind:
            found.append(CriticalToken(kind, value, match.start(), match.end()))
    return tuple(found)


def critical_difference(before: str, after: str) -> str | None:
    """Say how *after* differs from *before* in what is critical; None where it doesn't.

    The answer is for people: ``“4.8” instead of “4.3”; “not” is missing``.
    """
    before, after = " ".join(before.split()), " ".join(after.split())
    old, new = critical_tokens(before), critical_tokens(after)
    matcher = SequenceMatcher(
        None, [t.value for t in old], [t.value for t in new], autojunk=False
    )
    parts = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            continue
        was, now = old[old_from:old_to], new[new_from:new_to]
        if not _is_opening(was, after) or not _is_opening(now, before):
            parts.append(_describe(before, was, after, now))
    return "; ".join(parts) or None


def _classify(match: re.Match[str], text: str) -> tuple[str, str]:
    if match["number"]:
        return "number", _normal_number(match["number"])
    if match["sign"]:
        return "sign", match["sign"]
    word = match["word"].replace("’", "'")
    lower = word.lower().removesuffix("'s")
    if lower.endswith("n't"):
        return "negation", "not"
    if lower == "may" and word[0] == "m":
        return "", ""
    if lower in _WORDS:
        return _WORDS[lower], lower.removesuffix("s") if lower != "less" else lower
    value = cardinal(lower) if is_number_word(lower) else None
    if value is not None:
        return "number", str(value)
    if word[0].isupper() and lower not in _FUNCTION_WORDS:
        kind = "opening" if _opens_sentence(text, match.start()) else "name"
        return kind, lower
    return "", ""


def _normal_number(text: str) -> str:
    plain = re.sub(rf"{_SPACES}|,(?=[0-9]{{3}}(?![0-9]))", "", text)
    return re.sub(r"per ?cent", "%", plain).replace("\u2212", "-")


def _opens_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip("\"'“”‘’«»([ \t\r\n")
    return not before or before[-1] in ".!?:"


def _is_opening(tokens: tuple[CriticalToken, ...], other: str) -> bool:
    """Tell whether all *tokens* are words that only open a sentence and stay elsewhere.

    "Detainees said" and "Former detainees said" differ in a capital, not in a name.
    """
    words = {word for word in re.findall(r"[^\W\d_]+", other) if word.islower()}
    return all(token.kind == "opening" and token.value in words for token in tokens)


def _describe(
    before: str,
    was: tuple[CriticalToken, ...],
    after: str,
    now: tuple[CriticalToken, ...],
) -> str:
    old = " ".join(before[token.start : token.end].strip() for token in was)
    new = " ".join(after[token.start : token.end].strip() for token in now)
    if not now:
        return f"“{old}” is missing"
    if not was:
        return f"“{new}” is added"
    return f"“{new}” instead of “{old}”"
