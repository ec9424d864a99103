"""Whether two records are of one work: the verdict, and the reason in words.

What a record leaves out says nothing; what both state and state differently tells them
apart: volume, issue, first page, part, report number, language, day. Rather a duplicate
missed than two works taken for one: a merge is hard to see afterwards.

In one module because the order of the questions is the verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from evidence.bibliography.works.same_people import People, match_people
from evidence.bibliography.works.title_match import Match, TitleMatch, match_titles
from evidence.bibliography.works.work import Kind, Work


class Tie(StrEnum):
    """How two records stand to each other."""

    SAME = "same work"
    PREPRINT = "preprint and published version"
    EDITIONS = "editions of one work"
    VERSIONS = "versions of one work"
    IDENTIFIER = "one identifier, two titles"


class Verdict(NamedTuple):
    """How two records stand to each other, and why, in words."""

    tie: Tie
    reason: str


_MAX_DELAY = 3
"""Years between a preprint and its publication."""
_LONG = 4
"""Words of a title that hardly another work has."""
_SHORT = 3
"""Words of a title below which all people must be the same."""
_TITLES = {
    Match.SAME: "same title",
    Match.REORDERED: "same title in another order of words",
    Match.SLIPS: "same title but for a slip",
    Match.SHORTENED: "same title without its subtitle",
}
_SERIAL = frozenset({Kind.ARTICLE, Kind.PAPER, Kind.PART, Kind.LOOSE})
_WHOLE = frozenset({Kind.BOOK, Kind.REPORT, Kind.LOOSE})
_FULL = len("2026-11-23")
_TELLING = 10
"""The first page from which on it tells papers of one year apart: not each volume's."""
_JSTOR = "10.2307/"
"""Given to articles that have a publisher's DOI besides."""


def compare_works(one: Work, two: Work, counts: Mapping[str, int]) -> Verdict | None:
    """Say how two records stand to each other; None where nothing ties them.

    *counts* says how many titles of the library have a word.
    """
    named = _same_identifier(one, two)
    people = match_people(one, two)
    if not named and people is People.DIFFERENT:
        return None
    placed = _same_place(one, two)
    title = match_titles(one.title, two.title, counts, placed=placed)
    if named:
        return _by_identifier(one, two, named, title)
    if not title:
        return None
    if _told_apart(one, two) or not _enough(one, two, title, people):
        return None
    return _by_title(one, two, title, people)


def _same_identifier(one: Work, two: Work) -> str:
    """Return the identifier that both have, in words; '' for none."""
    mine, yours = one.ids, two.ids
    if mine.doi and mine.doi == yours.doi:
        return f"same DOI {mine.doi}"
    if mine.pmid and mine.pmid == yours.pmid:
        return f"same PMID {mine.pmid}"
    if mine.arxiv and mine.arxiv == yours.arxiv:
        return f"same arXiv number {mine.arxiv}"
    if one.kind is two.kind is Kind.BOOK and (shared := mine.isbns & yours.isbns):
        return f"same ISBN {min(shared)}…"
    return ""


def _by_identifier(
    one: Work, two: Work, named: str, title: TitleMatch
) -> Verdict | None:
    if Kind.PART in {one.kind, two.kind} and not title:
        return None  # the book's identifier, given to its chapters
    if _parts_differ(one, two):
        return None
    if title or not one.bag or not two.bag or _share_most(one, two):
        if one.preprint is not two.preprint and not named.startswith("same DOI"):
            return Verdict(Tie.PREPRINT, named)
        if _editions_differ(one, two):
            return Verdict(Tie.EDITIONS, f"{named}, but another edition")
        return Verdict(Tie.SAME, named)
    return Verdict(Tie.IDENTIFIER, f"{named}, but different titles")


def _share_most(one: Work, two: Work) -> bool:
    """Tell whether the shorter title's words stand in the longer, but for a third."""
    mine, yours = set(one.bag), set(two.bag)
    return len(mine & yours) * 3 >= min(len(mine), len(yours)) * 2


def _parts_differ(one: Work, two: Work) -> bool:
    return _differ(one.part, two.part) or (
        one.kind is two.kind is Kind.BOOK and _differ(one.volume, two.volume)
    )


def _differ(one: object, two: object) -> bool:
    """Tell whether both are stated, and differ."""
    return bool(one) and bool(two) and one != two


def _told_apart(one: Work, two: Work) -> bool:
    """Tell whether both records state something that one work has once."""
    if Kind.PART in {one.kind, two.kind} and Kind.BOOK in {one.kind, two.kind}:
        return True
    if Kind.OTHER in {one.kind, two.kind} and one.type != two.type:
        return True
    mine, yours = one.ids, two.ids
    pairs = (
        (one.part, two.part),
        (one.language, two.language),
        (mine.pmid, yours.pmid),
        (mine.arxiv, yours.arxiv),
    )
    if any(_differ(a, b) for a, b in pairs):
        return True
    if one.translated is not two.translated and one.year != two.year:
        return True
    return not _crossing(one, two) and _numbers_differ(one, two)


def _crossing(one: Work, two: Work) -> bool:
    """Tell whether one is a preprint of what the other may be: numbers differ then."""
    kinds = {one.kind, two.kind}
    forms = len(kinds) > 1 and Kind.LOOSE not in kinds and not kinds <= _WHOLE
    return forms or one.preprint is not two.preprint


