"""Whether a sentence keeps its frame when an ellipsis takes a piece out of it.

What is left out may be a modifier, a conjunct with its conjunction, a whole clause. It
may not be the verb by which the rest is somebody's account («Critics say the firm
poisoned three streams»), one half of what a pair of words joins («both … and»), one
side of a comparison, the noun of a number or an article, or another's subject.

In one module because each of these asks what stands on both sides of the same gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.figures.currencies import currency_at
from evidence.text.quotations.clauses import PRONOUNS, THAT, shown
from evidence.text.quotations.conjuncts import is_conjunct
from evidence.text.quotations.forms import VERB_FORMS
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.pairs import PAIRS, broken_pair
from evidence.text.quotations.sayings import is_saying
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.words import (
    AUXILIARIES,
    COORDINATORS,
    MODALS,
    RELATIVES,
)

_SUBORDINATING = frozenset(listed("dass daß ob"))
DETERMINERS = frozenset(
    listed(
        "the a an his her its their our my your this these those der die das den dem "
        "des ein eine einen einem einer le la les un une l' el los las una unos unas"
    )
)
_WAITING = frozenset(
    listed(
        "more less fewer most many several few every each no another other all both "
        "any some enough"
    )
)
"""Words that wait for their noun."""
PREPOSITIONS = frozenset(
    listed(
        "of in on at by for from with to into onto under over after before during "
        "since until than within without between among against about through per as "
        "von in mit bei für aus nach zu auf an vor gegen ohne um durch über unter de "
        "du "
        "des à dans par pour sur avec en contre sans sous vers chez con por para desde "
        "hasta contra sobre"
    )
)
_ARTICLES = frozenset(listed("the a an this these those his her its their our my"))
_YEAR = re.compile(r"1\d{3}|20\d\d")
MAX_SUBJECT = 8
MAX_PHRASE = 4
"""Words of a subject."""
_OBJECTS = frozenset(listed("them it him her us me all both none neither each"))
_ADVERBS = frozenset(
    listed("then later soon also even thus therefore still again once now often")
)
_TO = frozenset({"to", "zu"})
_COMPARING = frozenset({"than"})
_LINKS = frozenset(listed("and but or while whereas und aber oder et mais ou y pero o"))


def broken_frame(hidden: Hidden) -> str:
    """Say what of the sentence's frame is left out; "" where it keeps it."""
    return (
        broken_pair(hidden)
        or _comparison(hidden)
        or _noun(hidden)
        or _account(hidden)
        or _governor(hidden)
        or _subject(hidden)
        or _parallel(hidden)
        or _verbless(hidden)
        or _relation(hidden)
        or _number(hidden)
        or _unfinished(hidden)
        or _object(hidden)
    )


def _said(words: tuple[Token, ...], what: str) -> str:
    return f"the words left out have {what}, “{shown(words)}”"


def _comparison(hidden: Hidden) -> str:
    """Say whether a side of a comparison is left out, and the sentence goes on."""
    last = hidden.last()
    kept, coming = keys_of(hidden.kept), keys_of(hidden.coming)
    if last and hidden.whole and _COMPARING & set(keys_of(last)):
        return _said(last, "a side of a comparison")
    if "than" in coming[:6] and hidden.whole and hidden.open_left:
        compared = [key for key in coming[: coming.index("than")] if _compares(key)]
        if not compared and not any(_compares(key) for key in kept[-4:]):
            return "the words left out have what is compared"
    return ""


def _compares(key: str) -> bool:
    return key in {"more", "less", "fewer", "rather", "other", "worse"} or (
        key.endswith("er") and len(key) > 4
    )


def _noun(hidden: Hidden) -> str:
    """Say whether a number, an article or a preposition has lost its noun."""
    if not (hidden.open_left and hidden.kept and hidden.coming):
        return ""
    last, following = hidden.kept[-1], hidden.coming[0]
    if not hidden.whole:
        waits = last.key in PREPOSITIONS | DETERMINERS | AUXILIARIES | COORDINATORS
        waits = waits and last.text != "May"
        return f"“{last.text}” waits for what is left out" if waits else ""
    money = any(currency_at(word.text) for word in hidden.kept[-3:])
    dated = _YEAR.fullmatch(last.text) is not None and any(
        word.key in PREPOSITIONS for word in hidden.kept[-2:-1]
    )
    waits = last.key in _WAITING | _ARTICLES or (
        is_number(last) and not money and not dated
    )
    goes_on = following.key in PREPOSITIONS | AUXILIARIES | THAT | RELATIVES
    if waits and goes_on and hidden.open_right:
        return f"“{last.text}” has lost its noun"
    if last.key in {"of", "by", "from", "than"} and following.key in (
        AUXILIARIES | THAT | RELATIVES | {"of", "by", "from", "than"}
    ):
        return f"“{last.text}” has lost its noun"
    return ""


