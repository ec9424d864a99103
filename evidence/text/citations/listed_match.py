"""Tie an item of a printed reference list to the entry that it describes.

By its DOI, else by its title with author or year. A list prints each work in full, so
that what the citation alone leaves open is mostly settled here; a likeness decides
nothing here either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.bibliography.identifiers import normal_doi
from evidence.text.citations.name_match import compact, family_forms, institution_forms
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.reference_list import ListedWork

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_TRAILING = ".,;:)]}”’\"'"
_HEAD = 200
"""Characters of a listed work within which its authors stand."""
_OWN_TITLE = 12
"""Letters of a title that one author gives to one work."""
_SURE_TITLE = 25
"""Letters of a title that no other work has by chance."""


@dataclass(frozen=True, slots=True)
class ListedMatch:
    """What a listed work is: one entry, several that fit equally, or none."""

    keys: tuple[str, ...]
    reason: str

    @property
    def key(self) -> str | None:
        """The entry, where it is exactly one."""
        return self.keys[0] if len(self.keys) == 1 else None


def match_listed(work: ListedWork, index: ReferenceIndex) -> ListedMatch:
    """Return the entry that *work* describes."""
    by_doi = _by_doi(work, index)
    by_title = _by_title(work, index)
    if by_doi and by_title:
        both = [one for one in by_doi if one.key in {two.key for two in by_title}]
        if both:
            return _match(both, "by its DOI and title")
        # A DOI that was copied from another entry contradicts the printed title.
        return _match([*by_doi, *by_title], "its DOI and its title are two entries'")
    if by_doi:
        return _match(by_doi, "by its DOI")
    if by_title:
        return _match(by_title, "by its title")
    return ListedMatch((), "no entry has its title or its DOI")


def _match(found: list[Reference], reason: str) -> ListedMatch:
    return ListedMatch(tuple(dict.fromkeys(one.key for one in found)), reason)


def _by_doi(work: ListedWork, index: ReferenceIndex) -> list[Reference]:
    for found in _DOI.finditer(work.text):
        doi = normal_doi(found[0])
        while doi and doi not in index.dois and doi[-1] in _TRAILING:
            doi = doi[:-1]
        if doi in index.dois:
            return index.dois[doi]
    return []


def _by_title(work: ListedWork, index: ReferenceIndex) -> list[Reference]:
    """Return the entries whose title stands in the work, and whose author or year.

    Whole titles count before main titles, longer ones before shorter ones (a book's
    title stands in that of its review), and of equals those whose year is printed.
    """
    ranked: list[tuple[tuple[int, int, int], Reference]] = []
    for spot in index.titles.spots(work.text):
        reference = index.references[spot.place]
        author = _has_author(work, reference)
        agrees = int(author) + int(_has_year(work, reference))
        letters = len(compact(work.text[spot.start : spot.end]))
        enough = _OWN_TITLE if author else _SURE_TITLE
        if agrees < 2 and not (agrees and spot.whole and letters >= enough):
            continue
        rank = (agrees, int(spot.whole), letters)
        ranked.append((rank, reference))
    if not ranked:
        return []
    best = max(rank for rank, _ in ranked)
    return [reference for rank, reference in ranked if rank == best]


def _has_year(work: ListedWork, reference: Reference) -> bool:
    if not reference.years:
        return True
    return any(
        re.search(rf"(?<!\d){year}(?!\d)", work.text) for year in reference.years
    )


def _has_author(work: ListedWork, reference: Reference) -> bool:
    if not reference.names:
        return True
    first = reference.names[0]
    forms = institution_forms(first.literal) if first.literal else family_forms(first)
    head = compact(work.text[:_HEAD])
    return any(form in head for form in forms)


def differences(work: ListedWork, reference: Reference) -> tuple[str, ...]:
    """Return in words what a listed work prints otherwise than its entry.

    Compared are the first author, the year and the title; what a style leaves out or
    abbreviates is no difference.
    """
    found: list[str] = []
    if not _has_author(work, reference):
        found.append(f"the entry's author is {reference.names[0].display}")
    if not _has_year(work, reference):
        printed = work.year or "no year"
        found.append(f"{printed} in the list, {reference.year} in the entry")
    title = compact(reference.title)
    main = compact(re.split(r"[:?!—–]\s", reference.title, maxsplit=1)[0])
    if main and main not in compact(work.text):
        found.append(f"the entry's title is “{reference.title}”")
    elif title and title not in compact(work.text) and ":" in work.text:
        found.append(f"the entry's whole title is “{reference.title}”")
    return tuple(found)
