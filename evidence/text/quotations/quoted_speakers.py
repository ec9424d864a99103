"""Who says what stands in quotation marks in a report, by the words around the marks.

«„We tried“, said the chairman, Ernst Kolbe. Frau Wiebusch contradicted him. „I warned
them“, she said»: a tag with a name tells it, inside or behind the marks; of one with a
pronoun, the sentence before does. Nothing is said where neither names a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from evidence.text.quotations.sayings import VERBS

_AROUND = 4_000
"""Characters on both sides that show how a text prints its marks."""
_REACH, _TAG = 900, 140
"""Characters on both sides of a place, and of a tag."""
_TITLES = (
    r"(?:Herrn?|Frau|M\.|Mme|Monsieur|Madame|[Ee]l señor|[Ll]a señora|[Ss]eñora?|Sra?\."
    r"|Don|Doña|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.)"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]+"
_PERSON = re.compile(
    rf"{_TITLES} (?:{_TITLES} )?(?P<titled>{_CAPITAL}(?: {_CAPITAL})?)"
    rf"|(?P<full>{_CAPITAL}(?: (?:von|van|de|del|la|der|den))*(?: {_CAPITAL})+)"
)
_LONE = re.compile(
    rf"\A\W*[^\W\d]+ (?P<lone>{_CAPITAL})|(?P<first>{_CAPITAL}) [^\W\d]+"
)
_HE = re.compile(
    r"\A\W*[^\W\d]+ (?:er|sie|he|she|il|elle|él|ella|ich|I|je)\b|\A\W*[^\W\d]+\W*\Z"
)
_ARTICLE = re.compile(r"\A(?:Der|Die|Das|Ein|Eine|Le|La|Les|Un|Une|El|Los|Las)\s")
_APPOSED = re.compile(rf"\A[^,.;:]{{2,70}},\s(?P<full>{_CAPITAL}(?:\s{_CAPITAL})+)[,.]")
"""«Son président, Émile Jourdain, n'exclut plus la vente»."""
_STRAIGHT = re.compile(r"(?:(?<=[\s(\[—–])|\A)\"(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[—–]\s?(?P<tag>[^—–\n]{3,80})[—–]")
_OUTSIDE = re.compile(r"[„“”«»\"]|\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])")


def speaker_of(text: str, place: int) -> frozenset[str]:
    """Return the names of who speaks in the quotation marks around *place*.

    In small letters; empty where it stands in none, or nobody is named.
    """
    first = max(0, place - _AROUND)
    text, place = _curled(text[first : place + _AROUND]), place - first
    opening, closing = _marks(text)
    begin = max((text.rfind(sign, 0, place + 1) for sign in opening), default=-1)
    if begin < 0 or place - begin > _REACH or _closed(text, begin + 1, place, closing):
        return frozenset()
    ends = [at for sign in closing if (at := text.find(sign, place)) >= 0]
    end = min(ends, default=-1)
    if end < 0 or end - place > _REACH:
        return frozenset()
    for tag in _tags(text, begin, end):
        if _says(tag):
            named = _person(tag)
            if named or not _HE.search(tag):
                return named
    before = _OUTSIDE.split(text[max(0, begin - _REACH) : begin])[-1]
    if before.rstrip()[-1:] == ",":
        return _person(before) if _says(before) else frozenset()
    sentence = _SENTENCE.split(before.strip())[-1]
    if apposed := _APPOSED.match(sentence):
        return _names(apposed["full"])
    subject = _PERSON.match(_ARTICLE.sub("", sentence))
    return _names(subject["titled"] or subject["full"]) if subject else frozenset()


@lru_cache(maxsize=4)
def _curled(text: str) -> str:
    """Return a text whose straight marks are turned to what they open or close."""
    return _STRAIGHT.sub("“", text).replace('"', "”") if '"' in text else text


def _tags(text: str, begin: int, end: int) -> Iterator[str]:
    """Yield the tags inside the marks from *begin* to *end*, and behind them.

    Behind a full stop a new sentence with its capital is none.
    """
    inside = _ASIDE.search(text, begin, end)
    if inside is not None:
        yield inside["tag"]
    behind = _OUTSIDE.split(text[end + 1 : end + _TAG])[0]
    behind = re.split(r"[.!?]\s", behind, maxsplit=1)[0]
    if text[end - 1] not in ".…" or not behind.lstrip()[:1].isupper():
        yield behind


def _marks(text: str) -> tuple[str, str]:
    """Return the marks that open and that close in a text."""
    if len(re.findall(r"»\w", text)) > len(re.findall(r"«\s?[\w¿¡]", text)):
        return "„»", "“«"
    return ("„«", "“»") if "„" in text else ("“«", "”»")


def _closed(text: str, start: int, place: int, closing: str) -> bool:
    return any(sign in text[start:place] for sign in closing)


def _says(tag: str) -> bool:
    words = [word.lower() for word in _WORD.findall(tag)[:8]]
    return any(word in VERBS for word in words)


def _person(tag: str) -> frozenset[str]:
    """Return the names of a person in a tag."""
    found = _PERSON.search(tag)
    if found is not None:
        return _names(found["titled"] or found["full"])
    lone = _LONE.search(tag)
    return _names(lone["lone"] or lone["first"]) if lone else frozenset()


def _names(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(name))
