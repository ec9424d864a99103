"""Which notices are about which work; a pure function of what both say of themselves.

By DOI, by PubMed number, or by title *and* year of a work whose identifiers do not say
otherwise. Never by title alone, and never by a short one: dozens of editorials are
called «Introduction». A wrong «retracted» is worse than a missed one that a DOI would
have found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidence.bibliography.agreement.title_key import names_notice, title_key
from evidence.bibliography.dates import Edtf
from evidence.bibliography.identifiers import normal_doi
from evidence.checker.notices import NoticeFacts

MIN_WORDS = 5
MIN_LETTERS = 25
"""Of a title that may identify a work, together with its year."""
YEARS_APART = 1
"""Online first and in print often differ by one."""
_PUBMED = re.compile(
    r"(?:pmid\s*:?\s*|https?://\S*/)?0*([1-9][0-9]{0,8})/?", re.IGNORECASE
)
_SMALL_WORDS = frozenset({"the", "of", "and", "for", "in", "on", "a", "an", "de", "la"})


@dataclass(frozen=True, slots=True)
class Work:
    """What an entry says of itself that a notice may say too; empty where it doesn't.

    *key* is the key of its title, however short.
    """

    doi: str
    pmid: str
    key: str
    years: tuple[int, int] | None
    container: str

    @property
    def searched_key(self) -> str:
        """Return the title's key where it may be searched for, else ""."""
        long_enough = len(self.key) >= MIN_LETTERS and self.key.count(" ") >= (
            MIN_WORDS - 1
        )
        return self.key if long_enough and self.years is not None else ""


def work_of(
    fields: Iterable[tuple[str, str]], title: str, container: str, issued: Edtf | None
) -> Work:
    """Return the work that an entry describes; *fields* have names in lower case."""
    known = dict(fields)
    return Work(
        doi=_doi(known),
        pmid=_pmid(known),
        key=title_key(title),
        years=_years(issued),
        container=title_key(container),
    )


class NoticeIndex:
    """Finds the notices about a work among many."""

    def __init__(self, notices: Iterable[NoticeFacts]) -> None:
        self._by_doi: dict[str, list[NoticeFacts]] = defaultdict(list)
        self._by_pmid: dict[str, list[NoticeFacts]] = defaultdict(list)
        self._by_title: dict[str, list[NoticeFacts]] = defaultdict(list)
        for notice in notices:
            if notice.doi:
                self._by_doi[notice.doi].append(notice)
            if notice.pmid:
                self._by_pmid[notice.pmid].append(notice)
            if notice.title_key:
                self._by_title[notice.title_key].append(notice)

    def about(self, work: Work) -> tuple[NoticeFacts, ...]:
        """Return the notices about *work*, each once, in no particular order."""
        found: dict[tuple[str, str], NoticeFacts] = {}
        for notice in self._candidates(work):
            if is_about(notice, work):
                found[notice.dataset, notice.record] = notice
        return tuple(found.values())

    def _candidates(self, work: Work) -> Iterable[NoticeFacts]:
        yield from self._by_doi.get(work.doi, ())
        yield from self._by_pmid.get(work.pmid, ())
        yield from self._by_title.get(work.searched_key, ())


def is_about(notice: NoticeFacts, work: Work) -> bool:
    """Tell whether *notice* is about *work*, and *work* not the notice itself."""
    if names_notice(work.key, notice.title_key):
        return False
    pairs = ((work.doi, notice.doi), (work.pmid, notice.pmid))
    known = [ours == theirs for ours, theirs in pairs if ours and theirs]
    if known:
        return any(known)
    key = work.searched_key
    return bool(
        key
        and key == notice.title_key
        and _near(work.years, notice.year)
        and _may_be_one(work.container, title_key(notice.container))
    )


def _doi(known: dict[str, str]) -> str:
    for name in ("doi", "url"):
        doi = normal_doi(known.get(name, ""))
        if doi.startswith("10.") and "/" in doi:
            return doi
    return ""


def _pmid(known: dict[str, str]) -> str:
    archive = known.get("eprinttype", known.get("archiveprefix", "")).strip().lower()
    given = known.get("eprint", "") if archive in {"pubmed", "pmid"} else ""
    match = _PUBMED.fullmatch((known.get("pmid") or given).strip())
    return match[1] if match else ""


def _years(issued: Edtf | None) -> tuple[int, int] | None:
    if issued is None or issued.earliest is None or issued.latest is None:
        return None
    return issued.earliest.year, issued.latest.year


def _near(years: tuple[int, int] | None, year: int) -> bool:
    if years is None or not year:
        return False
    return years[0] - YEARS_APART <= year <= years[1] + YEARS_APART


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two journals' keys may mean one, of which either is abbreviated."""
    ours, theirs = _journal_words(one), _journal_words(other)
    if not ours or not theirs:
        return True
    short, long = sorted((ours, theirs), key=len)
    rest = iter(long)
    in_order = all(any(_begins(word, other) for other in rest) for word in short)
    initials = "".join(word[0] for word in long)
    return in_order or "".join(short) == initials


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _journal_words(key: str) -> Sequence[str]:
    return [word for word in key.split() if word not in _SMALL_WORDS]
