"""SRC001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import LedgerFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.models.vocabulary import ItemStatus


class UncitedSource(SourceRule):
    """A source that no manuscript cites and no claim is tied to.

    *Why.* A reference list is a promise that each work in it bears on the text. One
    that nothing points to is either a citation that got lost or a left-over, and a
    reader cannot tell which. Left alone are entries that lend fields to others
    (crossref, xdata), sources that a near or ambiguous citation may mean, and a ledger
    without a manuscript.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    ```markdown
    Four posts fell vacant in July (Hall 2020).
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    ```markdown
    Four posts fell vacant in July (Hall 2020).
    ```

    Source: American Psychological Association, Publication Manual, 7th edition, 2020,
    section 8.10: every work in the reference list is cited in the text.
    """

    code = "SRC001"
    severity = Severity.NOTE
    needs_ledger = True

    def __init__(self) -> None:
        """Remember what may be meant in one ledger at a time."""
        self._ledger: LedgerFacts | None = None
        self._meant: frozenset[str] = frozenset()

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where nothing points to *subject*."""
        if not context.ledger.manuscripts or subject.entry_type == "xdata":
            return
        names = {subject.name, *subject.aliases}
        if names & (context.cited | context.tied) or names & self._may_be_meant(
            context
        ):
            return
        yield Draft(
            f"no manuscript cites {subject.name}, and no claim is tied to it",
            hint=f"cite it, tie a claim to it (evidence tie CLAIM {subject.name}), or "
            "take it out of the bibliography",
        )

    def _may_be_meant(self, context: Context) -> frozenset[str]:
        """Return the keys that other entries or open citations lead to."""
        if self._ledger is not context.ledger:
            self._ledger = context.ledger
            self._meant = _parents(context.ledger) | _candidates(context.ledger)
        return self._meant


def _parents(ledger: LedgerFacts) -> frozenset[str]:
    return frozenset(
        key.strip()
        for source in ledger.sources
        for field in ("crossref", "xdata")
        for key in (source.get(field) or "").split(",")
    )


def _candidates(ledger: LedgerFacts) -> frozenset[str]:
    """Return the nearest source of near items, and all of ambiguous ones."""
    return frozenset(
        key
        for manuscript in ledger.manuscripts
        for citation in manuscript.citations
        for item in citation.items
        for key in item.candidates[: 1 if item.status is ItemStatus.NEAR else None]
    )
