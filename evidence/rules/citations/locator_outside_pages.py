"""CIT005."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.page_ranges import page_ranges
from evidence.checker.facts import CitationFacts, ItemFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import CitationRule, Context, Draft
from evidence.text.quoted.inner_marks import in_marks

_PAGES = re.compile(
    r"\s*(?:pp?\.?\s*|pages?\s*|S\.\s*)?(?P<first>\d{1,6})(?:\s*[-–—]\s*(?P<last>\d{1,6}))?"
    r"(?:\s*ff?\.?)?\s*",
)
_PARTS = frozenset(
    [
        "article",
        "incollection",
        "inproceedings",
        "inbook",
        "conference",
        "suppperiodical",
    ]
)
"""Types whose pages are those of the work in something larger."""


class LocatorOutsidePages(CitationRule):
    """A citation's page that is not among the pages of its entry.

    *Why.* A page outside the article is a misprint in the text or in the entry, or the
    wrong work is cited. Whoever looks the passage up won't find it.

    Bad:

    ```bibtex
    @article{weir2020, author = {Weir, Tom}, title = {Tolls and Keepers},
      journal = {Lock Quarterly}, volume = {3}, pages = {101--119}, year = {2020}}
    ```

    ```markdown
    The keepers were paid by the boat (Weir 2020, 131).
    ```

    Good:

    ```bibtex
    @article{weir2020, author = {Weir, Tom}, title = {Tolls and Keepers},
      journal = {Lock Quarterly}, volume = {3}, pages = {101--119}, year = {2020}}
    ```

    ```markdown
    The keepers were paid by the boat (Weir 2020, 113).
    ```

    Source: CSL 1.0.2 specification, locators; biblatex manual, the field pages is the
    range of the work itself for articles and parts of books.
    """

    code = "CIT005"
    severity = Severity.WARNING

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield a draft where the locator of *subject* is a page of another work."""
        del citation
        source = context.source(subject.source)
        cited = _PAGES.fullmatch(subject.locator or "")
        if source is None or cited is None or source.entry_type not in _PARTS:
            return
        pages = source.get("pages") or ""
        ranges = [one.numbers for one in page_ranges(pages) if one.is_plain]
        if not ranges or None in ranges or "," in pages:
            return
        first, last = int(cited["first"]), int(cited["last"] or cited["first"])
        if any(
            one is not None and one[0] <= first and max(first, last) <= _end(*one)
            for one in ranges
        ):
            return
        yield Draft(
            f"{in_marks(subject.text)} cites page {subject.locator}, but "
            f"{source.name} has the pages {pages.replace('--', '–')}",
            hint="correct the page, or the pages of the entry",
        )


def _end(first: int, last: int) -> int:
    """Return the last page: «123–9» is 123 to 129."""
    if last >= first:
        return last
    kept = str(first)[: -len(str(last))]
    return int(kept + str(last)) if kept else last
