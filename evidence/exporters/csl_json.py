"""CSL-JSON, for Zotero, pandoc and citation processors."""

from __future__ import annotations

from collections.abc import Sequence

from evidence.bibliography.csl.custom import whole_item
from evidence.bibliography.entry import Entry
from evidence.exporters.bibliographies import BibliographyExporter, Exported
from evidence.exporters.safety import as_json


class CslJsonExporter(BibliographyExporter):
    """A list of items by the schema of CSL 1.0.2, from which all fields come back."""

    name = "csl-json"
    suffixes = (".json",)

    def write(self, entries: Sequence[Entry]) -> Exported:
        """Write each entry as an item; shared data (xdata) is in each already."""
        items = [whole_item(entry) for entry in entries if entry.type != "xdata"]
        return Exported(as_json(items))
