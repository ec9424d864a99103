"""FIG016."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rosters import given_rosters
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import listed
from evidence.text.names.members import is_state
from evidence.text.names.near_states import near_state
from evidence.text.names.states import short_names
from evidence.text.rosters.comparing import compare_rosters


class RosterMemberRenamed(ClaimRule):
    """The manuscript's list calls a member otherwise than the source's does.

    *Why.* Turkey and Türkiye are one State, Burma and Myanmar too; the lists agree. But
    a name is often a choice, and which one a text prints should be meant. States are
    known by ISO 3166-1; of companies the legal form is left out of account, as in
    «Huawei» and «Huawei Ltd». A State's name that is misspelt, «Kyrgystan», is told
    with the right one, and is nobody's until it is corrected.

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
        """Yield a draft for each source that has other names, and each misspelt one."""
        del context
        for given in given_rosters(subject):
            found = compare_rosters(
                subject.roster, given.members, source_complete=given.complete
            )
            if found.renamed:
                names = listed(f"{theirs} for {ours}" for ours, theirs in found.renamed)
                yield Draft(
                    f"{given.place} has other names for members of the manuscript's "
                    f"list: {names}",
                    hint="print the name that is meant",
                )
            for ours, theirs in found.misspelt:
                if near_state(ours) is None:
                    yield _misspelt(theirs, f"the list of {given.place}")
        for name in _misspelt_among(subject.roster):
            yield _misspelt(name, "the manuscript's list")


def _misspelt_among(names: Sequence[str]) -> Iterable[str]:
    """Yield the misspelt States of a list of which at least half are States."""
    if 2 * sum(map(is_state, names)) >= len(names):
        yield from (name for name in names if near_state(name) is not None)


def _misspelt(name: str, where: str) -> Draft:
    right = short_names()[near_state(name) or ""]
    return Draft(
        f"{name} in {where} is no State's name: {right} is a slip away",
        hint=f"write {right}, if that is meant",
        severity=Severity.WARNING,
    )
