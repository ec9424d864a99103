"""RAT002."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts, RatingFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.ratings import Confidence


class BelowThreshold(ClaimRule):
    """A claim rated below what the house prints.

    *Why.* The house sets the lowest confidence with which a claim may be printed as a
    fact (the setting ``threshold``, «moderate» by default). Of several raters' latest
    ratings the lowest counts; they are not averaged. A level that means «cannot be
    judged» is neither above nor below, and is a warning.

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
    level = "D4"
    reason = "A post without a date on a website of unknown owner."
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

    Source: Guyatt et al., "GRADE: an emerging consensus on rating quality of evidence
    and strength of recommendations", BMJ 336 (2008) 924–926; that nothing is averaged
    is a house rule.
    """

    code = "RAT002"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for the lowest rating below, or for those not judged."""
        current = subject.current_ratings
        threshold = Confidence(context.policy.threshold)
        judged = [r for r in current if r.confidence != Confidence.UNRATED]
        lowest = min(judged, key=_rank, default=None)
        if lowest is not None and _rank(lowest) < threshold.rank:
            yield Draft(
                f"{_words(lowest)} gives {lowest.confidence} confidence, below "
                f"the threshold, {threshold}",
                hint="find better evidence and rate again, or say less in the "
                "manuscript",
                related=(f"reason: {lowest.reason}",) if lowest.reason else (),
            )
        elif current and not judged:
            yield Draft(
                f"{_words(current[-1])} says that the claim cannot be judged",
                hint="find evidence by which it can be judged, and rate again",
                severity=Severity.WARNING,
            )


def _rank(rating: RatingFacts) -> int:
    return Confidence(rating.confidence).rank


def _words(rating: RatingFacts) -> str:
    return f"{rating.level} ({rating.level_label}) by {rating.by}"
