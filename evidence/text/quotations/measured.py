"""Numbers and units of several words or signs that are one thing: «km²», «2½», «1980s».

Each is read as one token, in one form: «14 km²» is «14 square kilometres» and never
«14 km», «two and a half» is 2.5, two
thirds are 2/3, and «the nineteen-eighties» are «the 1980s».
"""

from __future__ import annotations

import re

from evidence.text.quotations.turning_words import listed

_SMALL = listed(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_NUMBERS = {word: str(number) for number, word in enumerate(_SMALL, 1)}
_TENS = {
    word: number
    for number, word in enumerate(
        listed("twenties thirties forties fifties sixties seventies eighties nineties"),
        2,
    )
}
_PARTS = {
    word: str(number)
    for number, word in enumerate(
        listed("third quarter fifth sixth seventh eighth ninth tenth"), 3
    )
}
_SHARE = re.compile(
    rf"(?:(?P<one>a|one)[ -](?P<part>{'|'.join(_PARTS)})(?= of\b)"
    rf"|(?P<number>\d{{1,2}}|{'|'.join(_SMALL[1:10])})[ -]"
    rf"(?P<parts>{'|'.join(_PARTS)})s)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(_SMALL, key=len, reverse=True))})"
    r"[ -]and[ -]a[ -]half\b",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"(?P<century>eighteen|nineteen)[ -](?P<tens>{'|'.join(_TENS)})\b"
    r"|(?P<year>(?:1[5-9]|20)\d0)'?s\b",
    re.IGNORECASE,
)
_BASE = {
    "kilomet": "km",
    "met": "m",
    "centimet": "cm",
    "millimet": "mm",
    "f": "ft",
    "mi": "mi",
    "in": "in",
    "yard": "yd",
}
_LONG = (
    r"(?:kilo|centi|milli)?met(?:re|er)s?|foot|feet|miles?|inch(?:es)?|yards?"
    r"|km|cm|mm|m|ft|mi|yd"
)
_POWER = re.compile(
    rf"(?P<how>square|sq\.?|cubic|cu\.?)[ -](?P<unit>{_LONG})\b"
    r"|(?P<short>km|cm|mm|ft|mi|m)(?P<power>[²³]|[23](?![\w.,]?\d))",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:/|[ -](?:per|an?)[ -])(?:(?P<s>s|sec|second)|(?P<min>min|minute)"
    r"|(?P<h>h|hr|hour)|(?P<d>d|day)|(?P<a>a|yr|year))(?![\w²³])",
    re.IGNORECASE,
)
"""In what time an area or a volume is had: «m³/s», «cubic metres per second»."""
_SPEED = re.compile(
    r"(?P<km>km/h|kph|kmh|kilomet(?:re|er)s?[ -](?:per|an)[ -]hour)\b"
    r"|(?P<mi>mph|miles?[ -](?:per|an)[ -]hour)\b"
    r"|(?P<m>m/s|met(?:re|er)s?[ -](?:per|a)[ -]second)\b",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"(?:° ?|deg(?:rees?|\.) ?)(?P<scale>C(?:elsius)?|centigrade|F(?:ahrenheit)?)\b",
    re.IGNORECASE,
)


_BEGINS = re.compile(
    rf"[\d°]|(?:{'|'.join(_SMALL)}|an?|{_LONG}|mph|k[pm]h|m/s|sq|cu|square|cubic|deg"
    r"|degrees?)(?![a-zà-ÿ])",
    re.IGNORECASE,
)
"""With what such a thing may begin: few words do."""


def measured(text: str, at: int, stop: int) -> tuple[str, int, str] | None:
    """Return the key, the end and the kind of what stands at a place as one thing."""
    if text[at - 1 : at].isalpha() or not _BEGINS.match(text, at, stop):
        return None
    if found := _HALF.match(text, at, stop):
        number = found["number"].lower()
        return f"{_NUMBERS.get(number, number)}.5", found.end(), "number"
    if found := _SHARE.match(text, at, stop):
        return _share(found), found.end(), "number"
    if found := _DECADE.match(text, at, stop):
        return _decade(found), found.end(), "number"
    if found := _POWER.match(text, at, stop):
        per = _PER.match(text, found.end(), stop)
        time = f"-{per.lastgroup}" if per else ""
        return f"{_power(found)}{time}", (per or found).end(), "word"
    if found := _SPEED.match(text, at, stop):
        return f"{found.lastgroup}-speed", found.end(), "word"
    if found := _DEGREES.match(text, at, stop):
        scale = "f" if found["scale"][0] in "fF" else "c"
        return f"degrees-{scale}", found.end(), "word"
    return None


def _share(found: re.Match[str]) -> str:
    if found["one"]:
        return f"1/{_PARTS[found['part'].lower()]}"
    number = found["number"].lower()
    return f"{_NUMBERS.get(number, number)}/{_PARTS[found['parts'].lower()]}"


def _decade(found: re.Match[str]) -> str:
    if found["year"]:
        return f"{found['year']}s"
    century = _NUMBERS[found["century"].lower()]
    return f"{century}{_TENS[found['tens'].lower()]}0s"


def _power(found: re.Match[str]) -> str:
    if found["short"]:
        power = "2" if found["power"] in "²2" else "3"
        return f"{found['short'].lower()}-{power}"
    power = "2" if found["how"][0] in "sS" else "3"
    unit = found["unit"].lower()
    for begins, short in _BASE.items():
        if unit.startswith(begins) and unit != short:
            return f"{short}-{power}"
    return f"{unit}-{power}"
