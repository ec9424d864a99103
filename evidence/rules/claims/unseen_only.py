"""CLM008."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Kind, Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, listed
from evidence.models.vocabulary import SUPPORTING, Basis


class UnseenOnly(ClaimRule):
    """A claim whose supporting passages nobody has seen.

    *Why.* Evidence may be recorded from memory, an abstract or another's word, marked
    as unseen. That says where to look; it does not say what stands there.

    Bad:

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
    basis = "unseen"
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
    basis = "seen"
    page = "4"
    ```

    Source: Simkin and Roychowdhury, "Read Before You Cite!", Complex Systems 14 (2003)
    269–274.
    """

    code = "CLM008"
    severity = Severity.WARNING
    kind = Kind.OPEN

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where all support is unseen."""
        del context
        support = subject.with_stance(*SUPPORTING)
        if support and all(tie.basis is Basis.UNSEEN for tie in support):
            keys = listed(distinct(tie.source for tie in support))
            yield Draft(
                f"nobody has seen the passage that supports the claim ({keys})",
                hint=f"open {support[0].source}, find the passage, and tie it as seen "
                "with its page",
            )
