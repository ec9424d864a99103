"""Where names and noun phrases begin and end in a sentence, without a grammar of it.

A noun phrase goes from its determiner to the next verb, preposition or sign; a name is
what has capitals and is not written small anywhere in the source.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.forms import VERB_FORMS
from evidence.text.quotations.persons import (
    ADDRESSED,
    PRONOUNS,
    SPEAKING,
    TITLES,
    is_people,
)
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.words import (
    AUXILIARIES,
    COMPARATORS,
    FREE,
    MODALS,
    MONTHS,
    QUANTIFIERS,
)

_ENGLISH = frozenset(listed("the a an my our his her its their your this these those"))
_ABROAD = frozenset(
    listed(
        "der die das den dem des ein eine einen einem einer mein meine meinen unser "
        "unsere sein seine ihr ihre le la les l l' un une mon ma mes notre nos son "
        "sa ses "
        "el los las una"
    )
)
DETERMINERS = _ENGLISH | _ABROAD
_GOVERNING = frozenset(
    listed(
        "of in at by for with from to on about into over under between among without "
        "against before after behind than like near through since until as towards "
        "during upon beside per via within along across beneath beyond inside outside"
    )
)
_GOVERNING_ABROAD = frozenset(
    listed(
        "d' von vom mit bei beim aus im am um zu zum zur für auf über unter nach vor "
        "gegen de du des à au aux par pour avec sans dans en sur chez del con por para"
    )
)
PREPOSITIONS = _GOVERNING | _GOVERNING_ABROAD
CLAUSES = frozenset(
    listed("but while when because if as that who which although where whether")
)
STOP = (
    (FREE - DETERMINERS)
    | _GOVERNING
    | (AUXILIARIES - {"will"})
    | MODALS
    | NEGATIONS
    | QUANTIFIERS
    | COMPARATORS
    | frozenset(listed("and or but if because though und oder aber et ou mais which"))
    | frozenset(
        listed(
            "aside apart abroad instead again too once still already yet soon ago "
            "later earlier twice "
            "together away back down out off up home alone today yesterday tomorrow "
            "tonight perhaps maybe even ever anyway however otherwise"
        )
    )
)
_PAST = {
    "fr": re.compile(r"(?:\w{3}ait|aient|èrent|irent|urent|\w{3}a)\Z"),
    "es": re.compile(r"(?:aban?|ían|\w{2}ó|aron|ieron|arán)\Z"),
}
"""Endings of the past of verbs that no nouns have."""
_NAMED_PAST = {"es": re.compile(r"(?:aban?|ían?|\w{2}ó|aron|ieron|arán)\Z")}
"""The same behind a name: «Gil bebía», but «la gran mayoría»."""
_NO_VERBS = frozenset(
    listed(
        "portrait lait souhait extrait fait trait retrait attrait parfait forfait "
        "opéra cinéma agenda visa caméra extra"
    )
)
LONGEST = 5
"""Words of a noun phrase behind its determiner."""


def determiners(language: str) -> frozenset[str]:
    """Return the words with which noun phrases of a language begin."""
    return _ENGLISH if language in {"", "en"} else DETERMINERS


def prepositions(language: str) -> frozenset[str]:
    """Return the words that govern a noun phrase in a language."""
    return _GOVERNING if language in {"", "en"} else PREPOSITIONS


def phrase_end(source: SourceText, words: Sequence[Token], at: int) -> int:
    """Return where a name or noun phrase ends that begins at a word; *at* for none."""
    leading = determiners(source.language)
    counted = is_number(words[at]) and not at_date(words, at)
    counted &= leading is DETERMINERS or _counts(words, at)
    if words[at].key in leading or counted:
        own = source.language
        return _noun_end(source.normal.text, words, at, leading, language=own)
    end = at
    while end < len(words) and is_name(source, words[end]):
        if end > at and not _beside(source.normal.text, words[end - 1], words[end]):
            break
        end += 1
    return end


def owned_end(source: SourceText, words: Sequence[Token], end: int) -> int:
    """Return where what somebody has ends, whose name ends before *end*; 0 for none.

    «The institute's board»: behind a possessive a noun begins as behind an article.
    """
    if not words[end - 1].key.endswith("'s"):
        return 0
    leading = determiners(source.language)
    found = _noun_end(source.normal.text, words, end - 1, leading, language="")
    return found if found > end - 1 else 0


def at_date(words: Sequence[Token], at: int) -> bool:
    """Tell whether a number is of a date or a share: «3 juin», «62 %»."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is None or after.kind != "word" or after.key in MONTHS


def _counts(words: Sequence[Token], at: int) -> bool:
    """Tell whether a number in letters counts people: «two fishermen»."""
    noun = words[at + 1 : at + 2]
    return words[at].key.isalpha() and any(
        word.text.islower() and is_people(word.key) for word in noun
    )


def _noun_end(
    text: str,
    words: Sequence[Token],
    at: int,
    leading: frozenset[str],
    *,
    language: str,
) -> int:
    """Return where a noun phrase ends whose determiner is at *at*.

    A German one ends with its noun, which has a capital.
    """
    end = at + 1
    while end < len(words) and end - at <= LONGEST:
        word, before = words[end], words[end - 1]
        stops = word.key in STOP | leading or word.kind != "word"
        stops = stops or (leading is DETERMINERS and word.key in _GOVERNING_ABROAD)
        stops = stops or (word.key in TITLES and before.text.islower())
        if stops or not _beside(text, before, word):
            break
        if (before.key.endswith("'s") and end - 1 > at) or (
            end > at + 1 and (_is_verb(word) or _is_past(word, before, language))
        ):
            break
        end += 1
    if end - at > 2 and _is_present(words, end):
        end -= 1
    while language == "de" and end > at + 1 and words[end - 1].text[:1].islower():
        end -= 1
    return end if end > at + 1 else at


def _is_verb(word: Token) -> bool:
    lower = word.text.islower()
    return lower and (word.key in VERB_FORMS or word.key.endswith(("ed", "ing", "ly")))


def _is_past(word: Token, before: Token, language: str) -> bool:
    """Tell whether a word behind a noun is a verb in a French or Spanish past."""
    forms = _NAMED_PAST if before.text[:1].isupper() else {}
    form = forms.get(language) or _PAST.get(language)
    if form is None or not word.text.islower() or word.key in _NO_VERBS:
        return False
    return form.search(word.key) is not None


def _is_present(words: Sequence[Token], end: int) -> bool:
    """Tell whether a phrase ends with a verb: «the Committee regrets that»."""
    after = words[end].key if end < len(words) else ""
    verb = words[end - 1]
    return (
        verb.text.islower()
        and verb.key.endswith("s")
        and (after == "that" or after in _ENGLISH | PRONOUNS)
        and not words[end - 2].key.endswith("s")
    )


def _beside(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    return gap.strip() in {"", "-"} or (
        gap.strip() == "." and (one.key in TITLES or len(one.key) == 1)
    )


def is_name(source: SourceText, word: Token) -> bool:
    """Tell whether a word is a name's, where sentences begin as well."""
    if word.kind != "word" or not word.text[:1].isupper() or word.key in STOP:
        return False
    if word.key in PRONOUNS | SPEAKING | ADDRESSED or word.key in MONTHS:
        return False
    if not word.opens or word.key in TITLES:
        return True
    return re.search(rf"\b{re.escape(word.text.lower())}\b", source.normal.text) is None
