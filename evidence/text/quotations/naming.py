"""Whether words in brackets name whom the source speaks of there.

The candidates of the sentences before are walked through from the nearest on, as
``candidates`` ranks them; sentences that have the pronoun as well lead
further back.

In one module because each step asks the same candidates of the same sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from evidence.text.quotations.backwards import sentences_back
from evidence.text.quotations.called import calls_another, is_called, is_member
from evidence.text.quotations.candidates import Mention, mentions
from evidence.text.quotations.genders import (
    Meant,
    agrees,
    governs,
    is_of_another_gender,
)
from evidence.text.quotations.given_names import given_sex
from evidence.text.quotations.glosses import DIVISIONS
from evidence.text.quotations.named import Named, is_before, speaks, spoken, spoken_of
from evidence.text.quotations.persons import (
    EITHER,
    HOLDERS,
    MANY,
    PARTIES,
    SEXES,
    THINGS,
    TITLES,
    is_body,
    is_person,
    is_weak,
)
from evidence.text.quotations.phrases import CLAUSES, determiners
from evidence.text.quotations.sexes import kin_sex, spoken_sex
from evidence.text.quotations.somebody import REPORTING, titled_beside
from evidence.text.quotations.source import HEAD, SourceText
from evidence.text.quotations.standing import (
    is_apposed,
    is_behind_it,
    is_denied,
    is_genitive,
    is_new,
    is_predicate,
    is_theirs,
    only_owns,
)
from evidence.text.quotations.ties import are_tied
from evidence.text.quotations.turns import (
    Sentence,
    Turns,
    sentences_before,
    turns_around,
)
from evidence.text.quotations.wholes import is_counted

_DEEP = 2
"""Sentences before it whose subject a pronoun takes up first."""
_TOGETHER = 5
"""Sentences in which several are looked for that are named together."""
_FAR = 1_200
"""Characters behind which the head of a source is far away."""
_SOMEBODY = frozenset({"man", "woman", "boy", "girl", "person"})
"""Nouns for anybody who has a name."""
_ENDS = (".", ";", ":", "!", "?")
_HAPPENING = (["happened"], ["occurred"], ["happens"])
_HOUSE = re.compile(
    r"\b[Hh]on\. [A-Z]|\b[Hh]onourable (?:and \w+ )?(?:Lady|Gentleman|Member|Friend)\b"
)
"""How members of a house of parliament call each other."""


def unlicensed(
    source: SourceText, at: int, named: Named, pronoun: str, turns: Turns
) -> str:
    """Say for whom else a pronoun at a place stands; "" for who is named."""
    if fault := _of_another_kind(named, pronoun, at, turns):
        return fault
    if (
        pronoun == "it"
        and (_is_asked(source, at, named, turns) or _happens(source, at, named))
    ) or (pronoun in MANY and is_counted(source, at, named, turns)):
        return ""
    if len(named.heads) > 1:
        return _several(source, at, named, turns)
    turn, meant = turns.at(at), Meant(source, at, named, pronoun)
    employs = pronoun == "its" and is_body(named.heads[-1]) and has_staff(source, at)
    depth = -1
    for sentence in sentences_back(source, at, turns, pronoun):
        depth += depth < 0 or bool(sentence.words)
        found = [
            one
            for one in _candidates(source, sentence, turns)
            if is_body(one.head) or not employs
        ]
        said = None
        if sentence.turn != turn and pronoun in SEXES and sentence.words:
            said = _by_turn(source, sentence, at, named, pronoun)
        if said is None:
            found = meant.left(sentence, found, turns) if depth < _DEEP else found
            said = _in_sentence(source, sentence, found, named, pronoun, depth=depth)
        if said is not None:
            return said
    return f"“[{named.shown}]” for “{pronoun}” is not named in the sentences before it"


def _candidates(
    source: SourceText, sentence: Sentence, turns: Turns
) -> Iterator[Mention]:
    """Yield whom and what of a sentence a pronoun can take up at all."""
    for one in mentions(source, sentence):
        spoken_to = is_called(source, one, turns) or is_member(source, one)
        heading = one.head in DIVISIONS and len(one.words) == 1
        if not (spoken_to or heading or is_denied(sentence, one)):
            yield one


def _by_turn(
    source: SourceText, sentence: Sentence, at: int, named: Named, pronoun: str
) -> str | None:
    """Say whether a pronoun is who spoke before; None where they spoke of who is."""
    turns = turns_around(source, at)
    turn = turns.at(at)
    called = turn > 1 and calls_another(source, at, turns)
    if not (called or _in_parliament(source)):
        return None
    said = _who_spoke(turns, turn - 1, named, pronoun)
    return None if said and spoken_of(source, sentence, named) else said


def has_staff(source: SourceText, at: int) -> bool:
    """Tell whether «its» is of a person, whom only a body of people has."""
    behind = source.tokens(at, at + 60)[1:3]
    return any(is_person(word.key) for word in behind)


def _of_another_kind(named: Named, pronoun: str, at: int, turns: Turns) -> str:
    """Say whether sex, or person and thing, or the speaker himself forbid a name."""
    body = is_body(named.heads[-1])
    titled = any(word.key in TITLES for word in named.words)
    holder = named.heads[-1] in HOLDERS and named.words[0].key == "the"
    if pronoun in {"it", "its"} and (named.sex or titled or holder) and not body:
        return f"“{pronoun}” is not “{named.shown}”, a person"
    if is_of_another_gender(named, pronoun):
        return f"“{pronoun}” is not “{named.shown}”, of another gender or number"
    if pronoun not in SEXES or pronoun in EITHER:
        return ""
    sex = named.sex or given_sex(named.words)
    if (sex and sex != SEXES[pronoun]) or (body and named.heads[-1] not in PARTIES):
        return f"“{pronoun}” is not “{named.shown}”"
    turn = turns.at(at)
    if turn >= 0 and speaks(turns, turn, named):
        return f"“{pronoun}” is not “{named.shown}”, who speaks"
    return ""


def _is_asked(source: SourceText, at: int, named: Named, turns: Turns) -> bool:
    """Tell whether a thing is what the turn before asks about, and *it* an object.

    An answer is about what was asked: «And the fire?» – «They found a faulty cable.
    Whoever says we started it …». As a subject, *it* takes up the last thing instead.
    """
    turn = turns.at(at)
    before = source.tokens(max(0, at - 40), at)
    if turn < 1 or not before or before[-1].key in CLAUSES | {"and", "but", "or"}:
        return False
    if source.normal.text[before[-1].end : at].strip():
        return False
    back = [one for one in sentences_before(source, at, turns) if one.words]
    asked = [one for one in back if one.turn == turn - 1][:1]
    return bool(asked) and (
        asked[0].text.rstrip().endswith("?") and spoken_of(source, asked[0], named)
    )


def _happens(source: SourceText, at: int, named: Named) -> bool:
    """Tell whether «it happened» is of what the source is of: «the fire»."""
    behind = [word.key for word in source.tokens(at, at + 40)[1:2]]
    event = not (named.person or named.many or is_body(named.heads[-1]))
    return behind[:1] in _HAPPENING and event and _is_topic(source, named, at)


def _who_spoke(turns: Turns, turn: int, named: Named, pronoun: str) -> str | None:
    """Say whether a pronoun is who spoke before; None where that cannot be."""
    if speaks(turns, turn, named):
        return ""
    who = turns.name(turn)
    return _other(pronoun, named, who) if who and _sex_fits(who, pronoun) else None


def _several(source: SourceText, at: int, named: Named, turns: Turns) -> str:
    """Say whether one of several that are named is not named before a place."""
    back = tuple(islice(sentences_before(source, at, turns), _TOGETHER))
    left = [
        h for h in named.heads if not any(spoken(source, s, h, named) for s in back)
    ]
    return f"“{', '.join(left)}” is not named before it" if left else ""


def _in_sentence(
    source: SourceText,
    sentence: Sentence,
    found: Sequence[Mention],
    named: Named,
    pronoun: str,
    *,
    depth: int,
) -> str | None:
    """Say for whom a pronoun stands by one sentence; None where it is further back."""
    own = (depth == 0 and not sentence.text.rstrip().endswith(_ENDS)) and (
        pronoun in THINGS
        or (pronoun in MANY and REPORTING.search(sentence.text) is not None)
    )
    rivals = [
        one
        for one in found
        if one.sure
        and not own
        and _fits(source, one, pronoun, named)
        and not (pronoun in THINGS and is_predicate(sentence, one))
        and not _same(source, one, named)
        and not is_genitive(sentence, one)
        and not only_owns(sentence, one, named)
    ]
    here = [
        one
        for one in found
        if any(are_tied(source, one.head, head) for head in named.heads)
        and is_before(source, sentence, one.head, named)
    ]
    chained = _chained(sentence, pronoun, rivals)
    if is_theirs(sentence, pronoun, named):
        return f"“{pronoun}” is whose “{named.shown}” it is"
    if is_behind_it(sentence, pronoun, named):
        return None
    if here or spoken_of(source, sentence, named):
        rank = min((one.rank for one in here), default=2)
        at = min((one.words[0].start for one in here), default=None)
        better = [
            one
            for one in rivals
            if one.rank < rank
            and not (pronoun in EITHER and governs(sentence, one, here))
            and _beats(
                source, one, rank, named, first=at is None or one.words[0].start < at
            )
        ]
        new = pronoun in THINGS and is_new(sentence, named)
        if depth < 2 and better and not chained and not new:
            return _other(pronoun, named, better[0].shown)
        return ""
    if (
        rivals
        and min(one.rank for one in rivals) == 2
        and pronoun in THINGS
        and _is_topic(source, named, sentence.words[-1].end)
    ):
        return ""
    if depth > 1:
        rivals = [one for one in rivals if one.rank < 2]
    if chained or not rivals:
        return None
    return _other(pronoun, named, min(rivals, key=lambda one: one.rank).shown)


def _is_topic(source: SourceText, named: Named, at: int) -> bool:
    """Tell whether a thing is named in the head of a source, which may be of it.

    What is named there alone is not spoken of any more far behind it.
    """
    folded = source.normal.folded
    forms = [re.compile(rf"\b{re.escape(one)}") for one in named.heads]
    return all(
        form.search(folded, 0, HEAD) and (at < _FAR or len(form.findall(folded)) > 1)
        for form in forms
    )


def _same(source: SourceText, one: Mention, named: Named) -> bool:
    """Tell whether a candidate is, or may well be, whom words in brackets name."""
    if one.head in _SOMEBODY and (
        named.words[-1].text[:1].isupper() or is_apposed(source, one)
    ):
        return True
    keys = {word.key for word in one.words}
    return any(head in keys or are_tied(source, one.head, head) for head in named.heads)


def _beats(
    source: SourceText, one: Mention, rank: int, named: Named, *, first: bool
) -> bool:
    """Tell whether a better place in the sentence decides for a candidate."""
    sex = named.sex or (titled_beside(source, named.heads[0]) if named.person else "")
    if sex and not one.sex:
        return False
    if is_body(one.head) and not named.person and not is_body(named.heads[-1]):
        return False
    return one.rank == 0 or (rank == 2 and first)


def _chained(sentence: Sentence, pronoun: str, rivals: Sequence[Mention]) -> bool:
    """Tell whether a sentence speaks of the same by the same pronoun, before others."""
    if pronoun in SEXES and pronoun not in EITHER:
        kin = {key for key, sex in SEXES.items() if sex == SEXES[pronoun]}
    elif pronoun in MANY:
        kin = {"they", "them", "their"}
    elif pronoun in {"it", "its"}:
        kin = {"it", "its"}
    else:
        kin = {pronoun}
    first = min((one.words[0].start for one in rivals if one.rank < 2), default=None)
    return any(
        word.key in kin and (first is None or word.start <= first)
        for word in sentence.words
    )


def _fits(source: SourceText, one: Mention, pronoun: str, named: Named) -> bool:
    """Tell whether a pronoun may stand for a candidate."""
    if is_weak(one.head):
        return False
    if pronoun in EITHER:
        return agrees(one, pronoun) or _is_named_alone(source, one, pronoun)
    if pronoun in SEXES:
        fits = bool(one.person) and not one.many
        fits = fits and given_sex(one.words) in {"", SEXES[pronoun]}
        return fits and _sex(source, one) in {"", SEXES[pronoun]}
    if pronoun in MANY:
        return one.many or (is_body(one.head) and not named.many)
    return not one.many and not one.person


def _is_named_alone(source: SourceText, one: Mention, pronoun: str) -> bool:
    """Tell whether a name without an article is its sentence's subject: «Roy».

    Of German, where every noun has a capital, and so may stand alone, no word is.
    """
    named = all(word.text[:1].isupper() and word.kind == "word" for word in one.words)
    return (
        named
        and source.language in {"fr", "es"}
        and one.rank == 0
        and pronoun in SEXES
        and one.words[0].key not in determiners(source.language)
        and _sex(source, one) in {"", SEXES[pronoun]}
    )


def _sex(source: SourceText, one: Mention) -> str:
    """Return the sex that a candidate's words, title or pronouns tell."""
    if one.sex or not one.person:
        return one.sex
    first = one.words[0]
    named = len(one.words) > 1 and first.key not in determiners(source.language)
    kin = kin_sex(source, first.text) if named else ""
    return kin or titled_beside(source, one.head) or spoken_sex(source, one.head)


def _in_parliament(source: SourceText) -> bool:
    """Tell whether members speak of each other in the third person."""
    return _HOUSE.search(source.normal.text) is not None


def _sex_fits(label: str, pronoun: str) -> bool:
    keys = [word.strip("().,").lower() for word in label.split()]
    told = next(filter(None, (TITLES.get(key, "") for key in keys)), "")
    return told in {"", SEXES[pronoun]}


def _other(pronoun: str, named: Named, other: str) -> str:
    return f"“{pronoun}” is “{other}” before it rather than “[{named.shown}]”"
