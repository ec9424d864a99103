"""Figures: the quantities and dates that claims and sources state.

The door to the modules beside it; the rest of the program imports from here what they
share.
"""

from evidence.text.figures.compare import compare_figures
from evidence.text.figures.figure import (
    Comparator,
    Figure,
    InvalidFigure,
    format_figure,
    format_quantity,
)
from evidence.text.figures.finder import FoundFigure, figures_in
from evidence.text.figures.grammar import parse_figure
from evidence.text.figures.records import Record, from_record, to_record
from evidence.text.figures.units import unit_head
from evidence.text.figures.verdicts import (
    AGREEING,
    AsOfVerdict,
    ComparatorVerdict,
    FigureComparison,
    Unlike,
    ValueVerdict,
    compare_as_of,
)

__all__ = [
    "AGREEING",
    "AsOfVerdict",
    "Comparator",
    "ComparatorVerdict",
    "Figure",
    "FigureComparison",
    "FoundFigure",
    "InvalidFigure",
    "Record",
    "Unlike",
    "ValueVerdict",
    "compare_as_of",
    "compare_figures",
    "figures_in",
    "format_figure",
    "format_quantity",
    "from_record",
    "parse_figure",
    "to_record",
    "unit_head",
]
