"""How a manuscript mostly prints its citations, so that what differs can be named.

A house style is not asked for: what nine of ten citations do is the style in use. Fewer
citations than ``ENOUGH`` make no habit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from evidence.checker.facts import CitationFacts, ItemFacts, ManuscriptFacts

ENOUGH = 5
"""Citations that show one thing, from which it is a habit."""
MOSTLY = 0.8
"""Of them, that do it in one way."""

_YEAR = re.compile(r"(?P<joint>,?)\s(?:1[5-9]|20)\d\d[a-z]?\b")
_AND = re.compile(r"\s(?P<and>&|and|und|et|y)\s")
_LOCATOR = re.compile(r"\d{4}[a-z]?(?P<joint>\s?:\s?|,\s)(?:pp?\.\s?)?\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d")

Feature = Callable[[ItemFacts, CitationFacts], str]
"""Says in words how an item does something; '' where it does not show."""


def comma_before_year(item: ItemFacts, citation: CitationFacts) -> str:
    """Return how author and year are joined in brackets."""
    found = _YEAR.search(item.text) if is_bracketed(item, citation) else None
    if found is None:
        return ""
    return "a comma before the year" if found["joint"] else "no comma before the year"


def joining_word(item: ItemFacts, citation: CitationFacts) -> str:
    """Return the word or sign that joins two authors in brackets."""
    found = _AND.search(item.text) if is_bracketed(item, citation) else None
    return f"“{found['and']}” between authors" if found else ""


def locator_joint(item: ItemFacts, citation: CitationFacts) -> str:
    """Return what stands between year and page."""
    del citation
    found = _LOCATOR.search(item.text)
    if found is None:
        return ""
    return (
        "a colon before the page"
        if ":" in found["joint"]
        else "a comma before the page"
    )


FEATURES: tuple[Feature, ...] = (comma_before_year, joining_word, locator_joint)


def order_of(citation: CitationFacts) -> str:
    """Return how the works of one citation are ordered; '' where it shows nothing."""
    if len(citation.items) < 2:
        return ""
    names = [item.text.split("(")[0].strip().casefold() for item in citation.items]
    if not all(name[:1].isalpha() for name in names):
        return ""
    years = [_first_year(item.text) for item in citation.items]
    if not all(years):
        return ""
    by_name = names == sorted(names)
    by_year = years == sorted(years)
    if by_name == by_year:
        return "" if by_name else "neither by author nor by year"
    return "by author" if by_name else "by year"


def _first_year(text: str) -> str:
    found = _YEARS.search(text)
    return found[0] if found else ""


def is_bracketed(item: ItemFacts, citation: CitationFacts) -> bool:
    """Say whether an item stands inside the brackets of its citation."""
    return citation.text[:1] in {"(", "["} and item.span.start > citation.span.start


class Habits:
    """What the citations of one manuscript mostly do."""

    def __init__(self, manuscript: ManuscriptFacts) -> None:
        self._features: Mapping[Feature, str] = {
            feature: _mostly(
                feature(item, citation)
                for citation in manuscript.citations
                for item in citation.items
            )
            for feature in FEATURES
        }
        self.order = _mostly(order_of(citation) for citation in manuscript.citations)
        """How works are mostly ordered in one citation; '' where no way prevails."""

    def differences(
        self, item: ItemFacts, citation: CitationFacts
    ) -> Iterable[tuple[str, str]]:
        """Yield (what *item* does, what is usual) where they differ."""
        for feature, usual in self._features.items():
            shown = feature(item, citation)
            if shown and usual and shown != usual:
                yield shown, usual


def _mostly(shown: Iterable[str]) -> str:
    counts = Counter(one for one in shown if one)
    if not counts or counts.total() < ENOUGH:
        return ""
    usual, times = counts.most_common(1)[0]
    return usual if times >= MOSTLY * counts.total() else ""


class HabitsOfAll:
    """The habits of each manuscript of one ledger, found when first asked for."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Habits] = {}

    def of(self, manuscript: ManuscriptFacts | None) -> Habits | None:
        """Return the habits of *manuscript*; None for none."""
        if manuscript is None:
            return None
        key = (manuscript.name, manuscript.sha256)
        if key not in self._known:
            self._known[key] = Habits(manuscript)
        return self._known[key]
