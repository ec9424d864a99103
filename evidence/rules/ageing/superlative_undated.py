"""AGE009."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.own_sentence import OwnSentence, OwnSentences
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.shelf_life import shelf_life
from evidence.checker.support import Sources
from evidence.models.vocabulary import SUPPORTING
from evidence.text.dates.prose_dates import dates_in
from evidence.text.dates.time_words import own_words
from evidence.text.figures.superlatives import Superlative, firsts_in, superlatives_in

_LOOSE = frozenset({"latest", "most", "least", "best", "main"})
"""Words that mostly rank nothing that can be counted: «most States», «best known»."""


class SuperlativeUndated(ClaimRule):
    """The claim puts something above all others, and does not say when.

    *Why.* «The largest», «the only», «the first to» are claims on everything else: a
    single newcomer makes them wrong, and no figure is there to go out of date. The
    sentence should say of when it holds, or rest on evidence within its topic's shelf
    life. Words of English; quotations are left out.

    Bad:

    ```markdown
    China is the largest lender of Tajikistan.
    ```

    ```toml
    [claim.lender]
    manuscript = "manuscript"
    kind = "comparison"
    quote = "the largest lender of Tajikistan"
    ```

    Good:

    ```markdown
    In 2020 China was the largest lender of Tajikistan.
    ```

    ```toml
    [claim.lender]
    manuscript = "manuscript"
    kind = "comparison"
    quote = "the largest lender of Tajikistan"
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, 2023: superlatives
    are among what a checker looks up first.
    """

    code = "AGE009"
    severity = Severity.NOTE

    def __init__(self) -> None:
        """Remember the sentences of one ledger at a time."""
        self._sentences = OwnSentences()

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for the first superlative that nothing dates."""
        sentence = self._sentences.of(subject, context.known)
        if sentence is None or not sentence.is_english:
            return
        text = own_words(sentence.text, sentence.cited)
        words = [one for one in _found(text) if _is_own(one, sentence)]
        if not words or _is_dated(subject, text):
            return
        newest = max(_evidence_days(subject, context.known), default=None)
        days = shelf_life(context.policy, subject.topic)
        if newest is None:
            yield _draft(words[0], "no dated evidence stands behind it")
        elif days is not None and newest + timedelta(days=days) < context.today:
            yield _draft(
                words[0],
                f"its newest evidence is of {newest}, and the shelf life of "
                f"“{subject.topic or 'other topics'}” is {days} days",
            )


def _draft(word: Superlative, why: str) -> Draft:
    return Draft(
        f"“{word.words}” is said of no date, and {why}",
        hint="say in the sentence of when it holds, or tie newer evidence",
    )


def _found(text: str) -> Iterator[Superlative]:
    for word in (*superlatives_in(text), *firsts_in(text)):
        if word.words.partition(" ")[0] not in _LOOSE:
            yield word


def _is_own(word: Superlative, sentence: OwnSentence) -> bool:
    return sentence.owns(word.start, word.end, strictly=True)


def _is_dated(claim: ClaimFacts, text: str) -> bool:
    """Tell whether the sentence, or a figure of the claim, says of when it is."""
    if any(figure.as_of is not None for figure in claim.figures):
        return True
    return any(found.stated for found in dates_in(text))


def _evidence_days(claim: ClaimFacts, sources: Sources) -> Iterator[date]:
    """Yield the last days of which the supporting evidence speaks."""
    for tie in claim.with_stance(*SUPPORTING):
        source = sources.get(tie.source)
        whens: list[Edtf | None] = [figure.as_of for figure in tie.figures]
        whens.append(source.issued if source is not None else None)
        for when in whens:
            if when is not None and when.latest is not None:
                yield when.latest
