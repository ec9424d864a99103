"""FIG023."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.passage_values import PassageRoster, passage_rosters
from evidence.checker.quotation_wording import shortened
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import listed, place_words
from evidence.text.quoted.inner_marks import in_marks


class PassageListDiffers(ClaimRule):
    """A list in the manuscript is not the list in the passage that is tied to it.

    *Why.* A name that was lost or put in its neighbour's place is found where both
    lists stand side by side. The list in the passage is read as a manuscript's is; it
    counts where it shares two names at least with the claim's, and only where nobody
    typed a list from the passage. It is a warning: a passage may name some of them here
    and others there.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Azerbaijan, Tajikistan and Kazakhstan objected (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Azerbaijan, Tajikistan and Kazakhstan"
    roster = ["Azerbaijan", "Tajikistan", "Kazakhstan"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "Three States objected: Azerbaijan, Tajikistan and Turkey."
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Azerbaijan, Tajikistan and Turkey objected (Hall 2020).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Azerbaijan, Tajikistan and Turkey"
    roster = ["Azerbaijan", "Tajikistan", "Turkey"]

    [[claim.members.evidence]]
    source = "hall2020"
    stance = "supports"
    quotation = "Three States objected: Azerbaijan, Tajikistan and Türkiye."
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023; names of States as in ISO 3166-1.
    """

    code = "FIG023"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each passage whose list has other members."""
        del context
        for roster in passage_rosters(subject):
            lacking = roster.comparison.missing if subject.roster_complete else ()
            extra = roster.comparison.extra
            if lacking or extra:
                yield _draft(roster, lacking, extra)


def _draft(
    roster: PassageRoster, lacking: tuple[str, ...], extra: tuple[str, ...]
) -> Draft:
    said = []
    if extra:
        said.append(f"{listed(extra)} only in the manuscript")
    if lacking:
        said.append(f"{listed(lacking)} only in the passage")
    return Draft(
        f"the list differs from the passage in {place_words(roster.tie)}: "
        f"{'; '.join(said)}",
        hint="correct the list, or tie the passage that has the others",
        related=(f"{roster.tie.source}: {in_marks(shortened(roster.tie.quotation))}",),
    )
