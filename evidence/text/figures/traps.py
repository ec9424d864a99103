"""Digits in prose that state no quantity: labels, identifiers, names, years, clocks.

What is taken out here is taken out whole: a number of a table cannot leave its second
half behind as a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.text.figures.currencies import BEFORE
from evidence.text.figures.prose_units import ends_unit

_LABELS = (
    r"tables?|figures?|figs?\.?|sections?|sect?\.|§§?|chapters?|ch\.|chap\.|footnotes?|fn\.|notes?|"
    r"pages?|p\.|pp\.?|articles?|arts?\.|volumes?|vols?\.|issues?|nos?\.|n[°º]|numbers?|box|"
    r"boxes|parts?|annex(?:es)?|appendix|appendices|steps?|paragraphs?|paras?\.?|rules?|"
    r"resolutions?|versions?|v\.|charts?|maps?|laws?|bills?|directives?|regulations?|"
    r"decrees?|orders?|documents?|docs?\.|protocols?|conventions?|acts?|title|clauses?|"
    r"schedules?|lines?|rows?|columns?|items?|equations?|eqs?\.|questions?|q|hypothes[ie]s|"
    r"models?|phases?|grades?|class|type|category|tier|level|route|highway|motorway|"
    r"flight|gate|room|building|unit|block|platform|channel|boeing|airbus|apollo|windows|"
    r"iso|din|goal|sdg|target|pillar|group of|experiments?|stud(?:y"
    r"|ies)|scenario|option|"
    r"episode|season|series|day|week|case|exhibit|plate|slide|verse|psalm|sonnet|"
    r"symphony|opus|op\.|world war|war|agenda|horizon|vision|expo|isbn|issn|pmid|doi:?|"
    r"arxiv:?|grant|contract|order|invoice|ref\.?|reference|lot|code|postcode|zip|"
    r"radio|tel\.?|phone|fax|ext\.?"
)
_TAIL = (
    r"[0-9]+(?:[.\-–/:][0-9]+)*[a-z]?\b(?:\([0-9a-z]{1,3}\))*"
    r"(?:(?:,\s?|\s?[–-]\s?|\s(?:and|to|or|through)\s|,\s(?:and|or)\s)(?:no\.\s?)?"
    r"[0-9]+(?:[.\-–/][0-9]+)*[a-z]?\b(?:\([0-9a-z]{1,3}\))*)*"
)
_UNIT_NEXT = r"(?!\s?%|\s?per ?cent)"
_LABEL = re.compile(_LABELS, re.IGNORECASE)
_LABELLED = re.compile(
    r"(?<![\w-])(?:(?P<label>[^\W\d_]+[.:°º]?|§§?)\s?(?P<no>no\.|nos\.|number|№|\#)?|№|\#)"
    rf"[\s\u00a0]?(?P<tail>{_TAIL}){_UNIT_NEXT}"
)
"""Any word before a number; whether it is a label is looked up."""
_GROUP_OF = re.compile(r"\b[Gg]roup\s$")
_DIGIT = re.compile(r"[,.]?[0-9]")
_NOUN = re.compile(r"\s(?P<word>[a-z]+)")
_WEAK = frozenset(
    """
    day week unit case level lines line item items order orders rule rules question
    questions model models target targets group class series number numbers rows row
    columns column steps step studies study experiments issue issues act acts bill bills
    law laws goal option parts part document documents notes maps charts
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Words that label only what stands alone: «of the order 50,000 people» does not."""
_IDENTIFIERS = re.compile(
    r"\b(?:https?://|www\.|doi:|10\.[0-9]{4,9}/)\S+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}"
    r"|\b97[89][- ]?(?:[0-9][- ]?){9}[0-9X]\b"
    r"|\+[0-9]{1,3}(?:[\s().-]{1,2}[0-9]{1,5}){2,}"
    r"|\(?0[0-9]{2,4}\)?[\s/-][0-9]{3,}[\s-]?[0-9]{2,}"
    r"|\b[A-Za-z]+[0-9][\w.]*(?:[-/+][\w.]+)*"
    r"|\b[A-Za-z]{1,8}(?:[-–/][A-Za-z]*)*[-–/][0-9]+[\w]*(?:[-–/][0-9]+)*\b"
    r"|\b[0-9]+[A-Z][A-Za-z0-9]*\b|\b[0-9]+[-/][A-Z]{1,4}\b"
    r"|\b[A-Z]{1,6}/[A-Z0-9/.()]+[0-9]+\b|\b[A-Z]\.[0-9]+\b"
)
_RATES = re.compile(
    r"\b[0-9]+(?:[.,][0-9]+)?(?:km|kg|cm|mm|ha|GW|MW|kW|TWh|GWh|MWh|kWh|°C|°F|m|g|t)\b"
)
"""Numbers run together with their unit are figures, not identifiers."""
_CLOCKS = re.compile(
    r"\b[0-2]?[0-9][:.][0-5][0-9](?:\s?[ap]\.?m\b\.?|\s?(?:GMT|UTC|CET|hours|h)\b)"
    r"|\b[0-2]?[0-9]:[0-5][0-9]\b|\b[0-9]{1,2}\s?[ap]\.?m\b\.?|\b9/11\b|\b24/7\b"
    r"|\b[0-9]{1,2}\+[0-9]{1,2}\b"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|"
    r"Dec\.?)"
)
_DAYS = re.compile(
    rf"\b{_MONTH}\s[0-9]{{1,2}}(?:\s?[–-]\s?[0-9]{{1,2}}|\s(?:and|to)\s[0-9]{{1,2}})?\b(?![0-9,]*[0-9])"
    rf"|\b(?:[0-9]{{1,2}}\s?(?:[–-]|and|to)\s?)?[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b"
    r"|\b[0-9]{1,2}[./][0-9]{1,2}[./](?:1[0-9]|20)?[0-9]{2}\b"
    r"|\b[0-9]{1,2}\s(?:Brumaire|Thermidor|Germinal|Fructidor|Vendémiaire|Prairial|"
    r"Floréal|Messidor|Ventôse|Ramadan|Muharram|Shawwal|Nisan|Tishri)\b"
)
_YEARS = re.compile(
    r"(?<![\w.,$€£¥])(?:1[5-9][0-9]{2}|20[0-9]{2})(?:[–/-](?:[0-9]{2}|[0-9]{4}))"
    r"(?![\w.,][0-9]|\w)"
    r"|\b(?:1[0-9]|20)[0-9]0s\b|[’'][0-9]{2}(?:s\b)?"
    r"|\b(?:FY|fiscal year|financial year|school year)\s?(?:1[0-9]|20)?[0-9]{2}\b"
)
_BRACKETS = re.compile(
    r"\[(?:1[0-9]|20)[0-9]{2}\]\s(?:[0-9]+\s)?[A-Z][\w.]*\s[0-9]+(?:,?\sat\s[0-9]+)?"
    r"|\b[0-9]{1,3}\s(?:U\.S\.|F\.[23]d|S\.\sCt\.)\s[0-9]{1,4}\b"
    r"|\[[0-9]+(?:\s?[,;–-]\s?[0-9]+)*(?:,\s?pp?\.\s?[0-9–-]+)?\]"
    r"|\((?:1[0-9]|20)[0-9]{2}(?:[–-][0-9]{2,4})?\s?=\s?100\)"
    r"|(?:^|(?<=[\s;,:]))\((?:1?[0-9]|20)\)(?=\s)|\([ivxlc]+\)"
    r"|(?:^|\n)\s*[0-9]{1,2}[.)]\s"
)
_AGES = re.compile(
    r"(?:(?<=[A-Z])[\w’'-]{1,40}|\b(?:wife|husband|son|daughter|brother|sister|mother|father)),\s(?P<age>[1-9][0-9])(?=[,.;)]|\sand\b|$)"
)
_HOUSES = re.compile(
    r"\b[0-9]+[a-z]?\s(?:[A-Z][\w’'-]+\s){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Square|Lane)\b"
)
_SCORES = re.compile(
    r"(?<=\bwon )[0-9]+[–-][0-9]+|(?<=\blost )[0-9]+[–-][0-9]+"
    r"|(?<=\bdrew )[0-9]+[–-][0-9]+"
    r"|\b[0-9]{1,2}[–-][0-9]{1,2}(?:\s?\([0-9]+\))?(?:, [0-9]{1,2}[–-][0-9]{1,2}"
    r"(?:\s?\([0-9]+\))?)+"
    r"|\b(?P<tie>[0-9]{1,2})[–-](?P=tie)\b(?!\s?%)"
    r"|\b[0-9]{1,2}[–-][0-9]{1,2}(?=\s(?:win|victory|defeat|draw|loss|lead|aggregate))"
)
"""The scores of games, which are two counts and no range."""
_VERSIONS = re.compile(
    r"\b(?![0-9]{1,3}(?:\.[0-9]{3})+(?![.0-9]))[0-9]+(?:\.[0-9]+){2,}\b"
)
_ORDINALS = re.compile(r"\b[0-9]+(?:st|nd|rd|th)\b(?:[-–\s]century)?|\b[0-9]{1,3}s\b")
_ONE_KIND = re.compile(
    r"\b(?:one (?:another|of the (?:most|best|first|last|main|few|world"
    r"|largest|biggest|"
    r"key|country)|day\b|hand\b|thing\b|side\b|way\b|who\b|that\b|such\b|which\b|can\b|"
    r"must\b|should\b|may\b|might\b|could\b|would\b|or two\b|more time|and the same)"
    r"|no one|each one|any one|every one|this one|that one|the one|another one|"
    r"year one|one by one|one-off|one-sided|one-way|one-party|one-time|one-stop|"
    r"two-way|zero-sum|four-wheel|a one\b(?!-)|one Belt|one Road|"
    r"Two Sessions|half-hearted\w*|half-brother|half-sister|half way|halfway|"
    r"double (?:standards?|entry|digits?|check|agent|bed|taxation|bind|helix|act))\b",
    re.IGNORECASE,
)


_NUMBER = r"[$€£¥]?[0-9]{1,15}(?:[.,][0-9]{1,9}){0,4}(?:\s?%)?"
_COLUMN = re.compile(
    rf"(?<![0-9.,]){_NUMBER}"
    rf"(?:[\s()\[\],;:|/$–-]{{1,4}}(?:and\s|or\s|to\s)?{_NUMBER}){{24,}}"
)
"""Two dozen bare numbers in a row are a table's, and no prose."""
_ANY = re.compile(r"[0-9]")
_CODED = re.compile(
    r"[^\W\d_][-–/.]?[0-9]|[0-9][-/]?[A-Z]|[@+]|://|www\.|97[89]|\b10\.|\b0[0-9]"
)
"""What an identifier has, that most sentences with numbers have not."""
_AGE = re.compile(r",\s[1-9][0-9][,.;)\s]|,\s[1-9][0-9]$")
_MONTHS = (
    r"Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec|[0-9][./][0-9]"
    r"|Bru|Th|Ger|Fru|Ven|Pra|Flo|Mes|Ram|Muh|Sha|Nis|Tis"
)
_PATTERNS = tuple(
    (re.compile(hint), pattern)
    for hint, pattern in (
        (r"[0-9][:.+/]|[0-9]\s?[ap]\.?m", _CLOCKS),
        (_MONTHS, _DAYS),
        (r" (?:St|Road|Rd|Ave|Square|Lane)", _HOUSES),
        (r"[0-9][–-][0-9]", _SCORES),
        (r"[0-9][–/-][0-9]|0s\b|[’'][0-9]|FY|year", _YEARS),
        (r"[()\[]|^\s*[0-9]|\n\s*[0-9]", _BRACKETS),
        (r"(?:[0-9]{1,20}[^0-9]{1,12}){24}", _COLUMN),
        (r"[0-9]\.[0-9]", _VERSIONS),
        (r"[0-9](?:st|nd|rd|th|s)\b", _ORDINALS),
    )
)
"""What a text must have, and what is looked for then."""


