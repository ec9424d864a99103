"""BibTeX: its types and fields, year and month."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.bibliography.carried import less_note, says_otherwise
from evidence.bibliography.dialects import in_bibtex
from evidence.bibliography.entry import Entry
from evidence.exporters.bibliographies import BibliographyExporter, Exported
from evidence.exporters.written_entries import written


class BibtexExporter(BibliographyExporter):
    """What BibTeX's standard styles print, and all other fields beside it."""

    name = "bibtex"
    suffixes = (".bibtex",)
    with_parents = True

    def write(self, entries: Sequence[Entry]) -> Exported:
        """Write each entry anew; parents come last, as BibTeX demands."""
        named = {entry.get("crossref") for entry in entries}
        children = [entry for entry in entries if entry.key not in named]
        parents = [entry for entry in entries if entry.key in named]
        # Fields from an xdata entry stand in those that name it.
        chosen = [one for one in (*children, *parents) if one.type != "xdata"]
        made = written(chosen, in_bibtex)
        less = less_note(
            "BibTeX", [(e.key, says_otherwise(e, in_bibtex(e))) for e in chosen]
        )
        return Exported(made.text, (*made.notes, less) if less else made.notes)
