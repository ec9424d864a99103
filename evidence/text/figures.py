"""Figures: the quantities and dates that claims and sources state.

The door to the ``figure_*`` modules; everything else in the program imports from here.
"""

from evidence.text.figure_compare import compare_figures
from evidence.text.figure_finder import FoundFigure, figures_in
from evidence.text.figure_grammar import parse_figure
from evidence.text.figure_records import Record, from_record, to_record
from evidence.text.figure_type import (
    Comparator,
    Figure,
    InvalidFigure,
    format_figure,
    format_quantity,
)
from evidence.text.figure_units import unit_head
from evidence.text.figure_verdicts import (
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
