"""AGE006."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.issued_days import last_day
from evidence.checker.own_sentence import OwnSentences
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.support import Sources
from evidence.checker.wording import distinct, listed
from evidence.models.vocabulary import SUPPORTING, ClaimKind
from evidence.text.dates.prose_dates import dates_in
from evidence.text.dates.time_words import own_words

_AHEAD = re.compile(
    r"\b(?:will|would|shall|should|could|might|plan(?:s|ned|ning)?|expect\w*|forecast\w*"
    r"|project(?:ed|ions?)|predict\w*|foreseen?|target(?:s|ed)?|goals?|aim(?:s|ed)?"
    r"|intend\w*|scheduled|due(?! to)|until|till|deadline|promis\w+|pledg\w+|expires?"
    r"|(?:is|are|was|were) to|from now|by (?:the |end |of |early |mid-?|late )*"
    r"(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|[12][0-9]{3}))\b|\b(?-i:may)\b",
    re.IGNORECASE,
)
"""Words with which a text speaks of a time to come: a source may, too."""


class SourceTooOld(ClaimRule):
    """Every source of the claim is older than what the claim tells.

    *Why.* A source cannot report what happened after it appeared. A claim of 2021 that
    rests on works of 2008 and 2017 rests on nothing for 2021, even where it happens to
    be right. Looked at are the as-of dates of the claim's figures, figures that are
    days, and the dates in its sentence; plans and forecasts are left out, and so is a
    source that may be of the same time.

    Bad:

    ```bibtex
    @article{ambrosio2008, author = {Ambrosio, Thomas}, title = {The Shanghai Spirit},
      journal = {Europe-Asia Studies}, year = {2008}}
    ```

    ```markdown
    In 2021 six States were members (Ambrosio 2008).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "six States were members"
    figures = ["6 States @2021"]

    [[claim.members.evidence]]
    source = "ambrosio2008"
    ```

    Good:

    ```bibtex
    @article{ambrosio2008, author = {Ambrosio, Thomas}, title = {The Shanghai Spirit},
      journal = {Europe-Asia Studies}, year = {2008}}
    ```

    ```markdown
    In 2008 six States were members (Ambrosio 2008).
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "six States were members"
    figures = ["6 States @2008"]

    [[claim.members.evidence]]
    source = "ambrosio2008"
    ```

    Source: Wikipedia, Reliable sources, section "Age matters": sources can be out of
    date, above all where things change.
    """

    code = "AGE006"
    severity = Severity.WARNING

    def __init__(self) -> None:
        """Remember the sentences of one ledger at a time."""
        self._sentences = OwnSentences()

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the claim's latest date lies after all its sources."""
        if subject.kind is ClaimKind.PREDICTION:
            return
        sources = _supporting(subject, context.known)
        days = [last_day(source) for source in sources]
        known = [day for day in days if day is not None]
        if not known or len(known) < len(days):
            return
        newest = max(known)
        later = [
            when
            for when in self._dates(subject, context)
            if when.earliest is not None and when.earliest > newest
        ]
        if later:
            told = max(later, key=lambda when: when.earliest or date.min)
            names = distinct(
                f"{one.name} ({one.issued})" if one.issued else one.name
                for one in sources
            )
            yield Draft(
                f"the claim tells of {told.text}, but what supports it is older: "
                f"{listed(names)}",
                hint="tie a source of that time, or give the claim the date of its "
                "source",
                related=tuple(distinct(one.name for one in sources)),
            )

    def _dates(self, claim: ClaimFacts, context: Context) -> Iterator[Edtf]:
        """Yield the dates that the claim is of, as far as they are certain."""
        sentence = self._sentences.of(claim, context.known)
        text = own_words(sentence.text, sentence.cited) if sentence else ""
        if _AHEAD.search(f"{text} {claim.statement}"):
            return
        for figure in claim.figures:
            for when in (figure.as_of, figure.day):
                if when is not None and not (when.approximate or when.uncertain):
                    yield when
        if sentence is None or not sentence.is_english:
            return
        for found in dates_in(text):
            if found.stated and sentence.owns(found.start, found.end, strictly=True):
                yield found.date


def _supporting(claim: ClaimFacts, sources: Sources) -> list[SourceFacts]:
    """Return the sources that support *claim*, each once."""
    ties = claim.with_stance(*SUPPORTING)
    found = (sources.get(tie.source) for tie in ties)
    return list({one.name: one for one in found if one is not None}.values())
