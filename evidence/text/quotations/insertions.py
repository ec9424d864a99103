"""What words in brackets say beside, or in place of, words of the source.

Beside or for a pronoun or a description they name somebody, and must name whom the
source speaks of there. All else that is only put in is what the source says nearby, or
it is an added claim: by whom, why, how much, of what sort.

In one module because each of these asks about the same words beside the same place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from evidence.text.quotations.additions import added, joined, near_words, uncounted
from evidence.text.quotations.anaphora import elsewhere, restates
from evidence.text.quotations.antecedents import afterthought
from evidence.text.quotations.belonging import disowned, owns
from evidence.text.quotations.brackets import GENERAL
from evidence.text.quotations.candidates import mentions
from evidence.text.quotations.counting import (
    counts_another,
    counts_on,
    none_of,
    says_same,
)
from evidence.text.quotations.days import is_date, is_day
from evidence.text.quotations.descriptions import description, misdescribed
from evidence.text.quotations.first_names import misforenamed
from evidence.text.quotations.forms import bare
from evidence.text.quotations.glosses import is_next_day, other_division
from evidence.text.quotations.initialisms import abbreviated, miscalled
from evidence.text.quotations.named import (
    Named,
    is_named,
    read_named,
    speaks,
    spoken_of,
)
from evidence.text.quotations.naming import has_staff, unlicensed
from evidence.text.quotations.owners import of_whom_else
from evidence.text.quotations.parties import other_party, others_office, unspecified
from evidence.text.quotations.person_change import in_other_person
from evidence.text.quotations.persons import (
    ADDRESSED,
    FORMS,
    MANY,
    PRONOUNS,
    SPEAKING,
    is_body,
)
from evidence.text.quotations.phrases import determiners, prepositions
from evidence.text.quotations.positions import by_position
from evidence.text.quotations.quoted_speakers import speaker_of
from evidence.text.quotations.source import HEAD, SourceText
from evidence.text.quotations.speakers import label_key
from evidence.text.quotations.stand_ins import foretold
from evidence.text.quotations.swaps import swapped
from evidence.text.quotations.things import another_body
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turns import (
    Turns,
    sentence_after,
    sentences_before,
    turns_around,
)
from evidence.text.quotations.when_where import is_year_before, other_when, other_year
from evidence.text.quotations.words import AUXILIARIES, DATES, FREE, MONTHS

_GLOSS = 2
"""Words that may explain a name: «the Kreistag [district council]»."""
_KINDS = 10
"""Sentences before in which the kind of «one» or «another» is looked for."""
_MANY = 5
"""Sentences before in which several are looked for who may be «they»."""
_SPOKEN = 3
"""Sentences before in which who is spoken to is not spoken about."""
_YEAR = re.compile(r"1\d{3}|20\d\d")
_ALONE = frozenset({"ich", "mich", "mir", "je", "j'", "moi", "yo", "mí", "i", "me"})
"""Pronouns of one who speaks."""
_FOOT = 200
"""Characters at the end of a source in which its author may be named too."""
_CLAUSAL = frozenset({"this", "that", "das", "dies", "cela", "ce", "ça"})


def misnamed(
    source: SourceText, at: int, filler: Sequence[Token], replaced: Sequence[Token]
) -> str:
    """Say whom *filler* names wrongly for *replaced* at a place; "" for none."""
    gone = [word for word in replaced if not word.noise]
    pronouns = [word for word in gone if word.key in PRONOUNS]
    speaking = [word for word in gone if word.key in SPEAKING | ADDRESSED]
    if not gone or not content(filler) or in_other_person(filler, gone):
        return swapped(source, filler, gone)
    if fault := unspecified(source, filler, gone) or none_of(source, filler, gone):
        return fault
    division = other_division(source, at, filler, gone)
    if division is None:
        division = by_position(source, filler, gone, turns_around(source, at))
    if division is not None:
        return division
    dated = is_date(content(filler)) and gone[-1].key in DATES
    theirs = gone[-1].key in {"predecessor", "successor"}
    if dated or theirs or len(gone) > 2 or not (pronouns or speaking):
        return _for_noun(source, at, filler, gone)
    named = read_named(source, [w for w in filler if w.key not in AUXILIARIES])
    if named is None:
        return ""
    word = (pronouns or speaking)[0]
    return _for_word(source, word, named, turns_around(source, at))


def _for_noun(
    source: SourceText, at: int, filler: Sequence[Token], gone: Sequence[Token]
) -> str:
    """Say what is wrong with words for a date, a name or a description."""
    if not (is_date(content(filler)) and gone[-1].key in DATES):
        return another_body(source, at, filler, gone) or other_party(
            source, filler, gone
        )
    if fault := other_year(source, gone, filler):
        return fault
    near = near_words(source, gone[-1].end, turns_around(source, at))
    if is_day(source, gone, content(filler), near) or is_year_before(
        source, gone, filler
    ):
        return ""
    shown = " ".join(word.text for word in filler)
    return f"“[{shown}]” is not the date that the source has there"


def inserted(
    source: SourceText,
    filler: Sequence[Token],
    before: Sequence[Token],
    following: Sequence[Token],
) -> str:
    """Say what is wrong with words put in between *before* and *following*."""
    if not content(filler) or not before:
        return ""
    turns = turns_around(source, before[-1].start)
    called = miscalled(source, filler, before)
    if called is not None:
        return called
    placed = by_position(source, filler, before, turns)
    if placed is not None:
        return placed
    if fault := other_when(source, filler, before, turns):
        return fault
    opened = () if _is_closed(source, before[-1], following) else following
    if fault := misforenamed(source, filler, opened):
        return fault
    if is_next_day(source, before[-1].end, filler):
        return ""
    if counts_on(source, filler, before, turns) or owns(source, filler, before):
        return ""
    return _of_another(source, filler, before, turns) or _beside(
        source, filler, before, following, turns
    )


def _is_closed(source: SourceText, last: Token, following: Sequence[Token]) -> bool:
    """Tell whether a sign divides words put in from the name that follows them.

    «He dismissed him [Muir]. Vane brought him back.»
    """
    gap = source.normal.text[last.end : following[0].start] if following else ""
    return last.key in PRONOUNS or re.match(r"[.!?;:]\s", gap) is not None


def _beside(
    source: SourceText,
    filler: Sequence[Token],
    before: Sequence[Token],
    following: Sequence[Token],
    turns: Turns,
) -> str:
    """Say whom words beside a word name wrongly, or what they add to it."""
    last = before[-1]
    ordinal = uncounted(source, filler, before, turns)
    if ordinal is not None:
        return ordinal
    named = read_named(source, filler) if _is_nominal(source, filler) else None
    if named is not None and (last.key in PRONOUNS | FORMS | SPEAKING | ADDRESSED):
        fault = _for_word(source, last, named, turns)
        if not fault or last.key not in _CLAUSAL:
            return fault
    if named is not None and last.key not in PRONOUNS:
        phrase = description(source, before)
        if joined(source, filler, before, following) or (
            source.language != "de" and _glosses(phrase, filler)
        ):
            return ""
        if phrase and (fault := others_office(source, filler, phrase)):
            return fault
        if phrase and not is_number(phrase[-1]):
            return misdescribed(source, phrase, named, turns, following)
    return added(source, filler, before, following, turns)


def _of_another(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> str:
    """Say whether words put in are what the source points to, or counts, elsewhere."""
    if any(word.key in MONTHS for word in filler):
        return elsewhere(source, filler, before, turns)
    pointing = before[-1].key in _CLAUSAL
    return (
        (foretold(source, before[-1], filler) if pointing else "")
        or elsewhere(source, filler, before, turns)
        or _miscounted(source, filler, before[-1])
        or counts_another(source, filler, before, turns)
        or disowned(source, filler, before)
    )


def _miscounted(source: SourceText, filler: Sequence[Token], noun: Token) -> str:
    """Say whether words give a noun a number that the source has of another.

    «The costs [of £2,000]», where the source has a claim of £2,000.
    """
    if filler[0].key not in {"of", "von", "de"} or noun.kind != "word":
        return ""
    counted = any(w.kind == "number" and not _YEAR.fullmatch(w.text) for w in filler)
    if not counted or noun.key in PRONOUNS | FORMS:
        return ""
    if restates(source, noun.end, filler):
        return ""
    shown = " ".join(word.text for word in filler)
    return f"“[{shown}]” is not said of “{noun.text}” in the source"


def _glosses(phrase: Sequence[Token], filler: Sequence[Token]) -> bool:
    """Tell whether a noun or two explain a name or a foreign word."""
    words = [word for word in filler if word.kind == "word"]
    return bool(
        phrase
        and phrase[-1].name
        and not phrase[-1].key.endswith("'s")
        and len(words) == len(filler) <= _GLOSS
        and all(word.text.islower() and word.key not in FREE for word in words)
        and not any(word.key.endswith(("ed", "ly", "ing", "ful")) for word in words)
    )


def _is_nominal(source: SourceText, filler: Sequence[Token]) -> bool:
    """Tell whether words are a name or noun with nothing said of it, and no date."""
    if is_date(content(filler)):
        return False
    governing = prepositions(source.language)
    return filler[0].key not in governing and not any(
        word.key.endswith(("ly", "ing")) and word.text.islower() for word in filler[:1]
    )


def _for_word(source: SourceText, word: Token, named: Named, turns: Turns) -> str:
    """Say what is wrong with a name for a pronoun."""
    if short := abbreviated(source, word.start, named.words, turns):
        named = replace(named, words=(short,), heads=(short.key,))
    if not is_named(source, named):
        return _unknown(source, word, named, turns)
    if word.key in SPEAKING | ADDRESSED and word.text != "ihnen":
        addressed = word.key in ADDRESSED
        turn = turns.at(word.start) - int(addressed)
        fault = _for_speaker(source, word, named, turns, turn)
        return fault or (_spoken_about(source, word, named, turns) if addressed else "")
    if word.key in FORMS:
        back = islice(sentences_before(source, word.start, turns), _KINDS)
        if any(spoken_of(source, sentence, named) for sentence in back):
            return ""
        return f"“[{named.shown}]” for “{word.text}” is not named before it"
    fault = unlicensed(source, word.start, named, word.key, turns)
    if fault or (is_body(named.heads[-1]) and has_staff(source, word.start)):
        return fault
    return afterthought(source, word, named.heads, turns) or of_whom_else(
        source, word, named, turns
    )


def _unknown(source: SourceText, word: Token, named: Named, turns: Turns) -> str:
    """Say what is wrong with a name for a pronoun that the source never prints."""
    german = source.language == "de" and named.words[0].key in determiners("de")
    if not german and all(one.text[:1].isupper() for one in content(named.words)):
        return ""
    shown = f"“[{named.shown}]” for “{word.text}” is not what the source speaks of"
    missing = [
        one
        for one in content(named.words)
        if bare(one.key) not in named.heads
        and not re.search(rf"\b{re.escape(one.key)}\w{{0,2}}\b", source.normal.folded)
    ]
    governing = prepositions(source.language)
    if missing or any(one.key in governing - {"of"} for one in named.words):
        return shown
    if word.key in SPEAKING | ADDRESSED or set(named.heads) & GENERAL:
        return ""
    if word.key in MANY and _is_of_others(source, word, named, turns):
        return shown
    reach = 2 if word.key in _CLAUSAL else _KINDS
    near = list(islice(sentences_before(source, word.start, turns), reach))
    keys = {key for sentence in near for key in sentence.keys if len(key) > 3}
    return "" if all(says_same(head, keys) for head in named.heads) else shown


def _is_of_others(source: SourceText, word: Token, named: Named, turns: Turns) -> bool:
    """Tell whether the last who were several are none of whom brackets speak.

    «Nor were the farmers asked. They [the builders] …», where there is one builder.
    """
    for sentence in islice(sentences_before(source, word.start, turns), _MANY):
        many = [one for one in mentions(source, sentence) if one.many and one.sure]
        if many:
            keys = {token.key for one in many for token in one.words}
            return not any(says_same(head, keys) for head in named.heads)
    return False


def _spoken_about(source: SourceText, word: Token, named: Named, turns: Turns) -> str:
    """Say whether who is spoken to is named as somebody who is spoken about.

    «You have heard from the hospitals»: whoever «you» are, they are not the hospitals.
    """
    near = islice(sentences_before(source, word.start, turns), _SPOKEN)
    own = islice(sentence_after(source, word.end, turns), 1)
    governing = prepositions(source.language)
    for sentence in (*near, *own):
        keys = [one.key for one in sentence.words]
        for at, key in enumerate(keys):
            if bare(key) in named.heads and set(keys[max(0, at - 2) : at]) & governing:
                return f"“{word.text}” is not “[{named.shown}]”, of whom it speaks"
    return ""


def _for_speaker(
    source: SourceText, word: Token, named: Named, turns: Turns, turn: int
) -> str:
    """Say who speaks, or is spoken to, if it is not whom words in brackets name."""
    if turns.starts:
        who = turns.name(turn)
        if turn < 0 or len(who) < 3 or speaks(turns, turn, named):
            return ""
        if _is_full_name(source, named, who):
            return ""
        known = any(h in label_key(n) for n in turns.names for h in named.heads)
        if not known and word.key not in {"i", "me", "my"}:
            return ""
        return f"“{word.text}” is “{who}” rather than “[{named.shown}]”"
    if fault := _quoted(source, word, named):
        return fault
    if word.key not in {"i", "me", "my"}:
        return ""
    text = source.normal.folded
    ends = text[:HEAD] + " " + text[-_FOOT:]
    near = islice(sentences_before(source, word.start, turns), 6)
    after = sentence_after(source, word.start, turns)
    if all(head in ends for head in named.heads) or any(
        spoken_of(source, sentence, named) for sentence in (*near, *after)
    ):
        return ""
    return f"“[{named.shown}]” is not who says “{word.text}” there"


def _is_full_name(source: SourceText, named: Named, label: str) -> bool:
    """Tell whether the source has a first name with the name of a label somewhere."""
    return any(
        re.search(rf"\b{re.escape(head)} (?:[\w.'-]+ )?{re.escape(word)}\b", folded)
        for folded in (source.normal.folded,)
        for head in named.heads
        for word in label_key(label)
        if named.words[-1].text[:1].isupper()
    )


def _quoted(source: SourceText, word: Token, named: Named) -> str:
    """Say who says a first person, by the tag of its quotation, if it is another."""
    place, _ = source.normal.original(word.start, word.end)
    who = speaker_of(source.text, place)
    others = [
        one
        for one in content(named.words)
        if one.text[:1].isupper() and one.key not in determiners("fr")
    ]
    german = source.language == "de" and named.words[0].text.islower()
    if word.key not in _ALONE or not who or not others or german:
        return ""
    if who & {one.key for one in others}:
        return ""
    shown = " ".join(sorted(who)).title()
    return f"“{word.text}” is {shown}, who says it, rather than “[{named.shown}]”"