def _numbers_differ(one: Work, two: Work) -> bool:
    mine, yours = one.ids.doi, two.ids.doi
    if _differ(mine, yours) and not any(d.startswith(_JSTOR) for d in (mine, yours)):
        return True
    pairs = [(one.volume, two.volume), (one.number, two.number)]
    if one.kind in _SERIAL and two.kind in _SERIAL:
        pairs.append((one.page, two.page))
        days = len(one.date) == len(two.date) == _FULL
        if days and not (one.volume and one.volume == two.volume):
            pairs.append((one.date, two.date))
    if not one.families and not two.families and one.kind is two.kind is Kind.LOOSE:
        pairs.append((one.address, two.address))
    return any(_differ(a, b) for a, b in pairs)


def _enough(one: Work, two: Work, title: TitleMatch, people: People) -> bool:
    """Tell whether title and people together name one work."""
    where = _same_place(one, two)
    length = min(len(one.title.words), len(two.title.words))
    if one.title.generic or two.title.generic:
        return where and people is People.SAME and one.year == two.year != 0
    if length < _SHORT and set(one.families) != set(two.families):
        return where
    if title.match is Match.SAME:
        return people is People.SAME or where or (length >= _LONG and _near(one, two))
    if title.match is Match.SHORTENED and length < 3:
        return people is People.SAME and (where or one.institution == two.institution)
    return people is People.SAME or (where and length >= _LONG)


def _near(one: Work, two: Work) -> bool:
    """Tell whether nothing speaks against one origin, and the year for it."""
    return one.year == two.year != 0 and not _differ(one.container, two.container)


def _same_place(one: Work, two: Work) -> bool:
    """Tell whether both stand on one page of one volume, or at one address."""
    if one.address and one.address == two.address and "/" in one.address:
        return True
    if not one.page or one.page != two.page:
        return False
    if one.kind is two.kind is Kind.PAPER and one.year == two.year != 0:
        return not isinstance(one.page, str) and one.page > (_TELLING,)
    return bool(one.volume and one.volume == two.volume) or bool(
        one.container and one.container == two.container
    )


def _by_title(
    one: Work, two: Work, title: TitleMatch, people: People
) -> Verdict | None:
    apart = abs(one.year - two.year) if one.year and two.year else 0
    reason = _reason(one, two, title, people)
    if one.preprint is not two.preprint and {one.kind, two.kind} <= _SERIAL:
        return Verdict(Tie.PREPRINT, reason) if apart <= _MAX_DELAY else None
    if _editions_differ(one, two) and {one.kind, two.kind} <= _WHOLE:
        return _editions(one, two, reason)
    if _other_version(one, two):
        return Verdict(Tie.VERSIONS, reason) if apart <= _MAX_DELAY else None
    if apart > 1 or (apart == 1 and not _may_be_late(one, two, title)):
        return None
    return Verdict(Tie.SAME, reason)


def _editions_differ(one: Work, two: Work) -> bool:
    if _differ(one.edition or (1,), two.edition or (1,)) and (
        one.edition and two.edition
    ):
        return True
    if one.kind is not two.kind:
        return False
    return one.kind in {Kind.BOOK, Kind.REPORT} and not _one_date(one.date, two.date)


def _one_date(one: str, two: str) -> bool:
    """Tell whether two dates may be one, of which one is given more exactly."""
    return one.startswith(two) or two.startswith(one)


def _editions(one: Work, two: Work, reason: str) -> Verdict:
    dates = sorted({date for date in (one.date, two.date) if date})
    what = f"of {' and '.join(dates)}" if len(dates) > 1 else "told apart by number"
    return Verdict(Tie.EDITIONS, f"{reason}; editions {what}")


def _other_version(one: Work, two: Work) -> bool:
    """Tell whether the work was published in two places, or in two forms."""
    kinds = {one.kind, two.kind}
    if len(kinds) > 1 and Kind.LOOSE not in kinds and kinds != {Kind.BOOK, Kind.REPORT}:
        return not _same_place(one, two)
    return bool(one.container and two.container) and not _one_container(one, two)


def _one_container(one: Work, two: Work) -> bool:
    """Tell whether two names may be of one journal, book or conference."""
    short, long = sorted((one.container, two.container), key=len)
    if short == long or set(short) <= set(long):
        return True
    if "".join(short) == "".join(word[0] for word in long):
        return True
    rest = iter(long)
    if all(any(word.startswith(part) for word in rest) for part in short):
        return True
    shared = set(short) & set(long)
    return len(shared) * 2 >= len(set(short))


def _may_be_late(one: Work, two: Work, title: TitleMatch) -> bool:
    """Tell whether a year between two records may be that between screen and paper."""
    if title.match is Match.SHORTENED or not (
        one.kind in _SERIAL and two.kind in _SERIAL
    ):
        return False
    return _same_place(one, two) or (
        len(one.title.words) >= _LONG and not _differ(one.container, two.container)
    )


def _reason(one: Work, two: Work, title: TitleMatch, people: People) -> str:
    parts = [_TITLES[title.match]]
    if title.slips:
        shown = ", ".join(f"“{mine}”/“{yours}”" for mine, yours in title.slips)
        parts[0] += f" ({shown})"
    if people is People.SAME:
        parts.append("same first author")
    if one.year and one.year == two.year:
        parts.append("same year")
    if _same_place(one, two):
        parts.append("same place")
    return ", ".join(parts)
