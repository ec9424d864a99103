"""FIG008."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from decimal import Decimal

from evidence.bibliography.dates import Edtf
from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import compare
from evidence.checker.printed import printed_sentence
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, listed
from evidence.text.figures import (
    AGREEING,
    Figure,
    InvalidFigure,
    parse_figure,
)
from evidence.text.figures.printed_figures import printed_figures

_NUMERIC = frozenset("0123456789.")
_GOES_ON = re.compile(r"\.?[0-9]")


class FigureNotInText(ClaimRule):
    """A figure recorded for a claim is not printed in its sentence.

    *Why.* What was recorded is compared with the sources; the reader sees what is
    printed. If the two differ, a pass means nothing: «54» was typed where the sentence
    says «57», or the sentence was corrected and the record was not.

    Bad:

    ```markdown
    The OSCE has 57 participating States.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["54 participating States"]
    ```

    Good:

    ```markdown
    The OSCE has 57 participating States.
    ```

    ```toml
    [claim.members]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "57 participating States"
    figures = ["57 participating States"]
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: what is checked is what is printed.
    """

    code = "FIG008"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure that the sentence does not show."""
        text = printed_sentence(subject, context) if subject.figures else ""
        if not text:
            return
        missing = [
            figure
            for figure in dict.fromkeys(subject.figures)
            if not _stands_in_digits(figure, text)
        ]
        # To read all figures of a sentence takes a hundred times as long.
        printed = [found.figure for found in printed_figures(text)] if missing else []
        for figure in missing:
            if not _is_printed(figure, printed, text):
                shown = listed(figure_words(each) for each in printed)
                yield Draft(
                    f"{figure_words(figure)} is recorded, but the sentence prints "
                    f"{shown or 'no figure'}",
                    hint="correct the record: evidence claim edit "
                    f"{subject.name} --figure …",
                )


def _stands_in_digits(figure: Figure, text: str) -> bool:
    """Tell whether each number of *figure*, or each year of a date, is printed."""
    if figure.day is not None:
        return _years_stand(figure.day, text)
    return all(_stands(value, text) for value in _numbers(figure))


def _numbers(figure: Figure) -> set[Decimal]:
    return {
        value for value in (figure.low, figure.high, figure.base) if value is not None
    }


def _is_printed(figure: Figure, printed: Sequence[Figure], text: str) -> bool:
    if any(
        (found := compare(figure, each)) is not None and found.value in AGREEING
        for each in printed
    ):
        return True
    if figure.day is not None:
        return False
    values = {value for each in printed for value in (each.low, each.high, each.base)}
    return _numbers(figure) <= values | _words_as_numbers(text)


def _years_stand(day: Edtf, text: str) -> bool:
    """Tell whether at least the years of a date are printed."""
    return bool(day.years) and all(_stands(Decimal(year), text) for year in day.years)


def _words_as_numbers(text: str) -> set[Decimal | None]:
    """Return the numbers that single words stand for: "five of its six members"."""
    numbers: set[Decimal | None] = set()
    for word in set(re.findall(r"[a-z]+(?:-[a-z]+)?", text.lower())):
        with suppress(InvalidFigure):
            numbers.add(parse_figure(word).low)
    return numbers


def _stands(value: Decimal, text: str) -> bool:
    """Tell whether *value* stands in *text* in digits, grouped or not."""
    plain = re.sub(r"(?<=[0-9])[,'’\u00a0\u2007\u2009\u202f](?=[0-9])", "", text)
    digits = f"{value:f}"
    at = plain.find(digits)
    while at >= 0:
        end = at + len(digits)
        if plain[at - 1 : at] not in _NUMERIC and not _GOES_ON.match(plain, end):
            return True
        at = plain.find(digits, at + 1)
    return False
