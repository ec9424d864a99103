"""Which notes stand together in the margin beside a manuscript's text."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.exporters.base import Run

NEAR = 120
"""Characters, more than a line has, within which claims share a note's place.

WeasyPrint lays two floats that begin in one line over one another.
"""


def margin_notes(runs: Sequence[Run]) -> list[tuple[int, ...]]:
    """Return, for each of a block's runs, the claims whose notes begin beside it."""
    notes: list[tuple[int, ...]] = [() for _ in runs]
    place, group, begun = 0, 0, -NEAR
    for number, run in enumerate(runs):
        if run.begins:
            if place - begun >= NEAR:
                group, begun = number, place
            notes[group] += run.begins
        place += len(run.text)
    return notes
