"""The pieces of a quotation laid upon its source in their order.

In one module because each joint is judged by the places of the pieces on its sides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidence.text.quotations.antecedents import bereft
from evidence.text.quotations.bracket_ends import BRACKET_REACH, at_end
from evidence.text.quotations.bracketed import in_brackets
from evidence.text.quotations.distinguished import told_apart
from evidence.text.quotations.glosses import excused
from evidence.text.quotations.hidden import SENTENCE_END
from evidence.text.quotations.omission import judge_omission
from evidence.text.quotations.parts import Joint, Parts
from evidence.text.quotations.persons import PRONOUNS
from evidence.text.quotations.places import (
    SAME_PASSAGE,
    Placement,
    approximate,
    exact,
    is_long,
    near,
)
from evidence.text.quotations.questions import unasked
from evidence.text.quotations.quoted_speakers import speaker_of
from evidence.text.quotations.reported import halved
from evidence.text.quotations.reserved import reserved
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.speakers import without_interruption
from evidence.text.quotations.splices import runs_on
from evidence.text.quotations.tokens import tokens
from evidence.text.word_diff import Piece

REACH = 1_500
"""Characters that one ellipsis may leave out; more is another passage."""
_REPLACED = 8
"""How much dearer what brackets replace is than what an ellipsis leaves out."""
_SWALLOWED = 6
"""Words that brackets may stand for, over the end of a sentence, beside their own."""
AROUND = 400
"""Characters in which a short piece is looked for beside its neighbours."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The *places* of all pieces in order; *missing* pieces are not among them.

    *faults* say what is wrong between the pieces.
    """

    places: tuple[Placement, ...]
    missing: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()


def lay(source: SourceText, parts: Parts) -> Chain | None:
    """Return the best chain of the pieces of *parts*; None where none is there."""
    named = [(at, piece) for at, piece in enumerate(parts.pieces) if piece]
    choices = [_choices(source, piece) for _, piece in named]
    if not any(choices):
        return None
    _look_beside(source, [piece for _, piece in named], choices)
    missing = tuple(
        piece for (_, piece), each in zip(named, choices, strict=True) if not each
    )
    if missing:
        found = tuple(each[0] for each in choices if each)
        return Chain(found, missing)
    weights = [
        _gap_weight(parts.joints[one:two]) for (one, _), (two, _) in pairwise(named)
    ]
    best = _cheapest(choices, lambda one: _recased(source, named[0][1], one), weights)
    if best is None:
        return Chain(tuple(each[0] for each in choices), (), (_disorder(choices),))
    return _judged(source, parts, [at for at, _ in named], best)


def _choices(source: SourceText, piece: str) -> list[Placement]:
    places = exact(source, piece)
    if not places and is_long(piece):
        places = [
            one for one in approximate(source, piece) if one.share >= SAME_PASSAGE
        ]
    return sorted(places, key=lambda one: one.start)


def _look_beside(
    source: SourceText, pieces: Sequence[str], choices: list[list[Placement]]
) -> None:
    """Look for short pieces that are not there to the letter, beside the others."""
    for at, piece in enumerate(pieces):
        if choices[at] or " " not in piece:
            continue
        before = choices[at - 1] if at else []
        after = choices[at + 1] if at + 1 < len(choices) else []
        room = AROUND + len(piece)
        spans = [(one.end, one.end + room) for one in before[:3]]
        spans += [(max(0, one.start - room), one.start) for one in after[:3]]
        found = (near(source, piece, start, end) for start, end in spans)
        choices[at] = [one for one in found if one is not None]


def _recased(source: SourceText, piece: str, first: Placement) -> int:
    """Return what a place costs at which a beginning has another case."""
    return 0 if source.normal.text[first.start] == piece[0] else AROUND


def _gap_weight(joints: Sequence[Joint]) -> int:
    """Return how dear a character between two pieces is: dearer where none goes."""
    return 1 if any(joint.elided for joint in joints) else _REPLACED


def _cheapest(
    choices: Sequence[Sequence[Placement]],
    cost: Callable[[Placement], int],
    weights: Sequence[int],
) -> list[Placement] | None:
    """Return the chain in order that leaves out least; *cost* is of its beginning.

    *weights* are of what stands between each two pieces.
    """
    best: tuple[int, list[Placement]] | None = None
    starts = [[one.start for one in each] for each in choices]
    for first in choices[0]:
        chain, left = [first], cost(first)
        for number in range(1, len(choices)):
            at = bisect_left(starts[number], chain[-1].end)
            if at == len(choices[number]):
                break
            gap = choices[number][at].start - chain[-1].end
            left += gap * weights[number - 1]
            chain.append(choices[number][at])
        if len(chain) == len(choices) and (best is None or left < best[0]):
            best = left, chain
    return best[1] if best else None


def _disorder(choices: Sequence[Sequence[Placement]]) -> str:
    return "its pieces stand in the source in another order" if choices else ""


def _judged(
    source: SourceText, parts: Parts, at: Sequence[int], places: Sequence[Placement]
) -> Chain:
    """Return the chain with what is wrong between its pieces."""
    faults: list[str] = []
    shown: list[Piece] = []
    for number, joint in enumerate(parts.joints):
        left = places[at.index(number)] if number in at else None
        right = places[at.index(number + 1)] if number + 1 in at else None
        if left is not None:
            shown += _shown(parts.pieces[number], left)
        fault = _between(source, joint, left, right)
        if not fault and left is not None and right is not None and joint.elided:
            fault = runs_on(
                _original(source, left.end, right.start),
                parts.pieces[number],
                parts.pieces[number + 1],
                _original(source, right.start, right.end),
            ) or _other_speaker(source, left, right)
        faults += filter(None, (fault,))
        shown.append(_joint_shown(source, joint, left, right, bad=bool(fault)))
    if len(parts.pieces) - 1 in at:
        shown += _shown(parts.pieces[-1], places[-1])
    return Chain(tuple(places), (), tuple(faults), tuple(shown))


def _other_speaker(source: SourceText, left: Placement, right: Placement) -> str:
    """Say whose words are joined, where both stand in quotation marks of a report."""
    one = speaker_of(source.text, source.normal.original(left.start, left.end)[0])
    other = speaker_of(source.text, source.normal.original(right.start, right.end)[0])
    if not one or not other or one & other:
        return ""
    first, second = (" ".join(sorted(names)).title() for names in (one, other))
    return f"it joins what {first} says to what {second} says"


def _is_closed(source: SourceText, left: Placement) -> bool:
    """Tell whether a sign stands behind a piece, so that its sentence goes not on."""
    return not source.normal.text[left.end : left.end + 1].isspace()


def _shown(piece: str, placed: Placement) -> Iterator[Piece]:
    if placed.pieces:
        yield from placed.pieces
    else:
        yield Piece(piece, piece)


def _joint_shown(
    source: SourceText,
    joint: Joint,
    left: Placement | None,
    right: Placement | None,
    *,
    bad: bool,
) -> Piece:
    new = f"[{joint.filler}]" if joint.filler else "…"
    if not bad or left is None or right is None:
        return Piece(new, new)
    omitted = " ".join(source.normal.text[left.end : right.start].split())
    if len(omitted) > 200:
        omitted = f"{omitted[:120]} […] {omitted[-60:]}"
    return Piece(omitted, new)


def _between(
    source: SourceText, joint: Joint, left: Placement | None, right: Placement | None
) -> str:
    """Say what is wrong with one joint; "" where nothing is."""
    place = left.end if left is not None else right.start if right is not None else 0
    if joint.filler and (fault := reserved(source, place, joint.filler)):
        return fault
    if left is None or right is None:
        plain = left is not None and joint.filler and not joint.elided
        if (
            left
            and plain
            and (_is_closed(source, left) or any(map(str.isdigit, joint.filler)))
            and excused(source, left.end, tokens(joint.filler))
        ):
            return ""
        return at_end(source, joint, left, right)
    gap = right.start - left.end
    if gap > (REACH if joint.elided else BRACKET_REACH):
        return "it joins passages that stand far from one another"
    if _swallows(source, joint, left.end, right.start):
        return "the brackets stand for more than a sentence's end"
    if joint.elided and (fault := _left_hanging(source, left, right)):
        return fault
    if joint.filler and (fault := in_brackets(source, joint, left, right)):
        return fault
    return (
        _omitted(source, joint, left, right) if joint.elided or not joint.filler else ""
    )


def _omitted(
    source: SourceText, joint: Joint, left: Placement, right: Placement
) -> str:
    """Say what is wrong with what an ellipsis leaves out.

    Words in brackets behind it stand for the pronoun directly before what is kept.
    """
    stop = right.start
    gone = source.tokens(left.end, right.start)
    if joint.led and joint.filler and gone and gone[-1].key in PRONOUNS:
        stop = gone[-1].start
    before = _original(source, max(left.start, left.end - 200), left.end)
    after = _original(source, stop, min(right.end, right.start + 200))
    return judge_omission(_left_out(source, left.end, stop), before, after)


def _swallows(source: SourceText, joint: Joint, start: int, end: int) -> bool:
    """Tell whether words in brackets stand for far more, over the end of a sentence.

    «[and]» may join two sentences; nobody puts «[the note]» for three lines.
    """
    if joint.elided:
        return False
    gone = [word for word in source.tokens(start, end) if not word.noise]
    over = SENTENCE_END.search(source.normal.text[start:end]) is not None
    return over and len(gone) > _SWALLOWED + 3 * len(tokens(joint.filler))


def _left_hanging(source: SourceText, left: Placement, right: Placement) -> str:
    """Say what the words left out ask, or tell from another of the same name."""
    behind = min(right.end + 1, len(source.normal.text))
    head = _original(source, max(0, left.start - AROUND), left.start)
    return (
        halved(head, _original(source, left.end, right.start))
        or unasked(
            _original(source, left.end, right.start),
            _original(source, right.start, behind),
        )
        or (
            told_apart(source, left.end, right.start)
            or bereft(source, left.start, left.end, right.start, right.end)
        )
    )


def _left_out(source: SourceText, start: int, end: int) -> str:
    """Return what is left out, without others' turns and what is the page's own."""
    if end <= start:
        return ""
    first, last = source.normal.original(start, end)
    said = without_interruption(source.text, first, last)
    return source.own(start, end) if said == source.text[first:last] else said


def _original(source: SourceText, start: int, end: int) -> str:
    if end <= start:
        return ""
    first, last = source.normal.original(start, end)
    return source.text[first:last]
