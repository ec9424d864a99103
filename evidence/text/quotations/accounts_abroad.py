"""Whether brackets turn round what words of a source say, or who says it.

Of German, French and Spanish: another's account that becomes one's own, a spokesman's
word that becomes his minister's, a part that becomes the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.brackets import GENERAL
from evidence.text.quotations.forms import same_word
from evidence.text.quotations.opposites import OPPOSITES_ABROAD
from evidence.text.quotations.persons import PRONOUNS, is_person, sex_of
from evidence.text.quotations.phrases import DETERMINERS, prepositions
from evidence.text.quotations.ties import are_tied, content
from evidence.text.quotations.tokens import Token, is_number
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import FREE, QUANTIFIERS
from evidence.text.quotations.words_abroad import OFFICES

_BY = frozenset(listed("nach laut selon según gemäß gemäss"))
_OWN = re.compile(
    r"(?:unser|mein)(?:e[rnms]?)?|notre|nos|mon|ma|mes|nuestr[oa]s?|mis?|uns|mir|nous"
    r"|moi|nosotros"
)
_VIEWS = frozenset(
    listed(
        "auffassung ansicht meinung darstellung angaben angabe aussage aussagen "
        "überzeugung einschätzung schätzung schätzungen auskunft kenntnis erkenntnis "
        "avis opinion estimation estimations sources source datos fuente fuentes "
        "erachtens erachten juicio parecer entender opinión estimaciones cálculos "
        "bericht rapport informe bekunden worten eigenen"
    )
)
LINKS = frozenset(listed("de du des d' del der dem von vom"))
AGENTS = frozenset(
    listed(
        "tochter tochtergesellschaft tochterfirma filiale filial succursale sucursal "
        "portavoz portavoces sprecher sprecherin porte-parole parole anwalt anwältin "
        "avocat avocate abogado abogada vertreter vertreterin représentant "
        "représentante representante adjoint adjointe stellvertreter stellvertreterin "
        "vicepresidente vorgänger vorgängerin nachfolger nachfolgerin prédécesseur "
        "successeur antecesor antecesora predecesor sucesor sucesora sekretär "
        "sekretärin secrétaire secretario secretaria mitarbeiter mitarbeiterin "
        "collaborateur collaboratrice asesor asesora berater beraterin conseiller "
        "conseillère bruder schwester frère sœur hermano hermana sohn fils hijo hija "
        "tochter fille vater père padre mutter mère madre frau femme mujer esposa mann "
        "mari marido esposo witwe veuve viuda neffe neveu sobrino onkel oncle tío "
        "tante tía cousin cousine primo prima"
    )
)
"""Who or what belongs to another, and is not that other."""
FIRMS = frozenset(
    listed(
        "empresa compañía sociedad firma gesellschaft firma unternehmen konzern "
        "société entreprise compagnie groupe grupo consorcio verein betrieb"
    )
)
_TAKEN_UP = PRONOUNS | frozenset(
    listed("lui dernier dernière ce cette celui-ci celle-ci este esta dieser diesem")
)
_SEXES = {"lui": "m", "él": "m", "elle": "f", "ella": "f", "ihm": "m", "ihr": "f"}
_ARTICLES = {"la": "f", "una": "f", "une": "f", "le": "m", "el": "m", "un": "m"}
_LONGEST = 14
"""Words of an account, «nach Darstellung des Verbands X»."""


def other_account(bracket: Bracket) -> str | None:
    """Say that words stand for another account, or for more, than the source has."""
    if not bracket.gone:
        return None
    rules: tuple[Callable[[Bracket], bool], ...] = (
        _is_opposite,
        _is_other_account,
        _is_principal,
        _is_whole,
    )
    return bracket.instead() if any(rule(bracket) for rule in rules) else None


def _is_opposite(bracket: Bracket) -> bool:
    put = {word.key for word in bracket.filler}
    was = {word.key for word in bracket.gone}
    if len(was) > len(put) + 4:
        return False
    return any(
        frozenset((mine, yours)) in OPPOSITES_ABROAD
        for mine in put - was
        for yours in was - put
    )


def _is_other_account(bracket: Bracket) -> bool:
    """Tell whether «nach unserer Überzeugung» stands for another's account."""
    if not (_leads(bracket.filler) and _leads(bracket.gone)):
        return False
    if len(bracket.gone) > _LONGEST:
        return False
    own = [any(_OWN.fullmatch(w.key) for w in some) for some in both(bracket)]
    if own[0] != own[1]:
        return own[0]
    mine, yours = (names(bracket, some) for some in both(bracket))
    told = _SEXES.get(bracket.gone[-1].key)
    articles = {_ARTICLES.get(word.key) for word in bracket.filler}
    if mine and {sex_of(mine[-1].key), *articles, told} >= {"m", "f"} and told:
        return True
    if not mine or not yours or any(w.key in _TAKEN_UP for w in bracket.gone):
        return False
    named = [_has_name(bracket, some) for some in both(bracket)]
    if named[0] != named[1] and any(map(_may_be_named, (*mine[:1], *yours[:1]))):
        return False
    return not any(tied(bracket, one, other) for one in mine for other in yours)


