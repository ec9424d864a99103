"""AGE001."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.closed_events import is_closed_here
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.shelf_life import expiry, shelf_life
from evidence.checker.wording import figure_words


class ShelfLifeOver(ClaimRule):
    """A figure is older than its topic's shelf life.

    *Why.* A head count is good for a month, a membership for a year, a treaty until the
    next one. The house says how long, by topic, in the setting ``shelf_life`` (days
    after the last day of the figure's as-of date; ``*`` for every other topic). A
    figure without an as-of date never expires, topics that are marked
    «until-superseded» neither, nor what happened on a day: «In July 2019 twenty-two
    States signed a letter» stays true.

    Bad:

    ```toml settings
    [shelf_life]
    membership = 365
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
    figures = ["57 participating States @2020-07"]
    ```

    Good:

    ```toml settings
    [shelf_life]
    membership = 365
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
    figures = ["57 participating States @2026-11"]
    ```

    Source: Wikipedia, Manual of Style, Dates and numbers, section "Statements likely to
    become outdated".
    """

    code = "AGE001"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure whose time is over."""
        days = shelf_life(context.policy, subject.topic)
        for figure in dict.fromkeys(subject.figures):
            over = expiry(figure, days)
            if over is None or over >= context.today:
                continue
            if not is_closed_here(subject, figure, context):
                topic = f"“{subject.topic}”" if subject.topic else "other topics"
                yield Draft(
                    f"{figure_words(figure, dated=True)} was good until {over}: the "
                    f"shelf life of {topic} is {days} days",
                    hint="look for the figure of today; if it still stands, record "
                    f"its new date: evidence claim edit {subject.name} --figure …",
                )
