"""Whether a unit in brackets is that of the numbers beside it.

«43 euros la nuit, dont 29 [%]»: a bare number goes on in the unit of the last one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.figures.currencies import currency_at
from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.forms import UNITS, same_word
from evidence.text.quotations.tokens import Token, is_number, tokens
from evidence.text.quotations.turning_words import word_set

_UNITS = word_set(
    "% € $ £ euro euros franken francs francos peso pesos kronen couronnes coronas "
    "mark pfund livres libras zloty dirham dinars rubel roubles rublos yen cent cents "
    "centimes céntimos rappen grad degrés grados stunden heures horas tage jours días "
    "wochen semaines semanas monate mois meses jahre ans años stimmen voix votos sitze "
    "sièges escaños tonnen tonnes toneladas kilo kilos hektar hectares hectáreas liter "
    "litres litros meter mètres metros kilometer kilomètres kilómetros personen "
    "personnes personas punkte points puntos watt megawatt mégawatts megavatios"
)
_MAGNITUDES = re.compile(r"(?:million|milliard|billion|millón|millones|mil)\w*")
_OF = frozenset({"de", "d'"})
_PART = re.compile(r"\b(?:dont|de l[oa]s (?:que|cuales)|davon|wovon|darunter)\b[^;]*\Z")
_REACH = 4
"""Words behind a number among which its unit is: «30 millions d'euros»."""


def other_unit(bracket: Bracket) -> str | None:
    """Say that the other numbers of the sentence have another unit.

    "" where it is theirs.
    """
    before = bracket.before()
    put = [word for word in bracket.filler if word.key not in _OF]
    if bracket.gone or not put or not before or not is_number(before[-1]):
        return None
    if not all(map(_is_unit, put)):
        return _of_money(bracket)
    if own := _unit_of(bracket.source.tokens(bracket.at, bracket.at + 60)):
        return None if _same(own[-1], put[-1]) else bracket.instead()
    said = _units(tokens(bracket.own()))
    if not said:
        return None
    if all(any(_same(one, other) for other in said) for one in put):
        return ""
    return f"“[{bracket.shown}]” is not the unit of the numbers beside it"


def _of_money(bracket: Bracket) -> str | None:
    """Say that other things are made of a part of a sum: «de los que puso 200»."""
    head = bracket.back(0)[0].text
    part = _PART.search(head)
    whole = _units(tokens(head[: part.start()])) if part else []
    if not whole or not any(_is_money(unit) for unit in whole):
        return None
    return f"“[{bracket.shown}]” is not the unit of the numbers beside it"


def _is_money(unit: Token) -> bool:
    return unit.key == "%" or bool(currency_at(unit.text))


def _units(words: Sequence[Token]) -> list[Token]:
    """Return the units of the numbers among some words, «2,5 Millionen Euro» too."""
    return [
        unit
        for at, word in enumerate(words)
        if is_number(word)
        for unit in _unit_of(words[at + 1 : at + _REACH])
    ]


def _unit_of(behind: Sequence[Token]) -> list[Token]:
    """Return the unit, with its «millions», with which some words begin."""
    found = []
    for word in behind:
        if word.key not in _OF:
            if not _is_unit(word):
                break
            found.append(word)
    return found


def _is_unit(word: Token) -> bool:
    return (
        word.key in _UNITS
        or (word.key in UNITS and word.key != "in")  # inches in English alone
        or _MAGNITUDES.fullmatch(word.key) is not None
        or bool(currency_at(word.text))
    )


def _same(one: Token, other: Token) -> bool:
    money = currency_at(one.text)
    return (
        bool(UNITS.get(one.key, frozenset()) & UNITS.get(other.key, frozenset()))
        or same_word(one.key, other.key, name=False)
        or (bool(money) and money == currency_at(other.text))
    )
