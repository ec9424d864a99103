"""Tie an item of a printed reference list to the entry that it describes.

By its DOI, else by its title with author or year. A list prints each work in full, so
that what the citation alone leaves open is mostly settled here; a likeness decides
nothing here either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.bibliography.identifiers import normal_doi
from evidence.text.name_match import compact, family_forms, institution_forms
from evidence.text.reference import Reference
from evidence.text.reference_index import ReferenceIndex
from evidence.text.reference_list import ListedWork
from evidence.text.title_spotting import Spot

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_TRAILING = ".,;:)]}”’\"'"
_HEAD = 200
"""Characters of a listed work within which its authors stand."""
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
        agrees = _agrees(work, reference)
        letters = len(compact(work.text[spot.start : spot.end]))
        if not _counts(spot, agrees, letters):
            continue
        rank = (agrees, int(spot.whole), letters)
        ranked.append((rank, reference))
    if not ranked:
        return []
    best = max(rank for rank, _ in ranked)
    return [reference for rank, reference in ranked if rank == best]


def _counts(spot: Spot, agrees: int, letters: int) -> bool:
    """Say whether a title found is enough, by how much else agrees."""
    if agrees == 2:
        return True
    return agrees == 1 and letters >= _SURE_TITLE and spot.whole


def _agrees(work: ListedWork, reference: Reference) -> int:
    """Return how many of author and year stand in the work: 0 to 2."""
    return int(_has_author(work, reference)) + int(_has_year(work, reference))


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
