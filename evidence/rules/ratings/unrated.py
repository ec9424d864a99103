"""RAT001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft


class Unrated(ClaimRule):
    """A claim that nobody has rated.

    *Why.* The program compares; whether the evidence carries the claim is a judgement,
    and a judgement has a person, a scale and a reason. Without one, a claim with ten
    sources is as unchecked as a claim with none.

    Bad:

    ```markdown
    The OSCE has 57 participating States.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    ```

    Good:

    ```markdown
    The OSCE has 57 participating States.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"

    [[claim.members.rating]]
    scheme = "admiralty"
    level = "A2"
    reason = "The organisation's own list."
    ```

    Source: Office of the Director of National Intelligence, Intelligence Community
    Directive 203: Analytic Standards, 2015, section D.6.e: uncertainty is expressed and
    its basis explained.
    """

    code = "RAT001"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* has no rating."""
        del context
        if not subject.ratings:
            yield Draft(
                "nobody has rated the claim",
                hint="weigh the evidence and rate it: evidence rate "
                f"{subject.name} --scheme admiralty --level … --reason …",
            )
