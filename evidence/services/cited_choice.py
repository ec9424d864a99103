"""Find the citation item that a person points at: by its words, place or number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from evidence.checker.facts import Place
from evidence.checker.places import Places
from evidence.errors import Ambiguous, NotFound
from evidence.models import CitationItem, Revision
from evidence.text.document import SourceMap, Span

_POSITION = re.compile(r"(?:.*:)?(\d+):(\d+)")
_NUMBER = re.compile(r"@(\d{1,9})")
_TOLD = 8
"""Places that one message gives of many."""


def choose_items(
    revision: Revision, items: Sequence[CitationItem], wanted: str, *, every: bool
) -> Sequence[CitationItem]:
    """Return the item that *wanted* names, or with *every* all that are printed so.

    *wanted* is the printed text, with or without the locator; else ``LINE:COLUMN`` in
    the file (a path may stand before it); else ``@NUMBER``, from 1 in reading order.
    Raises NotFound, naming near ones, and Ambiguous, with the places.
    """
    return _Choice(revision, items).run(" ".join(wanted.split()), every=every)


class _Choice:
    """The items of one revision, and where they stand in its file."""

    def __init__(self, revision: Revision, items: Sequence[CitationItem]) -> None:
        runs = SourceMap(tuple((start, there) for start, there in revision.source_map))
        self._places = Places(revision.path, revision.source, runs)
        self._revision = revision
        self._items = items

    def run(self, wanted: str, *, every: bool) -> Sequence[CitationItem]:
        fitting = self._printed_so(wanted) or self._pointed_at(wanted)
        if len(fitting) == 1 or (fitting and every):
            return fitting
        if not fitting:
            raise self._not_found(wanted)
        raise Ambiguous(
            f"{wanted!r} is cited in {self._revision.path} {len(fitting)} times:"
            f"\n  {self._listed(fitting)}",
            hint="name one by its LINE:COLUMN or @NUMBER, or decide for all: --all",
        )

    def _printed_so(self, wanted: str) -> Sequence[CitationItem]:
        texts = [(item, " ".join(item.text.split())) for item in self._items]
        same = [item for item, text in texts if text == wanted]
        if same or not wanted or wanted.isdigit():
            return same
        return [
            item
            for item, text in texts
            if text.startswith(wanted) and item.cited.get("locator")
            if not text[len(wanted)].isalnum()
        ]

    def _pointed_at(self, wanted: str) -> Sequence[CitationItem]:
        if number := _NUMBER.fullmatch(wanted):
            at = int(number[1])
            return self._items[at - 1 : at] if at else ()
        position = _POSITION.fullmatch(wanted)
        if position is None:
            return ()
        spot = (int(position[1]), int(position[2]))
        return [item for item in self._items if _holds(self._place(item), spot)]

    def _place(self, item: CitationItem) -> Place:
        return self._places.of(Span(item.start, item.end))

    def _listed(self, fitting: Sequence[CitationItem]) -> str:
        numbers = {item.id: number for number, item in enumerate(self._items, 1)}
        text = self._revision.text
        lines = []
        for item in fitting[:_TOLD]:
            place = self._place(item)
            around = " ".join(text[max(0, item.start - 40) : item.end + 20].split())
            at = f"@{numbers[item.id]} {place.line}:{place.column}"
            lines.append(f"{at}: … {around} …")
        if len(fitting) > _TOLD:
            lines.append(f"and {len(fitting) - _TOLD} more")
        return "\n  ".join(lines)

    def _not_found(self, wanted: str) -> NotFound:
        near = get_close_matches(wanted, [item.text for item in self._items], n=3)
        hint = f"did you mean {'; '.join(dict.fromkeys(near))}?" if near else None
        return NotFound(
            f"{self._revision.path} has no citation {wanted!r}",
            hint=hint or "its citations: evidence citations",
        )


def _holds(place: Place, spot: tuple[int, int]) -> bool:
    end = (place.end_line or place.line, place.end_column or place.column)
    return (place.line, place.column) <= spot < end
