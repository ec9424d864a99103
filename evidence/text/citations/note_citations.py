"""Find the works that notes cite: in full first, then in short, then by «ibid.».

«Jane Smith, Big Book (London: Pub, 2010), 23», later «Smith, Big Book, 45», then
«Ibid., 46», or «Smith, op. cit., 47». A work is known by its title with its author
beside it; what only points back is what was cited there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence.text.citations.cited_item import Citation, CitedItem
from evidence.text.citations.marked_citations import Tied
from evidence.text.citations.name_match import compact, family_forms, institution_forms
from evidence.text.citations.reference import Reference
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.resolver import ItemStatus, Resolution
from evidence.text.document import Span

_IBID = re.compile(r"\b(?:[Ii]bid(?:em)?|[Ee]bd|[Ii]d)\b\.?")
_OP_CIT = re.compile(r"\b(?:op|loc|art)\.\s?cit\.?|\ba\.\s?a\.\s?O\.|\bsupra\b")
_SEGMENT = re.compile(r"(?:[^;]|;(?=\s*\d))+")
_LOCATOR = re.compile(r",\s*(?:pp?\.\s?)?(\d[\d–-]{0,12}(?:,\s?\d[\d–-]{0,12}){0,4})")
_OPENING = re.compile(
    r"(?:\[\d+\]\s*)?(?:(?:[Ss]ee|[Cc]f\.|[Aa]lso|e\.g\.|[Ff]or example),?\s+){0,3}"
    r"(?P<name>[^\W\d_a-z][^,;.\d]{1,60}),"
)
_BEFORE = 240
"""Characters before a title within which its author stands."""
_SHORTEST = 15
"""Letters of a title that can be told from other words without its author."""


@dataclass(slots=True)
class _Cited:
    """What a note cited last, for those that point back."""

    last: Reference | None = None
    by_author: dict[str, Reference] | None = None


def find_note_citations(
    text: str, notes: Sequence[Span], index: ReferenceIndex
) -> tuple[Tied, ...]:
    """Return the citations in *notes*, each note's works one after the other."""
    cited = _Cited(by_author={})
    found: list[Tied] = []
    for note in notes:
        for segment in _SEGMENT.finditer(text, note.start, note.end):
            here = Span(*segment.span())
            titled = list(_titled(text, here, index))
            if titled:
                found.extend(titled)
                _remember(titled, index, cited)
                continue
            back = _pointing_back(text, here, cited)
            if back is not None:
                found.append(back)
    return tuple(found)


def _titled(text: str, here: Span, index: ReferenceIndex) -> Iterator[Tied]:
    """Yield the works whose title stands in a segment, with their author before it."""
    reached = here.start
    spots = [
        spot
        for spot in index.titles.spots(text, here.start, here.end)
        if _fits(text, here, spot.start, spot.end, index.references[spot.place])
    ]
    for spot in sorted(spots, key=lambda one: (one.start, -one.end)):
        if spot.start < reached:
            continue
        same = [
            index.references[one.place]
            for one in spots
            if (one.start, one.end) == (spot.start, spot.end)
        ]
        reached = spot.end
        yield _tied(text, here, Span(spot.start, spot.end), _best(text, here, same))


def _fits(text: str, here: Span, start: int, end: int, reference: Reference) -> bool:
    if text[max(0, start - 1) : start] in {"/", "-", "_"}:
        return False  # in an address
    if not reference.names:
        return len(compact(text[start:end])) >= _SHORTEST
    before = compact(text[max(here.start, start - _BEFORE) : start])
    first = reference.names[0]
    forms = institution_forms(first.literal) if first.literal else family_forms(first)
    return any(form in before for form in forms)


def _best(text: str, here: Span, works: Sequence[Reference]) -> list[Reference]:
    """Return the works of one title whose year is printed; all where none is."""
    words = text[here.start : here.end]
    dated = [one for one in works if any(str(year) in words for year in one.years)]
    return list(dated or works)


def _tied(text: str, here: Span, place: Span, works: Sequence[Reference]) -> Tied:
    located = _last_locator(text, place.end, here.end)
    end = located.end() if located else place.end
    keys = tuple(dict.fromkeys(one.key for one in works))
    shown = text[place.start : place.end]
    reason = f"the note has the title “{' '.join(shown.split())[:80]}”"
    if len(keys) == 1:
        meant = Resolution(ItemStatus.RESOLVED, keys[0], (), 100, (reason,))
    else:
        several = (reason, f"{len(keys)} entries have it")
        meant = Resolution(ItemStatus.AMBIGUOUS, None, keys, 100, several)
    return _citation(text, Span(place.start, end), located, meant)


def _last_locator(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the page that a note ends with: before it stand years and volumes."""
    located = list(_LOCATOR.finditer(text, start, end))
    if not located or text[located[-1].end() : end].strip(" .;\n"):
        return None
    return located[-1]


def _citation(
    text: str, place: Span, located: re.Match[str] | None, meant: Resolution
) -> Tied:
    shown = text[place.start : place.end]
    item = CitedItem(
        start=place.start,
        end=place.end,
        text=shown,
        names=(),
        et_al=False,
        year="",
        locator=located[1] if located else None,
        author=shown,
    )
    citation = Citation(place.start, place.end, shown, narrative=False, items=(item,))
    return citation, (meant,)


def _remember(titled: Sequence[Tied], index: ReferenceIndex, cited: _Cited) -> None:
    for _, meant in titled:
        key = meant[0].key
        cited.last = index.keys[key] if key is not None else None
        if cited.last is not None and cited.last.names and cited.by_author is not None:
            cited.by_author[compact(cited.last.names[0].short)] = cited.last


def _pointing_back(text: str, here: Span, cited: _Cited) -> Tied | None:
    ibid = _IBID.search(text, here.start, here.end)
    if ibid is not None:
        return _back(text, here, Span(*ibid.span()), cited.last, "the note before it")
    opened = _opening(text, here)
    if opened is None:
        return None
    names, place = opened
    known = (cited.by_author or {}).get(compact(names.split(" and ")[0].split()[-1]))
    short = _OP_CIT.search(text, here.start, here.end) or _LOCATOR.search(
        text, place.end - 1, min(here.end, place.end + 20)
    )
    if known is None or short is None:
        return None
    cited.last = known
    return _back(text, here, place, known, "an earlier note")


def _opening(text: str, here: Span) -> tuple[str, Span] | None:
    start = here.start
    while start < here.end and text[start].isspace():
        start += 1
    opened = _OPENING.match(text, start, here.end)
    return (opened["name"], Span(*opened.span("name"))) if opened else None


def _back(
    text: str, here: Span, place: Span, work: Reference | None, where: str
) -> Tied:
    located = _LOCATOR.search(text, place.end - 1, here.end)
    end = max(place.end, located.end() if located else 0)
    if work is None:
        reason = (f"“{text[place.start : place.end]}” points to no work that is known",)
        meant = Resolution(ItemStatus.MISSING, None, (), 0, reason)
    else:
        reason = (f"“{text[place.start : place.end]}” points to {where}",)
        meant = Resolution(ItemStatus.RESOLVED, work.key, (), 100, reason)
    return _citation(text, Span(place.start, end), located, meant)
