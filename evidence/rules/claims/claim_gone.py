"""CLM007."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.text.anchors import Outcome
from evidence.text.quoted.inner_marks import in_marks


class ClaimGone(ClaimRule):
    """The claim's words are not in the latest revision, or in several places of it.

    *Why.* A claim that the author has cut needs no proof any more, and one that was
    moved into other words needs a new look; the ledger cannot tell which, and says so
    rather than dropping it silently.

    Bad:

    ```markdown
    Nothing is said here of members.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    prefix = "The OSCE has "
    suffix = " at present."
    start = 13
    end = 36
    sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
    ```

    Good:

    ```markdown
    The OSCE has 57 participating States at present.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    ```

    Source: W3C, Web Annotation Data Model, Recommendation of 23 February 2017, section
    4.2.4: a selector that no longer matches, or matches more than once, is not used.
    """

    code = "CLM007"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the place of *subject* is lost."""
        del context
        placement = subject.placement
        quote = in_marks(subject.anchor.exact)
        name = subject.name
        if placement.outcome is Outcome.NOT_FOUND:
            near = (
                f"; the nearest is {in_marks(placement.found)}"
                if placement.found
                else ""
            )
            yield Draft(
                f"{quote} is not in the latest revision of {subject.manuscript}{near}",
                hint=f"evidence claim withdraw {name}, or evidence claim edit {name} "
                "--quote with the new words",
            )
        elif placement.outcome is Outcome.AMBIGUOUS:
            yield Draft(
                f"{quote} stands several times in the latest revision of "
                f"{subject.manuscript}, and its surroundings have changed",
                hint=f"evidence claim edit {name} --quote with more of the sentence",
            )
