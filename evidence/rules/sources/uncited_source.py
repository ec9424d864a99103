"""SRC001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import LedgerFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule


class UncitedSource(SourceRule):
    """A source that no manuscript cites and no claim is tied to.

    *Why.* A reference list is a promise that each work in it bears on the text. One
    that nothing points to is either a citation that got lost or a left-over, and a
    reader cannot tell which. Entries that only lend fields to others (crossref, xdata)
    are left alone, and so is a ledger without a manuscript.

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

    def __init__(self) -> None:
        """Remember the parents of one ledger at a time."""
        self._ledger: LedgerFacts | None = None
        self._parents: frozenset[str] = frozenset()

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where nothing points to *subject*."""
        if not context.ledger.manuscripts or subject.entry_type == "xdata":
            return
        names = {subject.name, *subject.aliases}
        if names & (context.cited | context.tied) or names & self._lending(context):
            return
        yield Draft(
            f"no manuscript cites {subject.name}, and no claim is tied to it",
            hint=f"cite it, tie a claim to it (evidence tie CLAIM {subject.name}), or "
            "take it out of the bibliography",
        )

    def _lending(self, context: Context) -> frozenset[str]:
        """Return the keys of entries from which others inherit fields."""
        if self._ledger is not context.ledger:
            self._ledger = context.ledger
            self._parents = frozenset(
                key.strip()
                for source in context.ledger.sources
                for field in ("crossref", "xdata")
                for key in (source.get(field) or "").split(",")
            )
        return self._parents
