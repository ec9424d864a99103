"""FIG006."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rosters import GivenRoster, given_rosters
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import listed
from evidence.text.rosters.comparing import compare_rosters


class RosterMemberExtra(ClaimRule):
    """The manuscript's list names members that the source's list does not have.

    *Why.* To name somebody as one of those who did something is a claim of its own, and
    the one most likely to bring a complaint. Where the source's list is not recorded as
    complete, the source may simply not name the member; that is a note.

    Bad:

    ```bibtex
    @article{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}}
    ```

    ```markdown
    Two States objected: Turkey and Armenia (Hall 2020).
    ```

    ```toml
    [claim.objectors]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Turkey and Armenia"
    roster = ["Turkey", "Armenia"]

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
    Two of the States that objected are Turkey and Azerbaijan (Hall 2020).
    ```

    ```toml
    [claim.objectors]
    manuscript = "manuscript"
    kind = "roster"
    quote = "Turkey and Azerbaijan"
    roster = ["Turkey", "Azerbaijan"]

    [[claim.objectors.evidence]]
    source = "hall2020"
    stance = "supports"
    roster = ["Azerbaijan", "Tajikistan", "Turkey"]
    roster_complete = true
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023; names of States as in ISO 3166-1.
    """

    code = "FIG006"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each source that lacks members of the claim's list."""
        del context
        rosters = given_rosters(subject)
        for given in rosters:
            extra = _extra(subject, given)
            if not given.complete:
                others = [_extra(subject, other) for other in rosters]
                extra = tuple(m for m in extra if all(m in names for names in others))
            if extra:
                yield _draft(given, extra)


def _extra(subject: ClaimFacts, given: GivenRoster) -> tuple[str, ...]:
    found = compare_rosters(
        subject.roster, given.members, source_complete=given.complete
    )
    return found.extra or found.unconfirmed


def _draft(given: GivenRoster, extra: tuple[str, ...]) -> Draft:
    known = "" if given.complete else " (perhaps not complete)"
    return Draft(
        f"the manuscript names {listed(extra)}, which the list of "
        f"{len(given.members)} in {given.place}{known} does not have",
        hint="strike the name, or tie the source that has it",
        severity=None if given.complete else Severity.NOTE,
    )
