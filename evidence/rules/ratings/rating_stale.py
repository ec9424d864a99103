"""RAT004."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Kind, Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, listed


class RatingStale(ClaimRule):
    """A claim that got new evidence, or new words, after its latest rating.

    *Why.* A rating weighs what was known that day. What came later has been weighed by
    nobody, and may be the very thing that would change it.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The OSCE has 57 participating States (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    at = 2026-01-10T09:00:00Z

    [[claim.members.rating]]
    scheme = "admiralty"
    level = "B2"
    reason = "Known from the preface."
    at = 2026-01-10T10:00:00Z

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    at = 2026-03-01T09:00:00Z
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The OSCE has 57 participating States (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    at = 2026-01-10T09:00:00Z

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    at = 2026-03-01T09:00:00Z

    [[claim.members.rating]]
    scheme = "admiralty"
    level = "B2"
    reason = "A newspaper of record."
    at = 2026-03-01T10:00:00Z
    ```

    Source: Office of the Director of National Intelligence, Intelligence Community
    Directive 203: Analytic Standards, 2015: new information that bears on a judgement
    is taken into account and changes are explained.
    """

    code = "RAT004"
    severity = Severity.WARNING
    kind = Kind.REVIEW

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where something came after the latest rating."""
        del context
        latest = max(subject.ratings, key=lambda rating: rating.at, default=None)
        if latest is None:
            return
        added = distinct(t.source for t in subject.evidence if t.at > latest.at)
        changes = [f"evidence from {listed(added)} was added"] if added else []
        if subject.at > latest.at:
            changes.append("the claim was edited")
        if changes:
            yield Draft(
                f"{' and '.join(changes)} after the latest rating "
                f"({latest.level} by {latest.by}, {latest.at:%Y-%m-%d})",
                hint=f"weigh it and rate again: evidence rate {subject.name}",
            )
