"""FIG016."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rosters import given_rosters
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import listed
from evidence.text.rosters import compare_rosters


class RosterMemberRenamed(ClaimRule):
    """The manuscript's list calls a member otherwise than the source's does.

    *Why.* Turkey and Türkiye are one State, Burma and Myanmar too; the lists agree. But
    a name is often a choice, and which one a text prints should be meant. States are
    known by ISO 3166-1; of companies the legal form is left out of account, as in
    «Huawei» and «Huawei Ltd».

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Two States objected: Turkey and Tajikistan (Hall 2020).
    ```

    ```toml
    [claim.objectors]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Turkey and Tajikistan"
    roster = ["Turkey", "Tajikistan"]

    [[claim.objectors.evidence]]
    source = "hall2020"
    stance = "supports"
    roster = ["Tajikistan", "Türkiye"]
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Two States objected: Türkiye and Tajikistan (Hall 2020).
    ```

    ```toml
    [claim.objectors]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Türkiye and Tajikistan"
    roster = ["Türkiye", "Tajikistan"]

    [[claim.objectors.evidence]]
    source = "hall2020"
    stance = "supports"
    roster = ["Tajikistan", "Türkiye"]
    ```

    Source: ISO 3166-1:2020, Codes for the representation of names of countries and
    their subdivisions, Part 1: Country codes.
    """

    code = "FIG016"
    severity = Severity.NOTE

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each source that has other names for members."""
        del context
        for given in given_rosters(subject):
            renamed = compare_rosters(
                subject.roster, given.members, source_complete=given.complete
            ).renamed
            if renamed:
                names = listed(f"{theirs} for {ours}" for ours, theirs in renamed)
                yield Draft(
                    f"{given.place} has other names for members of the manuscript's "
                    f"list: {names}",
                    hint="print the name that is meant",
                )
