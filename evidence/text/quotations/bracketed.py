"""What is wrong with words in brackets between two pieces of a quotation.

Without an ellipsis they stand for all that the source has there. Beside one, they stand
for its last words where it comes first, and are put in before it where it follows.
"""

from __future__ import annotations

from evidence.text.quotations.abroad import judge_abroad
from evidence.text.quotations.bracket_ends import claimed, known_before
from evidence.text.quotations.brackets import judge_bracket
from evidence.text.quotations.firms import other_firm
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.glosses import excused
from evidence.text.quotations.initialisms import are_initials
from evidence.text.quotations.insertions import inserted, misnamed
from evidence.text.quotations.parties import holds
from evidence.text.quotations.parts import Joint
from evidence.text.quotations.persons import PRONOUNS, SPEAKING
from evidence.text.quotations.places import Placement
from evidence.text.quotations.relations import of_others
from evidence.text.quotations.replacements import overstated
from evidence.text.quotations.restated import is_restated
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.stand_ins import mistaken
from evidence.text.quotations.tokens import Token, tokens

_PLAIN = 3
"""Words of a phrase that may stand before a pronoun and be another's all the same."""


def in_brackets(
    source: SourceText, joint: Joint, left: Placement, right: Placement
) -> str:
    """Say what is wrong with the words in brackets between two pieces."""
    filler, gone = tokens(joint.filler), source.tokens(left.end, right.start)
    kept = source.normal.text[left.start : left.end]
    abroad = (
        None if joint.elided else judge_abroad(source, left.end, filler, gone, kept)
    )
    if abroad is not None:
        return abroad
    if not joint.elided and (
        are_initials(source, gone, filler) or is_restated(source, filler, gone)
    ):
        return ""
    last = source.tokens(max(left.start, left.end - 80), left.end)
    fault = judge_bracket(
        filler,
        gone,
        _told(last),
        sure=not joint.elided,
        known=known_before(source, left.end),
    )
    inside = right.start - left.end <= 1
    if fault and inside and excused(source, left.end, filler):
        if not last or last[-1].key not in PRONOUNS or len(filler) > _PLAIN:
            return ""
        fault = ""
    if fault and holds(source, filler, gone):
        fault = ""
    return fault or _named_wrongly(source, joint, left, right)


def _told(last: list[Token]) -> Token | None:
    """Return the word that brackets explain: of «neither company» the first."""
    if len(last) > 1 and last[-2].key in {"neither", "both", "either"}:
        return last[-2]
    return last[-1] if last else None


def _named_wrongly(
    source: SourceText, joint: Joint, left: Placement, right: Placement
) -> str:
    """Say whom or what words in brackets name or add that the source does not."""
    filler = tokens(joint.filler)
    replaced = source.tokens(left.end, right.start)
    if joint.elided and not joint.led:
        before = source.tokens(max(0, left.end - 120), left.end)
        if fault := claimed(source, filler, before, replaced):
            return fault
    if joint.led and replaced and replaced[-1].key in PRONOUNS:
        return misnamed(source, replaced[-1].start, filler, replaced[-1:])
    filler, replaced = _subjects(filler, replaced)
    if any(not word.noise for word in replaced):
        wrong = ""
        if not joint.elided:
            before = source.tokens(max(0, left.end - 120), left.end)
            wrong = (
                mistaken(source, filler, replaced)
                or overstated(source, filler, replaced, before)
                or of_others(source, filler, replaced)
                or other_firm(source, filler, replaced)
            )
        return wrong or misnamed(source, left.end, filler, replaced)
    before = source.tokens(max(0, left.end - 120), left.end)
    after = source.tokens(right.start, min(right.end, right.start + 60))
    return inserted(source, filler, before, after)


def _subjects(
    filler: list[Token], replaced: list[Token]
) -> tuple[list[Token], list[Token]]:
    """Return the subjects alone, where a verb follows both: «[Ms Holm wants]»."""
    said = [word for word in replaced if not word.noise]
    verbs = len(filler) > 1 and len(said) == 2 and said[0].key in SPEAKING
    if not verbs or not same_word(filler[-1].key, said[-1].key, name=False):
        return filler, replaced
    return filler[:-1], said[:1]
