"""Numbers as running prose writes them, in digits or in words.

Prose is less strict than a figure that a person types: thousands are grouped by commas,
points, spaces or apostrophes, decimals follow a point or a comma (the SI brochure, 9th
edition, 5.4.4, allows both), magnitudes are words or letters. A number that could be
read in two ways ("1.234") is read as the rest of the text writes its numbers, and
in the English way where the text does not tell. It is one module because all ways of
writing a number are tried at one place, the longest first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from evidence.text.numbers.words import read_words

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_DIGITS = re.compile(
    rf"""(?P<commas>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?)
    |(?P<lakhs>[0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?:\.[0-9]+)?)
    |(?P<points>[0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]+|[0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}})
    |(?P<spaces>[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?:[.,][0-9]+)?)
    |(?P<ticks>[0-9]{{1,3}}(?:['’][0-9]{{3}})+(?:\.[0-9]+)?)
    |(?P<comma>[0-9]+,[0-9]{{1,2}})
    |(?P<plain>[0-9]+(?:\.[0-9]+)?)""",
    re.VERBOSE,
)
"""Each alternative is one way to group; what follows must not be a digit."""
_IN_THREES = re.compile(r"^([1-9][0-9]{0,2})\.([0-9]{3})$")
_WHOLE_THINGS = re.compile(
    r"\s(?:[a-z-]+\s)?(?:people|persons?|inmates|prisoners|detainees|refugees|migrants|"
    r"children|women|men|girls|boys|households|families|victims|deaths|patients|workers|"
    r"employees|students|pupils|teachers|soldiers|troops|voters|votes|members|citizens|"
    r"residents|inhabitants|houses|homes|schools|vehicles|companies|firms|"
    r"applications|complaints|cases|arrests|villages)\b(?!\s(?:per|a|an|each|every)\b)"
)
"""Behind a number: what comes whole, so that «12.480 inmates» are thousands."""
_SCALE = re.compile(
    rf"(?:{_SPACE}|-)?(?:(?P<word>hundred|thousand|million|billion|trillion)s?"
    r"(?![^\W\d_])|(?P<crore>lakhs?|crores?)\b)"
    rf"|(?P<short>[mM](?=\b(?!{_SPACE}?[²³]))|bn|bln|mn|mln|tn|trn|[kKbB])\b"
    rf"|{_SPACE}(?P<apart>bn|bln|mn|mln|tn|trn)\b",
)
_SHORT = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "b": "billion",
    **dict.fromkeys(("bn", "bln"), "billion"),
    "mln": "million",
    **dict.fromkeys(("tn", "trn"), "trillion"),
}
_INDIAN = {"lakh": 5, "crore": 7}
"""Powers of ten."""
_MIXED = re.compile(
    r"(?P<whole>[a-z]+|[0-9]+)(?P<and> and | |-and-)(?:an? |one[- ])?"
    r"(?P<part>half|quarter|three[- ]quarters)\b"
    r"(?P<scale> (?:hundred|thousand|million|billion|trillion))?",
    re.IGNORECASE,
)
_HALF_SCALE = re.compile(
    r"(?:half an?|(?:a|one)[- ]half) (?:(?P<scale>million|billion|trillion|dozen)\b"
    r"|(?=percentage point))",
    re.IGNORECASE,
)
_OF_SCALE = re.compile(
    r"(?P<part>an? half|half|an? quarter|three quarters|a third|two thirds) of an? "
    r"(?P<scale>million|billion|trillion)\b",
    re.IGNORECASE,
)
_FOLD = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:-?fold\b|x\b)")
_SHARES = {
    "half": "0.5",
    "quarter": "0.25",
    "three quarters": "0.75",
    "third": "0.33",
    "two thirds": "0.67",
}
_VULGAR = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.33", "⅔": "0.67", "⅕": "0.2",
    "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅙": "0.17", "⅚": "0.83", "⅛": "0.125",
    "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
}  # fmt: skip
_OF_WHOLE = {
    "½": "half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third",
    "⅔": "two thirds", "⅕": "a fifth", "⅖": "two fifths", "⅗": "three fifths",
    "⅘": "four fifths", "⅙": "a sixth", "⅚": "five sixths", "⅛": "an eighth",
    "⅜": "three eighths", "⅝": "five eighths", "⅞": "seven eighths",
}  # fmt: skip
"""Fractions of one character, behind a whole number and alone: «2½», «⅓ of them»."""
_STROKE = re.compile(r" (?P<top>1|2|3|5|7)[/⁄](?P<bottom>2|3|4|5|8)(?![0-9/⁄])")
"""A fraction behind a whole number: «2 1/2 cups»."""
_PARTS = {"half": "5", "quarter": "25"}


@dataclass(frozen=True, slots=True)
class ProseNumber:
    """A number that begins where it was looked for and takes *length* characters.

    *text* is the same number as ``text.figure_values`` reads it; *unit* is "%" of a
    fraction in words and "times" of a multiple, else empty; *worded* is a number in
    words; *scaled* ends in a magnitude; *exact* is a fraction's value where *text* has
    it rounded.
    """

    text: str
    length: int
    unit: str = ""
    worded: bool = False
    scaled: str = ""
    exact: Decimal | None = None


def writes_decimal_commas(text: str) -> bool:
    """Tell whether *text* writes 1.234,5 or 12,5 rather than 1,234.5 or 12.5.

    80,000 speaks for grouping by commas: read as 80 where it is eighty thousand, it
    would be a thousand times too small.
    """
    commas = len(re.findall(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]", text))
    commas += len(re.findall(r"(?<![0-9.,])[0-9]+,[0-9]{1,2}\s?%", text))
    points = len(re.findall(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]", text))
    points += len(re.findall(r"(?<![0-9.,])[0-9]+\.[0-9]{1,2}\s?%", text))
    points += len(re.findall(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9.,])", text))
    return commas > points


def prose_number(
    text: str, at: int, *, decimal_commas: bool = False
) -> ProseNumber | None:
    """Return the number that begins at *at* of *text*, or None."""
    if text[at : at + 1] in _VULGAR:
        return _sign_alone(text, at)
    if text[at : at + 1].isdigit():
        return _digits(text, at, decimal_commas=decimal_commas)
    window = text[at : at + 120]
    return _mixed(window) or _half(window) or _words(window)


def _digits(text: str, at: int, *, decimal_commas: bool) -> ProseNumber | None:
    match = _longest(text, at)
    if match is None:
        return None
    if fold := _FOLD.match(text[at : at + 20]):
        number = re.split(r"-?fold|x", fold.group())[0]
        return ProseNumber(number, fold.end(), "times")
    number = _plain(match, decimal_commas=decimal_commas)
    end = match.end()
    if "." not in number:
        number, end = _with_part(text, number, end)
    mixed = None if "." in number else _MIXED.match(text, at)
    if mixed and mixed["and"].strip() and mixed["whole"] == match.group():
        return _mixed(text[at : at + 120])
    return _with_scale(text, at, number, end)


def _with_part(text: str, number: str, end: int) -> tuple[str, int]:
    """Add the fraction behind a whole number: «2½», «2 1/2»."""
    if part := _VULGAR.get(text[end : end + 1]):
        return f"{number}{part[1:]}", end + 1
    stroke = _STROKE.match(text, end)
    if stroke is None or int(stroke["top"]) >= int(stroke["bottom"]):
        return number, end
    share = Decimal(stroke["top"]) / Decimal(stroke["bottom"])
    exact = share == share.quantize(Decimal("0.001"))
    shown = share.normalize() if exact else share.quantize(Decimal("0.01"))
    return f"{number}{format(shown, 'f')[1:]}", stroke.end()


def _sign_alone(text: str, at: int) -> ProseNumber | None:
    """Read «½ million» as a number, and «⅓ of them» as a share."""
    scale = _SCALE.match(text, at + 1)
    if scale and scale["word"]:
        return _with_scale(text, at, _VULGAR[text[at]], at + 1)
    share = _words(_OF_WHOLE[text[at]])
    return replace(share, length=1, worded=False) if share else None


def _with_scale(text: str, at: int, number: str, end: int) -> ProseNumber:
    scale = _SCALE.match(text, end)
    if scale is None:
        return ProseNumber(number, end - at)
    if scale["crore"]:
        power = _INDIAN[scale["crore"].lower().rstrip("s")]
        whole, _, rest = number.partition(".")
        digits = whole + rest[:power].ljust(power, "0")
        number = f"{digits}.{rest[power:]}".rstrip(".")
        return ProseNumber(number, scale.end() - at)
    short = scale["short"] or scale["apart"]
    word = _SHORT[short.lower()] if short else scale["word"].lower()
    if word == "hundred":
        return ProseNumber(f"{number}00", scale.end() - at)
    return ProseNumber(f"{number} {word}", scale.end() - at, scaled=word)


def _longest(text: str, at: int) -> re.Match[str] | None:
    """Return the way of grouping that takes most digits and is not cut short."""
    best: re.Match[str] | None = None
    for name in ("lakhs", "commas", "points", "spaces", "ticks", "comma", "plain"):
        match = _WAYS[name].match(text, at)
        if match and (best is None or match.end() > best.end()):
            best = match
    return best


_WAYS = {
    name: re.compile(
        next(
            part.strip()
            for part in re.split(r"\n\s*\|", _DIGITS.pattern)
            if f"(?P<{name}>" in part
        )
        + r"(?![0-9]|[.,'’][0-9])",
        re.VERBOSE,
    )
    for name in _DIGITS.groupindex
}


def _plain(match: re.Match[str], *, decimal_commas: bool) -> str:
    """Return the digits with a point for the decimals and nothing else."""
    written, way = match.group(), str(match.lastgroup)
    if way == "commas" and decimal_commas and re.fullmatch(r"[0-9]+,[0-9]{3}", written):
        return written.replace(",", ".")
    if (
        way == "plain"
        and decimal_commas
        and re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", written)
    ):
        return written.replace(".", "")
    if way == "plain" and _WHOLE_THINGS.match(match.string, match.end()):
        return _IN_THREES.sub(r"\1\2", written)
    if way in {"points", "comma"}:
        return written.replace(".", "").replace(",", ".")
    if way == "spaces":
        return re.sub(_SPACE, "", written).replace(",", ".")
    return re.sub(r"[,'’]", "", written)


def _mixed(text: str) -> ProseNumber | None:
    """Read "two and a half million", "2 and a half"."""
    match = _MIXED.match(text)
    if match is None or not match["and"].strip():
        return None
    whole = match["whole"]
    if not whole.isdigit():
        read = read_words(whole)
        if read is None or read.unit or read.length != len(whole):
            return None
        whole = format(read.value, "f")
    part = re.sub(r"[- ]", " ", match["part"].lower())
    decimals = "75" if part == "three quarters" else _PARTS[part]
    scale = (match["scale"] or "").lower()
    if scale.strip() == "hundred":
        return None
    return ProseNumber(
        f"{whole}.{decimals}{scale}",
        match.end(),
        worded=True,
        scaled=scale.strip(),
    )


def _half(text: str) -> ProseNumber | None:
    """Read "half a million", "three quarters of a million", "half a dozen"."""
    if whole := _OF_SCALE.match(text):
        part = re.sub(r"^an? ", "", whole["part"].lower())
        scale = whole["scale"].lower()
        number = f"{_SHARES[part]} {scale}"
        return ProseNumber(number, whole.end(), worded=True, scaled=scale)
    match = _HALF_SCALE.match(text)
    if match is None:
        return None
    if match["scale"] is None:
        return ProseNumber("0.5", match.end() - 1, worded=True)
    scale = match["scale"].lower()
    if scale == "dozen":
        return ProseNumber("6", match.end(), worded=True)
    return ProseNumber(f"0.5 {scale}", match.end(), worded=True, scaled=scale)


def _words(text: str) -> ProseNumber | None:
    read = read_words(text)
    if read is None:
        return None
    written = text[: read.length]
    if read.unit == "%":
        return ProseNumber(
            format(read.value, "f"),
            read.length,
            "%",
            worded=True,
            exact=read.exact,
        )
    if read.unit == "times":
        written = format(read.value, "f")
    scales = ("thousand", "million", "billion", "trillion")
    scaled = next((one for one in scales if written.lower().endswith(one)), "")
    if written.lower().endswith("dozen"):
        written = format(read.value, "f")
    return ProseNumber(written, read.length, read.unit, worded=True, scaled=scaled)
