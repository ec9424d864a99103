"""QUO005."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import EvidenceFacts
from evidence.checker.finding import Kind, Severity
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.models.vocabulary import ClaimKind

LEAST_WORDS = 3
_QUOTED_IN = re.compile(
    r"\b(?:quoted|cited|qtd\.?|reported|recounted|as told)\s+(?:in|by|from|to)\b"
    r"|\b(?:zit(?:iert)?\.?|cit[ée]e?)\s+(?:n\.|nach|in|par|dans)|\bapud\b",
    re.IGNORECASE,
)
_VERBS = (
    r"(?:said|says|told|tells|stated|states|wrote|writes|argued|argues|claimed|claims"
    r"|warned|warns|added|adds|explained|explains|declared|declares|insisted|called"
    r"|calls|complained|complains|recalled|recalls|replied|replies|asked|asks|noted"
    r"|announced|testified|remarked|tweeted|according to|quoted as|in the words of"
    r"|sagte|sagt|erklärte|meinte|schrieb|a dit|a déclaré|selon)"
)
_SPEAKER_BEFORE = re.compile(rf"\b{_VERBS}\b[^.!?()]{{0,80}}\Z", re.IGNORECASE)
_SPEAKER_BEHIND = re.compile(
    rf"[\s,”\"»]{{0,4}}(?:[^.!?()]{{0,60}}\s)?{_VERBS}\b", re.IGNORECASE
)


class QuotedSecondHand(QuotationRule):
    """Quoted words are somebody else's, whom the source itself quotes.

    *Why.* «(Hall 2020)» behind a quotation says that Hall said it. If the words stand
    in quotation marks in Hall's text as well, they are another's, and reach the reader
    at second hand: the sentence should name who spoke, or say «quoted in Hall». The
    same goes for a passage that was read in another work than the one that is cited. It
    is a question to a person: the machine does not know who speaks.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    It was plain that “nobody in this town believes that the count was honest”
    (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote. “Nobody in this town believes that the count was
    honest”, the shopkeeper Anna Petrova told this newspaper on Sunday.</p>
    </article></body></html>
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    It was plain that “nobody in this town believes that the count was honest”
    (Anna Petrova, quoted in Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>The mission observed the vote. “Nobody in this town believes that the count was
    honest”, the shopkeeper Anna Petrova told this newspaper on Sunday.</p>
    </article></body></html>
    ```

    Source: The Chicago Manual of Style, 17th edition, University of Chicago Press,
    2017, section 14.260, on citations taken from secondary sources.
    """

    code = "QUO005"
    severity = Severity.NOTE
    kind = Kind.REVIEW

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the source quotes the words itself and nobody says so."""
        if subject.tie is not None:
            yield from _of_tie(subject, subject.tie)
            return
        found = context.quotation(subject)
        if found is None or not found.looked.quoted_there or subject.found is None:
            return
        if len(subject.words.split()) < LEAST_WORDS:
            return
        if _is_said(subject) or _names_speaker(subject):
            return
        yield Draft(
            f"{quoted_words(subject)} stands in quotation marks in {found.place} too: "
            "whose words are they?",
            hint="name who said it, or write «quoted in» before the source",
            related=both_sides(subject, found),
        )


def _of_tie(subject: QuotedFacts, tie: EvidenceFacts) -> Iterable[Draft]:
    """Yield a draft where words are printed as a work's that was not read itself."""
    claim = subject.claim
    if tie.via is None or claim is None or claim.kind is not ClaimKind.QUOTATION:
        return
    cited = {item.source for item in claim.items}
    if tie.source in cited and tie.via not in cited:
        yield Draft(
            f"the sentence cites {tie.source} for quoted words that were read in "
            f"{tie.via}",
            hint=f"look the words up in {tie.source}, or write «quoted in {tie.via}»",
        )


def _is_said(subject: QuotedFacts) -> bool:
    cited = subject.citation.text if subject.citation is not None else ""
    sentence = f"{subject.before[-120:]} {subject.after[:160]} {cited}"
    return _QUOTED_IN.search(sentence) is not None


def _names_speaker(subject: QuotedFacts) -> bool:
    """Tell whether somebody is said to speak, who is not only the source's author."""
    return bool(
        _SPEAKER_BEFORE.search(subject.before) or _SPEAKER_BEHIND.match(subject.after)
    )
