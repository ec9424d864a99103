"""Keys for entries that have none, until somebody gives them one.

They begin with ``#``, which no key of BibTeX can, so that they stand against nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from evidence.bibliography.bibtex.raw import RawField
from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.names import parse_names

_BLANKS = re.compile(r"\s+")
_NO_KEY = re.compile(r"[,={}\"%#'()\\]")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_YEAR = re.compile(r"\d{4}")
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}


class ProvisionalKeys:
    """Makes keys for the entries of one file, each once."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        """Each key that was made, and the number that was last put after it."""

    def make(self, written: str, entry_type: str, fields: Sequence[RawField]) -> str:
        """Return a key for an entry: from the *written* one, else from what it is.

        ``two words`` becomes ``#two-words``; an entry without a key is called by family
        name, year and first word of its title, or at least by its type. What was made
        before gets a number.
        """
        base = _BLANKS.sub("-", _NO_KEY.sub(" ", written).strip())[:80]
        first = key = f"#{base or _from_fields(fields) or entry_type}"
        while key in self._taken:
            self._taken[first] += 1
            key = f"{first}-{self._taken[first]}"
        self._taken[key] = 1
        return key


def _from_fields(fields: Sequence[RawField]) -> str:
    values: dict[str, str] = {}
    for field in fields:
        values.setdefault(field.name.lower(), field.text)
    people = parse_names(values.get("author") or values.get("editor") or "").names
    family = people[0].family or people[0].literal if people else ""
    year = _YEAR.search(values.get("date") or values.get("year") or "")
    title = _plain(latex_to_text(values.get("title", ""))).split("-")
    parts = (_plain(family).replace("-", ""), year[0] if year else "", title[0])
    return "".join(parts)[:80]


def _plain(text: str) -> str:
    """Return *text* as ASCII words in lower case, with hyphens between them."""
    folded = "".join(_LETTERS.get(sign, sign) for sign in text.lower())
    bare = unicodedata.normalize("NFKD", folded)
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _NO_WORD.sub("-", letters).strip("-")
