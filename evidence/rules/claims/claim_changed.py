"""CLM006."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.text.anchors import Outcome
from evidence.text.quoted.inner_marks import in_marks

_SEVERITY = {
    Outcome.ALTERED: Severity.ERROR,
    Outcome.REWORDED: Severity.WARNING,
    Outcome.NORMALIZED: Severity.WARNING,
}
_WORDS = {
    Outcome.ALTERED: "was altered",
    Outcome.REWORDED: "was reworded",
    Outcome.NORMALIZED: "differs in spelling or signs only",
}


class ClaimChanged(ClaimRule):
    """The claim's words in the manuscript are no longer those that were checked.

    *Why.* Evidence and ratings were given to certain words. When the manuscript's
    latest revision says something else in their place, they vouch for nothing until
    somebody has looked again. A changed number, name or negation is an error, however
    alike the sentences are; other changes are warnings.

    Bad:

    ```markdown
    The Organization comprises exactly 57 participating States today, and it spans the
    globe.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "The Organization comprises exactly 54 participating States today"
    prefix = ""
    suffix = ", and it spans the globe."
    start = 0
    end = 64
    sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
    ```

    Good:

    ```markdown
    The Organization comprises exactly 57 participating States today, and it spans the
    globe.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "The Organization comprises exactly 57 participating States today"
    ```

    Source: W3C, Web Annotation Data Model, Recommendation of 23 February 2017, section
    4.2.4, on finding a quoted text again after its document has changed.
    """

    code = "CLM006"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where other words stand in the place of the claim's."""
        del context
        placement = subject.placement
        if placement.outcome not in _SEVERITY:
            return
        difference = f" ({placement.difference})" if placement.difference else ""
        yield Draft(
            f"the claim's text {_WORDS[placement.outcome]}: recorded "
            f"{in_marks(subject.anchor.exact)}, now "
            f"{in_marks(placement.found or '')}{difference}",
            hint="compare the new words with the evidence, then accept them: "
            f"evidence manuscript accept {subject.name}",
            severity=_SEVERITY[placement.outcome],
        )
