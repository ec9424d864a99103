"""Which place, time or event «dort», «alors» and «al día siguiente» point to.

They take up what the sentences before name last; what the source names only behind
them they cannot mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.brackets import GENERAL, INDEFINITE
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.persons import TITLES
from evidence.text.quotations.phrases import DETERMINERS, prepositions
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Sentence
from evidence.text.quotations.words import DATES, MONTHS
from evidence.text.quotations.words_abroad import ORDINALS

_THERE = frozenset(listed("dort da dorthin dorther là là-bas y allí allá ahí"))
_IN = frozenset(
    listed(
        "in im nach bei beim aus an am auf von vom zu zum zur bis à au aux dans en "
        "vers de du chez sur depuis a al del hasta desde hacia por cerca près"
    )
)
_WHERE = frozenset(listed("in nach aus à en dans sur hacia desde vers"))
_NO_PLACES = frozenset(
    listed(
        "frage kraft betrieb haft ordnung gefahr zukunft zusammenarbeit höhe "
        "verbindung anspruch form folge not sicht wahrheit wirklichkeit bezug rechnung "
        "auftrag ruhe zeiten angaben ansicht auffassung meinung darstellung "
        "einschätzung aussage aussagen kenntnis auskunft ablauf abschluss ende beginn "
        "prüfung anhörung angst mangel gründen holz stein geld jahren monaten tagen "
        "minuten stunden wochen noël pâques conseil navidad semana"
    )
)
"""What stands behind such words as well, and is no place."""
_THEN = frozenset(listed("damals seinerzeit alors entonces"))
_NEXT = re.compile(
    r"(?:\b(?:am (?:nächsten|folgenden|anderen) (?:tag|morgen|abend)"
    r"|tags (?:darauf|zuvor)|(?:am )?tag (?:danach|davor|zuvor|darauf)"
    r"|(?:kurz|wenig|bald|\w+ \w+) (?:danach|darauf|später|zuvor|davor)"
    r"|le lendemain|la veille|le (?:jour|mois) (?:suivant|précédent)"
    r"|\w+ (?:jours|mois|ans|semaines) (?:plus tard|après|auparavant|avant|plus tôt)"
    r"|(?:a?l|el) día (?:siguiente|anterior)|la víspera"
    r"|\w+ (?:días|meses|años|semanas) (?:después|antes|más tarde))) ?\Z"
)
"""What counts from something that was told before."""
_CAUSES = frozenset(
    listed(
        "ursache ursachen grund gründe folge folgen anlass auslöser hergang opfer "
        "zeugen kosten cause causes raison raisons conséquence conséquences origine "
        "motif motifs victimes témoins auteur auteurs coût causa causas motivo motivos "
        "razón razones consecuencia consecuencias origen víctimas testigos autores "
        "coste coût costes"
    )
)
"""Nouns for what belongs to an event: without one they are of the last."""
_EVENTS = frozenset(
    listed(
        "unglück vorfall unfall ereignis tat geschehen vorgang katastrophe accident "
        "incident drame événement catastrophe faits sinistre affaire accidente "
        "incidente suceso hecho hechos tragedia catástrofe siniestro caso"
    )
)
_OF = frozenset(listed("de du des d' del der dem von vom für pour para"))
_FAR, _AHEAD, _STEM = 3, 1_500, 4
_SMALL = 3
"""Letters of words that name nothing."""
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def pointed_abroad(bracket: Bracket) -> str | None:
    """Say that words name another place, time or event than is pointed to."""
    before = bracket.before()
    told = _last(bracket, before)
    if told in ORDINALS and not bracket.gone:
        return _counted(bracket, told)
    if told in _THERE:
        return _place(bracket, told)
    if told in _THEN:
        return _time(bracket, told)
    if bracket.gone or not before:
        return None
    said = " ".join(word.text.lower() for word in before[-5:])
    if _NEXT.search(said) and bracket.filler[0].key in _OF | _IN:
        return _event(bracket, before[-1])
    return _cause(bracket, before[-1])


def _counted(bracket: Bracket, told: str) -> str | None:
    """Say that another thing is counted beside it: «deux murs …, le dernier»."""
    own = bracket.back(0)[0].words
    nouns = [
        noun
        for number, noun in pairwise(own)
        if is_number(number) and noun.kind == "word" and len(noun.key) > _SMALL
    ]
    words = _words(bracket)
    if len(bracket.filler) != 1 or not nouns or not words:
        return None
    if any(_has({word.key for word in own}, word) for word in words):
        return None
    return f"“[{bracket.shown}]” is not what is counted before “{told}”"


def _last(bracket: Bracket, before: Sequence[Token]) -> str:
    """Return the word that is explained, or replaced, if it is one alone."""
    if len(bracket.gone) == 1:
        return bracket.gone[0].key
    return before[-1].key if before and not bracket.gone else ""


def _words(bracket: Bracket) -> list[Token]:
    """Return the words in brackets that name something."""
    grammar = prepositions(bracket.source.language) | DETERMINERS | _IN | _OF
    return [word for word in content(bracket.filler) if word.key not in grammar]


def _place(bracket: Bracket, told: str) -> str | None:
    """Say that the sentence that names a place last names another."""
    words = [word for word in _words(bracket) if word.text[:1].isupper()]
    if not words or bracket.filler[0].key not in _IN:
        return None
    own, *back = bracket.back(_FAR)
    for sentence in (own, *back):
        places = _places(sentence)
        if any(_is_in(word, sentence) for word in words):
            return "" if _is_plain(bracket, sentence) else None
        if places:
            return f"“{told}” is “{places[-1].text}” rather than “[{bracket.shown}]”"
    return None


def _is_plain(bracket: Bracket, sentence: Sentence) -> bool:
    """Tell whether nothing but a place of a sentence is named."""
    return len(bracket.filler) <= 3 and all(
        _is_in(word, sentence) for word in _words(bracket)
    )


def _places(sentence: Sentence) -> list[Token]:
    """Return the names behind words for where something is."""
    return [
        other
        for one, other in pairwise(sentence.words)
        if one.key in _WHERE
        and other.name
        and len(other.key) > 1
        and other.key not in MONTHS | DATES | TITLES.keys() | _NO_PLACES
    ]


def _is_in(word: Token, sentence: Sentence) -> bool:
    return any(same_word(word.key, one.key, name=True) for one in sentence.words)


def _time(bracket: Bracket, told: str) -> str | None:
    """Say that a sentence that has a year is of that, and of no other time."""
    own, *back = bracket.back(_FAR + 2)
    near = [own] if _YEAR.search(own.text) else [own, *back[:1]]
    years = [year for sentence in near for year in _YEAR.findall(sentence.text)]
    words = [w for w in _words(bracket) if w.key not in DATES and len(w.key) > _SMALL]
    known, ahead = _keys([own, *back]), _ahead(bracket)
    if words and all(w.key in ahead and w.key not in known for w in words):
        return f"“[{bracket.shown}]” comes only behind “{told}”"
    if not years or not words:
        return None
    if any(word.key in {*years, *_keys(near)} for word in words):
        return None
    far = _keys(back) | _ahead(bracket)
    if len(near) > 1 and not any(_has(far, word) for word in words):
        return None
    return f"“{told}” is “{years[-1]}” rather than “[{bracket.shown}]”"


def _keys(sentences: Sequence[Sentence]) -> set[str]:
    return {key for sentence in sentences for key in sentence.keys}


def _event(bracket: Bracket, last: Token) -> str | None:
    """Say that what is counted from is told only behind it."""
    words = [word for word in _words(bracket) if not is_number(word)]
    back = bracket.back(_FAR)
    if not words or _is_any(words) or any(_has(_keys(back), word) for word in words):
        return _called(words, back)
    if any(_is_new(bracket, word) for word in words):
        return f"“[{bracket.shown}]” comes only behind “{last.text}”"
    return _called(words, back)


def _called(words: Sequence[Token], back: Sequence[Sentence]) -> str | None:
    """Return "" where words call by a noun what was just told: «Rohrbruch»."""
    told = [key for sentence in back[:3] for key in sentence.keys if len(key) >= _STEM]
    named = bool(words) and all(
        any(word.key[:_STEM] == key[:_STEM] for key in told) for word in words
    )
    return "" if named else None


def _ahead(bracket: Bracket) -> set[str]:
    ahead = bracket.source.tokens(bracket.behind, bracket.behind + _AHEAD)
    return {word.key for word in ahead}


def _is_new(bracket: Bracket, word: Token) -> bool:
    """Tell whether a thing is told of for the first time only behind: «una multa»."""
    ahead = bracket.source.tokens(bracket.behind, bracket.behind + _AHEAD)
    for one, other in pairwise(ahead):
        if same_word(other.key, word.key, name=False):
            return one.key in INDEFINITE
    return False


def _cause(bracket: Bracket, last: Token) -> str | None:
    """Say that the causes are of another event than the one told last."""
    opening = len(bracket.back(0)[0].words) <= 3
    if last.key not in _CAUSES or bracket.filler[0].key not in _OF or not opening:
        return None
    words = _words(bracket)
    before = [sentence for sentence in bracket.back(_FAR)[1:] if sentence.words]
    if not words or _is_any(words) or not before:
        return None
    if any(_has(set(before[0].keys), word) for word in words):
        return None
    if _called(words, before[:1]) == "":
        return ""
    further = _keys(before[1:])
    if any(_has(further, word) or _is_new(bracket, word) for word in words):
        return f"“{last.text}” is not of “[{bracket.shown}]”, told elsewhere"
    return None


def _is_any(words: Sequence[Token]) -> bool:
    return any(word.key in _EVENTS | GENERAL for word in words)


def _has(keys: set[str], word: Token) -> bool:
    return any(same_word(word.key, key, name=False) for key in keys)
