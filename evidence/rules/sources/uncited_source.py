"""SRC001."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.survey import Survey


class LendingKeys(Survey[Mapping[str, int]]):
    """The keys of the entries from which others take fields."""

    def __init__(self) -> None:
        """Begin to collect."""
        self._uses: Counter[str] = Counter()

    def add(self, source: SourceFacts) -> None:
        """Take in what *source* names."""
        for field in ("crossref", "xdata"):
            if keys := source.get(field):
                self._uses.update(key.strip() for key in keys.split(","))

    def result(self) -> Mapping[str, int]:
        """Return key → how many name it."""
        return self._uses


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
    surveys = (LendingKeys,)

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where nothing points to *subject*."""
        if not context.known.has_manuscripts() or subject.entry_type == "xdata":
            return
        names = {subject.name, *subject.aliases}
        used = not (names.isdisjoint(context.cited) and names.isdisjoint(context.tied))
        if used or _may_be_meant(names, context):
            return
        yield Draft(
            f"no manuscript cites {subject.name}, and no claim is tied to it",
            hint=f"cite it, tie a claim to it (evidence tie CLAIM {subject.name}), or "
            "take it out of the bibliography",
        )


def _may_be_meant(names: set[str], context: Context) -> bool:
    """Tell whether another entry or an open citation may lead here by one of *names*.

    Of a near citation only the nearest source counts.
    """
    lending = context.survey(LendingKeys)
    if not names.isdisjoint(lending):
        return True
    return not names.isdisjoint(context.known.perhaps_cited())
