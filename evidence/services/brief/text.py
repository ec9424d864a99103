"""A manuscript's text with its claims marked: blocks cut into runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from evidence.checker.facts import ClaimFacts, ManuscriptFacts
from evidence.checker.scope import Scope
from evidence.exporters.base import ManuscriptText, Run, TextBlock
from evidence.services.brief.names import Names
from evidence.text.document import Block, BlockKind

Marked = tuple[int, int, int]
"""A claim in the text: start, end, number."""
DEEPEST = 4
"""Headings of the text begin below two of the brief's own; HTML has six."""


def manuscript_texts(names: Names, scope: Scope) -> tuple[ManuscriptText, ...]:
    """Return the texts of *scope* with all claims marked."""
    return tuple(_text(each, names) for each in scope.manuscripts)


def _text(manuscript: ManuscriptFacts, names: Names) -> ManuscriptText:
    own = [
        (number, claim)
        for number, claim in names.numbered()
        if claim.manuscript == manuscript.name
    ]
    marked = sorted(_marked(own))
    return ManuscriptText(
        anchor=names.text_anchor(manuscript.name),
        title=manuscript.title or manuscript.name,
        language=manuscript.language,
        origin=f"{manuscript.path}, revision {manuscript.revision}, "
        f"SHA-256 {manuscript.sha256}",
        blocks=tuple(_blocks(manuscript, marked)),
        homeless=tuple(n for n, claim in own if claim.placement.start is None),
    )


def _marked(claims: Iterable[tuple[int, ClaimFacts]]) -> Iterable[Marked]:
    for number, claim in claims:
        start, end = claim.placement.start, claim.placement.end
        if start is not None and end is not None:
            yield start, end, number


def _blocks(
    manuscript: ManuscriptFacts, marked: Sequence[Marked]
) -> Iterable[TextBlock]:
    levels = sorted({b.level for b in manuscript.blocks if b.kind is BlockKind.HEADING})
    ranks = {level: min(at, DEEPEST) for at, level in enumerate(levels, 1)}
    begun: set[int] = set()
    for block in manuscript.blocks:
        heading = block.kind is BlockKind.HEADING
        runs = tuple(_runs(manuscript.text, block, marked, begun))
        if heading and "".join(run.text for run in runs) == manuscript.title:
            continue  # printed as the section's own heading
        yield TextBlock(block.kind, ranks[block.level] if heading else 0, runs)


def _runs(
    text: str, block: Block, marked: Sequence[Marked], begun: set[int]
) -> Iterable[Run]:
    """Cut *block* wherever a claim begins or ends; *begun* holds those met before."""
    here = [m for m in marked if m[0] < block.end and m[1] > block.start]
    cuts = {block.start, block.end}
    cuts.update(max(start, block.start) for start, _, _ in here)
    cuts.update(min(end, block.end) for _, end, _ in here)
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        inside = [n for first, last, n in here if first < end and last > start]
        begins = tuple(number for number in inside if number not in begun)
        begun.update(begins)
        yield Run(text[start:end], tuple(inside), begins)
