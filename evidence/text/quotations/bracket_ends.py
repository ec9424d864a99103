"""What words in brackets stand for at the beginning or the end of a quotation.

There is no word of the source on one side of them: what they replace is taken to be the
rest of the sentence, as far as it is about as long.
"""

from __future__ import annotations

from evidence.text.quotations.abroad import judge_abroad
from evidence.text.quotations.additions import AGENTS, CAUSES
from evidence.text.quotations.brackets import INDEFINITE, POINTING, judge_bracket
from evidence.text.quotations.days import is_date
from evidence.text.quotations.firms import other_firm
from evidence.text.quotations.first_names import misforenamed
from evidence.text.quotations.initialisms import are_initials
from evidence.text.quotations.insertions import inserted, misnamed
from evidence.text.quotations.parties import holds, unspecified
from evidence.text.quotations.parts import Joint
from evidence.text.quotations.persons import ADDRESSED, PRONOUNS, SPEAKING
from evidence.text.quotations.phrases import phrase_end, prepositions
from evidence.text.quotations.places import Placement
from evidence.text.quotations.plans import other_end
from evidence.text.quotations.positions import points
from evidence.text.quotations.relations import of_others
from evidence.text.quotations.replacements import overstated
from evidence.text.quotations.restated import is_restated
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.stand_ins import mistaken, widened
from evidence.text.quotations.things import another_thing
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token, tokens
from evidence.text.quotations.when_where import other_year
from evidence.text.quotations.words import DATES

BRACKET_REACH = 160
"""Characters that words in brackets may stand for."""
LONGEST_NAME = 7
"""Words of a subject with its apposition."""
_MORE = 2
"""Words more than stand in brackets which these may replace at the end."""
_DENYING = frozenset({"not", "never", "no"})
KNOWN = 800
"""Characters before, whose words are known to a reader."""


def known_before(source: SourceText, at: int) -> frozenset[str]:
    """Return the words of some sentences before a place."""
    before = source.tokens(max(0, at - KNOWN), at)
    return frozenset(token.text.lower() for token in before)


def at_end(
    source: SourceText, joint: Joint, left: Placement | None, right: Placement | None
) -> str:
    """Judge words in brackets at the beginning or end: what they replace is beside."""
    filler = tokens(joint.filler)
    if right is not None:
        return _at_beginning(source, joint, right, filler)
    if left is None:
        return ""
    tail = _sentence_tail(source, left.end)
    abroad = None if joint.elided else _abroad_at_end(source, left, filler, tail)
    if abroad is not None:
        return abroad
    replaced = tail[: len(filler) + 2]
    sure = not joint.elided and len(tail) <= len(filler) + 1
    sure = sure or any(token.key in _DENYING for token in replaced[:2])
    last = source.tokens(max(0, left.end - 80), left.end)
    fault = judge_bracket(
        filler,
        replaced,
        last[-1] if last and last[-1].key in POINTING | INDEFINITE else None,
        sure=sure,
        known=known_before(source, left.end),
    )
    if fault and not holds(source, filler, replaced):
        return fault
    return _put_at_end(source, joint, left, filler)


def _known_head(
    source: SourceText, right: Placement, filler: list[Token], head: list[Token]
) -> str | None:
    """Say at once what is wrong, or "" for right, at a beginning; None if unknown."""
    at = head[0].start if head else right.start
    abroad = judge_abroad(source, at, filler, head, "")
    if abroad is not None:
        return abroad
    stands = are_initials(source, head, filler) or is_restated(source, filler, head)
    return "" if stands else None


def _at_beginning(
    source: SourceText, joint: Joint, right: Placement, filler: list[Token]
) -> str:
    """Judge words with which a quotation begins."""
    head = replaced = _sentence_head(source, right.start)
    told = None if joint.elided else _known_head(source, right, filler, head)
    if told is not None:
        return told
    sure = len(replaced) <= max(len(filler), 2) + 1
    if not sure:
        replaced = replaced[-3:]
        sure = any(token.key in _DENYING for token in replaced)
    known = known_before(source, right.start)
    fault = judge_bracket(filler, replaced, None, sure=sure, known=known)
    if fault and not holds(source, filler, head):
        return fault
    if fault := of_others(source, filler, head) or other_firm(source, filler, head):
        return fault
    if not head and not joint.elided:
        return misforenamed(source, filler, source.tokens(right.start, right.end)[:1])
    if not head or len(head) > LONGEST_NAME:
        return ""
    if not joint.elided and (
        fault := mistaken(source, filler, head) or overstated(source, filler, head, [])
    ):
        return fault
    return misnamed(source, head[0].start, filler, head)


