"""Whether a source treats a name as a person's, and of which sex its titles make it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.persons import TITLES, is_person
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import around
from evidence.text.quotations.tokens import Token

_SAYING = (
    r"said|says|asked|asks|told|replied|wrote|writes|added|denied|thought|recalled|"
    r"argued|admitted|warned|explained|insisted|announced|believed|remembered"
)
REPORTING = re.compile(rf"\b(?:{_SAYING})(?: \w+){{0,3}} that\b")
"""«The council said that», after which «it» may be of whatever was before."""


_LETTERS = 5
"""Letters of an acronym at most."""
_LIVING = "died|dies|married|wept|laughed|smiled|slept|prays|prayed|nodded|shrugged"
_BODY = "foot|feet|hands?|face|eyes?|legs?|wife|husband|mother|father|widow"
"""What only people do and have."""


def is_somebody(source: SourceText, words: Sequence[Token]) -> bool:
    """Tell whether the source treats a name as a person's."""
    if any(word.key in TITLES or is_person(word.key) for word in words):
        return True
    name = re.escape(plain_name(words[-1].text))
    if is_acronym(source, words[-1].text):
        return False
    title = "|".join(TITLES)
    more = r"(?:[A-ZÀ-Þ][\w.'-]* ){0,2}"
    forms = (
        rf"\b(?i:{title})\.? {more}{name}\b",
        rf"\b(?:{_SAYING}) {more}{name}\b",
        rf"\b{name},? (?:who|whose|{_SAYING})\b",
        rf"\b{name}, [^.,;:]{{1,60}}, (?:{_SAYING})\b",
        rf"\b{name} \((?:1[89]|20)\d\d[a-z]?\)",
        rf"\b{name} (?:{_LIVING})\b|\b{name}'s (?:{_BODY})\b",
    )
    label = rf"\b(?:{name}|{name.upper()})(?: \([^()]+\))?: [A-Z\"']"
    if len(re.findall(label, source.normal.text)) > 1:
        return True
    return any(
        any(re.search(form, text) for form in forms) or _beside_office(text, name)
        for text in around(source, words[-1].text)
    )


def is_acronym(source: SourceText, text: str) -> bool:
    """Tell whether a word is the first letters of a body's name, and no label."""
    short = text.isupper() and 1 < len(text) <= _LETTERS and text.isalpha()
    if not short:
        return False
    title = "|".join(TITLES)
    form = rf"^\W*{text}\W*:|\b(?i:{title})\.? {text}\b|\b{text.title()}\b"
    return re.search(form, source.normal.text, re.MULTILINE) is None


def _beside_office(text: str, name: str) -> bool:
    """Tell whether an office stands before or behind a name: «the mayor, Bo Coll,»."""
    before = re.findall(
        rf"(\w+),? (?:called |named )?(?:[A-ZÀ-Þ][\w.'-]* ){{0,2}}{name}\b", text
    )
    behind = re.findall(
        rf"\b{name}, (?:the|a|an|his|her|my|our|[\w-]+) (?:\w+ )?(\w+)", text
    )
    return any(is_person(word.lower()) for word in (*before, *behind))


def plain_name(text: str) -> str:
    """Return a name without its possessive."""
    return text.removesuffix("'s").removesuffix("'")


def titled(source: SourceText, name: str) -> str:
    """Return the sex that the titles before a name tell; "" where none or both."""
    form = re.compile(
        rf"\b(?i:({'|'.join(TITLES)}))\.? (?:[A-ZÀ-Þ][\w.'-]* ){{0,2}}"
        rf"{re.escape(plain_name(name))}\b"
    )
    found = [word for text in around(source, name) for word in form.findall(text)]
    told = {TITLES[word.lower()] for word in found} - {""}
    return told.pop() if len(told) == 1 else ""


def titled_beside(source: SourceText, office: str) -> str:
    """Return the sex that a title beside an office tells: «the owner, a Mr Hay»."""
    of = r"(?: (?:for|of) [\w ]{1,40}?)?,? (?:an? )?"
    title = "|".join(TITLES)
    form = re.compile(
        rf"\b(?i:{re.escape(office)}){of}(?i:({title}))\.? [A-ZÀ-Þ]",
    )
    found = [word for text in around(source, office) for word in form.findall(text)]
    told = {TITLES[word.lower()] for word in found} - {""}
    return told.pop() if len(told) == 1 else ""
