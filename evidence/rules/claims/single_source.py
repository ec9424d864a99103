"""CLM003."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.support import supporting_groups
from evidence.checker.wording import listed


class SingleSource(ClaimRule):
    """A claim whose support has one origin.

    *Why.* Ten newspapers that print one agency's report are one source. Sources count
    as one when one derives from the other or both from a third, when they are the same
    work, when the same body issued them, or when one was read only through the other.

    Bad:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    @article{hall2020, author = {Hall, Ben}, title = {Brands Named},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The report names 82 brands (Xu 2020; Hall 2020).
    ```

    ```toml
    [[relation]]
    source = "hall2020"
    kind = "derives_from"
    target = "xu2020"

    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "82 brands"

    [[claim.brands.evidence]]
    source = "xu2020"
    stance = "supports"

    [[claim.brands.evidence]]
    source = "hall2020"
    stance = "supports"
    ```

    Good:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    @article{hall2020, author = {Hall, Ben}, title = {Brands Named},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    The report names 82 brands (Xu 2020; Hall 2020).
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "82 brands"

    [[claim.brands.evidence]]
    source = "xu2020"
    stance = "supports"

    [[claim.brands.evidence]]
    source = "hall2020"
    stance = "supports"
    ```

    Source: International Fact-Checking Network, Code of Principles: key elements of a
    claim are checked against more than one named source where more than one exists.
    """

    code = "CLM003"
    severity = Severity.NOTE

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where all support is of one group."""
        groups = supporting_groups(subject, context.known)
        if len(groups) != 1:
            return
        (group,) = groups
        message = (
            f"only {group[0]} supports the claim"
            if len(group) == 1
            else f"all support has one origin: {listed(group)}"
        )
        yield Draft(message, hint="look for a source that does not depend on this one")
