"""PROV: where claims and passages come from, and who judged them, as JSON-LD.

Source: PROV-O, W3C Recommendation, 30 April 2013. A claim was quoted from a revision, a
passage derived from a source; a rating is an entity that a person made of the claim;
the check is an activity of this program that used them.
"""

from __future__ import annotations

from evidence.exporters.extracts import Exported, Extract, ExtractExporter


class ProvExporter(ExtractExporter):
    """A graph of entities, activities and agents."""

    name = "prov"
    suffixes = (".prov.jsonld", ".prov.json")

    def write(self, extract: Extract) -> Exported:
        """Return the graph."""
        from evidence.exporters._graphs import as_json_ld  # noqa: PLC0415 - rdflib is slow to import
        from evidence.exporters._provenance import Provenance  # noqa: PLC0415 - as above

        return Exported(as_json_ld(Provenance(extract).graph))