def _abroad_at_end(
    source: SourceText, left: Placement, filler: list[Token], tail: list[Token]
) -> str | None:
    """Judge words at the end of a quotation in German, French or Spanish."""
    gap = source.normal.text[left.end : tail[0].start] if tail else "."
    gone = [] if gap.strip() else tail
    kept = source.normal.text[left.start : left.end]
    return judge_abroad(source, left.end, filler, gone, kept)


def _put_at_end(
    source: SourceText, joint: Joint, left: Placement, filler: list[Token]
) -> str:
    """Judge words in brackets at the end, which replace nothing or what follows."""
    tail = [word for word in _sentence_tail(source, left.end) if not word.noise]
    before = source.tokens(max(0, left.end - 120), left.end)
    if joint.elided:
        return "" if joint.led else claimed(source, filler, before, tail)
    gap = source.normal.text[left.end : tail[0].start] if tail else "."
    if tail and not gap.strip() and (fault := unspecified(source, filler, tail[:4])):
        return fault
    if fault := of_others(source, filler, tail):
        return fault
    if points(tail[:2]):
        return misnamed(source, left.end, filler, tail[:2])
    if tail and tail[0].key in PRONOUNS | SPEAKING | ADDRESSED:
        return misnamed(source, left.end, filler, tail[:1])
    if tail and not any(s in gap for s in ",.;:!?"):
        short = tail if len(tail) <= len(filler) + _MORE else []
        if fault := widened(filler, tail) or overstated(source, filler, short, before):
            return fault
        return _for_tail(source, filler, before, tail)
    return inserted(source, filler, before, [])


def claimed(
    source: SourceText,
    filler: list[Token],
    before: list[Token],
    tail: list[Token],
) -> str:
    """Say what words before an ellipsis claim that the source does not say there."""
    several = len([word for word in content(filler) if word.text.islower()]) > 1
    return inserted(source, filler, before, tail[:1]) if several else ""


def _for_tail(
    source: SourceText,
    filler: list[Token],
    before: list[Token],
    tail: list[Token],
) -> str:
    """Judge words at the end that are put in, or for what the sentence goes on with.

    Behind «of», «for» or «to» they are for it: another thing than the source names
    there is another object.
    """
    governing = prepositions(source.language)
    dated = next((n for n, word in enumerate(tail[:4], 1) if word.key in DATES), 0)
    if dated:  # «the next day» is the day that follows, which none here reckons
        return other_year(source, tail[:dated], filler)
    leading = governing | CAUSES | AGENTS
    if is_date(content(filler)) or filler[0].key in leading:
        return inserted(source, filler, before, tail[:1])
    if not before or before[-1].key not in governing:
        return other_end(filler, tail)
    end = phrase_end(source, tail, 0)
    gone = tail[: end or 1]
    if fault := misnamed(source, gone[0].start, filler, gone):
        return fault
    return another_thing(source, filler, gone, tail)


def _sentence_head(source: SourceText, at: int) -> list[Token]:
    """Return the words of the sentence before a place, or of its last main clause."""
    text = source.normal.text
    before = source.tokens(max(0, at - BRACKET_REACH), at)
    first = max(
        (
            n
            for n, token in enumerate(before)
            if token.opens or (n and ";" in text[before[n - 1].end : token.start])
        ),
        default=0,
    )
    gap = text[before[-1].end : at] if before else ""
    return [] if any(sign in gap for sign in ".!?") else before[first:]


def _sentence_tail(source: SourceText, at: int) -> list[Token]:
    after = source.tokens(at, at + BRACKET_REACH)
    end = next((n for n, token in enumerate(after) if token.opens), len(after))
    return after[:end]
