"""The figures of a sentence, found once however many rules look at it."""

from __future__ import annotations

from functools import lru_cache

from evidence.text.figures.finder import FoundFigure, figures_in


@lru_cache(maxsize=512)
def printed_figures(text: str) -> tuple[FoundFigure, ...]:
    """Return what ``figures_in`` finds in *text*."""
    return tuple(figures_in(text))
