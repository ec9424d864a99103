"""CIT004."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct


class CitationUntied(ClaimRule):
    """A claim whose sentence cites a source that it has no evidence from.

    *Why.* The author says that this source proves the sentence; the ledger says what
    proves it, and does not name this source. Until somebody has looked, the citation
    is decoration. A claim without any evidence is the business of CLM001.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    @book{lehne2015, author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}}
    ```

    ```markdown
    The OSCE has 57 participating States (Hall 2020; Lehne 2015).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["57 participating States"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    figures = ["57 participating States"]
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    @book{lehne2015, author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}}
    ```

    ```markdown
    The OSCE has 57 participating States (Hall 2020; Lehne 2015).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["57 participating States"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    figures = ["57 participating States"]

    [[claim.members.evidence]]
    source = "lehne2015"
    stance = "supports"
    figures = ["57 participating States"]
    ```

    Source: Jergas and Baethge, "Quotation accuracy in medical journal articles", PeerJ
    3 (2015) e1364: a quarter of the citations examined did not support their sentence
    fully.
    """

    code = "CIT004"
    severity = Severity.NOTE

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each source cited around *subject* and not tied to it."""
        del context
        if not subject.evidence:
            return
        tied = {key for tie in subject.evidence for key in (tie.source, tie.via)}
        cited = distinct(item.source for item in subject.items if item.source)
        for key in cited:
            if key not in tied:
                yield Draft(
                    f"the sentence cites {key}, but the claim has no evidence from it",
                    hint=f"read {key} and tie it: evidence tie {subject.name} {key}",
                )
