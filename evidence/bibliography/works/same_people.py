"""Whether two records name the same people, as far as they name any."""

from __future__ import annotations

from enum import Enum

from rapidfuzz.distance import OSA

from evidence.bibliography.works.work import Work


class People(Enum):
    """How two lists of people agree."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


def match_people(one: Work, two: Work) -> People:
    """Say whether the first author of one record is the other's, or among them.

    UNKNOWN where one of them names nobody.
    """
    mine, yours = one.families, two.families
    if not mine or not yours:
        return People.UNKNOWN
    if same_family(mine[0], yours[0]):
        initials = one.initial and two.initial and one.initial != two.initial
        alone = len(mine) == 1 or len(yours) == 1
        swapped = initials and alone
        return People.DIFFERENT if swapped else People.SAME
    crossed = mine[0] in yours or yours[0] in mine
    return People.SAME if crossed else People.DIFFERENT


def same_family(one: str, two: str) -> bool:
    """Tell whether two folded names may be of one person or body.

    «mueller» is «muller»; «garcia marquez» is «garcia»; a body may stand by its
    initials; one letter may be mistyped, two in a long name.
    """
    if one == two:
        return True
    if not one or not two:
        return False
    short, long = sorted((_plain(one), _plain(two)), key=len)
    if (
        short == long
        or f" {long} ".startswith(f" {short} ")
        or long.endswith(f" {short}")
    ):
        return True
    if len(short) > 1 and short == "".join(word[0] for word in long.split()):
        return True
    limit = 2 if len(short) >= 9 else 1 if len(short) >= 4 else 0
    if limit == 0 or OSA.distance(short, long, score_cutoff=limit) > limit:
        return False
    return not any(letter.isdigit() for letter in short + long)


def _plain(name: str) -> str:
    for pair in ("ae", "oe", "ue"):
        name = name.replace(pair, pair[0])
    return name
