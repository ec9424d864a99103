"""The unit after a number in prose: a sign, a currency, or what is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.text.number_words import is_number_word
from evidence.text.unit_table import singular

CURRENCIES: dict[str, str] = {
    "us$": "USD",
    "$": "USD",
    "a$": "AUD",
    "c$": "CAD",
    "nz$": "NZD",
    "hk$": "HKD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "₹": "INR",
    "₽": "RUB",
    "rmb": "CNY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "rs": "INR",
    "rupees": "INR",
    "rupee": "INR",
    "roubles": "RUB",
    "rubles": "RUB",
    "dollars": "USD",
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "pounds": "GBP",
    "yen": "JPY",
    "swiss francs": "CHF",
    "francs": "CHF",
    "tenge": "KZT",
    "soms": "KGS",
    "lira": "TRY",
    **{
        code.lower(): code
        for code in [
            "USD",
            "EUR",
            "GBP",
            "CNY",
            "JPY",
            "CHF",
            "AUD",
            "CAD",
            "NZD",
            "HKD",
            "INR",
            "RUB",
            "KZT",
            "KGS",
            "UZS",
            "TJS",
            "TRY",
            "SEK",
            "NOK",
            "DKK",
            "PLN",
            "ZAR",
            "BRL",
            "MXN",
            "KRW",
            "SGD",
            "PKR",
            "LKR",
        ]
    },
}
"""Signs and words of currencies to ISO 4217; "$" alone is taken as the US dollar, "¥"
as the yuan: this is a proposal, which a person confirms."""

_SPACE = "[ \u00a0\u2009\u202f]"
_POINTS = re.compile(
    rf"(?:{_SPACE}|-)?(?:percentage[- ]points?|per ?cent(?:age)? points?"
    rf"|pp\b|ppts?\b|%-points?)"
)
_BASIS = re.compile(rf"{_SPACE}basis points?")
_PERCENT = re.compile(rf"(?:{_SPACE}|-)?(?:%|‰|per ?cent\b|pct\.?\b)", re.IGNORECASE)
_MONEY = re.compile(
    rf"{_SPACE}?(?:"
    + "|".join(
        re.escape(name) if not name.isascii() else rf"\b{re.escape(name)}\b"
        for name in sorted(CURRENCIES, key=len, reverse=True)
        if name.isalpha() or " " in name or name == "€"
    )
    + ")",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(
    rf"(?:{_SPACE}|-)?(?:km²|km2|m²|m³|km|kg|cm|mm|ha|GW|MW|kW|TWh|GWh|MWh|kWh|°C|°F|CO2e?)(?![\w])"
    rf"|{_SPACE}?(?:m|g|t)(?![\w’'.])"
)
_WORD = re.compile(
    rf"(?:{_SPACE}|-)(?P<word>[^\W\d_]+(?:[-’'.][^\W\d_]+)*(?:’|'(?=s? ))?)"
)
_PER = re.compile(
    rf"{_SPACE}per{_SPACE}(?:[0-9][0-9,]*{_SPACE}?)?(?:million|thousand|cent)?{_SPACE}?(?:(?:square|cubic){_SPACE})?[a-z]+"
    rf"|{_SPACE}per{_SPACE}[0-9][0-9,]*|{_SPACE}(?:a|each|every){_SPACE}(?:year|month|week|day|hour)\b"
    r"|/(?:year|month|day|h|ha|km²|MWh)\b"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STOP = _words("""
    a an and are as at be been being but by can could did do does each for from had has
    have he her his if in into is it its may might more most must no nor not of on once
    onto or our over per she should since so some than that the their then there these
    they this those to until up upon was we were what when where whether which while
    who whom whose will with within without would yet you your among amid against about
    above across after along also although around because before behind below beneath
    beside between beyond both despite during either except how however just later
    like near now only out outside percent plus rather same through throughout toward
    towards under unlike via versus again ago alone altogether already apart earlier
    overall respectively together too today worldwide annually here him them us
    according compared including such said says say show shows means mean includes
    included include remains remain became become becomes rose fell grew came comes went
    took takes made makes gave gives got gets led left began begins ended voted signed
    joined agreed refused remained reported counted live lived died killed injured
    """)
"""Words at which what is counted has ended: none is a noun, or modifies one."""
_IRREGULAR = _words("""
    people men women children police personnel staff cattle sheep fish aircraft
    spacecraft hectares households feet teeth media data criteria phenomena livestock
    troops series species times percent barrels tonnes tons youth workforce
    """)
_SINGULAR_PLURALS = _words(
    "its his this thus us gas bus plus minus versus as is was has"
)
_VERBS = _words(
    "says shows means includes remains gives takes makes goes comes becomes seems "
    "refers exceeds equals represents accounts covers reaches needs needs uses gets"
)
_PERIODS = _words(
    "year month week day hour minute decade century years months weeks days hours "
    "minutes decades centuries quarter quarters"
)
_MEASURES = _words(
    "tonne ton metre meter kilometre kilometer kilogram litre liter acre hectare mile "
    "foot inch barrel person child man woman country state"
)
_ACRONYM = re.compile(r"[A-Z]{2,5}")
MAX_WORDS = 6
"""How far after a number its noun is looked for."""


@dataclass(frozen=True, slots=True)
class ProseUnit:
    """A unit that ends at *end*; *currency* where it is money (ISO 4217)."""

    text: str
    end: int
    currency: str = ""


def prose_unit(text: str, at: int) -> ProseUnit:
    """Return the unit that begins at *at*, behind a number; empty where none does."""
    if match := _POINTS.match(text, at):
        return ProseUnit("percentage points", match.end())
    if match := _BASIS.match(text, at):
        return ProseUnit("basis points", match.end())
    if match := _PERCENT.match(text, at):
        return ProseUnit("%", match.end())
    if match := _MONEY.match(text, at):
        name = match.group().strip()
        return ProseUnit(name, match.end(), CURRENCIES[name.lower()])
    if match := _SYMBOLS.match(text, at):
        return _rated(text, match.group().strip(" -\u00a0\u2009\u202f"), match.end())
    return _counted(text, at)


def _counted(text: str, at: int) -> ProseUnit:
    """Return the noun phrase that is counted: up to its head, the last plural noun."""
    words: list[re.Match[str]] = []
    end = at
    head = 0
    for count in range(1, MAX_WORDS + 1):
        match = _WORD.match(text, end)
        if match is None or ends_unit(match["word"]):
            break
        words.append(match)
        end = match.end()
        if _is_head(match["word"], hyphened=count == 1 and text[at] == "-"):
            head = count
            if not _goes_on(text, match):
                break
    if not head and words and _is_measure(words[0]["word"]):
        head = 1
    if not head:
        return ProseUnit("", at)
    last = words[head - 1]
    unit = " ".join(word["word"] for word in words[:head])
    if text[at] == "-":
        unit = unit.split("-")[0]
        return ProseUnit(unit, at + 1 + len(unit))
    return _rated(text, unit.rstrip("’'"), last.end())


def ends_unit(word: str) -> bool:
    """Tell whether nothing is counted by *word*: a preposition, a verb, an article."""
    lower = word.lower()
    return lower in _STOP or lower in _VERBS or is_number_word(lower)


def _is_head(word: str, *, hyphened: bool) -> bool:
    lower = word.lower().rstrip("’'")
    if hyphened:
        return lower.split("-")[0] in _PERIODS | _MEASURES
    if word.endswith(("’s", "'s")) or lower in _SINGULAR_PLURALS:
        return False
    return lower in _IRREGULAR or singular(lower) != lower


def _is_measure(word: str) -> bool:
    """Tell whether a word counts without being plural: «tonne», «year», «TEU»."""
    return word.lower() in _MEASURES | _PERIODS or _ACRONYM.fullmatch(word) is not None


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether a plural only modifies what follows: «United States companies»."""
    word = match["word"]
    if not word[0].isupper() or word.lower() in {"states", "parties", "members"}:
        proper = word.lower() == "states" and text[: match.start()].endswith("United")
        if not proper:
            return False
    after = _WORD.match(text, match.end())
    return (
        after is not None
        and not ends_unit(after["word"])
        and after["word"][0].islower()
    )


def _rated(text: str, unit: str, end: int) -> ProseUnit:
    """Add «per 100,000 people», «a year» to the unit."""
    if rate := _PER.match(text, end):
        return ProseUnit(f"{unit}{rate.group()}".strip(), rate.end())
    return ProseUnit(unit, end)
