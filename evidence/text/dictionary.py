"""Whether a string of letters is a word at all, by published lists of words.

«Goverment» is a slip for «government», since it is no word; «county» is none for
«country», since both are. The lists are pyspellchecker's. They take a second to load,
and only for words that differ in a letter from what they may stand for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker

LISTED = frozenset({"en", "de", "fr", "es", "it", "pt", "nl"})
"""Languages of which there is a list."""


def is_word(word: str, languages: frozenset[str]) -> bool:
    """Tell whether *word*, in small letters, is in the list of one of *languages*.

    True as well where there is no list: then nothing can be called a slip.
    """
    known = languages & LISTED
    return not known or any(word in _list(language) for language in sorted(known))


@cache
def _list(language: str) -> SpellChecker:
    from spellchecker import SpellChecker  # noqa: PLC0415 - only where a letter differs

    return SpellChecker(language=language, distance=1)
