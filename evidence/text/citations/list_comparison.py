"""Compare a printed reference list with the citations of its text and the entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evidence.text.citations.listed_match import ListedMatch, differences
from evidence.text.citations.reading import Reading
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_list import ListedWork
from evidence.text.citations.resolver import ItemStatus


class ListOutcome(StrEnum):
    """What is to be said of a work that is listed, or cited, or both."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NOT_CITED = "listed, not cited"
    NOT_LISTED = "cited, not listed"
    AMBIGUOUS = "ambiguous"
    NO_ENTRY = "no entry"


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One work: its outcome, entry, place and words in the list, and what differs.

    *start* and *end* are code points of the text: of the listed work, else of the first
    citation.
    """

    outcome: ListOutcome
    key: str
    start: int
    end: int
    text: str
    candidates: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


def compare_list(
    reading: Reading, entries: Mapping[str, Reference]
) -> tuple[ListedRow, ...]:
    """Return a row for each listed work in order, then those cited and not listed.

    Where no entry is known by which to tell whether a listed work is cited, nothing is
    said of it but that.
    """
    cited = _cited(reading)
    rows = [
        _row(work, match, entries, cited)
        for work, match in zip(reading.listed.works, reading.matches, strict=True)
    ]
    return (*rows, *_not_listed(reading, cited))


def _cited(reading: Reading) -> dict[str, tuple[int, int, str]]:
    """Return each key that a citation means, with where it does first."""
    found: dict[str, tuple[int, int, str]] = {}
    for citation, meant in reading.tied:
        for item, one in zip(citation.items, meant, strict=True):
            if one.status in {ItemStatus.RESOLVED, ItemStatus.NEAR} and one.key:
                found.setdefault(one.key, (item.start, item.end, item.text))
    return found


def _row(
    work: ListedWork,
    match: ListedMatch,
    entries: Mapping[str, Reference],
    cited: Mapping[str, tuple[int, int, str]],
) -> ListedRow:
    words = " ".join(work.text.split())
    if match.key is None:
        outcome = ListOutcome.AMBIGUOUS if match.keys else ListOutcome.NO_ENTRY
        return ListedRow(outcome, "", work.start, work.end, words, match.keys)
    found = differences(work, entries[match.key])
    outcome = ListOutcome.DIFFERS if found else ListOutcome.AGREES
    if match.key not in cited:
        outcome = ListOutcome.NOT_CITED
    return ListedRow(outcome, match.key, work.start, work.end, words, differences=found)


def _not_listed(
    reading: Reading, cited: Mapping[str, tuple[int, int, str]]
) -> Iterator[ListedRow]:
    if not reading.listed.works:
        return
    listed = {key for match in reading.matches for key in match.keys}
    for key, (start, end, text) in cited.items():
        if key not in listed:
            yield ListedRow(ListOutcome.NOT_LISTED, key, start, end, text)
