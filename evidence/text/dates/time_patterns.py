r"""The English words of relative time, as patterns; a list of our own.

Each pattern has a group ``word`` (what is told), and where it matters ``count`` and
``unit``. What overlaps a match of ``LOOK_ALIKES`` is left alone: it has the same
letters and another sense. After the Manual of Style's list of time-bound words
(Wikipedia, Manual of Style, Dates and numbers, section "Statements likely to become
outdated").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.text.dates.time_spans import Reach


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a relative time is written; *count* where the words don't say it."""

    regex: re.Pattern[str]
    reach: Reach
    count: int | None = None


_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "a dozen": 12, "half a dozen": 6, "a hundred": 100,
    "one hundred": 100,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_COUNT = (
    rf"(?P<count>[0-9]{{1,3}}|(?:{'|'.join(_TENS)})(?:-[a-z]+)?|"
    rf"{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
)
_UNIT = r"(?P<unit>years?|months?|weeks?|days?|decades?|centur(?:y|ies)|fortnights?)"
_VAGUE = r"(?:a )?(?:few|several|many|some|couple of)"
_HEDGE = (
    r"(?:(?:(?:well )?over|(?:more|less|fewer) than|about|around|almost|nearly|some|"
    r"roughly|at least|close to) )?"
)
_PRESENT = r"is|are|has|have|am|do|does|can|may|will|must|remains?|lacks?|needs?"
_VERBS = (
    "has|is|are|does|holds|keeps|lacks|needs|remains|continues|exists|applies|stands|"
    "faces|uses|runs|rules|controls|governs|relies|borders|lives|works|requires|"
    "allows|bans|owns|leads|ranks|counts|includes|belongs|refuses|opposes|supports|"
    "produces|makes|takes|plays|serves|sees|says|claims|denies|insists|depends|gives|"
    "pays|employs|operates|counted among|have|hold|apply|exist|need|face"
)
_OFFICES = (
    r"government|presiden\w+|prime minister|ministers?|chair\w*|directors?|leader\w*|"
    r"administration|strategy|policy|law|rules?|constitution|parliament"
)
_LASTING = (
    "leas|rent|jail|sentenc|imprison|bann|extend|valid|contract|lend|lent|loan|"
    "suspend|guarante|grant|elect|appoint|exempt"
)
"""Verbs after which «for ten years» says how long something was agreed for."""


def count_of(words: str | None) -> int | None:
    """Return the number that *words* mean; None where none are given."""
    if words is None:
        return None
    lower = " ".join(words.lower().split())
    if lower.isdecimal():
        return int(lower)
    tens, _, rest = lower.partition("-")
    if tens in _TENS:
        return _TENS[tens] + _NUMBERS.get(rest, 0)
    return _NUMBERS[lower]


def _word(pattern: str, *, after: str = "", before: str = "") -> re.Pattern[str]:
    """Match *pattern* as whole words, *after* and *before* these others."""
    whole = rf"{after}(?<![\w-])(?P<word>{pattern})(?![\w-]){before}"
    return re.compile(whole.replace(" ", r"\s"), re.IGNORECASE)


_SPAN = rf"{_HEDGE}{_COUNT} {_UNIT}"
_AHEAD = "(?:in|over|during|within) the (?:next|coming)"
_PERFECT = rf"\b(?:has|have)\b(?:(?!{_LASTING})[^.;:])"

PATTERNS = (
    Pattern(
        _word(
            r"currently|presently|nowadays|now|today|these days|at present|"
            r"at (?:the|this) (?:moment|time of writing)|at this (?:point|time)|"
            r"as of (?:now|today|this writing|writing)|for (?:now|the time being)|"
            r"as things stand|right now|present-day|ongoing|current(?= [a-z])|"
            rf"of late(?=[,.;]|$)|present(?= (?:{_OFFICES})\b)"
        ),
        Reach.AT,
    ),
    Pattern(_word("still", after=rf"\b(?:{_PRESENT})(?:n[’']t| not)? "), Reach.AT),
    Pattern(_word("still", before=rf"(?= (?:{_VERBS})\b)"), Reach.AT),
    Pattern(
        _word(
            r"to date|(?:so|thus) far|(?:until|up to|by) now|hitherto|as yet|not yet|"
            r"(?:has|have) yet to|(?:only |until )?recently|lately|newly|not long ago|"
            r"recent(?! (?:\w+ )?(?:years|months|weeks|days|decades|times))(?= [a-z])|"
            rf"(?<=the )new(?= (?:{_OFFICES})\b)"
        ),
        Reach.UP_TO,
    ),
    Pattern(
        _word(
            rf"(?:(?:in|over|during|of|within|for|throughout) )?(?:the )?"
            rf"(?:(?:more |most )?recent|(?:past|last) {_VAGUE}) "
            rf"(?:years|months|weeks|days|decades|times)|{_VAGUE} {_UNIT} ago"
        ),
        Reach.UP_TO,
    ),
    Pattern(
        _word(
            r"soon|upcoming|shortly(?! (?:after|before|there))|in the near future|"
            r"from now on|in the (?:coming|next few) (?:years|months|weeks|decades)"
        ),
        Reach.FROM,
    ),
    Pattern(
        _word(r"(?<!the )(?<!\bin )last (?P<unit>year|month|week|decade)"),
        Reach.UNIT,
        -1,
    ),
    Pattern(_word(r"(?:the )?last (?P<unit>century)(?! of)"), Reach.UNIT, -1),
    Pattern(
        _word(r"this (?P<unit>year|month|week|decade|century)"),
        Reach.UNIT,
        0,
    ),
    Pattern(_word(r"(?<!the )next (?P<unit>year|month|week|decade)"), Reach.UNIT, 1),
    Pattern(
        _word(
            r"(?:(?:in|over|during|within|for|throughout|across) )?the (?:past|last) "
            rf"{_SPAN}(?! of)"
        ),
        Reach.SPAN_OF,
    ),
    Pattern(
        _word(
            r"(?:in|over|during|within|for|throughout|across) the "
            r"(?:past|last|latest) (?P<unit>year|month|week|decade)(?! of)|"
            r"the past (?P<unit2>year|decade)"
        ),
        Reach.SPAN_OF,
        1,
    ),
    Pattern(
        _word(rf"for {_SPAN}(?: now)?", after=rf"{_PERFECT}{{0,80}}? "),
        Reach.SPAN_OF,
    ),
    Pattern(
        _word(rf"for {_SPAN}", before=rf"(?=[^.;:]{{0,60}}{_PERFECT})"),
        Reach.SPAN_OF,
    ),
    Pattern(_word(rf"for {_SPAN},? now"), Reach.SPAN_OF),
    Pattern(_word(rf"since {_SPAN} ago"), Reach.SPAN_OF),
    Pattern(_word(rf"{_SPAN} ago"), Reach.AGO),
    Pattern(_word(rf"{_AHEAD} {_COUNT} {_UNIT}"), Reach.AHEAD),
    Pattern(_word(rf"{_AHEAD} (?P<unit>year|decade)"), Reach.AHEAD, 1),
    Pattern(_word(r"yesterday(?P<unit>)"), Reach.UNIT, -1),
    Pattern(_word(r"tomorrow(?P<unit>)"), Reach.UNIT, 1),
    Pattern(_word(r"tonight(?P<unit>)"), Reach.UNIT, 0),
)  # fmt: skip
"""In the order in which they are asked; of two at one place the longer is told."""

