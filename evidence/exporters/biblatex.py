"""biblatex: its types, fields and dates."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.bibliography.dialects import in_biblatex
from evidence.bibliography.entry import Entry
from evidence.exporters.bibliographies import BibliographyExporter, Exported
from evidence.exporters.written_entries import written


class BiblatexExporter(BibliographyExporter):
    """The names of biblatex's data model, and all other fields beside them."""

    name = "biblatex"
    suffixes = (".biblatex",)
    with_parents = True

    def write(self, entries: Sequence[Entry]) -> Exported:
        """Write each entry anew."""
        return written(entries, in_biblatex)
