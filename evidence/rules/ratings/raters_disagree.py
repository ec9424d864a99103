"""RAT003."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts, RatingFacts
from evidence.checker.finding import Kind, Severity
from evidence.checker.rule import ClaimRule, Context, Draft


class RatersDisagree(ClaimRule):
    """Two people's latest ratings amount to different confidence.

    *Why.* Two people who read the same evidence and differ have seen something that one
    of them missed. The difference is shown, never averaged away; how it is settled is
    up to them.

    Bad:

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
    by = "Ada"

    [[claim.members.rating]]
    scheme = "admiralty"
    level = "C3"
    reason = "The list has no date."
    by = "Ben"
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
    by = "Ada"

    [[claim.members.rating]]
    scheme = "icd203"
    level = "high"
    reason = "Two lists agree."
    by = "Ben"
    ```

    Source: Cochrane Handbook for Systematic Reviews of Interventions, version 6,
    chapter 7: at least two people judge independently, and say how they settle
    disagreements.
    """

    code = "RAT003"
    severity = Severity.NOTE
    kind = Kind.REVIEW

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where different raters' confidence differs."""
        del context
        current = subject.current_ratings
        differ = any(
            one.by != other.by and one.confidence != other.confidence
            for one in current
            for other in current
        )
        if differ:
            yield Draft(
                "raters disagree: " + "; ".join(_words(rating) for rating in current),
                hint="talk about the reasons; whoever changes their mind rates again",
                related=tuple(f"{r.by}: {r.reason}" for r in current if r.reason),
            )


def _words(rating: RatingFacts) -> str:
    return f"{rating.confidence} by {rating.by} ({rating.level})"
