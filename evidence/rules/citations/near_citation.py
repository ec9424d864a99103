"""CIT003."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import CitationFacts, ItemFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import CitationRule, Context, Draft
from evidence.models.vocabulary import ItemStatus
from evidence.text.quoted.inner_marks import in_marks


class NearCitation(CitationRule):
    """A citation that nearly names a source: author or year differs.

    *Why.* A misspelt author or a year that is off by one is the commonest fault of
    reference lists, and it is copied from paper to paper. The nearest source is named
    so that a person can say whether it is meant; it is never taken as meant.

    Bad:

    ```bibtex
    @article{alemdaroglu2020, author = {Alemdaroglu, Ayca}, title = {A Client State},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Ankara fell silent on the camps (Alemdaruglu 2020).
    ```

    Good:

    ```bibtex
    @article{alemdaroglu2020, author = {Alemdaroglu, Ayca}, title = {A Client State},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Ankara fell silent on the camps (Alemdaroglu 2020).
    ```

    Source: Simkin and Roychowdhury, "Read Before You Cite!", Complex Systems 14 (2003)
    269–274, on how misprints in citations spread.
    """

    code = "CIT003"
    severity = Severity.ERROR

    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield a draft where the nearest source differs from *subject*."""
        del citation
        if subject.status is not ItemStatus.NEAR or not subject.candidates:
            return
        nearest = subject.candidates[0]
        source = context.source(nearest)
        named = f"{nearest}, {_signature(source)}" if source else nearest
        yield Draft(
            f"{in_marks(subject.text)} is not in the bibliography; the nearest "
            f"source is {named}",
            hint="correct the name or year where it is wrong, in the manuscript or in "
            "the entry; if another work is meant, add its entry",
            related=subject.reasons,
        )


def _signature(source: SourceFacts) -> str:
    """Return the source's own authors and year, as a citation would print them."""
    names = [name.short for name in source.authors or source.editors]
    if len(names) > 3 or source.authors_others:
        names = [f"{names[0]} et al."] if names else []
    years = source.issued.years if source.issued else ()
    year = str(years[0]) if years else (source.get("year") or "without year")
    who = " and ".join(names) or source.container or source.institution or "no author"
    return f"“{who} {year}”"
