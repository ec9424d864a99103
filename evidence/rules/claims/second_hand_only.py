"""CLM004."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, listed
from evidence.models.vocabulary import SUPPORTING, ClaimKind, Directness


class SecondHandOnly(ClaimRule):
    """A claim whose support is known from other works only.

    *Why.* What a source says is often not what others say that it says; errors travel
    from citation to citation because nobody opens the first one. For a quotation this
    is an error: its words can only be compared with the original.

    Bad:

    ```bibtex
    @book{lehne2015, author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}}
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The debate about reform began in 2000 (Lehne 2015).
    ```

    ```toml
    [claim.reform]
    manuscript = "manuscript"
    kind = "date"
    quote = "began in 2000"

    [[claim.reform.evidence]]
    source = "lehne2015"
    stance = "supports"
    via = "hall2020"
    ```

    Good:

    ```bibtex
    @book{lehne2015, author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}}
    ```

    ```markdown
    The debate about reform began in 2000 (Lehne 2015).
    ```

    ```toml
    [claim.reform]
    manuscript = "manuscript"
    kind = "date"
    quote = "began in 2000"

    [[claim.reform.evidence]]
    source = "lehne2015"
    stance = "supports"
    page = "4"
    ```

    Source: Rekdal, "Academic urban legends", Social Studies of Science 44 (2014)
    638–654; American Psychological Association, Publication Manual, 7th edition, 2020,
    section 8.6: secondary sources are cited sparingly.
    """

    code = "CLM004"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where no supporting source was read itself."""
        del context
        support = subject.with_stance(*SUPPORTING)
        second = Directness.SECOND_HAND
        if not support or any(tie.directness is not second for tie in support):
            return
        known = listed(distinct(_known(tie) for tie in support))
        quotation = subject.kind is ClaimKind.QUOTATION
        what = "the quotation's source" if quotation else "what supports the claim"
        yield Draft(
            f"{what} is known at second hand only: {known}",
            hint=f"read {support[0].source} itself and tie its passage",
            severity=Severity.ERROR if quotation else None,
        )


def _known(tie: EvidenceFacts) -> str:
    return f"{tie.source} through {tie.via}" if tie.via else tie.source
