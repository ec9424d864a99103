"""AGE002."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from evidence.checker.closed_events import is_closed_here
from evidence.checker.facts import ClaimFacts, SupersessionFacts
from evidence.checker.finding import Severity
from evidence.checker.newer import Newer, newer_in_claims, newer_in_evidence
from evidence.checker.overtaken import (
    event_words,
    figures_overtaken,
    since_words,
    value_key,
)
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, figure_words, listed
from evidence.text.figures import AsOfVerdict, Figure, compare_as_of


class NewerFigure(ClaimRule):
    """The ledger knows a newer figure than the claim's, and it is another one.

    *Why.* A figure that was right when it was written is outdated once somebody has
    recorded a later one. Looked at are what was recorded to have overtaken it
    (``evidence figure supersede``), with the reason; the claim's own evidence, of any
    stance; and other claims with the same topic, unit and scope. What begins only after
    the day of the check is not told yet. What happened on a day and is told as such
    («In July 2019 twenty-two States signed a letter») is overtaken by no later event,
    unless somebody recorded that it was.

    Bad:

    ```bibtex
    @misc{sco2017, author = {{SCO}}, title = {Member States}, year = {2017}}
    ```

    ```markdown
    Five of the 6 member States share the border (SCO 2017).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "6 member States"
    figures = ["6 member States @2016"]

    [[claim.members.evidence]]
    source = "sco2017"
    stance = "context"
    figures = ["8 member States @2017-06"]
    ```

    Good:

    ```bibtex
    @misc{sco2017, author = {{SCO}}, title = {Member States}, year = {2017}}
    ```

    ```markdown
    Five of the 8 member States share the border (SCO 2017).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "8 member States"
    figures = ["8 member States @2017-06"]

    [[claim.members.evidence]]
    source = "sco2017"
    stance = "supports"
    figures = ["8 member States @2017-06"]
    ```

    Source: Wikipedia, Reliable sources, section "Age matters": new information makes
    older sources inaccurate, and newer ones are preferred where things change.
    """

    code = "AGE002"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each newer, other figure, and what overtook the claim's."""
        events = dict(figures_overtaken(subject, context.today))
        for figure, steps in events.items():
            yield _overtaken(figure, steps)
        places: dict[tuple[str, str], list[str]] = defaultdict(list)
        for newer in (
            *newer_in_evidence(subject),
            *newer_in_claims(subject, context.same_topic(subject)),
        ):
            if _is_news(
                newer, events.get(newer.figure, ()), context
            ) and not is_closed_here(subject, newer.figure, context):
                places[newer.own, newer.other].append(newer.place)
        for (own, other), where in places.items():
            yield Draft(
                f"{own} in the manuscript, but {other} in {listed(distinct(where))}",
                hint=_HINT,
            )


_HINT = "bring the sentence up to date, or say in it of when its figure is"


def _overtaken(figure: Figure, steps: Sequence[SupersessionFacts]) -> Draft:
    """Return what is said of a figure that somebody recorded as overtaken.

    Told is the latest state with its reason; those between stand in brackets.
    """
    own, event = figure_words(figure, dated=True), steps[-1]
    if event.newer is None:
        told = f"overtaken {event_words(event)}"
    else:
        newer = figure_words(event.newer, dated=True)
        since = since_words(event.as_of)
        told = f"{newer} in {event.source}, {since}: {event.reason}"
    between = listed(
        f"{figure_words(step.newer, dated=True)} in {step.source}"
        for step in steps[:-1]
        if step.newer is not None
    )
    before = f" (before that {between})" if between else ""
    return Draft(
        f"{own} in the manuscript, but {told}{before}",
        hint=_HINT,
        related=tuple(distinct(step.source for step in steps)),
    )


def _is_news(
    newer: Newer, steps: Sequence[SupersessionFacts], context: Context
) -> bool:
    """Tell whether a newer figure is of a day that has come, and not told already.

    What a supersession gives is told with its reason; what is older than that was
    overtaken itself.
    """
    when = newer.given.as_of
    if when is None or when.earliest is None or when.earliest > context.today:
        return False
    given = {value_key(step.newer) for step in steps if step.newer is not None}
    if value_key(newer.given) in given:
        return False
    return not any(
        compare_as_of(when, step.as_of) is AsOfVerdict.SOURCE_NEWER for step in steps
    )
