"""Published scales of ratings, one a file; how the ledger finds and reads them."""

from evidence.ratings.base import Confidence, Dimension, InvalidLevel, Level, Scheme
from evidence.ratings.registry import UnknownScheme, all_schemes, find_scheme

__all__ = [
    "Confidence",
    "Dimension",
    "InvalidLevel",
    "Level",
    "Scheme",
    "UnknownScheme",
    "all_schemes",
    "find_scheme",
]