def traps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every stretch whose numbers are no figures."""
    lower = text.lower()
    if any(word in lower for word in ("one", "two", "zero", "four", "half", "double")):
        for match in _ONE_KIND.finditer(text):
            yield match.span()
    if _ANY.search(text):
        yield from _digits(text)


def _digits(text: str) -> Iterator[tuple[int, int]]:
    for match in _LABELLED.finditer(text):
        if _labels(text, match):
            yield match.span()
    if _CODED.search(text):
        yield from _identifiers(text)
    for hint, pattern in _PATTERNS:
        if hint.search(text):
            for match in pattern.finditer(text):
                yield match.span()
    if _AGE.search(text):
        yield from (match.span("age") for match in _AGES.finditer(text))


def _identifiers(text: str) -> Iterator[tuple[int, int]]:
    """Yield addresses and numbers with letters, but for those with their unit."""
    units = {match.start() for match in _RATES.finditer(text)}
    for match in _IDENTIFIERS.finditer(text):
        if match.start() not in units and not _is_unit(match):
            yield match.span()


def _labels(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word labels the number after it, and does not count with it."""
    label = match["label"] or "no."
    if label == "of" and _GROUP_OF.search(
        text[max(0, match.start() - 8) : match.start()]
    ):
        label = "group"
    elif _LABEL.fullmatch(label) is None:
        return match["no"] in {"no.", "nos.", "№"}
    word = label.rstrip(".:").lower()
    if word not in _WEAK:
        return True
    if match.group()[0].isupper() and match.start() > 0:
        return _DIGIT.match(text, match.end()) is None
    noun = _NOUN.match(text, match.end())
    return noun is None or ends_unit(noun["word"])


def _is_unit(match: re.Match[str]) -> bool:
    """Tell whether letters before digits are a currency: US$5, EUR20."""
    return re.match(rf"{BEFORE}[0-9]", match.group()) is not None
