"""FIG005."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rosters import given_rosters
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import listed
from evidence.text.rosters.comparing import compare_rosters


class RosterMemberMissing(ClaimRule):
    """The source's list names members that the manuscript's list lacks.

    *Why.* A list that reads as complete and is not says something false about those it
    leaves out. Where both lists are recorded as complete this is an error; otherwise a
    warning, since one of them may be a selection.

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
    roster_complete = true

    [[claim.objectors.evidence]]
    source = "hall2020"
    stance = "partly"
    roster = ["Azerbaijan", "Tajikistan", "Turkey"]
    roster_complete = true
    ```

    Good:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Three States objected: Turkey, Tajikistan and Azerbaijan (Hall 2020).
    ```

    ```toml
    [claim.objectors]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Turkey, Tajikistan and Azerbaijan"
    roster = ["Turkey", "Tajikistan", "Azerbaijan"]
    roster_complete = true

    [[claim.objectors.evidence]]
    source = "hall2020"
    stance = "supports"
    roster = ["Azerbaijan", "Tajikistan", "Turkey"]
    roster_complete = true
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023; names of States as in ISO 3166-1.
    """

    code = "FIG005"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each source that names more members."""
        del context
        for given in given_rosters(subject):
            missing = compare_rosters(
                subject.roster, given.members, source_complete=given.complete
            ).missing
            if not missing:
                continue
            complete = subject.roster_complete and given.complete
            yield Draft(
                f"{given.place} also names {listed(missing)}, which the manuscript's "
                f"list of {len(subject.roster)} lacks",
                hint="complete the list, or say in the text that it is a selection",
                severity=None if complete else Severity.WARNING,
            )
