"""Compare a name as printed in a text with a name of a bibliography.

Folding takes away what carries no identity between the two: accents, case, hyphens,
apostrophes, «the». What remains different is named, and never counted as the same.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from evidence.bibliography.names import Name
from evidence.text.citations.vocabulary import GLUE, NAME_SUFFIXES, PARTICLES

_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_APOSTROPHES = str.maketrans("", "", "'’‘ʼʻʹ`´ʿʾ")
_OTHER = re.compile(r"[\W_]+")
_SMALL = GLUE | frozenset(("and", "et", "und", "&", "a"))
_INSIDE = re.compile(r"\(([^()]{2,20})\)")


class Agreement(IntEnum):
    """How well one printed name agrees with one of an entry; higher is better."""

    NONE = 0
    SWAPPED = 1
    """The given name is printed where the family name belongs."""
    CLOSE = 2
    """A slip of the pen away."""
    PART = 3
    """Part of a compound family name, or the start of an institution's name."""
    GIVEN = 4
    """The family name is the same and the given name another."""
    SAME = 5


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return *text* as words of plain small letters and digits, single-spaced."""
    # Compatibility forms first: a mathematical «𝕊» has no small letter of its own.
    small = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKD", small.translate(_APOSTROPHES))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return _OTHER.sub(" ", bare.translate(_LETTERS)).strip()


def compact(text: str) -> str:
    """Return *text* folded, without spaces and without «the» at its start."""
    return fold(text).removeprefix("the ").replace(" ", "")


@lru_cache(maxsize=65_536)
def spellings(text: str) -> frozenset[str]:
    """Return the compact forms of *text*: «Müller» is «muller» and «mueller»."""
    small = unicodedata.normalize("NFC", text).lower()
    return frozenset((compact(text), compact(small.translate(_UMLAUTS)))) - {""}


@lru_cache(maxsize=65_536)
def family_forms(name: Name) -> frozenset[str]:
    """Return the compact forms of a person's family name, with particle and without."""
    if name.literal:
        return frozenset()
    bare = " ".join(
        word
        for word in name.family.split()
        if word.lower().rstrip(".") not in PARTICLES | NAME_SUFFIXES
    )
    forms = spellings(f"{name.particle} {name.family}") | spellings(name.family)
    return forms | spellings(bare)


@lru_cache(maxsize=65_536)
def institution_forms(literal: str) -> frozenset[str]:
    """Return the compact forms of an institution's name, acronyms not included."""
    outside = _INSIDE.sub(" ", literal)
    forms = spellings(literal) | spellings(outside)
    for inner in _INSIDE.findall(literal):
        forms |= spellings(inner)
    return forms


@lru_cache(maxsize=65_536)
def acronyms(literal: str) -> frozenset[str]:
    """Return the acronyms that *literal* can have: «Human Rights Watch» is «hrw».

    With and without the small words; «Co-operation» as one word and as two.
    """
    found: set[str] = set()
    for text in (literal, literal.replace("-", "")):
        words = [word for word in fold(_INSIDE.sub(" ", text)).split() if word]
        if len(words) < 2:
            continue
        main = [word for word in words if word not in _SMALL]
        found.add("".join(word[0] for word in main))
        found.add("".join(word[0] for word in words))
        found.add("".join(word[0] for word in words if word != "the"))
    return frozenset(one for one in found if len(one) >= 2)


def is_acronym(printed: str) -> bool:
    """Say whether a name is printed as an acronym is: «HRW», «RFE/RL», «MoD»."""
    letters = [char for char in printed if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return (
        2 <= len(letters) <= 12 and " " not in printed and capitals * 2 > len(letters)
    )


def slip(first: str, second: str) -> bool:
    """Say whether two compact forms are one slip of the pen apart.

    One letter changed, left out, added or exchanged with its neighbour, in names of
    five letters and more; two in names of nine and more. (Optimal string alignment;
    Damerau 1964 found four in five slips to be one of these.)
    """
    shorter = min(len(first), len(second))
    allowed = 0 if shorter < 5 else 1 if shorter < 9 else 2
    if abs(len(first) - len(second)) > allowed:
        return False
    return 0 < OSA.distance(first, second, score_cutoff=allowed) <= allowed


def compare_name(printed: str, name: Name) -> Agreement:
    """Return how *printed* agrees with *name*, a person or an institution."""
    if name.literal:
        return _compare_institution(printed, name.literal)
    return _compare_person(printed, name)


@lru_cache(maxsize=65_536)
def _compare_institution(printed: str, literal: str) -> Agreement:
    here = spellings(printed)
    forms = institution_forms(literal)
    if here & forms:
        return Agreement.SAME
    if is_acronym(printed) and compact(printed) in acronyms(literal):
        return Agreement.SAME
    words, whole = fold(printed).removeprefix("the "), fold(literal)
    if len(words) >= 4 and whole.removeprefix("the ").startswith(f"{words} "):
        return Agreement.PART
    if any(slip(one, other) for one in here for other in forms):
        return Agreement.CLOSE
    return Agreement.NONE


@lru_cache(maxsize=65_536)
def _compare_person(printed: str, name: Name) -> Agreement:
    words = [word for word in fold(printed).split() if word not in NAME_SUFFIXES]
    umlauts = fold(printed.lower().translate(_UMLAUTS)).split()
    families = family_forms(name)
    umlauts = [word for word in umlauts if word not in NAME_SUFFIXES]
    found = [
        *_by_family(words, families, name.given),
        *_by_family(umlauts, families, name.given),
    ]
    if found:
        return max(found)
    if len(words) == 1 and words[0] in _parts(name.family):
        return Agreement.PART
    if _is_slip(words, families, name.given):
        return Agreement.CLOSE
    given = fold(name.given).split()
    joined = "".join(words)
    if len(joined) > 1 and given and joined in {given[0], "".join(given)}:
        return Agreement.SWAPPED
    return Agreement.NONE


def _by_family(
    words: list[str], families: frozenset[str], given: str
) -> list[Agreement]:
    """Find the family name at the end and at the start of the printed words.

    An answer for each place where it stands: how what is left over agrees.
    """
    found = []
    for cut in range(len(words)):
        if "".join(words[cut:]) in families:
            found.append(_given(words[:cut], given))
        if cut and "".join(words[:cut]) in families:
            found.append(_given(words[cut:], given))
    return found


def _given(words: list[str], given: str) -> Agreement:
    """Compare what is printed besides the family name with the given names.

    Initials that differ mean another person; a word that differs may be a word of the
    sentence.
    """
    words = [word for word in words if len(word) == 1 or word not in PARTICLES]
    known = fold(given).split()
    if not words or not known or "".join(words) == "".join(known):
        return Agreement.SAME
    for here, there in zip(words, known, strict=False):
        same = here.startswith(there) or there.startswith(here)
        if not same:
            return (
                Agreement.NONE if min(len(here), len(there)) == 1 else Agreement.GIVEN
            )
    return Agreement.SAME


def _parts(family: str) -> frozenset[str]:
    words = fold(family).split()
    return frozenset(words if len(words) > 1 else ()) - PARTICLES


def _is_slip(words: list[str], families: frozenset[str], given: str) -> bool:
    """Say whether the family name is misspelt and the rest agrees."""
    for cut in range(len(words)):
        family = "".join(words[cut:])
        if any(slip(family, one) for one in families):
            return _given(words[:cut], given) is Agreement.SAME
    return False
