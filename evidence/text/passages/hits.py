"""Where the features of a passage stand in a text: whole words, whole numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.text.figures.printed_figures import printed_figures
from evidence.text.passages.features import Feature

MANY = 2_000
"""Places of one form in one text that are counted and kept."""
INFLECTED = 0.6
"""What another form of a word counts."""


@dataclass(frozen=True, slots=True)
class Hit:
    """The feature of this number stands at *start*, written as *shown*."""

    start: int
    feature: int
    strength: float
    shown: str


def find_hits(text: str, features: Sequence[Feature]) -> list[Hit]:
    """Return where *features* stand in *text*, in order."""
    lowered = text.replace("İ", "I").lower()  # the one letter that gets longer
    found = []
    for number, feature in enumerate(features):
        for form in feature.forms:
            found += [
                Hit(at, number, 1.0, text[at : at + len(form)])
                for at in _places(lowered, form)
            ]
        if feature.stem:
            found += _inflected(text, lowered, feature, number)
    return sorted(found, key=lambda hit: (hit.start, hit.feature))


def _places(lowered: str, form: str) -> Iterator[int]:
    """Yield where *form* stands as whole words or a whole number."""
    at, count = lowered.find(form), 0
    while at >= 0 and count < MANY:
        if _is_whole(lowered, at, at + len(form)):
            count += 1
            yield at
        at = lowered.find(form, at + len(form))


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before.isalnum() or after.isalnum():
        return False
    if text[start].isdigit() and before in {".", ","} and text[start - 2].isdigit():
        return False
    ends_in_digit = text[end - 1].isdigit() and after in {".", ","}
    return not (ends_in_digit and text[end + 1 : end + 2].isdigit())


def _inflected(text: str, lowered: str, feature: Feature, number: int) -> Iterator[Hit]:
    stem, whole = feature.stem, feature.forms[0]
    at, count = lowered.find(stem), 0
    while at >= 0 and count < MANY:
        end = at + len(stem)
        while end < len(lowered) and lowered[end].isalpha():
            end += 1
        same = lowered[at:end] == whole
        near = abs(end - at - len(whole)) <= 3
        if near and not same and not lowered[at - 1 : at].isalnum():
            count += 1
            yield Hit(at, number, INFLECTED, text[at:end])
        at = lowered.find(stem, end)


def hits_by_value(words: str, start: int, features: Sequence[Feature]) -> Iterator[Hit]:
    """Yield the numbers that the paragraph writes in another way, as in words."""
    values = {one.value: at for at, one in enumerate(features) if one.value is not None}
    if not values:
        return
    for found in printed_figures(words):
        for value in (found.figure.low, found.figure.high):
            at = values.get(abs(value)) if value is not None else None
            if at is not None:
                yield Hit(start + found.start, at, 1.0, found.text)
