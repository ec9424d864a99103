"""FIG019."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from evidence.checker.facts import ClaimFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import scope_key
from evidence.checker.printed import printed_sentence
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words, listed
from evidence.text.figures import Figure, compare_figures
from evidence.text.figures.parts import Breakdown, breakdowns_in
from evidence.text.figures.units import read_unit

_WHOLE = Decimal(100)


class PartsExceedWhole(ClaimRule):
    """Parts of a whole are more than the whole.

    *Why.* «61 facilities, of which 70» cannot be, whatever any source says: an error.
    Parts that are more than the whole together are a warning, since one thing may be
    counted in two of them. The parts are those that the sentence prints behind «of
    which», «of whom», «of these» or «of them», or the claim's figures of one whole
    («20 of 61 facilities», «35% of facilities»), each with a scope of its own. That
    parts must make up the whole is declared by a formula (FIG012).

    Bad:

    ```markdown
    There are 61 facilities, of which 70 are new.
    ```

    ```toml
    [claim.facilities]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "61 facilities"
    figures = ["61 facilities"]
    ```

    Good:

    ```markdown
    There are 61 facilities, of which 20 are new and 41 were enlarged.
    ```

    ```toml
    [claim.facilities]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "61 facilities"
    figures = ["61 facilities"]
    ```

    Source: Borel, The Chicago Guide to Fact-Checking, 2nd edition, University of
    Chicago Press, 2023: sums and percentages are worked out again.
    """

    code = "FIG019"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each whole that its parts exceed."""
        if not subject.figures:
            return
        for printed in breakdowns_in(printed_sentence(subject, context)):
            if any(_same(figure, printed.total) for figure in subject.figures):
                yield from _of_total(printed)
        for parts in _by_whole(subject.figures):
            yield from _of_whole(parts)


def _same(figure: Figure, printed: Figure) -> bool:
    return compare_figures(figure, printed).agrees


def _of_total(found: Breakdown) -> Iterable[Draft]:
    """Yield what is wrong with the parts that are printed behind a total."""
    shares = [part for part in found.parts if read_unit(part.unit).head == "%"]
    counts = [part for part in found.parts if part not in shares]
    for parts, whole in ((counts, found.total.high), (shares, _WHOLE)):
        if whole is not None and found.total.comparator.direction <= 0:
            total = figure_words(found.total)
            yield from _exceeding(parts, whole, f"{total}, of which")


def _by_whole(figures: Iterable[Figure]) -> Iterable[Sequence[Figure]]:
    """Return the claim's parts of one whole, each of another scope."""
    groups: dict[object, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        share = read_unit(figure.unit)
        if not figure.scope or not (figure.base or (share.head == "%" and share.whole)):
            continue
        unit = figure.unit.casefold()
        groups[figure.base, unit, figure.as_of].setdefault(scope_key(figure), figure)
    return [list(parts.values()) for parts in groups.values() if len(parts) > 1]


def _of_whole(parts: Sequence[Figure]) -> Iterable[Draft]:
    whole = parts[0].base or _WHOLE
    yield from _exceeding(parts, whole, f"the parts of {whole:f}:")


def _exceeding(parts: Sequence[Figure], whole: Decimal, what: str) -> Iterable[Draft]:
    """Yield a draft where one of *parts*, or all of them, are more than *whole*."""
    least = [_least(part) for part in parts]
    words = listed(figure_words(part) for part in parts)
    if any(value > whole for value in least):
        yield Draft(
            f"{what} {words}: a part is more than the whole",
            hint="correct the part or the whole",
        )
    elif len(parts) > 1 and sum(least) > whole:
        yield Draft(
            f"{what} {words}: together {sum(least):f}, more than {whole:f}",
            hint="correct them, or say in the text that the parts overlap",
            severity=Severity.WARNING,
        )


def _least(part: Figure) -> Decimal:
    """Return the least that a part can be: rounding may have raised a percentage."""
    if part.low is None or part.comparator.direction < 0:
        return Decimal(0)
    exact = part.base is not None or not read_unit(part.unit).measures
    return part.low if exact else part.low - part.low_step / 2
