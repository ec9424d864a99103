"""RIS, for EndNote and older programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evidence.bibliography.carried import less_note, says_otherwise
from evidence.bibliography.entry import Entry
from evidence.bibliography.ris.reading import draft_from_ris
from evidence.bibliography.ris.records import write_records
from evidence.bibliography.ris.writing import ris_from_entry
from evidence.exporters.bibliographies import BibliographyExporter, Exported


class RisExporter(BibliographyExporter):
    """Records of tags; what RIS has no tag for is left out and told."""

    name = "ris"
    suffixes = (".ris",)

    def write(self, entries: Sequence[Entry]) -> Exported:
        """Write each entry as a record."""
        chosen = [entry for entry in entries if entry.type != "xdata"]
        made = [ris_from_entry(entry) for entry in chosen]
        lost = Counter(name for _, names in made for name in names)
        told = ", ".join(f"{name} ({count})" for name, count in sorted(lost.items()))
        less = less_note(
            "RIS",
            (
                (entry.key, {*says_otherwise(entry, draft_from_ris(record))} - {*names})
                for entry, (record, names) in zip(chosen, made, strict=True)
            ),
        )
        notes = [f"RIS has no tag for: {told}"] if told else []
        notes += [less] if less else []
        return Exported(write_records(record for record, _ in made), tuple(notes))
