"""Later editions of a source that are in the ledger, by the numbers of editions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.works.duplicates import find_duplicates
from evidence.bibliography.works.same_work import Tie
from evidence.bibliography.works.title_words import title_words
from evidence.bibliography.works.work import NO_WORKS
from evidence.checker.facts import SourceFacts
from evidence.checker.same_works import work_of
from evidence.checker.survey import Survey

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth",
)  # fmt: skip
_NUMBER = re.compile(r"(?<![0-9])([0-9]{1,3})(?![0-9])")


class LaterEditions(Survey[dict[str, list[str]]]):
    """For each source the later editions of its work, newest first.

    Title and people must be the same; an entry without an edition is the first where
    another has a later one. Records that differ in their dates alone are not judged: an
    annual report does not replace last year's.
    """

    def __init__(self) -> None:
        """Begin to collect."""
        self._sources: list[SourceFacts] = []

    def add(self, source: SourceFacts) -> None:
        """Take *source* in."""
        self._sources.append(source)

    def result(self) -> dict[str, list[str]]:
        """Return citekey → the citekeys of later editions."""
        numbers = {each.name: _edition(each) for each in self._sources}
        if not any(number > 1 for number in numbers.values()):
            return {}
        found: dict[str, list[str]] = defaultdict(list)
        alike = _alike(self._sources, numbers)
        for group in find_duplicates(work_of(each) for each in alike).related:
            if group.tie is not Tie.EDITIONS:
                continue
            for one in group.keys:
                for two in group.keys:
                    if 0 < numbers[one] < numbers[two]:
                        found[one].append(two)
        return {
            key: sorted(later, key=lambda each: -numbers[each])
            for key, later in found.items()
        }


def _alike(
    sources: Iterable[SourceFacts], numbers: Mapping[str, int]
) -> Iterator[SourceFacts]:
    """Yield the sources that share their title with a later edition."""
    titles: dict[tuple[str, ...], list[SourceFacts]] = defaultdict(list)
    for source in sources:
        if source.entry_type not in NO_WORKS:
            titles[title_words(source.title).words].append(source)
    for group in titles.values():
        if len(group) > 1 and any(numbers[each.name] > 1 for each in group):
            yield from group


def _edition(source: SourceFacts) -> int:
    """Return the number of the edition: 1 where none is given, 0 where unclear."""
    text = latex_to_text(source.get("edition") or "").lower()
    if not text.strip():
        return 1
    words = re.findall(r"[a-z]+", text)
    named = [at for at, word in enumerate(_ORDINALS, 1) if word in words]
    numbers = [int(each) for each in _NUMBER.findall(text)] or named
    return numbers[0] if len(numbers) == 1 else 0
