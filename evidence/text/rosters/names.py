"""Names that stand in a row in prose: «Kyrgyzstan, Tajikistan, and the Holy See».

A row is taken apart at commas, semicolons and «and»; a State or a body whose own name
has an «and» is put together again. Adjectives («Russian, Chinese and Turkish»), months,
and offices in apposition are no members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from evidence.text.checkable_words import MONTHS, STARTERS
from evidence.text.names.members import normal_member
from evidence.text.numbers.words import is_number_word
from evidence.text.rosters.found import FoundMember

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_CAPITAL = (
    r"(?:(?:[A-Z]\.){2,}|St\.|(?:Inc|Ltd|Co|Corp|Jr|Sr|Bros)\.(?=[,;]| and| &)|"
    rf"(?:[dDlL]['’]|al-|el-)?[{_UPPER}][\w’'&-]*(?:\.com)?)"
)
NAME = re.compile(
    rf"(?<![\w’'&-])(?:e(?=[A-Z])|i(?=[A-Z]))?{_CAPITAL}"
    rf"(?: (?:(?:of|for|de|del|da|dos|du|des|la|von|van|den|der|&|d['’])"
    rf"(?: (?:the|la))? )?(?:{_CAPITAL}|[0-9]{{1,2}}\b(?! [{_UPPER}a-z0-9]))){{0,8}}"
)
"""A name is taken whole; no part of it is read twice."""
SEPARATOR = re.compile(
    r" *(?:(?P<comma>[,;]) *)?"
    r"(?P<and>(?:and also|as well as|along with|and|or|nor|plus|&)\b ?)?"
    r"(?:both |also |the |its )?"
)
_BRACKETS = re.compile(r"\((?:[^(),;\n]{0,80}|(?=[^()\n]*[0-9])[^()\n]{0,120})\)")
_LINE = re.compile(r"(?<!\n)\n(?=[^\s|*•–\-0-9])")
_COMPANY = re.compile(r"(?:Inc|Ltd|LLC|Corp|Co|GmbH|PLC|Jr|Sr|DC|D\.C\.|S\.A\.|AG)\b")
_OFFICE = re.compile(
    r"^(?:\w+[ -]){0,3}(?:President|Ministers?|Secretary|Director|Chair\w*|Ambassador|"
    r"Professor|Chancellor|Commissioner|Head|Representative|Governor|Speaker|Leader)"
    r"(?: (?:of|for)\b|-General|$)"
)
_INSTITUTION = re.compile(
    r"(?:^| )(?:Initiative|Organi[sz]ation|Fund|Bank|Council|Commission|Co-?operation|"
    r"Agreement|Forum|Act|Committee|Programme|Program|Policy|Ministry|Conference|Union|"
    r"Agency|Authority|Office|Institute|Association|Convention|Treaty|Society|Service|"
    r"Affairs|Development|Trade|Security|Rights|Research|Studies|Technology|Culture)$"
)
"""The end of a body's name, before which «and» divides nothing."""
_SIDES = frozenset({"North", "South", "East", "West"})
_PLACE = re.compile(rf" (?:in|on|of|for) (?:the )?{_CAPITAL}(?: {_CAPITAL})*")
_BODY = re.compile(r"\b(?:for|of) \w+$|^(?:Ministry|Department|Committee|Office)\b")
_ADJECTIVES = frozenset(
    """
    french dutch greek thai uzbek kazakh kyrgyz tajik turkmen uyghur uighur czech slovak
    swiss serb croat afghan iraqi israeli pakistani saudi yemeni omani kuwaiti qatari
    bahraini emirati bangladeshi somali nepali azeri azerbaijani welsh arab arabic
    turkish latin german spanish icelandic filipino argentine cypriot roma catalan
    basque monegasque mongol tatar uighurs hindi urdu pashto western eastern northern
    southern central catholic orthodox muslim christian jewish buddhist hindu islamic
    slavic nordic baltic celtic hispanic asiatic democratic soviet
    """.split()  # noqa: SIM905 - a list of words is read as words
)
_ADJECTIVE = re.compile(
    r"(?:[a-z]{2,}(?:ian|ean|ish|ese)|[a-z]+(?:nian|gian|can|ban))$"
)
_NOT_ADJECTIVES = frozenset({"sebastian", "cyan", "vatican", "fabian", "julian"})
LEAD_WORDS = STARTERS | frozenset(
    """
    From With Besides Unlike Like Among Between Both Including Members Countries States
    After Before Since By Following Beyond Outside Inside Within Without Towards Via
    Against Concerning Except Namely Only Neither Either Whereas Former Neighbouring
    Neighboring Perhaps Today Recently Later Then When Nevertheless Nonetheless
    Therefore Consequently Furthermore Additionally Finally Similarly Accordingly Hence
    Still Also First Second Third Likewise Otherwise Overall Secondly Thirdly Rather
    Notably Importantly Interestingly Unsurprisingly Historically Officially Currently
    Previously Initially Eventually Ultimately Together Apart Aside Compared Given
    Governments Firms Companies Neighbours Leaders Presidents Officials Following
    """.split()  # noqa: SIM905 - as above
)
"""Capitals that begin a sentence, and are no part of the name behind them."""

