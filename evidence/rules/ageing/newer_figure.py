"""AGE002."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.newer import newer_in_claims, newer_in_evidence
from evidence.checker.rule import ClaimRule, Context, Draft


class NewerFigure(ClaimRule):
    """The ledger knows a newer figure than the claim's, and it is another one.

    *Why.* A figure that was right when it was written is outdated once somebody has
    recorded a later one. Looked at are the claim's own evidence, of any stance, and
    other claims with the same topic, unit and scope.

    Bad:

    ```bibtex
    @misc{sco2017, author = {{SCO}}, title = {Member States}, year = {2017}}
    ```

    ```markdown
    Five of the 6 member States share the border (SCO 2017).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "6 member States"
    figures = ["6 member States @2016"]

    [[claim.members.evidence]]
    source = "sco2017"
    stance = "context"
    figures = ["8 member States @2017-06"]
    ```

    Good:

    ```bibtex
    @misc{sco2017, author = {{SCO}}, title = {Member States}, year = {2017}}
    ```

    ```markdown
    Five of the 8 member States share the border (SCO 2017).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "8 member States"
    figures = ["8 member States @2017-06"]

    [[claim.members.evidence]]
    source = "sco2017"
    stance = "supports"
    figures = ["8 member States @2017-06"]
    ```

    Source: Wikipedia, Reliable sources, section "Age matters": new information makes
    older sources inaccurate, and newer ones are preferred where things change.
    """

    code = "AGE002"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each place that has a newer, other figure."""
        for newer in (
            *newer_in_evidence(subject),
            *newer_in_claims(subject, context.same_topic(subject)),
        ):
            yield Draft(
                f"{newer.own} in the manuscript, but {newer.other} in {newer.place}",
                hint="bring the sentence up to date, or say in it of when its figure "
                "is",
            )
