"""Words that brackets put into another person: «ich» as «[sie]», «dije» as «[dijo]».

Who quotes a first person inside a sentence of his own changes pronouns, possessives and
the endings of verbs, and nothing else. German, French and Spanish; of English ``words``
and ``forms`` know as much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.forms import plain
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import word_set
from evidence.text.quotations.verbs_abroad import GROUPS
from evidence.text.sharp_s import with_ss

_ENDINGS = ("", "e", "er", "es", "en", "em")


def _declined(stem: str) -> frozenset[str]:
    return frozenset(stem + ending for ending in _ENDINGS)


_OWN = tuple(
    _declined(stem) for stem in ("mein", "dein", "unser", "unsr", "euer", "eur")
)
_THEIRS = _declined("sein") | _declined("ihr")
_PERSONS = {
    "ich": "er sie es",
    "du": "er sie es",
    "mich": "ihn sie es sich",
    "dich": "ihn sie es sich",
    "mir": "ihm ihr sich",
    "dir": "ihm ihr sich",
    "wir": "sie",
    "uns": "sie ihnen sich",
    "ihr": "sie",
    "euch": "sie ihnen sich",
    "ihnen": "ihm ihr ihnen",
    "je": "il elle",
    "j'": "il elle",
    "tu": "il elle",
    "me": "se le la lui lo",
    "m'": "s' l' lui se le la",
    "moi": "lui elle",
    "mon": "son sa",
    "ma": "sa son",
    "mes": "ses",
    "notre": "leur",
    "nos": "leurs se les",
    "nous": "ils elles eux se leur les",
    "vous": "ils elles eux il elle lui se leur les",
    "votre": "leur son sa",
    "vos": "leurs ses",
    "yo": "él ella",
    "mí": "él ella sí",
    "mi": "su",
    "mis": "sus",
    "conmigo": "consigo",
    "nosotros": "ellos",
    "nosotras": "ellas",
    "nuestro": "su",
    "nuestra": "su",
    "nuestros": "sus",
    "nuestras": "sus",
    "usted": "él ella",
    "ustedes": "ellos ellas",
}
"""Pronouns and possessives with what they are in the third person."""
THIRD = {
    **dict.fromkeys(("peux", "puis"), "peut"),
    "pouvons": "peuvent",
    "pouvais": "pouvait",
    "pourrai": "pourra",
    "pourrons": "pourront",
    "pourrais": "pourrait",
    "dois": "doit",
    "devons": "doivent",
    "devais": "devait",
    "devrai": "devra",
    "devrais": "devrait",
    "veux": "veut",
    "voulons": "veulent",
    "voudrais": "voudrait",
    "puedo": "puede",
    "podemos": "pueden",
    "podré": "podrá",
    "debo": "debe",
    "debemos": "deben",
}
"""Modal verbs of the first person in the third."""
_REGULAR = tuple(
    (re.compile(rf"(?:{first})$"), re.compile(rf"(?:{third})$"))
    for first, third in (
        # present, singular: German, French, Spanish
        ("e", "e?t"),
        ("(?:s|x)", "t"),
        ("s", ""),
        ("o", "[ae]"),
        # present, plural
        ("ons", "e?nt"),
        ("[aei]mos", "[ae]n"),
        # past
        ("ai", "a"),
        ("ais", "ait"),
        ("ions", "aient"),
        ("is", "it"),
        ("é", "ó"),
        ("í", "ió"),
        ("amos", "aron"),
        ("imos", "ieron"),
        ("ábamos", "aban"),
        ("íamos", "ían"),
        # future and conditional
        ("rai", "ra"),
        ("rons", "ront"),
        ("rais", "rait"),
        ("ré", "rá"),
        ("remos", "rán"),
    )
)
"""Endings of the first person and of the third in the same tense."""
_SUBJECTS = tuple(
    word_set(words)
    for words in ("er sie es", "il elle ils elles", "él ella ellos ellas")
)
"""Pronouns of a third person, of which none stands for another."""
_UNREAL = word_set(
    "wäre wären hätte hätten aurait auraient serait seraient habría habrían hubiera "
    "hubieran sería serían"
)
"""Verbs of what is not so; the other mood says that it is."""
_WOULD = re.compile(r"(?:ría|rían|ríamos|rais|rait|raient|rions)$|^würden?$")
_CONDITIONAL = re.compile(
    r"(?<!^qu)(?:[aei]|[ln]d)rían?$|(?:[a-z]er|ndr|udr|devr|rr|aur)(?:ait|aient)$"
)
_WILL = re.compile(r"(?:ré|rá|rán|remos|rai|ra|ront|rons)$")
_STEM = 3
"""Letters of a verb without its ending."""


def in_other_person(filler: Sequence[Token], replaced: Sequence[Token]) -> bool:
    """Tell whether words in brackets are those of the source in the third person.

    Word for word; «[elle a]» is «j'ai».
    """
    new, old = _split(filler), _split([one for one in replaced if not one.noise])
    return (
        len(new) == len(old)
        and any(a != b for a, b in zip(new, old, strict=True))
        and all(a == b or other_person(a, b) for a, b in zip(new, old, strict=True))
    )


def _split(words: Sequence[Token]) -> list[str]:
    """Return the keys of words, «j'ai» as two, and «Sie» as no «sie»."""
    found: list[str] = []
    for word in words:
        short, mark, long = word.key.partition("'")
        polite = word.key == "sie" and word.name
        found += (
            [short + mark, long] if mark and long else ["Sie" if polite else word.key]
        )
    return found


