"""The tokens by which a quotation is compared: words, numbers, signs.

Quotation marks, hyphens inside compounds and the dots of sentences are not among them;
they are told as punctuation between two tokens. "Don't" is two tokens, do and not;
"per cent" and "%" are one and the same.

In one module because what is one token depends on all the ways of writing another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from evidence.text.numbers.words import cardinal, is_number_word
from evidence.text.numbers.words_abroad import cardinal_abroad
from evidence.text.quotations.abbreviations import written_out
from evidence.text.quotations.labels import roman_at
from evidence.text.quotations.measured import measured
from evidence.text.quotations.repeated import once
from evidence.text.quotations.rows import in_rows
from evidence.text.quotations.spellings import SPELLINGS, TITLES
from evidence.text.sharp_s import with_ss

_SHORT = 600
"""Characters of a text whose tokens are kept for the next question."""
_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PARTS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_LETTER = rf"[^\W\d_{_UP}{_PARTS}₀-₉①-⓿]"
_TOKEN = re.compile(
    r"(?P<number>(?:(?<![\w.,)%-])-)?(?:\d{1,2}\. \d{1,2}\. \d{4}(?!\d)"
    r"|\d{1,3} [1-9]/[2-9](?!\d)|\d{1,3}(?:"
    r"(?: \d{3}){1,6}|(?:'\d{3}){1,6})(?:[.,]\d{1,2})?(?![\d.,']?\d)"
    rf"|(?:(?<![\w.,;:!?)\"'])\.)?\d+(?:[.,:/]\d+)*)[{_PARTS}]?|[{_PARTS}])"
    rf"|(?P<raised>[{_UP}₀-₉①-⓿]+)"
    rf"|(?P<word>{_LETTER}+(?:'{_LETTER}+)*)"
    r"|(?P<sign>[%‰$€£¥₹₽₩₺₦₴₪°<>=±~≈≤≥≠×÷+&§])"
)
_FRACTIONS = {
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅕": "1/5",
    "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6", "⅚": "5/6", "⅛": "1/8",
    "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
}  # fmt: skip
_DOTTED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL = re.compile(r"-?\d+,\d+")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")
_NO_CENTS = re.compile(r"\d{1,3}(?:,?\d{3})*\.00")
_DECIMALS = {"½": ".5", "¼": ".25", "¾": ".75", "1/2": ".5", "1/4": ".25", "3/4": ".75"}
_CONTRACTED = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_UNMARKED = {
    f"{word}nt": f"{word}n't"
    for word in (
        *("ai", "do", "does", "did", "is", "are", "was", "were", "has", "have", "had"),
        *("could", "would", "should"),
    )
}
"""What has lost its apostrophe: «I aint», «they dont»."""
_ENDINGS = {"'ll": "will", "'re": "are", "'ve": "have", "'m": "am", "'d": "'d"}
_WHO = frozenset(
    {
        *("i", "he", "she", "it", "we", "you", "they", "who", "there", "that", "what"),
        *(
            "how",
            "where",
            "when",
            "why",
            "this",
            "these",
            "those",
            "nobody",
            "everybody",
        ),
        *("somebody", "one", "none", "people", "which", "someone", "everyone"),
    }
)
"""Words after which «'d» is *had* or *would*."""
_PERCENT = re.compile(
    r"\s?(?:per ?cent(?:age)?|pour ?cent|prozent|por ciento|per cento|v\. ?h)\b(?!"
    r" points?)",
    re.IGNORECASE,
)
_POINTS = re.compile(r"percentage[- ]points?\b", re.IGNORECASE)
_GLUED = re.compile(r"[^\W\d_]{3}\W?$|[.,;:!?\"')\]]$")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Messrs|Dr|Drs|Prof|Capt|Gen|Col|Lt|Maj|Sgt|Cpl|Rev|Hon|Sen|Rep|Gov"
    r"|Pres|Cllr|Supt|Insp|Cmdr|Mt|Ft|Nos?|St|Ste|Fr|Frl|Hr|Mme|Mlle|Sr|Sra|Srta"
    r"|[A-HJ-Z]|Mio|Mrd|Tsd|ca|bzw|vgl|Nr|Abs|núm)\.\Z"
)
"""What ends with a dot and no sentence: the capital behind it is a name's."""
_NAMED = re.compile(r"\.?[ -][A-ZÀ-Þ]")
_WORDS_FOR_SIGNS = {"&": "and", "%": "%"}
_ONE = frozenset({"a", "an", "and", "one"})
_TH = {1: "st", 2: "nd", 3: "rd"}
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_OF_MONTH = re.compile(rf" of (?:{_MONTH})\b", re.IGNORECASE)
_DAY = re.compile(
    r"(?<![\w.,-])(?P<day>[0-3]?\d)(?:st|nd|rd|th|d)\b(?= (?:of )?"
    rf"(?P<month>{_MONTH})\b)|(?<![\w.,-])(?P<later>[0-3]?\d)(?:st|nd|rd|th|d)\b",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(rf"\b(?:{_MONTH})\.? \Z", re.IGNORECASE)
_ORDINALS = {
    word: f"{number}{_TH.get(number, 'th')}"
    for number, word in enumerate(
        re.findall(
            r"\w+",
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh "
            "twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
            "nineteenth twentieth",
        ),
        1,
    )
} | {
    word: f"{number}th"
    for word, number in (
        *(("thirtieth", 30), ("fortieth", 40), ("fiftieth", 50), ("sixtieth", 60)),
        *(("seventieth", 70), ("eightieth", 80), ("ninetieth", 90)),
        *(("hundredth", 100), ("thousandth", 1000)),
    )
}


_ORDINAL = re.compile(
    r"(?<![\w.,-])\d{1,4}(?:st|nd|rd|th)\b|\b(?P<tens>twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety)-(?P<ones>first|second|third|fourth|fifth|sixth|seventh"
    rf"|eighth|ninth)\b|\b(?P<one>{'|'.join(_ORDINALS)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its *key* for comparing, its *text*, its place in the normal form.

    *kind* is ``word``, ``number``, ``sign`` or ``note`` (a raised footnote mark).
    *opens*: it is the first word of a sentence, whose capital says nothing. *noise*: it
    belongs to the page and not to the text.
    """

    key: str
    text: str
    start: int
    end: int
    kind: str
    opens: bool = False
    noise: bool = False

    @property
    def name(self) -> bool:
        """Tell whether it is spelt as a name, and not only where sentences begin."""
        return self.kind == "word" and self.text[:1].isupper() and not self.opens


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of a stretch of a normal form, in order."""
    if end is None and not start and len(text) <= _SHORT:
        return list(_read_once(text))
    stop = len(text) if end is None else end
    return once(in_rows(text, list(_tokens(text, start, stop)), value_of))


@lru_cache(maxsize=2_048)
def _read_once(text: str) -> tuple[Token, ...]:
    """Return the tokens of a short text, of which many questions are asked."""
    return tuple(once(in_rows(text, list(_tokens(text, 0, len(text))), value_of)))


def _tokens(text: str, start: int, stop: int) -> Iterator[Token]:
    at = start
    while match := _TOKEN.search(text, at, stop):
        first, at = match.span()
        opens = _opens(text, first)
        if whole := _whole(text, first, stop, opens=opens):
            at = whole.end
            yield whole
        elif match["word"]:
            short = written_out(text, first, at, opens=opens)
            if short:
                yield Token(short, match[0], first, at, "word", opens)
            else:
                yield from _word(match, opens=opens)
        elif match["raised"]:
            glued = _GLUED.search(text[max(0, first - 5) : first])
            kind = "note" if glued else "number"
            yield Token(match[0], match[0], first, at, kind, opens, bool(glued))
        elif match["sign"]:
            key = _WORDS_FOR_SIGNS.get(match[0], match[0])
            kind = "word" if key == "and" else "sign"
            yield Token(key, match[0], first, at, kind, opens)
        else:
            yield Token(_number(match[0]), match[0], first, at, "number", opens)


def _whole(text: str, first: int, stop: int, *, opens: bool) -> Token | None:
    """Return what begins at a place and is one token though it is several signs."""
    if one := measured(text, first, stop):
        return Token(one[0], text[first : one[1]], first, one[1], one[2], opens)
    if roman := roman_at(text, first, stop):
        return Token(roman[0], text[first : roman[1]], first, roman[1], "number", opens)
    if day := _day(text, first, stop):
        key = (day["day"] or day["later"]).lstrip("0")
        return Token(key, day[0], first, day.end(), "number", opens)
    if ordinal := _ORDINAL.match(text, first, stop):
        key, end = _ordinal(ordinal), ordinal.end()
        if _OF_MONTH.match(text, end, stop):  # «the twenty-first of March»
            return Token(key[:-2], ordinal[0], first, end, "number", opens)
        return Token(key, ordinal[0], first, end, "word", opens)
    if text[first] not in "pPvV":
        return None
    points = _POINTS.match(text, first, stop)
    found = points or _PERCENT.match(text, first, stop)
    if found and text[first].isalpha() and not text[first - 1 : first].isalpha():
        key = "pp" if points else "%"
        return Token(key, found[0], first, found.end(), "sign", opens)
    return None


def _day(text: str, at: int, stop: int) -> re.Match[str] | None:
    """Return the day of a date, «2nd July», «July 2d»: the same as «2 July»."""
    if not text[at].isdigit():
        return None
    found = _DAY.match(text, at, stop)
    if found is None or found["day"]:
        return found
    return found if _AFTER_MONTH.search(text[max(0, at - 12) : at]) else None


def _ordinal(match: re.Match[str]) -> str:
    """Return an ordinal in digits: «67th» for «sixty-seventh»."""
    if match["one"]:
        return _ORDINALS[match["one"].lower()]
    if not match["tens"]:
        return match[0].lower()
    tens, ones = cardinal(match["tens"].lower()) or 0, _ORDINALS[match["ones"].lower()]
    return f"{tens // 10}{ones}"


_SMALL_TITLES = frozenset(
    {"señor", "señora", "señorita", "monsieur", "madame", "mademoiselle"}
)
"""Titles that Spanish and French print small before a name."""
_ELIDED = re.compile(
    r"(?:[ldjmtscn]|(?:jus|lors|puis|quoi)?qu)'(?=[^\W\d_]{2,}|[aày]\b)", re.IGNORECASE
)
"""What French puts before a word without its own vowel: «l'usine», «jusqu'ici»."""


def _word(match: re.Match[str], *, opens: bool) -> Iterator[Token]:
    text, lower = match[0], _UNMARKED.get(match[0].lower(), match[0].lower())
    start, end = match.span()
    if "'" in text and (elided := _ELIDED.match(text)):
        short, text, lower = elided[0], text[elided.end() :], lower[elided.end() :]
        yield Token(short.lower(), short, start, start + len(short), "word", opens)
        start += len(short)
    if "'" not in lower and lower != "cannot":
        key = SPELLINGS.get(lower) or _ORDINALS.get(lower) or with_ss(lower)
        title = key in TITLES and (text[0].isupper() or key in _SMALL_TITLES)
        if title and _NAMED.match(match.string, end):
            key = TITLES[key]
        yield Token(key, text, start, end, "word", opens)
        return
    if lower.endswith("n't") or lower == "cannot":
        base = _CONTRACTED.get(lower, lower[:-3])
        yield Token(base, base, start, end, "word", opens)
        yield Token("not", "not", start, end, "word")
        return
    if lower.endswith("'d") and lower[:-2] not in _WHO:
        key = f"{lower[:-2].removesuffix('e')}ed"  # preach'd, as it was written once
        yield Token(key, text, start, end, "word", opens)
        return
    for ending, meant in _ENDINGS.items():
        if lower.endswith(ending) and len(lower) > len(ending):
            base = text[: -len(ending)]
            yield Token(base.lower(), base, start, end, "word", opens)
            yield Token(meant, text[-len(ending) :], start, end, "word")
            return
    yield Token(lower, text, start, end, "word", opens)


def _opens(text: str, at: int) -> bool:
    before = text[max(0, at - 12) : at].rstrip(f"\"'([ -{_UP}")
    if not before.strip() or at == 0:
        return True
    if before[-1] == ".":
        return _TITLED.search(before) is None
    return before[-1] in "!?:…\n"


def _number(text: str) -> str:
    if text[1:] and text[-1] in _DECIMALS:  # «19½» is «19.5»
        return f"{text[:-1]}{_DECIMALS[text[-1]]}"
    if text[-1] in _FRACTIONS:
        return f"{text[:-1]} {_FRACTIONS[text[-1]]}".lstrip()
    if "/" in text and " " in text:
        whole, part = text.split()
        return whole + _DECIMALS[part] if part in _DECIMALS else text
    if _CLOCK.fullmatch(text):
        text = text.replace(":", ".")
    if _NO_CENTS.fullmatch(text):
        text = text[:-3]
    plain = _closed(text)
    return plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain


def _closed(number: str) -> str:
    """Return a number without the blanks or the Swiss «'» between its thousands."""
    return number.replace(" ", "").replace("'", "")


def undotted(token: Token) -> Token:
    """Return a number of a language that writes «1.200» for «1,200» in our form."""
    plain = _closed(token.text)
    if token.kind == "number" and _DECIMAL.fullmatch(plain):
        return replace(token, key=plain.replace(",", "."))
    if token.kind != "number" or not _DOTTED.fullmatch(plain):
        return token
    return replace(token, key=plain.replace(".", "").replace(",", "."))


def eleven(token: Token) -> Token:
    """Return Spanish «once» as the number it is; in English it is none."""
    return replace(token, key="11") if token.key == "once" else token


def value_of(key: str) -> Decimal | None:
    """Return the value of a number in digits or words, or None."""
    if key in _ONE:
        return Decimal(1) if key == "one" else None
    if key[:1].isalpha():
        whole = cardinal(key) if is_number_word(key) else cardinal_abroad(key)
        return None if whole is None else Decimal(whole)
    try:
        return Decimal(key)
    except InvalidOperation:
        return None


def is_number(token: Token) -> bool:
    """Tell whether a token is a number, in digits or words; "one" may be a pronoun."""
    return token.kind == "number" or (
        token.key != "one" and value_of(token.key) is not None
    )


def joined(some: list[Token]) -> str:
    """Return the letters of tokens as one word: what hyphens and spaces divide."""
    return "".join(token.key for token in some if not token.noise)


def unmarked(token: Token) -> Token:
    """Return a token as noise."""
    return replace(token, noise=True)
