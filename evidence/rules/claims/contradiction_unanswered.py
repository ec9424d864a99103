"""CLM005."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.checker.finding import Severity
from evidence.checker.quotation_wording import shortened
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, listed, place_words
from evidence.models.vocabulary import Stance
from evidence.text.quoted.inner_marks import in_marks


class ContradictionUnanswered(ClaimRule):
    """Evidence contradicts the claim, and nobody has answered it.

    *Why.* Evidence against a claim is worth more than another piece for it. It may be
    wrong, older, or about something else; then somebody says so and why, in the
    evidence's answer. Otherwise the manuscript changes.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    All States approved of the appointment (Hall 2020).
    ```

    ```toml
    [claim.approval]
    manuscript = "manuscript"
    kind = "event"
    quote = "All States approved"

    [[claim.approval.evidence]]
    source = "hall2020"
    stance = "contradicts"
    note = "Azerbaijan objected."
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    All States approved of the appointment (Hall 2020).
    ```

    ```toml
    [claim.approval]
    manuscript = "manuscript"
    kind = "event"
    quote = "All States approved"

    [[claim.approval.evidence]]
    source = "hall2020"
    stance = "contradicts"
    note = "Azerbaijan objected."
    answer = "That was in July; the claim is about the vote in December."
    ```

    Source: Office of the Director of National Intelligence, Intelligence Community
    Directive 203: Analytic Standards, 2015: contrary information is addressed.
    """

    code = "CLM005"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield one draft with all the contradicting pieces without an answer."""
        del context
        open_ = [
            tie
            for tie in subject.with_stance(Stance.CONTRADICTS)
            if not tie.answer.strip()
        ]
        if not open_:
            return
        places = listed(distinct(place_words(tie) for tie in open_))
        verb = "contradict" if len(open_) > 1 else "contradicts"
        names = listed([tie.name for tie in open_])
        yield Draft(
            f"{places} {verb} the claim",
            hint="correct the manuscript, or answer the contradiction in the evidence "
            f"({names})",
            related=tuple(
                f"{tie.source}: {said}" for tie in open_ if (said := _said(tie))
            ),
        )


def _said(tie: EvidenceFacts) -> str:
    """Return what the source says, in the ledger's words or in its own."""
    quoted = in_marks(shortened(tie.quotation)) if tie.quotation else ""
    return " ".join((tie.note or quoted).split())
