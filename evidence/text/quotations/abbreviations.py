"""Words in short and in full: «Govt.» is «Government» to whoever writes it out.

A closed list of those that stand for one word wherever they stand, and of those that
do beside a name or before a number: «St. Brendan's» is a saint's, «Cutler St.» a
street, «No. 14» a number and no denial.
"""

from __future__ import annotations

import re

from evidence.text.quotations.turning_words import word_set
from evidence.text.quotations.words import SHORT_DATES

_ALWAYS = {
    "rd": "road",
    "ave": "avenue",
    "blvd": "boulevard",
    "hwy": "highway",
    "sq": "square",
    "bldg": "building",
    "bldgs": "buildings",
    "cllr": "councillor",
    "cllrs": "councillors",
    "govt": "government",
    "govts": "governments",
    "gov't": "government",
    "cttee": "committee",
    "ctee": "committee",
    "cttees": "committees",
    "dept": "department",
    "depts": "departments",
    "dep't": "department",
    "assn": "association",
    "ass'n": "association",
    "int'l": "international",
    "intl": "international",
    "nat'l": "national",
    "natl": "national",
    "univ": "university",
    "mgmt": "management",
    "ltd": "limited",
    "bros": "brothers",
    "chmn": "chairman",
    "supt": "superintendent",
    "insp": "inspector",
    "asst": "assistant",
    "cmdr": "commander",
    "pte": "private",
    "esq": "esquire",
    "approx": "approximately",
    "avg": "average",
    "incl": "including",
    "excl": "excluding",
    "xmas": "christmas",
    "vs": "versus",
    "hrs": "hours",
    "mins": "minutes",
    "wks": "weeks",
    "yrs": "years",
    "yds": "yards",
    "abt": "about",
    "mtg": "meeting",
    "mtgs": "meetings",
    "recd": "received",
    "rec'd": "received",
    "shd": "should",
    "wd": "would",
    "betw": "between",
    "revd": "reverend",
    "acct": "account",
    "sankt": "saint",
    "bzw": "beziehungsweise",
    "usw": "undsoweiter",
    "ggf": "gegebenenfalls",
    "bspw": "beispielsweise",
}
_BEFORE_NAME = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_BEHIND_NAME = {"st": "street", "co": "company", "corp": "corporation", "jr": "junior"}
_BEFORE_NUMBER = {
    "no": "number",
    "nos": "numbers",
    "nr": "nummer",
    "p": "page",
    "pp": "pages",
    "para": "paragraph",
    "paras": "paragraphs",
    "art": "article",
    "arts": "articles",
    "sec": "section",
    "secs": "sections",
    "ch": "chapter",
    "chap": "chapter",
    "fig": "figure",
    "figs": "figures",
    "vol": "volume",
    "vols": "volumes",
    "ca": "circa",
    "c": "circa",
}
_DATES = SHORT_DATES | {
    "sat": "saturday",
    "sun": "sunday",
    "thur": "thursday",
    "tue": "tuesday",
    "thu": "thursday",
}
"""Beside a day of the month no word but these: elsewhere «sat» and «sun» are others."""
_MAGNITUDES = {"bn": "billion", "tn": "trillion", "mn": "million", "m": "million"}
_OF_MONEY = _MAGNITUDES | {"k": "thousand"}
_COINS = {"p": "pence", "c": "cents"}
"""Behind a number, without a blank: «7.4p»."""
_NAME = re.compile(r"\.? [A-ZÀ-Þ]")
_NAMED = re.compile(r"(?P<word>[A-ZÀ-Þ][\w'’-]*|&)\.? \Z")
_NUMBER = re.compile(r"(?P<dot>\.?) ?\d")
_COUNTED = re.compile(r"\d ?\Z")
_DAY = re.compile(r"\d(?:st|nd|rd|th|d)?(?: of)? ?\Z")
_MONEY = re.compile(
    r"(?:[$€£¥₹₽₩₺₦₴]|\b(?:[A-Z]{3}|Rs\.?|Fr\.?|R)) ?\d[\d.,]*(?: \d{3})* ?\Z"
)
_MANY = re.compile(
    r" (?:people|persons|men|women|children|voters|workers|refugees|households|homes"
    r"|jobs|users|customers|patients|passengers|euros?|dollars|pounds|francs|crowns"
    r"|kroner|yen|years|(?:metric )?tonnes|tons|barrels|copies|votes)\b"
)
"""Of what there are millions; «3m of water» is three metres."""
_SMALL = word_set(
    "in at on of from to by near for with and but the this that was is under"
)
"""Words that are no name where a sentence begins with them."""
_REACH = 24
_KNOWN = frozenset(
    {*_ALWAYS, *_COINS, *_OF_MONEY, *_BEFORE_NUMBER, *_DATES}
    | {*_BEFORE_NAME, *_BEHIND_NAME}
)


def written_out(text: str, start: int, end: int, *, opens: bool) -> str:
    """Return in full the abbreviation that is a word of a normal form; "" for none."""
    word = text[start:end].lower()
    if word not in _KNOWN or word in _ALWAYS:
        return _ALWAYS.get(word, "")
    before = text[max(0, start - _REACH) : start]
    if word in _COINS and before[-1:].isdigit() and not _NUMBER.match(text, end):
        return _COINS[word]
    if word in _OF_MONEY and (magnitude := _magnitude(word, text, before, end)):
        return magnitude
    if word in _BEFORE_NUMBER and (found := _NUMBER.match(text, end)):
        capital = text[start].isupper() and not opens
        if found["dot"] or (capital and word in {"no", "nos"}):
            return _BEFORE_NUMBER[word]
    if word in _DATES and text[start].isupper() and _is_dated(text, before, end):
        return _DATES[word]
    if word in _BEFORE_NAME | _BEHIND_NAME and text[start].isupper():
        return _beside_name(word, text, before, end)
    return ""


def _is_dated(text: str, before: str, end: int) -> bool:
    beside = _NUMBER.match(text, end) or _DAY.search(before)
    return beside is not None


def _magnitude(word: str, text: str, before: str, end: int) -> str:
    money = _MONEY.search(before) is not None
    counted = _COUNTED.search(before) is not None
    if money or (counted and word in {"bn", "tn", "mn"}):
        return _OF_MONEY[word]
    millions = counted and word == "m" and _MANY.match(text, end)
    return "million" if millions else ""


def _beside_name(word: str, text: str, before: str, end: int) -> str:
    """Return what is meant where only one side has a name; "" where it is open."""
    found = _NAMED.search(before)
    behind = found is not None and found["word"].lower() not in _SMALL
    ahead = _NAME.match(text, end) is not None
    if ahead and not behind:
        return {**_BEFORE_NAME, "co": "county"}.get(word, "")
    if behind and (not ahead or word not in _BEFORE_NAME):
        return _BEHIND_NAME.get(word, "")
    return ""
