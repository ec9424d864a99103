"""Find the entries that differ from a cited item in one thing, and say in what."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from evidence.text.citations.author_match import AuthorMatch, compare_authors
from evidence.text.citations.cited_item import CitedItem
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex

Near = tuple[Reference, AuthorMatch]
"""An entry and what differs."""


def near_matches(
    item: CitedItem, index: ReferenceIndex, *, once: bool = True
) -> list[Near]:
    """Return the entries that differ in one thing, most telling difference first.

    A year counts only where the item is printed *once*.
    """
    issued = [
        (
            reference,
            AuthorMatch(exact=False, score=75, reasons=(_issuer(item, reference),)),
        )
        for reference in (
            *index.by_institution(item, item.year),
            *index.by_title(item, item.year),
        )
    ]
    if issued and not item.et_al:
        return issued
    found = [
        *index.by_slip(item, item.year),
        *index.by_given_name(item, item.year),
        *index.by_coauthor(item, item.year),
    ]
    slips = [(reference, compare_authors(item, reference)) for reference in found]
    slips = [(reference, match) for reference, match in slips if match.score]
    return slips or (_other_years(item, index) if once else [])


def _issuer(item: CitedItem, reference: Reference) -> str:
    author = reference.names[0].short if reference.names else "nobody"
    return (
        f"{item.author} in the text names who or what published the work; "
        f"the entry's author is {author}"
    )


def _other_years(item: CitedItem, index: ReferenceIndex) -> list[Near]:
    """Return the author's works whose year is a slip of the pen away.

    Where either has no year, only the author's single work.
    """
    works = [
        reference
        for reference in index.works(item)
        if compare_authors(item, reference).exact
    ]
    near = []
    for reference in works:
        undated = not item.year.isdigit() or not reference.years
        slips = [abs(int(item.year) - y) for y in reference.years if not undated]
        if undated and len(works) > 1:
            continue
        only = len(works) == 1
        if slips and not any(_is_slip(item.year, y, only) for y in reference.years):
            continue
        reason = f"year {item.year} in the text, {reference.year} in the entry"
        score = max(85 - 5 * min(slips, default=9), 40)
        near.append(
            (reference, AuthorMatch(exact=False, score=score, reasons=(reason,)))
        )
    return near


def _is_slip(printed: str, year: int, only: bool) -> bool:  # noqa: FBT001 - as said
    """Say whether two years are next to each other, or differ by a slip of the pen.

    Two neighbouring digits exchanged, «1979» for «1997»; where the author has this
    *only* work, one digit too: «2019» for «2009».
    """
    if abs(int(printed) - year) <= 1:
        return True
    there = str(year)
    exchanged = sorted(there) == sorted(printed)
    return (exchanged or only) and OSA.distance(printed, there) == 1