def _account(hidden: Hidden) -> str:
    """Say by whose account something is so that is kept without it."""
    last = hidden.last()
    if not last or last[-1].key in COORDINATORS:
        return ""
    keys = keys_of(last)
    beyond = (*last, *hidden.coming[:1])
    if keys[0] in RELATIVES and not hidden.whole:
        return ""
    for at, word in enumerate(last):
        before = last[at - 1] if at else (hidden.kept[-1] if hidden.kept else None)
        if RELATIVES & set(keys[:at]):
            break
        if is_saying(word, before, beyond[at + 1 :]):
            return _said(last, "by whose account it is so")
    return ""


def _governor(hidden: Hidden) -> str:
    """Say on what hangs what is kept: «agreed to», «held it possible that»."""
    last = hidden.last()
    begins = hidden.whole and hidden.coming and hidden.coming[0].key in _SUBORDINATING
    if begins and not any(is_saying(word, None, ()) for word in hidden.kept[-8:]):
        return "the words left out have on what this hangs"
    if not last or not hidden.coming:
        return ""
    key, following = last[-1].key, hidden.coming[0]
    if key in _TO and len(last) > 1 and may_be_verb(following):
        return _said(last, "what governs the verb")
    if key in THAT | RELATIVES - {"where", "when"}:
        words = tuple(t for segment, _, _ in hidden.segments() for t in segment)
        sayings = [t for t in hidden.kept[-4:] if is_saying(t, None, ())]
        if is_conjunct(last, hidden, verb=may_be_verb(following)):
            return ""
        if key in {"whether", "ob"} and hidden.kept[-1:] != () and len(words) == 1:
            return _said(words, "on what this hangs")
        if len(words) > 1 and not (key in THAT and sayings):
            return _said(words[-8:], "on what this hangs")
    return ""


def _may_be_present(word: Token) -> bool:
    return word.text.islower() and len(word.key) > 4 and word.key.endswith("s")


def may_be_verb(word: Token) -> bool:
    """Tell whether a small word may be a verb, being nothing else of a closed class."""
    free = DETERMINERS | PRONOUNS | PREPOSITIONS | {"him", "them", "us", "me"}
    return word.text.islower() and word.key not in free and not is_number(word)


def _subject(hidden: Hidden) -> str:
    """Say whose the verb is that is kept: «…, the clubs … declined»."""
    last = hidden.last()
    if not last or not hidden.coming or len(last) > MAX_SUBJECT:
        return ""
    segments = list(hidden.segments())
    links = _clause_links(keys_of(last))
    if len(segments) == 1 and segments[0][1] and (not links or _both(hidden, last)):
        return ""
    words = last[links[-1] + 1 :] if links else last
    if links and _in_one_phrase(last, links[-1]):
        return ""
    if not words or hidden.coming[0].key in _LINKS | PREPOSITIONS:
        return ""
    if all(word.key in PRONOUNS for segment, _, _ in segments for word in segment):
        return ""  # «The looms, they, they was sold»
    if not _is_noun_phrase(words, named=not is_finite(hidden.coming[0])):
        return ""
    return _said(words, "another subject")


def _both(hidden: Hidden, words: Sequence[Token]) -> bool:
    """Tell whether one of two subjects goes: «ships of war | and boats | may pass»."""
    return (
        words[0].key == "and"
        and len(hidden.kept) <= MAX_PHRASE
        and not any(
            is_finite(word) and not word.key.endswith("ing")
            for word in (*hidden.kept, *words)
        )
    )


def _in_one_phrase(words: Sequence[Token], link: int) -> bool:
    """Tell whether a preposition leads both names: «with the votes of CVP and SLP»."""
    names = (*words[link - 1 : link], *words[link + 1 :])
    led = link > 1 and words[link - 2].key in PREPOSITIONS
    return led and words[0].key in PREPOSITIONS and all(word.name for word in names)


def _clause_links(keys: tuple[str, ...]) -> list[int]:
    """Return where words join clauses; the «and» of «between … and» joins none."""
    return [
        at
        for at, key in enumerate(keys)
        if key in _LINKS
        and not any(
            opener in keys[:at] and key in joiners
            for opener, joiners in PAIRS.items()
            if opener in PREPOSITIONS
        )
    ]


def _is_noun_phrase(words: tuple[Token, ...], *, named: bool) -> bool:
    """Tell whether words may be a subject; *named*: they begin as one."""
    keys = keys_of(words)
    if set(keys) & (AUXILIARIES | RELATIVES | NEGATIONS) or keys[0] in PREPOSITIONS:
        return False
    if set(keys) <= _ADVERBS:
        return False
    if keys[0] in DETERMINERS or all(w.name for w in words):
        return True
    if keys[0] in PRONOUNS:
        return not named
    verbs = any(is_finite(word) for word in words)
    return not named and not verbs and not keys[0].endswith(("ly", "ing", "ed"))


