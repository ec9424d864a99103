"""What stands in brackets in a quotation, against what it stands for in the source.

Brackets say openly that words are the writer's: a name for a pronoun, another tense, a
word that explains. They may not change what is said: no other number, name or verb, no
"not" that was not there, and none gone.

In one module because each of these is looked for in the same two runs of words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.text.quotations.figures import critical_of
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.opposites import are_opposite
from evidence.text.quotations.person_change import (
    THIRD,
    another_third,
    in_other_person,
    other_person,
)
from evidence.text.quotations.plans import makes_fact, other_verb
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import DENIALS, HEARSAY, NEGATIONS, listed
from evidence.text.quotations.verbs_abroad import same_verb
from evidence.text.quotations.words import AUXILIARIES, BE, DATES, FREE, MODALS
from evidence.text.quotations.words_abroad import OFFICES, SAYING

_TENSE = {"would": "will", "could": "can", "might": "may", "none": "not"} | THIRD
_GIVING = frozenset({"gab", "gaben", "gibt"})
"""«Sie gab an, … zu haben»."""
_GERMAN_ARTICLES = frozenset({"der", "die", "das", "den", "dem", "des"})
_ARTICLES_ABROAD = _GERMAN_ARTICLES | {"le", "la", "les", "l'", "el", "los", "las"}
_HAVE = frozenset({"have", "has", "had"})
POINTING = frozenset(listed("this that it these those them they there then here one"))
"""Words that a gloss may explain, in a comparison as well: «this [a higher age]»."""
_EXPLAINED = dict.fromkeys(POINTING, "comparison") | {"neither": "negation"}
"""What may come behind such a word: «Neither [the firm nor its owner] replied»."""
_KEPT = frozenset({"negation", "modal", "hedge", "quantity", "comparison"})
_NO_MATTER = frozenset(listed("before after earlier later than up down"))
_AUXILIARY = frozenset(listed("if unless was were have has had been"))
_UNNAMED = frozenset(
    listed(
        "somebody someone something anybody anyone nobody everybody everyone jemand "
        "jemanden niemand quelqu'un personne alguien nadie"
    )
)
"""Whom the source does not name, nobody can."""
_SINGLE = frozenset(listed("he she him her"))
_SEVERAL = frozenset(listed("they them these those"))
"""Pronouns that a number may explain, if the source has it nearby."""
_NOUN_FOLLOWS = frozenset(
    listed(
        "the a an this that these those his her its their our my your such each every"
    )
)
GENERAL = frozenset(
    listed(
        "one ones thing things matter case man men woman women person people place "
        "body group company firm institution organisation organization country state "
        "government state's party authority agency office committee commission court "
        "council board bank ministry minister president chairman director union city "
        "town region area site project programme program plan event period time year "
        "day week month latter former same others other child children guy"
    )
)
"""Nouns that say little of what they stand for: a name or another noun may explain."""
_TIMES = frozenset(
    listed(
        "period time year years day days week weeks month months decade decades "
        "century season hour morning afternoon evening night summer winter autumn "
        "spring era age date moment date term war wars years' interval"
    )
)
_ANYTHING = frozenset(
    listed(
        "one ones thing things matter case event others other former latter same plan "
        "programme program meeting"
    )
)
"""General nouns that may stand for a time as well."""
INDEFINITE = frozenset(listed("a an some ein eine einen einem einer un une una"))
_DEFINITE = frozenset(listed("the this that these those our my his her its their your"))


def judge_bracket(
    filler: Sequence[Token],
    replaced: Sequence[Token],
    before: Token | None,
    *,
    sure: bool,
    known: frozenset[str] = frozenset(),
) -> str:
    """Say what is wrong with *filler* for *replaced*; "" where nothing is.

    *replaced* is empty where the words were only put in; *before* is the word kept
    before them. Not *sure*: where the replaced words begin or end can't be told.
    *known* are the words of the sentences before, whose numbers may explain «they» and
    «that date».
    """
    if not replaced and (fault := _put_in(filler)):
        return fault
    if fault := _somebody(filler, replaced, sure=sure):
        return fault
    if in_other_person(filler, replaced):
        return ""
    return _judge_words(filler, replaced, before, sure=sure, known=known)


def _judge_words(
    filler: Sequence[Token],
    replaced: Sequence[Token],
    before: Token | None,
    *,
    sure: bool,
    known: frozenset[str],
) -> str:
    """Say what critical words come or go, or what word is put for another."""
    put, was = _criticals(_unlabelled(filler, replaced)), _criticals(replaced)
    if not replaced and before is not None:
        put = [one for one in put if one[0] != _EXPLAINED.get(before.key)]
    stands = bool(replaced) and replaced[0].key in _SEVERAL
    stands |= not replaced and before is not None and before.key in DATES | _SEVERAL
    there, here = {one[:2] for one in was}, {one[:2] for one in put}
    added = [one for one in put if one[:2] not in there]
    gone = [one for one in was if one[:2] not in here] if sure else []
    guilty = [
        f"“{text}”"
        for kind, key, text in added
        if _may_not_come(kind, key, before) and not (stands and text.lower() in known)
    ]
    if guilty:
        return f"{', '.join(guilty)} in brackets is not in the source"
    lost = [f"“{text}”" for kind, key, text in gone if _may_not_go(kind, key)]
    if lost:
        return f"the brackets hide {', '.join(lost)}"
    if fault := makes_fact(filler, replaced):
        return fault
    if sure:
        verb = _account(filler, replaced) or other_verb(filler, replaced)
        return verb or _words(filler, replaced, before)
    return _opposite(filler, replaced) or _unknown(filler, replaced, known)


def _unlabelled(filler: Sequence[Token], replaced: Sequence[Token]) -> list[Token]:
    """Return words without a number that is a name, «Kilometre 19», or «one officer».

    Whether the source has that name, or means such a one, is asked elsewhere.
    """
    left = list(filler)
    if len(left) > 1 and left[0].key == "one" and len(replaced) == 1:
        left = left[1:] if replaced[0].key in _SINGLE else left
    return [
        word
        for at, word in enumerate(left)
        if not (at and is_number(word) and left[at - 1].name)
    ]


def _somebody(filler: Sequence[Token], replaced: Sequence[Token], *, sure: bool) -> str:
    """Say who is named for somebody whom the source leaves unnamed, or is another."""
    if sure and another_third(filler, replaced):
        return _instead(filler, replaced)
    left = [word for word in replaced if not word.noise]
    if len(left) != 1 or left[0].key not in _UNNAMED or filler[0].key in _UNNAMED:
        return ""
    if all(word.key in FREE | _UNNAMED for word in filler):
        return ""
    return _instead(filler, left)


def _account(filler: Sequence[Token], replaced: Sequence[Token]) -> str:
    """Say what account, denial or report brackets hide: «have been accused of»."""
    hidden = [
        word
        for word in replaced
        if word.key in (HEARSAY | DENIALS) - MODALS - _AUXILIARY
        and not any(same_word(word.key, put.key, name=False) for put in filler)
    ]
    hidden = hidden or _reported(filler, replaced)
    if hidden and len(replaced) > 1:
        shown = " ".join(word.text for word in hidden)
        return f"the brackets hide “{shown}”"
    if [word.key for word in replaced] == ["be"] and filler[0].key in BE - {"be"}:
        return f"“[{filler[0].text}]” makes a fact of what was to “be”"
    return ""


def _reported(filler: Sequence[Token], replaced: Sequence[Token]) -> list[Token]:
    """Return the verbs of saying for which a verb stands that says nothing: «[hat]»."""
    verb = any(word.key in AUXILIARIES for word in filler)
    said = [word for word in replaced if word.key in SAYING | _GIVING]
    again = any(word.key in SAYING | _GIVING for word in filler)
    return said if verb and not again else []


def _unknown(
    filler: Sequence[Token], replaced: Sequence[Token], known: frozenset[str]
) -> str:
    """Say whether a verb or adjective stands for words left out that is not theirs."""
    words = [token for token in filler if token.key not in FREE]
    if len(words) != 1 or len(filler) > 2 or not words[0].text.islower():
        return ""
    (word,) = words
    noun = not word.key.endswith(("ed", "ing", "ly"))
    if word.key in GENERAL or filler[0].key in _DEFINITE:
        return ""
    if noun and any(same_word(word.key, key, name=False) for key in known):
        return ""
    if any(same_word(word.key, other.key, name=False) for other in replaced):
        return ""
    return f"“[{word.text}]” is not among the words left out"


def _put_in(filler: Sequence[Token]) -> str:
    """Say whether words that replace nothing judge what is said: «[falsely] says»."""
    words = [token for token in filler if token.key not in FREE]
    adverbs = [token for token in words if _is_adverb(token)]
    if adverbs and len(adverbs) == len(words):
        shown = " ".join(token.text for token in filler)
        return f"“{shown}” in brackets is added"
    return ""


def _is_adverb(token: Token) -> bool:
    return token.key.endswith("ly") and len(token.key) > 4 and token.text.islower()


def _criticals(tokens: Sequence[Token]) -> list[tuple[str, str, str]]:
    found = []
    keys = [token.key for token in tokens]
    if any(pair[0] in _HAVE and pair[1] == "to" for pair in pairwise(keys)):
        found.append(("modal", "must", "must"))
    for one in critical_of([t for t in tokens if not t.noise], None):
        kind, key = one.meaning
        if key not in _NO_MATTER and one.text != "May":
            found.append((kind, _TENSE.get(key, key), one.text))
    return [(kind, key, "" if not key else text) for kind, key, text in found]


def _may_not_come(kind: str, key: str, before: Token | None) -> bool:
    if kind == "number":
        year = re.fullmatch(r"1\d{3}|20\d\d", key)
        unit = before is not None and (before.kind == "number" or len(before.key) < 3)
        return not year and not unit
    return kind in _KEPT


def _may_not_go(kind: str, key: str) -> bool:
    return kind in _KEPT or key in NEGATIONS


def _words(
    filler: Sequence[Token], replaced: Sequence[Token], before: Token | None
) -> str:
    """Say whether one word, or one name, was put in the place of another."""
    opposite = _opposite(filler, replaced)
    if opposite:
        return opposite
    new = [token for token in filler if token.key not in FREE]
    old = [token for token in replaced if token.key not in FREE and not token.noise]
    names = [token.key for token in new if token.text[0].isupper()]
    others = [token.key for token in old if token.name]
    foreign = names and others and not set(names) & {token.key for token in old}
    foreign = foreign and not (_is_initials(names, others) or _is_general(replaced))
    if foreign or (not names and _is_another(filler, replaced)):
        return _instead(filler, replaced)
    if _is_other_noun(filler, replaced):
        return _instead(filler, replaced)
    return _single(filler, replaced, before, new, old)


def _single(
    filler: Sequence[Token],
    replaced: Sequence[Token],
    before: Token | None,
    new: Sequence[Token],
    old: Sequence[Token],
) -> str:
    """Say whether one word was put in the place of another.

    *new* and *old* are the words of each that carry meaning.
    """
    names = any(token.text[0].isupper() for token in new)
    if len(filler) != 1 or len(replaced) != 1 or len(new) != 1 or len(old) != 1:
        return ""
    if before is not None and before.key in INDEFINITE and new[0].key != old[0].key:
        return _instead(filler, replaced)
    noun = names or (
        before is not None
        and before.key in _NOUN_FOLLOWS
        and (old[0].key in GENERAL or new[0].key in GENERAL)
    )
    put, was = new[0].key, old[0].key
    same = same_word(put, was, name=False) or same_verb(put, was)
    alike = not noun and _TENSE.get(put, put) == _TENSE.get(was, was)
    if (
        same
        or alike
        or other_person(put, was)
        or (noun and not _is_of_another_kind(new[0], old[0]))
    ):
        return ""
    return _instead(filler, replaced)


def _is_of_another_kind(new: Token, old: Token) -> bool:
    """Tell whether a thing is put for a time, or a time for a thing."""
    if not new.text.islower() or (old.key in _ANYTHING or new.key in _ANYTHING):
        return False
    return (old.key in _TIMES) != (new.key in _TIMES)


def _is_other_noun(filler: Sequence[Token], replaced: Sequence[Token]) -> bool:
    """Tell whether a thing abroad is put for another, each with its article.

    «[las compuertas]» for «los lodos»; an office, or a general noun, may be explained.
    """
    if [len(some) for some in (filler, replaced)] != [2, 2]:
        return False
    nouns = (filler[1], replaced[1])
    named = nouns[0].text[:1].isupper() and filler[0].key not in _GERMAN_ARTICLES
    general = any(one.key in GENERAL | OFFICES | FREE for one in nouns)
    return (
        all(some[0].key in _ARTICLES_ABROAD for some in (filler, replaced))
        and not (named or general)
        and not same_word(nouns[0].key, nouns[1].key, name=False)
    )


def _is_general(replaced: Sequence[Token]) -> bool:
    """Tell whether words name somebody by an office only: "the State party"."""
    rest = [token.key for token in replaced[1:]]
    return bool(rest) and replaced[0].key in _DEFINITE and GENERAL.issuperset(rest)


def _is_another(filler: Sequence[Token], replaced: Sequence[Token]) -> bool:
    """Tell whether somebody who is not known yet, or a number, is given as another.

    "A young soldier" is not "[The officer]", nor "two" "[hundreds]".
    """
    if not replaced or not filler:
        return False
    first, last = replaced[0], replaced[-1]
    if len(replaced) == 1 and is_number(first):
        plain = all(token.key not in FREE for token in filler)
        return plain and not any(is_number(token) for token in filler)
    if first.key not in INDEFINITE or len(replaced) > 4 or last.key in GENERAL:
        return False
    noun = filler[-1]
    free = noun.key in FREE or noun.key in GENERAL
    return not free and not same_word(noun.key, last.key, name=False)


def _is_initials(names: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether one is the other's initials: "WHO" and its name in full."""
    for short, long in ((names, others), (others, names)):
        if len(short) == 1 and len(long) > 1:
            first = "".join(word[0] for word in long)
            if short[0] == first or set(first) <= set(short[0]):
                return True
    return False


def _opposite(filler: Sequence[Token], replaced: Sequence[Token]) -> str:
    turned = any(are_opposite(one.key, two.key) for one in filler for two in replaced)
    return _instead(filler, replaced) if turned else ""


def _instead(filler: Sequence[Token], replaced: Sequence[Token]) -> str:
    new, old = (" ".join(t.text for t in some) for some in (filler, replaced))
    return f"“[{new}]” instead of “{old}”"
