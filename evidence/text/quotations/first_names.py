"""Whether a first name in brackets is that of whom the source names there.

«[Randi] Oen» is nobody where the source has only Marit Oen; of two of one family it is
the one named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence.text.quotations.forms import plain
from evidence.text.quotations.persons import TITLES
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.tokens import Token

_SHORT = 3
"""Letters of a first name in short: «Wm. Hay»."""


def misforenamed(
    source: SourceText, filler: Sequence[Token], following: Sequence[Token]
) -> str:
    """Say whose first name words before a surname are not; "" where they may be."""
    if not following or not following[0].text[:1].isupper():
        return ""
    name = [word for word in filler if word.key not in TITLES]
    if len(name) not in {1, 2} or not all(word.text[:1].isupper() for word in name):
        return ""
    surname, first = following[0], plain(name[0].key)
    known = list(_forenames(source, surname))
    if not known or any(len(one) < 3 for _, one in known):
        return ""
    shown = " ".join(word.text for word in filler)
    if first not in {one for _, one in known}:
        return f"“[{shown}] {surname.text}” is “{known[-1][1].title()}” in the source"
    before = [one for at, one in known if at < surname.start]
    if before and before[-1] != first:
        return f"“[{shown}] {surname.text}” is “{before[-1].title()}”, named before it"
    return ""


def _forenames(source: SourceText, surname: Token) -> Iterator[tuple[int, str]]:
    """Yield where a surname stands with a first name, and the first name (folded)."""
    name = re.escape(surname.text)
    form = rf"\b(?P<first>[A-ZÀ-Þ][\w'-]*)\.? (?:[A-ZÀ-Þ]\. )?{name}\b"
    text = source.normal.text
    for match in re.finditer(form, text):
        first = match["first"]
        if "." in match[0] and len(first) > _SHORT:
            continue  # a sentence ends there
        small = re.search(rf"\b{re.escape(first.lower())}\b", text)
        if first.lower() not in TITLES and small is None:
            yield match.start(), plain(first.lower())
