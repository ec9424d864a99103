"""What brackets put into, or for, words of German, French and Spanish.

The door to the rules that only these languages need. Each says that something is wrong,
that it is right whatever words are changed, or nothing at all; the first that says
something decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from evidence.text.quotations.accounts_abroad import other_account
from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.instead_abroad import replaced_abroad
from evidence.text.quotations.last_named import last_named
from evidence.text.quotations.moods import other_mood
from evidence.text.quotations.pointing_abroad import pointed_abroad
from evidence.text.quotations.rest_of_year import other_months
from evidence.text.quotations.restated_abroad import restated
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.taken_up import taken_up
from evidence.text.quotations.tenses_abroad import other_tense
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.units_beside import other_unit

_RULES: tuple[Callable[[Bracket], str | None], ...] = (
    other_unit,
    other_mood,
    other_tense,
    other_months,
    pointed_abroad,
    last_named,
    other_account,
    replaced_abroad,
    taken_up,
    restated,
)


def judge_abroad(
    source: SourceText,
    at: int,
    filler: Sequence[Token],
    gone: Sequence[Token],
    kept: str,
) -> str | None:
    """Say what is wrong with *filler* for *gone* at a place; "" where it is right.

    *kept* is what is quoted before it. None in English, and where no rule knows it.
    """
    if source.language in {"", "en"} or not filler:
        return None
    left = tuple(word for word in gone if not word.noise)
    if left and source.normal.folded[left[0].start - 2 : left[0].start] == "l'":
        left = tuple(source.tokens(left[0].start - 2, left[-1].end))
        at = min(at, left[0].start)
    bracket = Bracket(source, at, tuple(filler), left, kept)
    return next((one for rule in _RULES if (one := rule(bracket)) is not None), None)
