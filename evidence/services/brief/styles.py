"""The sources of a brief in a citation style."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.bibliography.entry import Entry
from evidence.checker.facts import SourceFacts
from evidence.exporters.pieces import Piece
from evidence.services.citing.processing import cite
from evidence.services.citing.styles import find_style


def format_sources(
    sources: Sequence[SourceFacts], style: str
) -> tuple[tuple[SourceFacts, tuple[Piece, ...]], ...]:
    """Return *sources* with their formatted entries, in the style's order.

    A source that the style prints nothing of is given its citekey and title. Raises
    UsageFault for a style that is neither shipped nor a file, InputRefused for a file
    that is no independent CSL style.
    """
    by_key = {source.name: source for source in sources}
    found = cite([entry_of(each) for each in sources], find_style(style), in_text=False)
    return tuple(
        (source, each.reference or (Piece(f"{source.name}. {source.title}"),))
        for each in found
        for source in (by_key[each.key],)
    )


def entry_of(source: SourceFacts) -> Entry:
    """Return the entry that *source* was read from, as far as it is stored."""
    return Entry(
        key=source.name,
        type=source.entry_type,
        fields=source.fields,
        raw=source.raw,
        path=source.place.path,
        line=source.place.line,
        end_line=source.place.end_line or source.place.line,
    )
