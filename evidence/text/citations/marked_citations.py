"""Tie the citations that a file's own format marks: by key, DOI, or what it says.

A citekey that the bibliography has is the entry. Zotero, Mendeley and EndNote put the
work's data into the file; these are compared with the entries: the DOI first, else
title, year and first author, all three.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from evidence.bibliography.identifiers import normal_doi
from evidence.text.citations.cited_item import Citation, CitedItem
from evidence.text.citations.name_match import compact, family_forms, spellings
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.resolver import ItemStatus, Resolution
from evidence.text.document import MarkedCitation, MarkedItem

_PRINTS_KEYS = frozenset(["latex", "pandoc"])
"""Systems whose text shows the keys themselves."""

Tied = tuple[Citation, tuple[Resolution, ...]]


def read_marked(
    text: str, marked: Iterable[MarkedCitation], index: ReferenceIndex
) -> tuple[Tied, ...]:
    """Return the marked citations of *text* with what each item means.

    A link to a DOI that no entry has is a link.
    """
    tied = (_tied(text, one, index) for one in marked)
    return tuple(one for one in tied if not _is_mere_link(one))


def _is_mere_link(tied: Tied) -> bool:
    citation, meant = tied
    return not any(item.author for item in citation.items) and all(
        one.status is ItemStatus.MISSING for one in meant
    )


def _tied(text: str, marked: MarkedCitation, index: ReferenceIndex) -> Tied:
    shown = text[marked.start : marked.end]
    items: list[CitedItem] = []
    since = 0
    for item in marked.items:
        items.append(_item(shown, marked, item, since))
        if items[-1].start > marked.start or items[-1].end < marked.end:
            since = items[-1].end - marked.start
    citation = Citation(
        marked.start, marked.end, shown, narrative=False, items=tuple(items)
    )
    return citation, tuple(_resolve(item, marked, index) for item in marked.items)


def _item(
    shown: str, marked: MarkedCitation, item: MarkedItem, since: int
) -> CitedItem:
    """Return the item; where the format doesn't say, it stands over the citation.

    Keys are printed in the order of the items: each is looked for after the last,
    from *since*, so that ten thousand in one citation are read through once.
    """
    names = tuple(
        str(name.get("family") or name.get("literal") or "")
        for name in item.data.get("author", ())
        if isinstance(name, Mapping)
    )
    start, end = marked.start, marked.end
    if item.key and marked.system in _PRINTS_KEYS:
        place = _place(shown, item.key, since)
        if place >= 0:
            start, end = start + place, start + place + len(item.key)
    return CitedItem(
        start=start,
        end=end,
        text=shown[start - marked.start : end - marked.start],
        names=names,
        et_al=False,
        year=_year(item.data),
        locator=item.locator or None,
        prefix_text=item.prefix,
        author=item.key or " and ".join(names),
    )


def _place(shown: str, key: str, since: int) -> int:
    """Return where *key* stands as a word, after *since* before anywhere; else -1."""
    for first in (since, 0):
        at = shown.find(key, first)
        while at >= 0:
            end = at + len(key)
            if not (_in_word(shown[at - 1 : at]) or _in_word(shown[end : end + 1])):
                return at
            at = shown.find(key, at + 1)
    return -1


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _resolve(
    item: MarkedItem, marked: MarkedCitation, index: ReferenceIndex
) -> Resolution:
    if item.key and item.key in index.keys:
        key = index.keys[item.key].key
        reason = f"the text has the citekey {item.key}"
        return Resolution(ItemStatus.RESOLVED, key, (), 100, (reason,))
    found = _by_doi(item, index)
    reason = "the file's own data of the work have its DOI"
    if not found:
        found = _by_data(item.data, index)
        reason = "the file's own data of the work have its title, year and author"
    keys = tuple(dict.fromkeys(one.key for one in found))
    if len(keys) == 1:
        return Resolution(ItemStatus.RESOLVED, keys[0], (), 100, (reason,))
    if keys:
        several = f"{reason}, as {len(keys)} entries have"
        return Resolution(ItemStatus.AMBIGUOUS, None, keys, 100, (several,))
    return _missing(item, marked)


def _missing(item: MarkedItem, marked: MarkedCitation) -> Resolution:
    title = str(item.data.get("title") or "")
    what = f"the key {item.key}" if item.key else f"“{title}”" if title else "this work"
    reason = f"no entry for {what}, which {marked.system} marks"
    return Resolution(ItemStatus.MISSING, None, (), 0, (reason,))


def _by_doi(item: MarkedItem, index: ReferenceIndex) -> list[Reference]:
    for text in (str(item.data.get("DOI") or ""), *item.uris):
        found = index.dois.get(normal_doi(text)) if text else None
        if found:
            return found
    return []


def _by_data(data: Mapping[str, Any], index: ReferenceIndex) -> list[Reference]:
    title = compact(str(data.get("title") or ""))
    if not title:
        return []
    spots = index.titles.spots(str(data["title"]))
    found = [index.references[spot.place] for spot in spots if spot.whole]
    return [
        one
        for one in dict.fromkeys(found)
        if compact(one.title) == title
        and _same_year(one, data)
        and _same_author(one, data)
    ]


def _year(data: Mapping[str, Any]) -> str:
    issued = data.get("issued")
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return str(parts[0][0])
    return str(issued.get("raw") or issued.get("literal") or "")[:4]


def _same_year(reference: Reference, data: Mapping[str, Any]) -> bool:
    year = _year(data)
    if not year or not reference.years:
        return True
    return year in {str(one) for one in reference.years}


def _same_author(reference: Reference, data: Mapping[str, Any]) -> bool:
    people = data.get("author") or data.get("editor") or ()
    first = people[0] if isinstance(people, list) and people else None
    if not isinstance(first, Mapping) or not reference.names:
        return True
    ours = reference.names[0]
    particle = (
        first.get("non-dropping-particle") or first.get("dropping-particle") or ""
    )
    if ours.literal:
        shown = (
            first.get("literal")
            or f"{first.get('given', '')} {first.get('family', '')}"
        )
        return bool(spellings(str(shown)) & spellings(ours.literal))
    family = str(first.get("family") or first.get("literal") or "")
    forms = spellings(family) | spellings(f"{particle} {family}")
    return bool(forms & family_forms(ours))