def _has_name(bracket: Bracket, words: Sequence[Token]) -> bool:
    """Tell whether words have a name: in German one without an article."""
    german = bracket.source.language == "de"
    closed = german and any(word.key in DETERMINERS for word in words)
    return not closed and any(word.text[:1].isupper() for word in words[1:])


def _may_be_named(noun: Token) -> bool:
    """Tell whether a noun is an office, or general: then a name may explain it."""
    return noun.key in GENERAL | OFFICES | FIRMS or is_person(noun.key)


def both(bracket: Bracket) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Return the words in brackets, and those for which they stand."""
    return bracket.filler, bracket.gone


def _leads(words: Sequence[Token]) -> bool:
    keys = [word.key for word in words]
    view = any(_OWN.fullmatch(key) for key in keys) and bool(_VIEWS & {*keys})
    return bool(_BY & {*keys[:1]}) or keys[:2] == ["d'", "après"] or view


def names(bracket: Bracket, words: Sequence[Token]) -> list[Token]:
    """Return the nouns of some words, without such as only say that it is a view."""
    grammar = prepositions(bracket.source.language) | DETERMINERS | LINKS | _BY | FREE
    return [
        word
        for word in content(words)
        if word.kind == "word"
        and word.key not in grammar | _VIEWS
        and not _OWN.fullmatch(word.key)
    ]


def tied(bracket: Bracket, one: Token, other: Token) -> bool:
    """Tell whether the source gives two words to one person or thing."""
    return are_tied(bracket.source, one.key, other.key)


def _is_principal(bracket: Bracket) -> bool:
    """Tell whether somebody stands for his spokesman: «un portavoz de la ministra»."""
    mine = names(bracket, bracket.filler)
    at = next((n for n, w in enumerate(bracket.gone) if w.key in LINKS and n), 0)
    # The last noun before the link is who is meant.
    while at and bracket.gone[at - 1].key not in AGENTS:
        at = next(
            (
                n
                for n in range(at + 1, len(bracket.gone))
                if bracket.gone[n].key in LINKS
            ),
            0,
        )
    if not at or not mine:
        return False
    agent, behind = bracket.gone[at - 1], bracket.gone[at + 1 :]
    if any(same_word(word.key, agent.key, name=False) for word in bracket.filler):
        return False
    theirs = names(bracket, behind)[: len(mine)]
    return len(theirs) == len(mine) and all(
        same_word(word.key, other.key, name=False)
        for word, other in zip(mine, theirs, strict=True)
    )


def _is_whole(bracket: Bracket) -> bool:
    """Tell whether a part becomes the whole: «[los]» for «ochenta hombres de los»."""
    if len(bracket.gone) < 3 or not all(
        word.key in DETERMINERS for word in bracket.filler
    ):
        return False
    keys = [word.key for word in bracket.gone]
    parts = any(
        word.key in QUANTIFIERS or is_number(word) for word in bracket.gone[:-2]
    )
    return parts and bool({*keys[1:]} & (LINKS | {"unter", "parmi", "entre"}))
