"""AGE003."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.own_sentence import OwnSentences
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.shelf_life import EVERY_OTHER
from evidence.checker.wording import figure_words
from evidence.models.vocabulary import ClaimKind
from evidence.text.dates.prose_dates import dates_in
from evidence.text.figures import Figure

_AGELESS = frozenset({ClaimKind.QUOTATION, ClaimKind.DEFINITION, ClaimKind.PREDICTION})
"""Kinds of claims whose numbers are words of others, of no time, or of one to come."""


class AsOfMissing(ClaimRule):
    """A figure of a topic that ages does not say of when it is.

    *Why.* Without a date nobody can tell whether a figure is still good: it never
    expires (AGE001), and no other is newer (AGE002). Topics age that have a shelf life
    in the settings, «until-superseded» too. Dates do not, nor do figures that are
    worked out from dated ones.

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
    figures = ["57 participating States"]
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
    become outdated": such a statement should say as of when it holds.
    """

    code = "AGE003"
    severity = Severity.WARNING

    def __init__(self) -> None:
        """Remember the sentences of one ledger at a time."""
        self._sentences = OwnSentences()

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure without a date."""
        lives = context.policy.shelf_life
        if subject.kind in _AGELESS or not (
            subject.topic in lives or EVERY_OTHER in lives
        ):
            return
        for figure in dict.fromkeys(subject.figures):
            dated = figure.as_of is not None or figure.day is not None
            if not dated and not _from_dated(subject, figure):
                yield Draft(
                    f"{figure_words(figure)} has no as-of date, and figures on "
                    f"“{subject.topic or 'other topics'}” go out of date",
                    hint=self._hint(subject, context),
                )

    def _hint(self, subject: ClaimFacts, context: Context) -> str:
        """Return the way out, with the dates that the sentence itself has."""
        command = f"evidence claim edit {subject.name} --figure '… @DATE'"
        sentence = self._sentences.of(subject, context.known)
        dates = [] if sentence is None else list(dates_in(sentence.text))
        own = [one.date.text for one in dates if one.stated]
        said = f"the sentence has {', '.join(own)}: " if own else ""
        return f"{said}record of when the source's figure is: {command}"


def _from_dated(claim: ClaimFacts, figure: Figure) -> bool:
    """Tell whether *figure* is worked out, and every input has a date."""
    return any(
        made.figure == figure
        and bool(made.inputs)
        and all(
            each.figure is not None
            and (each.figure.as_of is not None or each.figure.day is not None)
            for each in made.inputs
        )
        for made in claim.derivations
    )