def another_third(filler: Sequence[Token], replaced: Sequence[Token]) -> bool:
    """Tell whether another third person is put in, or a mood gone: «sie» for «er»."""
    new, old = (
        {one.key for one in some if not one.noise} for some in (filler, replaced)
    )
    unreal, kept = ({k for k in some if _is_unreal(k)} for some in (old, new))
    if unreal and not kept and len(filler) <= len(replaced):
        return True
    lone = len(filler) == len(replaced) == 1 and new != old
    return lone and any(new <= each and old <= each for each in _SUBJECTS)


def _is_unreal(verb: str) -> bool:
    return verb in _UNREAL or _CONDITIONAL.search(verb) is not None


def other_person(put: str, was: str) -> bool:
    """Tell whether a word in brackets is one of the source in the third person.

    Both are keys, in small letters. «Sie» for «er» is another, not another person.
    """
    put, was = with_ss(put), with_ss(was)
    if was == "Sie":
        return put in {"er", "sie"}
    if put in _PERSONS.get(was, "").split():
        return True
    if any(was in forms for forms in _OWN):
        return put in _THEIRS and _declension(put) == _declension(was)
    return same_verb(put, was)


def same_verb(put: str, was: str) -> bool:
    """Tell whether a verb in brackets is one of the source in another person."""
    if GROUPS.get(put, frozenset()) & GROUPS.get(was, frozenset()):
        return _mood(put) == _mood(was)
    return any(_regular(put, was, *endings) for endings in _REGULAR)


def _mood(verb: str) -> str:
    """Return "would", "will" or "" for the mood or tense of an irregular verb."""
    if verb in _UNREAL or _WOULD.search(verb):
        return "would"
    return "will" if _WILL.search(verb) and verb != "era" else ""


def _regular(
    put: str, was: str, first: re.Pattern[str], third: re.Pattern[str]
) -> bool:
    if not (first.search(was) and third.search(put)):
        return False
    stem, other = first.sub("", was, count=1), third.sub("", put, count=1)
    return len(stem) >= _STEM and _consonants(stem) == _consonants(other)


def _consonants(stem: str) -> str:
    """Return a stem without the vowels that change: gebe, gibt; puedo, podemos."""
    head, *_ = re.split(r"[aeiou]", plain(stem), maxsplit=1)
    return head + "-" + re.sub(r"[aeiou]+", "-", plain(stem)).strip("-")


def _declension(word: str) -> str:
    return re.sub(r"^(?:mein|dein|unse?r|eue?r|sein|ihr)", "", word)
