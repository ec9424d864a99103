"""AGE008."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.own_sentence import OwnSentences
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.text.dates.time_wording import meant_words, written_words
from evidence.text.dates.time_words import TimeWord, time_words

_LONG = timedelta(days=365)


class RelativeTime(ClaimRule):
    """The claim's sentence counts time from the day on which it was written.

    *Why.* «Currently», «last year», «to date», «in the past decade» are right on the
    day of writing and wrong on the day of reading. The rule says what each meant, where
    it is known of when the text is (``evidence manuscript read --dated``). It becomes a
    warning when that is more than a year ago. Words of English; quotations and
    citations are left out, and so are words beside which a date stands.

    Bad:

    ```markdown
    The OSCE currently has 57 participating States.
    ```

    ```toml
    [manuscript.manuscript]
    dated = "2021-04"

    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["57 participating States @2021-04"]
    ```

    Good:

    ```markdown
    In April 2021 the OSCE had 57 participating States.
    ```

    ```toml
    [manuscript.manuscript]
    dated = "2021-04"

    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["57 participating States @2021-04"]
    ```

    Source: Wikipedia, Manual of Style, Words to watch, section "Relative time
    references".
    """

    code = "AGE008"
    severity = Severity.NOTE

    def __init__(self) -> None:
        """Remember the sentences of one ledger at a time."""
        self._sentences = OwnSentences()

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each relative time that is this claim's."""
        sentence = self._sentences.of(subject, context.known)
        if sentence is None or not sentence.is_english:
            return
        dated = sentence.manuscript.dated
        old = (
            dated is not None
            and dated.latest is not None
            and context.today - dated.latest > _LONG
        )
        for word in time_words(sentence.text, cited=sentence.cited):
            if sentence.owns(word.start, word.end):
                yield Draft(
                    _message(word, dated, sentence.text[: word.start]),
                    hint="say when, in the sentence: a date does not age"
                    if dated is not None
                    else "say of when the text is (evidence manuscript read FILE "
                    "--dated 2021-04), or in the sentence when this is",
                    severity=Severity.WARNING if old else None,
                )


def _message(word: TimeWord, dated: Edtf | None, before: str) -> str:
    if dated is None:
        return f"“{word.text}” counts from when the text was written, which is unknown"
    meant = word.meant(dated)
    written = written_words(dated)
    if meant is None:
        return f"“{word.text}” counts from when the text was written ({written})"
    told = meant_words(word, meant, before=before)
    return f"“{word.text}” meant {told}: the text is of {written}"