IN_ALL = re.compile(
    "current|present|now|today|these|moment|this|writing|being|stand|ongoing|late|"
    "still|date|far|hitherto|yet|recent|new|ago|past|last|soon|coming|shortly|future|"
    "next|year|month|week|day|decade|centur|fortnight|tomorrow|tonight"
)
"""What the lower case of every match has something of; most sentences have not."""
LOOK_ALIKES = (
    re.compile(
        r"""\b(?:
          currents?\s(?:accounts?|assets?|liabilit\w+|affairs|events?|density)
        | (?:direct|alternating|electric\w*|ocean|air|tidal|warm|cold|strong)\scurrents?
        | currents?\sof | then[-\s]current
        | now\s(?:that|and\s(?:then|again))\b | (?:and|every)\snow\b
        | (?<!is\s)(?<!are\s)(?<!been\s)(?<!the\s)(?<!\sa\s)now\s[a-z]+ed\b
        | (?:was|were|had|did)\s(?:\w+\s)?
          (?:now|still|soon|currently|recently|newly|yet)
        | still\s(?:lifes?|lives|waters?|photo\w*|images?|frames?|pictures?|birth\w*)
        | (?:stand|stands|stood|sit|sat|hold|holds|held|keep|kept|lie|lay|better|worse)
          \sstill
        | (?:is|are|has|have)\sstill\s(?:more|better|worse|less|further|larger|smaller
          |higher|lower|greater|another)\b
        | as\ssoon\sas | no\ssooner | how\ssoon | too\ssoon | sooner
        | soon\s(?:there)?after(?:wards?)? | soon\s[a-z]+ed\b
        | soon\s(?:became|fell|found|gave|came|took|led|went|made|saw|grew|left|lost)\b
        | more\srecent(?:ly)?\sthan
        | (?:in)?so\sfar\s(?:as|away|from|apart|off|removed|out)\b
        | (?:the|its|his|her|their|our)\slast\s(?:year|month|week|decade|day)s?\sof
        | (?:last|past)\s(?:\w+\s)?(?:years?|months?|weeks?|decades?|days?)\sof\s
          (?:his|her|its|their|the|life|war|peace|school|office)\b
        | (?:able|used|possible|difficult|hard|trying|tried|attempts?|methods?|ways?
          |serves?|is|was|were|are|began|up|how|had|has|have|us|them|helps?)\sto\sdate
        | (?<=\w\s)to\sdate\s(?:from|back|it|them|these|those|to|in)\b
        | to\sdate\s(?:the\s)?(?:rocks?|fossils?|samples?|finds?|manuscripts?)\b
        | long\sago | (?:years?|months?|weeks?|days?)\sago\stoday
        | today\s(?:show|programme|program)\b | newly\s?wed\w*
        | not\sonly\snow | for\snow\sand\sever
        )""",
        re.IGNORECASE | re.VERBOSE,
    ),
    re.compile(
        r"(?<=[\w’'”\"] )(?:Now|Today|Current|Still|New|Soon|Recent|NOW|TODAY)\b"
    ),
    re.compile(r"(?:^|[.!?]\s)(?:Now|Still)(?=,)"),
)
QUOTED = re.compile(r"“[^”]{1,600}”|«[^»]{1,600}»|„[^“”]{1,600}[“”]|\"[^\"]{1,600}\"")
"""What stands in quotation marks: somebody else's words, or a title."""
