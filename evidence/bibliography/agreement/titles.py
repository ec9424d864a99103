"""Whether two titles, or two names of a journal, are of the same work."""

from __future__ import annotations

import re

from evidence.bibliography.agreement.title_key import title_key

__all__ = ["same_container", "same_title"]

_MARKUP = re.compile(r"</?[a-z][^<>]{0,60}>", re.IGNORECASE)
_AND = re.compile(r"\s*&(?:amp;)?\s*")
_PARTS = re.compile(r"\s*(?::|;|\.\s|\?|!|\s[-–—]+\s|—|\(|\[)\s*")
_IN_BRACKETS = re.compile(r"\s*[\(\[][^()\[\]]*[\)\]]")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    _WORD.findall(
        "a an the of and for in on at to de del der die das des du la le les el los et "
        "und für fur y e i di da do dos och og"
    )
)
_GREEK = {
    chr(code): f" {name} "
    for code, name in zip(
        range(ord("α"), ord("ω") + 1),
        _WORD.findall(
            "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi "
            "omicron pi rho sigma sigma tau upsilon phi chi psi omega"
        ),
        strict=True,
    )
}
_GREEK_LETTERS = str.maketrans(_GREEK | {k.upper(): v for k, v in _GREEK.items()})
_FEWEST = 2
"""Words of a title that may stand for a longer one: «Introduction» may not."""


def same_title(ours: str, theirs: str) -> tuple[bool, str]:
    """Tell whether the titles are the same, and what is worth knowing about it."""
    one, other = _key(ours), _key(theirs)
    if not one or not other:
        return False, ""
    if _joined(one) == _joined(other):
        return True, ""
    if other in _beginnings(ours) and _tells(other):
        return True, "the registry leaves the subtitle out"
    if one in _beginnings(theirs) and _tells(one):
        return True, "the entry leaves the subtitle out"
    return False, ""


def same_container(ours: str, theirs: str) -> tuple[bool, str]:
    """Tell whether the names are of the same journal or volume, also abbreviated."""
    same, _ = same_title(ours, theirs)
    if same:
        return True, ""
    bare = _IN_BRACKETS.sub("", ours), _IN_BRACKETS.sub("", theirs)
    one, other = ([w for w in _key(t).split() if w not in _SMALL] for t in bare)
    if one == other and one:
        return True, ""
    for key, title in ((one, theirs), (other, ours)):
        if " ".join(key) in {_significant(start) for start in _beginnings(title)}:
            return True, ""
    if _abbreviates(one, other) or _abbreviates(other, one):
        return True, "abbreviated"
    return False, ""


def _key(title: str) -> str:
    """Return the words that count; «&» is «and», Greek letters have names."""
    plain = _AND.sub(" and ", _MARKUP.sub("", title))
    return title_key(plain.translate(_GREEK_LETTERS))


def _joined(key: str) -> str:
    """Return *key* without blanks, but for those that keep numbers apart."""
    return re.sub(r"(?<!\d) | (?!\d)", "", key)


def _beginnings(title: str) -> set[str]:
    """Return the keys of what stands before each colon, dash, stop or bracket."""
    return {_key(title[: found.start()]) for found in _PARTS.finditer(title)} - {
        "",
        _key(title),
    }


def _tells(key: str) -> bool:
    return len(key.split()) >= _FEWEST or len(key) > 12


def _significant(key: str) -> str:
    return " ".join(word for word in key.split() if word not in _SMALL)


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """Tell whether *short* is an abbreviation of *full*, word by word or by initials.

    After ISO 4: a word is cut off at its end, or contracted with its first letter kept;
    numbers are never abbreviated.
    """
    if len(short) == len(full) > 0:
        pairs = zip(short, full, strict=True)
        return all(_cut(part, word) for part, word in pairs)
    initials = "".join(word[0] for word in full)
    return (
        len(short) == 1
        and len(short[0]) >= 3
        and short[0].isalpha()
        and (
            short[0] == initials
            or (len(short[0]) > 3 and initials.startswith(short[0]))
        )
    )


def _cut(part: str, word: str) -> bool:
    if part == word:
        return True
    if not part.isalpha() or not word.isalpha() or part[0] != word[0]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in part)
