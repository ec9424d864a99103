"""AGE005."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.overtaken import claim_overtaken, event_words
from evidence.checker.rule import ClaimRule, Context, Draft


class ClaimOvertaken(ClaimRule):
    """Things are no longer as the claim says, and somebody recorded it.

    *Why.* An office is filled anew, a law repealed, a war over: the sentence was right
    and is so no more. ``evidence claim supersede`` records since when, by which source
    and why; figures that were overtaken are AGE002's. Whoever changes the claim after
    that has seen it, and it is told no longer.

    Bad:

    ```bibtex
    @misc{rfe2021, author = {{RFE/RL}}, title = {Ban Becomes Law}, year = {2021}}
    ```

    ```markdown
    The moratorium on land leases is in force.
    ```

    ```toml
    [claim.moratorium]
    manuscript = "manuscript"
    kind = "law"
    quote = "The moratorium on land leases is in force"

    [[claim.moratorium.superseded]]
    source = "rfe2021"
    as_of = "2021-05-13"
    reason = "A permanent ban was signed."
    ```

    Good:

    ```bibtex
    @misc{rfe2021, author = {{RFE/RL}}, title = {Ban Becomes Law}, year = {2021}}
    ```

    ```markdown
    A ban on land leases is in force (RFE/RL 2021).
    ```

    ```toml
    [claim.moratorium]
    manuscript = "manuscript"
    kind = "law"
    quote = "A ban on land leases is in force"
    at = 2026-11-24T12:00:00Z

    [[claim.moratorium.superseded]]
    source = "rfe2021"
    as_of = "2021-05-13"
    reason = "A permanent ban was signed."
    at = 2026-11-23T12:00:00Z
    ```

    Source: Wikidata, Help:Ranking: a statement that no longer holds is kept, with the
    reason for its rank and the time at which it ended.
    """

    code = "AGE005"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each thing that overtook the claim as a whole."""
        for event in claim_overtaken(subject, context.today):
            yield Draft(
                f"overtaken {event_words(event)}",
                hint="bring the sentence up to date, or say in it of when it holds; "
                f"then: evidence claim edit {subject.name} …",
                related=(event.source,),
            )
