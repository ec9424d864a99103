"""Find the entries that differ from a cited item in one thing, and say in what."""

from __future__ import annotations

from evidence.text.author_match import AuthorMatch, compare_authors
from evidence.text.cited_item import CitedItem
from evidence.text.reference import Reference
from evidence.text.reference_index import ReferenceIndex

CLOSE_YEARS = 2
"""How far a year may differ to count as a slip where the author has other works."""

Near = tuple[Reference, AuthorMatch]
"""An entry and what differs."""


def near_matches(item: CitedItem, index: ReferenceIndex) -> list[Near]:
    """Return the entries that differ in one thing, most telling difference first."""
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
    return slips or _other_years(item, index)


def _issuer(item: CitedItem, reference: Reference) -> str:
    author = reference.names[0].short if reference.names else "nobody"
    return (
        f"{item.author} in the text names who or what published the work; "
        f"the entry's author is {author}"
    )


def _other_years(item: CitedItem, index: ReferenceIndex) -> list[Near]:
    """Return the author's works of another year: close by, or the only one."""
    works = [
        (reference, match)
        for reference in index.works(item)
        if (match := compare_authors(item, reference)).exact
    ]
    near = []
    for reference, _ in works:
        gap = _gap(item.year, reference)
        if gap is None or gap > CLOSE_YEARS:
            if len(works) > 1:
                continue
            gap = 50 if gap is None else gap
        reason = f"year {item.year} in the text, {reference.year} in the entry"
        score = max(85 - 5 * gap, 40)
        near.append(
            (reference, AuthorMatch(exact=False, score=score, reasons=(reason,)))
        )
    return near


def _gap(year: str, reference: Reference) -> int | None:
    """Return the years between, or None where one of the two has none."""
    if not year.isdigit() or not reference.years:
        return None
    return min(abs(int(year) - there) for there in reference.years)
