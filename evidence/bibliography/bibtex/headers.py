"""The head of an entry, ``@type{key,``, also where something of it is missing."""

from __future__ import annotations

from typing import NamedTuple

from evidence.bibliography.bibtex.grammar import (
    BARE_HEADER,
    FIRST_FIELD,
    KEY,
    KEY_IN_SIGNS,
    KEY_WITH_SIGNS,
    MAX_KEY,
    NO_AT,
    ODD_HEADER,
    ODD_KEY,
)
from evidence.bibliography.bibtex.reading import Inside, Reading
from evidence.bibliography.bibtex.values import skip_blank
from evidence.bibliography.data_model import BIBTEX_TYPES, TYPE_ALIASES, TYPES
from evidence.bibliography.problems import Severity

_UNNAMED = "misc"
"""The type of an entry that names none."""


_TYPES = TYPES | BIBTEX_TYPES | TYPE_ALIASES.keys()


class Head(NamedTuple):
    """The start of a command: its type, where its body begins, what closes it."""

    type: str
    body: int
    closer: str


class Key(NamedTuple):
    """A key as written, its span, and where the fields begin.

    *problem* is '' or why the key cannot be used.
    """

    text: str
    start: int
    end: int
    fields_at: int
    problem: str = ""


def odd_head(reading: Reading, at: int) -> Head | None:
    """Read a damaged head at an ``@``, None if nothing there is an entry."""
    odd = ODD_HEADER.match(reading.text, at)
    if odd is not None:
        written = " ".join(odd[1].split())
        _tell(reading, at, "type", f"an entry cannot have the type {written!r}")
        name = "".join(sign for sign in written if sign.isalpha()) or _UNNAMED
        return Head(name.lower(), odd.end(), "}" if odd[2] == "{" else ")")
    bare = BARE_HEADER.match(reading.text, at)
    if bare is None:
        return None
    _tell(reading, at, "no-brace", "the entry's opening brace is missing")
    if bare[2] is None and bare[1].lower() not in _TYPES:  # @key, title = …
        return Head(_UNNAMED, bare.start(1), "}")
    if bare[2] is None:
        return Head(bare[1].lower(), bare.end(1), "}")
    return Head(bare[1].lower(), bare.start(2), "}")


def head_without_at(reading: Reading, start: int, end: int) -> tuple[int, Head] | None:
    """Return the first entry that lacks its ``@`` in a stretch, and its place."""
    found = NO_AT.search(reading.text, start, end)
    if found is None:
        return None
    at = found.start(1)
    _tell(reading, at, "no-at", "the '@' before this entry is missing")
    return at, Head(found[1].lower(), found.end(), "}" if found[2] == "{" else ")")


def read_key(reading: Reading, body: int, inside: Inside) -> Key | None:
    """Read the key after an entry's opening sign, None if there is nothing at all."""
    usual = KEY[inside.closer].match(reading.text, body, inside.limit)
    if usual is not None:
        fields_at = usual.end() if usual[2] == "," else usual.end() - 1
        return Key(usual[1], usual.start(1), usual.end(1), fields_at)
    return _odd_key(reading, body, inside)


def tell_key(reading: Reading, key: Key, inside: Inside, shown: str) -> None:
    """Report a key that cannot be used; *shown* is what takes its place."""
    message = {
        "no-key": "the entry has no key",
        "spaced-key": f"the key has a blank in it: {' '.join(key.text.split())[:80]!r}",
        "odd-key": f"this cannot be a key: {key.text[:80]!r}",
        "long-key": (
            f"the key is longer than {MAX_KEY} characters: {key.text[:40]!r}…"
        ),
    }[key.problem]
    was_damaged = inside.damaged
    reading.damage(
        inside, inside.at, key.problem, f"{message}; it is called {shown} for now"
    )
    inside.damaged = was_damaged


def _odd_key(reading: Reading, body: int, inside: Inside) -> Key | None:
    text, limit = reading.text, inside.limit
    start = skip_blank(text, body, limit)
    if start >= limit:
        return None
    sign = text[start]
    if sign in {",", inside.closer} or FIRST_FIELD.match(text, start, limit):
        place = body if sign != "," else start
        return Key("", place, place, start + (sign == ","), "no-key")
    enclosed = KEY_IN_SIGNS.match(text, start, limit)
    if enclosed is not None:
        return Key(
            enclosed[1],
            start,
            enclosed.end() - _blanks(enclosed[0]),
            enclosed.end() + 1,
            "odd-key",
        )
    signs = KEY_WITH_SIGNS.match(text, start, limit)
    if signs is not None:
        return Key(signs[1], start, signs.end(1), signs.end())
    found = ODD_KEY.match(text, start, limit)
    words = found.group() if found else ""
    return _from_words(reading, words, start, inside)


def _from_words(reading: Reading, words: str, start: int, inside: Inside) -> Key | None:
    """Read a key from what stands before a comma, an equals sign or a delimiter."""
    text, limit = reading.text, inside.limit
    end = start + len(words)
    stop = text[end] if end < limit else ""
    ink = words.rstrip()
    if stop == ",":
        return _judged(ink, start, end + 1)
    if stop == "=":  # key title = …: the comma is missing
        ink = ink[: len(ink) - len(ink.split()[-1])].rstrip() if ink else ""
    elif stop not in {"", inside.closer}:
        ink = ink.partition("\n")[0].partition("\r")[0].rstrip()
    if not ink:
        return Key("", start, start, start, "no-key")
    key = _judged(ink, start, start + len(ink))
    if stop and stop != inside.closer:
        message = f"a comma is missing after the key {key.text[:80]!r}"
        reading.warn(inside, key.end - 1, "after-key", message)
    return key


def _judged(ink: str, start: int, fields_at: int) -> Key:
    end = start + len(ink)
    if len(ink) > MAX_KEY:
        return Key(ink, start, end, fields_at, "long-key")
    if any(sign.isspace() for sign in ink):
        return Key(ink, start, end, fields_at, "spaced-key")
    return Key(ink.rstrip(";:"), start, end, fields_at)


def _blanks(text: str) -> int:
    return len(text) - len(text.rstrip())


def _tell(reading: Reading, at: int, code: str, message: str) -> None:
    reading.report(at, Severity.ERROR, code, message)
