"""Compare the authors that a citation prints with those of an entry, as lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from evidence.text.citations.cited_item import CitedItem
from evidence.text.citations.name_match import Agreement, compare_name, fold, spellings
from evidence.text.citations.reference import Reference
from evidence.text.citations.vocabulary import AND_WORDS

_WORDS = {
    Agreement.CLOSE: "author {cited} in the text, {entry} in the entry",
    Agreement.SWAPPED: "{cited} in the text is the given name of {entry} in the entry",
    Agreement.PART: "{cited} in the text is a part of {entry} in the entry",
    Agreement.GIVEN: "author {cited} in the text, {entry} in the entry",
}
_SCORES = {
    Agreement.SAME: 100,
    Agreement.GIVEN: 80,
    Agreement.PART: 80,
    Agreement.CLOSE: 90,
    Agreement.SWAPPED: 70,
    Agreement.NONE: 0,
}


@dataclass(frozen=True, slots=True)
class AuthorMatch:
    """How two lists of authors agree.

    *exact*: every printed name is the entry's, in order, and the number of names and
    «et al.» fit. Otherwise *reasons* says what differs; *score* is 0 where nothing does
    agree.
    """

    exact: bool
    score: int
    reasons: tuple[str, ...] = ()


NO_MATCH = AuthorMatch(exact=False, score=0)
EXACT = AuthorMatch(exact=True, score=100)


def compare_authors(item: CitedItem, reference: Reference) -> AuthorMatch:
    """Return how the authors printed in *item* agree with *reference*'s."""
    if not reference.names:
        return NO_MATCH
    if _named_short(item, reference):
        return EXACT
    best = NO_MATCH
    for cited in _readings(item, reference):
        match = _compare_lists(cited, item, reference)
        if match.exact:
            return match
        if match.score > best.score:
            best = match
    return best


def _named_short(item: CitedItem, reference: Reference) -> bool:
    here = spellings(item.author)
    return any(here & spellings(short) for short in reference.short_names)


def _readings(item: CitedItem, reference: Reference) -> list[tuple[str, ...]]:
    """Return the ways to read the printed names as a list.

    As they stand; as one institution with commas and «and» inside; as «Family, Given»
    where both are the entry's.
    """
    if _written_out(item) == _written_out_names(reference):
        return [tuple(name.short for name in reference.names)]
    readings = [item.names]
    first = reference.names[0]
    if len(item.names) > 1 and first.literal and not item.et_al:
        readings.append((item.author,))
    if len(item.names) == 2 and "," in item.author:
        inverted = " ".join(item.names)
        if compare_name(inverted, first) is Agreement.SAME:
            readings.append((inverted,))
    return readings


def _written_out(item: CitedItem) -> str:
    """Return the printed authors as one word, if all of them are printed."""
    return "" if item.et_al else _without_and(item.author)


def _written_out_names(reference: Reference) -> str:
    """Return an entry's authors as one word: «de Mello e Souza» has an «and» inside."""
    return "".join(_without_and(name.short) for name in reference.names)


@lru_cache(maxsize=65_536)
def _without_and(text: str) -> str:
    return "".join(word for word in fold(text).split() if word not in AND_WORDS)


def _compare_lists(
    cited: tuple[str, ...], item: CitedItem, reference: Reference
) -> AuthorMatch:
    names = reference.names
    if len(cited) > len(names):
        return NO_MATCH
    agreements = [
        compare_name(one, name) for one, name in zip(cited, names, strict=False)
    ]
    if Agreement.NONE in agreements:
        return _other_order(cited, item, reference)
    reasons = [
        _WORDS[agreement].format(cited=one, entry=name.display)
        for one, name, agreement in zip(cited, names, agreements, strict=False)
        if agreement is not Agreement.SAME
    ]
    score = sum(_SCORES[agreement] for agreement in agreements) // len(agreements)
    counted = _count_differs(len(cited), item, reference)
    if counted:
        reasons.append(counted)
        score -= 10
    return AuthorMatch(not reasons, score, tuple(reasons))


def _count_differs(cited: int, item: CitedItem, reference: Reference) -> str:
    """Say what is wrong with the number of names, or ''."""
    there = len(reference.names)
    if item.et_al:
        # No style in use cuts two names to one: APA 7 and Springer cut from three on.
        if not reference.others and there in {cited, 2}:
            return f"“et al.” in the text, {_authors(there)} in the entry"
        return ""
    if cited < there or reference.others:
        more = " and others" if reference.others else ""
        return f"{_authors(cited)} in the text, {_authors(there)}{more} in the entry"
    return ""


def _authors(count: int) -> str:
    return "1 author" if count == 1 else f"{count} authors"


def _other_order(
    cited: tuple[str, ...], item: CitedItem, reference: Reference
) -> AuthorMatch:
    """Return a match of the same names in another order."""
    if len(cited) < 2 or len(cited) != len(reference.names) or item.et_al:
        return NO_MATCH
    left = list(reference.names)
    for one in cited[:20]:
        found = next(
            (name for name in left if compare_name(one, name) is Agreement.SAME), None
        )
        if found is None:
            return NO_MATCH
        left.remove(found)
    reason = "the authors stand in another order in the entry"
    return AuthorMatch(exact=False, score=85, reasons=(reason,))