Row = list[FoundMember]


def flattened(text: str) -> str:
    """Return *text*, as long, with brackets that list nothing and line ends blanked."""
    plain = _BRACKETS.sub(lambda match: " " * len(match.group()), text)
    return _LINE.sub(" ", plain).replace("\u00a0", " ").replace("\t", "\n")


def rows(flat: str) -> Iterator[tuple[Row, bool]]:
    """Yield the rows of names, and whether the last is joined to them by «and»."""
    row: Row = []
    joints: list[re.Match[str]] = []
    for match in NAME.finditer(flat):
        joint = _joint(flat, row[-1].end, match.start()) if row else None
        start = match.start() + _lead(match.group(), first=joint is None)
        name = FoundMember(start, match.end(), flat[start : match.end()])
        if joint is None or start != match.start():
            yield from _settled(row, joints)
            row, joints = [], []
        else:
            joints.append(joint)
        if name.name:
            row.append(name)
    yield from _settled(row, joints)


def _lead(words: str, *, first: bool) -> int:
    """Return how many characters before the name belong to the sentence."""
    head, _, rest = words.partition(" ")
    if is_number_word(head):
        return len(words)
    if head in LEAD_WORDS and first:
        return len(head) + 1 if rest else len(head)
    return 0


def _joint(flat: str, start: int, end: int) -> re.Match[str] | None:
    """Return what separates two neighbours of a row; None where they are none."""
    if end - start > 200:
        return None
    joint = SEPARATOR.fullmatch(flat, start, end)
    return joint if joint and (joint["comma"] or joint["and"]) else None


def _settled(row: Row, joints: list[re.Match[str]]) -> Iterator[tuple[Row, bool]]:
    if len(row) < 2:
        return
    members, last = _whole(row, joints)
    if len(members) == 2 and last["and"] and not last["comma"]:
        members = [] if _INSTITUTION.search(members[1].name) else members
    if members and _are_members(members):
        yield members, bool(last["and"])


def _whole(row: Row, joints: Sequence[re.Match[str]]) -> tuple[Row, re.Match[str]]:
    """Put names together that «and», or a company's form, had divided."""
    members = [row[0]]
    last = joints[0]
    anded = False
    for name, joint in zip(row[1:], joints, strict=True):
        before = members[-1]
        joined = f"{before.name} and {name.name}"
        divided = bool(joint["and"]) and not joint["comma"]
        if (
            (divided and normal_member(joined).startswith("state:"))
            or (divided and anded and _BODY.search(before.name))
            or (joint["comma"] and not joint["and"] and _COMPANY.match(name.name))
        ):
            text = joint.string[before.start : name.end]
            members[-1] = FoundMember(before.start, name.end, text)
            continue
        anded = anded or bool(joint["and"])
        last = joint
        members.append(name)
    members[-1] = _whole_body(members[-1], last.string)
    return _completed([_shorn(member) for member in members]), last


def _completed(members: Row) -> Row:
    """Return the members, «South» of «South and North Korea» with its whole name."""
    result = list(members)
    for at, (one, after) in enumerate(pairwise(members)):
        side, _, land = after.name.partition(" ")
        if land and {one.name, side} <= _SIDES:
            result[at] = replace(one, whole=f"{one.name} {land}")
    return result


def _whole_body(member: FoundMember, flat: str) -> FoundMember:
    """Return a body with its place: «… for Security and Co-operation in Europe»."""
    rest = _PLACE.match(flat, member.end) if " and " in member.name else None
    if rest is None or member.is_state:
        return member
    return FoundMember(member.start, rest.end(), member.name + rest.group())


def _shorn(member: FoundMember) -> FoundMember:
    """Return a member without the «’s» of what belongs to it."""
    name = re.sub(r"(?:['’]s?|-)$", "", member.name)
    return FoundMember(member.start, member.start + len(name), name)


def _are_members(members: Row) -> bool:
    if len(members) < 2 or all(m.name.split()[0] in MONTHS for m in members):
        return False
    if any(is_adjective(m.name) and not m.is_state for m in members):
        return False
    return not any(_OFFICE.match(member.name) for member in members[1:])


def is_adjective(name: str) -> bool:
    """Tell whether a name is an adjective of a people, a faith or a region."""
    plain = name.lower()
    if plain in _NOT_ADJECTIVES:
        return False
    return plain in _ADJECTIVES or _ADJECTIVE.fullmatch(plain) is not None
