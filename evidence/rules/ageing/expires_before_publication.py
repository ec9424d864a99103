"""AGE004."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.closed_events import is_closed_here
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.shelf_life import expiry, shelf_life
from evidence.checker.wording import figure_words


class ExpiresBeforePublication(ClaimRule):
    """A figure is good today, and will not be on the day of publication.

    *Why.* What is checked in spring may appear in autumn: a figure whose shelf life
    ends in between is out of date on the day it is first read. The day is the setting
    ``publication_date``, or ``evidence check --publication``; without it nothing is
    asked. What is over today already is AGE001's.

    Bad:

    ```toml settings
    publication_date = 2027-09-01

    [shelf_life]
    membership = 180
    ```

    ```markdown
    The OSCE has 57 participating States.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    topic = "membership"
    quote = "57 participating States"
    figures = ["57 participating States @2026-10"]
    ```

    Good:

    ```toml settings
    publication_date = 2027-03-01

    [shelf_life]
    membership = 180
    ```

    ```markdown
    The OSCE has 57 participating States.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    topic = "membership"
    quote = "57 participating States"
    figures = ["57 participating States @2026-10"]
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, 2023: facts that can
    change are checked again before the text appears.
    """

    code = "AGE004"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure that expires before the text appears."""
        appears = context.policy.publication_date
        if appears is None:
            return
        days = shelf_life(context.policy, subject.topic)
        for figure in dict.fromkeys(subject.figures):
            over = expiry(figure, days)
            if over is None or not context.today <= over < appears:
                continue
            if not is_closed_here(subject, figure, context):
                yield Draft(
                    f"{figure_words(figure, dated=True)} is good until {over}, but the "
                    f"text appears on {appears}",
                    hint="look for a newer figure before then, or say in the sentence "
                    "of when this one is",
                )
