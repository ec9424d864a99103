"""Two numbers that are one figure: ranges, parts of a whole, and shares."""

from __future__ import annotations

import re
from dataclasses import replace

from evidence.text.figures.currencies import BEFORE
from evidence.text.figures.prose_numbers import ProseNumber, prose_number
from evidence.text.figures.prose_units import prose_unit
from evidence.text.figures.raw_figure import YEAR, RawFigure, is_short
from evidence.text.figures.values import InvalidNumber, read_number
from evidence.text.measure_words import PERIODS

CURRENCY_SIGN = re.compile(rf"{BEFORE}[\s\u00a0]?(?=[0-9])")
_RANGE = re.compile(
    r"\s*(?:–|—|\.\.)\s*(?=[0-9$€£¥])|\s?-\s?(?=[0-9$€£¥])|\s+(?:to|or|and)\s+"
)
_DASH = re.compile(r"[–—-]")
_BY = re.compile(r"\bby\s(?:about\s|some\s|around\s)?$")
"""«Rose by 8 to 10 per cent» is a range; «from 8 to 10» is two figures."""
_PLUS_MINUS = re.compile(r"\s?(?:±|\+/[-\u2212–]|plus or minus)\s?(?=[0-9])")
_TO_OVER = re.compile(
    r"\s+to\s+(?:more than|over|as many as|as much as|about|around|nearly|almost)\s+"
)
_BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|roughly\s+|around\s+)?$", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|anywhere from|ranging from|ranges? from|ranged from)\s+$", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:rose|rise|risen|rises|rising|grew|grow|grown|growing|growth|fell|fall|fallen|falling|"
    r"falls|increas\w+|decreas\w+|declin\w+|dropp?\w*|climb\w*|went|jump\w*|shrank|shrunk|"
    r"shrink\w*|expand\w*|reduc\w+|cut|cuts|rais\w+|mov\w+|slipp?\w*|soar\w*|surg\w+|plung\w+|"
    r"lower\w*|up|down|improv\w+|doubl\w+|tripl\w+|chang\w+|extend\w*|widen\w*|narrow\w*|"
    r"swell\w*|swoll\w+|tumbl\w+|upgrad\w+|slid\w*|crept|edged|ballooned|dwindl\w+|quadrupl\w+)\b",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|all\s+)?(?:then\s+|total\s+)?"
)
_ONE_IN = re.compile(
    r"\s[a-z]+\s(?:in|out of)\s(?:every\s)?(?=(?:two|three|four|five|six|seven|eight|"
    r"nine|ten|twelve|twenty|[0-9]+)\b"
    r"(?!\s(?:year|month|week|day|hour|minute|decade)))"
)
"""«One woman in three»."""
_ROUND = frozenset({"10", "ten", "100", "hundred", "a hundred", "1000", "four"})
"""Wholes of which a part is meant as a share: «nine out of ten»."""
_IN = re.compile(r"\s+(?:in|out of)\s+(?:every\s+)?")


def read_on(text: str, raw: RawFigure, *, decimal_commas: bool) -> RawFigure:
    """Read on: "12 to 65", "between 12 and 65", "five out of six", "1 in 6"."""
    if part := _part(text, raw, decimal_commas=decimal_commas):
        return part
    if around := _around(text, raw, decimal_commas=decimal_commas):
        return around
    between = _BETWEEN.search(text[max(0, raw.start - 24) : raw.start])
    origin = _FROM.search(text[max(0, raw.start - 20) : raw.start])
    end = raw.end
    first = prose_unit(text, end)
    for at in dict.fromkeys((end, first.end)):
        joint = _wide(text, at, origin) or _RANGE.match(text, at)
        if joint is None or not _ranges(text, raw, joint, between=bool(between)):
            continue
        money = CURRENCY_SIGN.match(text, joint.end())
        at_second = money.end() if money else joint.end()
        second = prose_number(text, at_second, decimal_commas=decimal_commas)
        if second is None or second.unit:
            continue
        lower = raw.numbers[0]
        if second.scaled and is_short(raw):
            lower = f"{lower} {second.scaled}"
        stop = at_second + second.length
        apart = at != end or (
            bool(raw.currency and not money) and not _DASH.match(text, at)
        )
        unit = first.text if at != end else ""
        if not _rises(lower, second.text) or (apart and not _same(text, unit, stop)):
            continue
        lead = between or origin
        start = raw.start - len(lead.group()) if lead else raw.start
        return replace(
            raw,
            start=start,
            end=stop,
            numbers=(lower, second.text),
            number_end=stop,
            scaled=second.scaled,
        )
    return raw


