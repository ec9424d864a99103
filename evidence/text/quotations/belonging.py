"""Whose, or of what, an office is that brackets give to it: «the master [of the Dora]».

The source need not print the two together: where one ship only is named in it, the
master, without another word, is hers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed

_OWNERS = {
    "master captain skipper mate crew helmsman bosun hull deck bridge engine cargo "
    "passengers owner owners wreck log rudder propeller": (
        "ship vessel ferry boat barge tanker trawler steamer schooner yacht tug brig "
        "barque lighter freighter liner submarine frigate lifeboat cutter"
    ),
    "headmaster headmistress head headteacher pupils teachers governors parents": (
        "school academy college"
    ),
    "mayor council inhabitants residents villagers townspeople vicar": (
        "town village city borough parish"
    ),
    "director directors chairman chairwoman chair board shareholders employees "
    "managers founder": "company firm bank manufacturer charity museum theatre",
    "doctors nurses patients surgeons": "hospital clinic infirmary",
    "editor readers publisher": "newspaper magazine journal daily weekly",
    "driver guard conductor": "train bus coach express",
    "pilot wreckage": "aircraft plane airliner jet",
}
"""Offices and parts, and the kinds of thing of which they are."""
_ANY = frozenset(listed("ship vessel boat craft company firm town place"))
"""Words for any of a kind."""
_ARTICLES = frozenset(listed("the its her their a an"))
_NAME = r"(?P<name>[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+){0,2})"


def owns(source: SourceText, filler: Sequence[Token], before: Sequence[Token]) -> bool:
    """Tell whether «of …» beside an office is the one named thing that can have it."""
    name = content(filler)
    if len(before) < 2 or filler[0].key != "of" or not name:
        return False
    if before[-2].key not in _ARTICLES or not all(w.text[:1].isupper() for w in name):
        return False
    put = " ".join(word.text for word in name).lower()
    text, kinds = source.normal.text, _kinds(before[-1])
    return (_named(text[: before[-1].start], kinds) or _named(text, kinds)) == {put}


def disowned(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token]
) -> str:
    """Say of what an office is, if «of the lifeboat» names another kind of thing."""
    thing = content(filler)
    if len(before) < 2 or filler[0].key != "of" or len(thing) != 1:
        return ""
    kinds = _kinds(before[-1])
    (word,) = thing
    if word.key not in kinds - _ANY or before[-2].key not in _ARTICLES:
        return ""
    text = source.normal.text[: before[-1].start]
    named = _named(text, kinds)
    if len(named) != 1 or _named(text, frozenset({word.key})):
        return ""
    return f"“[of the {word.text}]” is not of what “{before[-1].text}” is there"


def _kinds(office: Token) -> frozenset[str]:
    """Return the kinds of thing of which an office may be."""
    return frozenset(
        kind
        for offices, kinds in _OWNERS.items()
        if office.key in listed(offices)
        for kind in listed(kinds)
    )


def _named(text: str, some: frozenset[str]) -> set[str]:
    """Return the names of all things of some kinds that a text names as such."""
    if not some:
        return set()
    kinds = "|".join(sorted(some))
    forms = (
        rf"\b(?i:{kinds}),? (?:called |named )?(?:the |of )?{_NAME}",
        rf"\b{_NAME},? (?:an? |the )(?:[a-z-]+ ){{0,2}}(?:{kinds})\b",
    )
    found = (match for form in forms for match in re.finditer(form, text))
    return {match["name"].removeprefix("The ").lower() for match in found}
