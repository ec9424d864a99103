"""Nanopublications: each claim as an assertion with its provenance, in TriG.

Source: Nanopublication Guidelines, https://nanopub.net/guidelines/working_draft/, read
2026: four named graphs, of which the head links the other three. They are unsigned.
"""

from __future__ import annotations

from evidence.exporters.extracts import Exported, Extract, ExtractExporter


class NanopublicationExporter(ExtractExporter):
    """A nanopublication a claim."""

    name = "nanopublication"
    suffixes = (".trig",)

    def write(self, extract: Extract) -> Exported:
        """Return all of them as one TriG document."""
        from evidence.exporters._nanopublications import write_trig  # noqa: PLC0415 - rdflib is slow to import

        return Exported(write_trig(extract))
