"""The claims that stand with a claim in its sentence, or in its paragraph.

They are looked for only where something is asked of them, among the claims of one
manuscript: nobody compares every two claims of a ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from evidence.checker.facts import ClaimFacts
from evidence.checker.rule import Context
from evidence.checker.topics import folded_scope
from evidence.models.vocabulary import ClaimStatus
from evidence.text.document import Span
from evidence.text.figures import Figure
from evidence.text.figures.measures import unit_words

TOTALS = frozenset({"total", "in total", "in all", "altogether", "overall", "all told"})
"""The scopes, folded, of a figure that is the sum of the others."""
LEAST = 2
"""Parts that make a sum."""


def first_of_sentence(
    subject: ClaimFacts, context: Context, states: Callable[[ClaimFacts], bool]
) -> str | None:
    """Return the first claim in the sentence of *subject* that *states* something."""
    if subject.sentence is None:
        return subject.name if states(subject) else None
    around = [
        claim
        for claim in _active(subject, context)
        if claim.sentence == subject.sentence and states(claim)
    ]
    first = min(around, key=lambda claim: (_start(claim), claim.name), default=None)
    return first.name if first else None


def in_paragraph(subject: ClaimFacts, context: Context) -> Iterator[ClaimFacts]:
    """Yield the other claims in the paragraph of *subject*; its sentence has none.

    Nothing for a claim whose figures are no total.
    """
    if not any(is_total(figure) for figure in subject.figures):
        return
    around = _paragraph(subject, context)
    if around is None:
        return
    for claim in _active(subject, context):
        start = claim.placement.start
        inside = start is not None and around.start <= start < around.end
        if inside and claim.name != subject.name:
            yield claim


def is_total(figure: Figure) -> bool:
    """Tell whether a figure is said to be the sum of others, by its scope."""
    return folded_scope(figure.scope) in TOTALS


def stated_parts(
    subject: ClaimFacts, others: Iterable[ClaimFacts]
) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    """Yield the totals of *subject*, each with the parts that other claims state."""
    near = [
        figure
        for claim in (subject, *others)
        if claim.topic == subject.topic
        for figure in claim.figures
    ]
    for total in subject.figures:
        if not is_total(total):
            continue
        parts: dict[str, Figure] = {}
        for figure in near:
            if _is_part(figure, total):
                parts.setdefault(folded_scope(figure.scope), figure)
        if len(parts) >= LEAST:
            yield total, list(parts.values())


def _is_part(figure: Figure, total: Figure) -> bool:
    return (
        bool(figure.scope)
        and not is_total(figure)
        and figure.base is None
        and figure.day is None
        and figure.as_of == total.as_of
        and unit_words(figure.unit) == unit_words(total.unit)
    )


def _active(subject: ClaimFacts, context: Context) -> Iterator[ClaimFacts]:
    for claim in context.known.claims_in(subject.manuscript):
        if claim.status is ClaimStatus.ACTIVE:
            yield claim


def _start(claim: ClaimFacts) -> int:
    return claim.placement.start or 0


def _paragraph(subject: ClaimFacts, context: Context) -> Span | None:
    """Return the block that *subject* stands in, its sentence where there is none."""
    start = subject.placement.start
    manuscript = context.manuscript(subject.manuscript)
    if start is None or manuscript is None:
        return None
    for block in manuscript.blocks:
        if block.start <= start < block.end:
            return Span(block.start, block.end)
    return subject.sentence