def is_finite(word: Token) -> bool:
    """Tell whether a word looks like a verb of its own sentence."""
    if word.key in (AUXILIARIES - {"to", "been", "being"}) | MODALS | VERB_FORMS:
        return True
    return word.text.islower() and word.key.endswith(("ed", "ten", "te", "aient"))


def _parallel(hidden: Hidden) -> str:
    """Say of what else the rest is said: «lead in the river and zinc in the wells»."""
    last = hidden.last()
    if not last or not hidden.coming or not hidden.whole:
        return ""
    following = hidden.coming[0].key
    words = tuple(t for segment, _, _ in hidden.segments() for t in segment)
    keys = keys_of(words)
    links = [at for at, key in enumerate(keys) if key in _LINKS]
    if following not in PREPOSITIONS - {"of"} or not links:
        return ""
    if any(is_number(word) for word in hidden.coming[1:2]) and not any(
        map(is_number, words)
    ):
        return ""  # a place and a year: «in Dover and Leith | in 2012»
    if following in keys[: links[-1]] and len(keys) - links[-1] > 1:
        return _said(words[links[-1] + 1 :], "of what else the rest is said")
    return ""


def _verbless(hidden: Hidden) -> str:
    """Say what verb is left out where nothing but two noun phrases stays."""
    if not (hidden.whole and hidden.open_left and hidden.coming) or hidden.last():
        return ""
    if len(hidden.kept) > MAX_PHRASE or hidden.coming[0].key not in DETERMINERS:
        return ""
    first = next(hidden.segments(), ((), False, False))[0]
    said = [word for at, word in enumerate(first) if is_saying(word, None, first[at:])]
    verbs = [word for word in hidden.kept if is_finite(word)]
    return _said(first, "the verb of the sentence") if said and not verbs else ""


def _relation(hidden: Hidden) -> str:
    """Say what relates what is kept to the rest: «decided against a dividend»."""
    last = hidden.last()
    if not last or not hidden.coming or not hidden.whole:
        return ""
    following = hidden.coming[0]
    if last[-1].key not in PREPOSITIONS - {"as", "than", "since", "until"}:
        return ""
    free = PREPOSITIONS | AUXILIARIES | RELATIVES | COORDINATORS
    if following.key in free or is_finite(following):
        return ""
    return _said(last[-3:], "what relates the rest to it")


def _object(hidden: Hidden) -> str:
    """Say what object or subject of a verb is put by what is kept behind."""
    first = next(hidden.segments(), ((), False, False))
    words, left, right = first
    if not left or not words or not hidden.whole or not hidden.coming:
        return ""
    lone = len(words) == 1 and words[0].key in PRONOUNS
    if lone and right and hidden.kept and hidden.kept[-1].key in AUXILIARIES:
        return _said(words, "the subject of the verb")
    if len(words) > MAX_PHRASE or words[0].key not in _OBJECTS:
        return ""
    if hidden.coming[0].key in DETERMINERS and not hidden.last():
        return _said(words, "the object of the verb")
    return ""


def _number(hidden: Hidden) -> str:
    """Say what else the number is of: «takes 71 %, households 12 %»."""
    first, left, _ = next(hidden.segments(), ((), False, False))
    if not (first and left and hidden.whole and hidden.coming):
        return ""
    words = tuple(t for segment, _, _ in hidden.segments() for t in segment)
    if not is_number(hidden.coming[0]) or not is_number(first[0]):
        return _qualified(hidden, words)
    return _said(words, "another number")


def _qualified(hidden: Hidden, words: tuple[Token, ...]) -> str:
    """Say what qualifies the rest alone: «twice minister and for a week premier»."""
    links = [at for at, word in enumerate(words) if word.key in COORDINATORS]
    if not links or not hidden.last() or links[-1] == 0:
        return ""
    behind = words[links[-1] + 1 :]
    if len(behind) > 1 and behind[0].key in PREPOSITIONS:
        return _said(behind, "what qualifies the rest")
    return ""


def _unfinished(hidden: Hidden) -> str:
    """Say what is left out of an account of which the verb is kept.

    «The tenant, who said that his neighbour, Mr Y, had threatened him».
    """
    words = tuple(t for segment, _, _ in hidden.segments() for t in segment)
    if not hidden.whole or not hidden.coming or not is_finite(hidden.coming[0]):
        return ""
    keys = keys_of(words)
    for at in range(len(words) - 1, 0, -1):
        if keys[at] in THAT and is_saying(words[at - 1], None, words[at:]):
            verbs = any(is_finite(w) or _may_be_present(w) for w in words[at + 1 :])
            return "" if verbs else _said(words[at - 1 :], "by whose account it is so")
    return ""
