"""CLM002."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, listed
from evidence.models.vocabulary import ClaimKind
from evidence.text.anchors import Outcome

_NEED_NONE = frozenset(
    {ClaimKind.OPINION, ClaimKind.COMMON_KNOWLEDGE, ClaimKind.PREDICTION}
)
_GONE = frozenset({Outcome.NOT_FOUND, Outcome.AMBIGUOUS})


class ClaimWithoutCitation(ClaimRule):
    """A claim whose sentence cites nothing.

    *Why.* The ledger may know what proves the claim; the reader does not, unless the
    sentence says so. Opinions, predictions and common knowledge are left alone.

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
    ```

    Source: American Psychological Association, Publication Manual, 7th edition, 2020,
    section 8.1: facts and figures that are not common knowledge are cited.
    """

    code = "CLM002"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where no citation is printed around *subject*."""
        del context
        gone = subject.placement.outcome in _GONE
        if subject.items or gone or subject.kind in _NEED_NONE:
            return
        known = distinct(tie.source for tie in subject.evidence)
        hint = (
            f"cite what the ledger has for it: {listed(known)}"
            if known
            else "cite what proves it, or say that it is common knowledge "
            f"(evidence claim edit {subject.name} --kind common-knowledge)"
        )
        yield Draft("no source is cited in the claim's sentence", hint=hint)
