"""CLM001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, listed
from evidence.models.vocabulary import ClaimKind, Stance

_NEED_NONE = frozenset({ClaimKind.OPINION, ClaimKind.COMMON_KNOWLEDGE})


class ClaimWithoutEvidence(ClaimRule):
    """A claim to which nothing is tied that proves or disproves it.

    *Why.* This is the question that a fact-checker asks of every sentence: says who? A
    claim stands when a passage has been found that supports it. Context alone supports
    nothing. Opinions and common knowledge need none, and say so by their kind.

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

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023; Wikipedia, Verifiability.
    """

    code = "CLM001"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* has no evidence, or none but context."""
        del context
        if subject.kind in _NEED_NONE:
            return
        if any(tie.stance is not Stance.CONTEXT for tie in subject.evidence):
            return
        derived = {each.figure for each in subject.derivations}
        if derived and derived.issuperset(subject.figures):
            return
        cited = distinct(item.source for item in subject.items if item.source)
        words = f"; its sentence cites {listed(cited)}" if cited else ""
        key = cited[0] if cited else "KEY"
        what = "only context, and no evidence" if subject.evidence else "no evidence"
        yield Draft(
            f"the claim has {what}{words}",
            hint=f"find the passage and tie it: evidence tie {subject.name} {key}",
        )
