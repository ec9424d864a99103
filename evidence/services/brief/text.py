"""A manuscript's text with its claims marked: blocks cut into runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
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
        origin=names.words(
            "%(path)s, revision %(revision)s, SHA-256 %(hash)s",
            path=manuscript.path,
            revision=manuscript.revision,
            hash=manuscript.sha256,
        ),
        blocks=_with_cards(tuple(_blocks(manuscript, marked))),
        homeless=tuple(n for n, claim in own if claim.placement.start is None),
    )


def _with_cards(blocks: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    """Let the cards of a section's claims follow its last block."""
    found: list[TextBlock] = []
    waiting: list[int] = []
    ends = [after.kind is BlockKind.HEADING for after in blocks[1:]] + [True]
    for block, is_last in zip(blocks, ends, strict=True):
        waiting += [number for run in block.runs for number in run.begins]
        # A heading alone is no section yet: a part and its first section, say.
        if is_last and block.kind is not BlockKind.HEADING:
            found.append(replace(block, cards=tuple(waiting)))
            waiting = []
        else:
            found.append(block)
    if waiting and found:
        found[-1] = replace(found[-1], cards=tuple(waiting))
    return tuple(found)


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
    deepest = 0
    begun: set[int] = set()
    for block in manuscript.blocks:
        heading = block.kind is BlockKind.HEADING
        runs = tuple(_runs(manuscript.text, block, marked, begun))
        if heading and "".join(run.text for run in runs) == manuscript.title:
            continue  # printed as the section's own heading
        # No level is skipped, even where the text does: readers go by levels.
        level = min(ranks[block.level], deepest + 1) if heading else 0
        deepest = level or deepest
        yield TextBlock(block.kind, level, runs)


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
