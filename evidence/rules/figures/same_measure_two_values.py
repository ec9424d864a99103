"""FIG017."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.contradictions import Conflict
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words


class SameMeasureTwoValues(ClaimRule):
    """Two claims give different values for the same measure.

    *Why.* A text that says 54 on its first page and 57 on its last is wrong once, and a
    reader who notices trusts neither. The same measure is the same topic, unit and
    scope, of the same time; rounding and bounds that leave room are no contradiction.
    Within one manuscript it is an error, told at the later place; between manuscripts a
    warning. Where it is only likely that two figures are of one measure (a bare unit,
    no topic, one without a date) it is told a degree more softly: give each a scope,
    and they are kept apart for good.

    Bad:

    ```markdown
    The OSCE has 57 participating States. All 54 participating States agreed.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    topic = "osce"
    quote = "57 participating States"
    figures = ["57 participating States"]

    [claim.agreement]
    manuscript = "manuscript"
    kind = "quantity"
    topic = "osce"
    quote = "All 54 participating States"
    figures = ["54 participating States"]
    ```

    Good:

    ```markdown
    The OSCE has 57 participating States. All 57 participating States agreed.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    topic = "osce"
    quote = "has 57 participating States"
    figures = ["57 participating States"]

    [claim.agreement]
    manuscript = "manuscript"
    kind = "quantity"
    topic = "osce"
    quote = "All 57 participating States"
    figures = ["57 participating States"]
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: a text is also checked against itself.
    """

    code = "FIG017"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each other claim that contradicts *subject*."""
        for conflict in context.contradictions.of(subject.name):
            yield _draft(conflict, _where(conflict, context))


def _where(conflict: Conflict, context: Context) -> str:
    """Return the other claim's name, and its line or its manuscript.

    Another manuscript is not read for the sake of a line.
    """
    other = context.claim(conflict.other.claim) if conflict.within else None
    place = f"{other.place.path}:{other.place.line}" if other else ""
    where = place or conflict.other.manuscript
    return f"{conflict.other.claim} ({where})"


def _draft(conflict: Conflict, where: str) -> Draft:
    dated = conflict.own.figure.as_of != conflict.other.figure.as_of
    sure = "" if conflict.certain else ", if both mean the same"
    return Draft(
        f"{figure_words(conflict.own.figure, dated=dated)} here, "
        f"{figure_words(conflict.other.figure, dated=dated)} in the claim "
        f"{where}: one of them is wrong{sure}",
        hint="correct one, or give each figure its scope or as-of date",
        severity=_severity(conflict),
    )


def _severity(conflict: Conflict) -> Severity | None:
    if conflict.within:
        return None if conflict.certain else Severity.WARNING
    return Severity.WARNING if conflict.certain else Severity.NOTE