def _around(text: str, raw: RawFigure, *, decimal_commas: bool) -> RawFigure | None:
    """Read «5 ± 2 mg», «5 mg ± 2 mg» as the interval from 3 to 7."""
    first = prose_unit(text, raw.end)
    for at in dict.fromkeys((raw.end, first.end)):
        sign = _PLUS_MINUS.match(text, at)
        off = sign and prose_number(text, sign.end(), decimal_commas=decimal_commas)
        if not sign or not off or off.unit or raw.currency:
            continue
        stop = sign.end() + off.length
        if at != raw.end and not _same(text, first.text, stop):
            continue
        try:
            middle, width = read_number(raw.numbers[0]), read_number(off.text)
        except InvalidNumber:
            return None
        if middle is None or width is None:
            return None
        scale = width.scale if middle.scale == 1 else 1
        low = middle.value * scale - width.value
        high = middle.value * scale + width.value
        return replace(
            raw,
            end=stop,
            numbers=(format(low, "f"), format(high, "f")),
            number_end=stop,
        )
    return None


def _wide(text: str, at: int, origin: re.Match[str] | None) -> re.Match[str] | None:
    """Match the joint of «ranged from 800 to more than 20,000»."""
    if origin is None or not origin.group().lower().startswith("rang"):
        return None
    return _TO_OVER.match(text, at)


def _rises(lower: str, upper: str) -> bool:
    """Tell whether two numbers can be the ends of a range."""
    try:
        low, high = read_number(lower), read_number(upper)
    except InvalidNumber:
        return False
    return low is not None and high is not None and low.value < high.value


def _same(text: str, unit: str, at: int) -> bool:
    other = prose_unit(text, at).text
    return other.lower() == unit.lower() or not other


def _ranges(text: str, raw: RawFigure, joint: re.Match[str], *, between: bool) -> bool:
    """Tell whether two numbers are the ends of one range, and not two figures."""
    word = joint.group().strip()
    if word == "and":
        return between
    if word == "or":
        return raw.worded and len(text[raw.start : raw.end]) < 8
    if word != "to" or between:
        return True
    if joint.start() == raw.end and _BY.search(
        text[max(0, raw.start - 16) : raw.start]
    ):
        return True
    clause = re.split(r"[,;:.]\s", text[max(0, raw.start - 90) : raw.start])[-1]
    return _CHANGE.search(clause) is None


def _part(text: str, raw: RawFigure, *, decimal_commas: bool) -> RawFigure | None:
    """Read «five of six», «14 of the 61 facilities», «1 in 6 children»."""
    if raw.unit:
        return None
    if of := _OF.match(text, raw.end):
        whole = prose_number(text, of.end(), decimal_commas=decimal_commas)
        if whole and not whole.unit and not YEAR.fullmatch(whole.text):
            share = of.group().strip() == "out of" and whole.text.lower() in _ROUND
            return _with_whole(raw, of.end(), whole, share=share)
    return _share(text, raw, decimal_commas=decimal_commas)


def _with_whole(
    raw: RawFigure, at: int, whole: ProseNumber, *, share: bool
) -> RawFigure:
    end = at + whole.length
    return replace(raw, end=end, base=whole.text, share=share, number_end=end)


def _share(text: str, raw: RawFigure, *, decimal_commas: bool) -> RawFigure | None:
    """Read «1 in 6», «one woman in three»."""
    share = _IN.match(text, raw.end)
    if share is None and text[raw.start : raw.end].lower() == "one":
        share = _ONE_IN.match(text, raw.end)
    if share is None or raw.scaled:
        return None
    whole = prose_number(text, share.end(), decimal_commas=decimal_commas)
    if whole is None or whole.unit or whole.scaled or YEAR.fullmatch(whole.text):
        return None
    unit = prose_unit(text, share.end() + whole.length)
    if unit.text.split(" ", 1)[0].lower() in PERIODS:
        return None
    return _with_whole(raw, share.end(), whole, share=True)
