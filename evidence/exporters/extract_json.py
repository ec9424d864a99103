"""JSON: claims with their evidence, ratings and findings, in a shape that is promised.

``schema/extract.json`` beside this file describes it (JSON Schema, draft 2020-12).
"""

from __future__ import annotations

from evidence.exporters.extracts import Exported, Extract, ExtractExporter
from evidence.exporters.records import (
    claim_record,
    finding_record,
    manuscript_record,
    source_record,
)
from evidence.exporters.safety import as_json

SCHEMA_VERSION = 1


class JsonExporter(ExtractExporter):
    """One object; numbers are decimal text, times are UTC."""

    name = "json"
    suffixes = (".json",)

    def write(self, extract: Extract) -> Exported:
        """Return the object."""
        document = {
            "schema_version": SCHEMA_VERSION,
            "generator": extract.generator,
            "day": extract.day.isoformat(),
            "ledger": extract.fingerprint,
            "manuscripts": [manuscript_record(each) for each in extract.manuscripts],
            "sources": [source_record(each) for each in extract.sources],
            "claims": [
                {
                    **claim_record(claim),
                    "stands": extract.standing(claim).value,
                    "findings": [
                        finding_record(each)
                        for each in extract.findings.get(claim.name, ())
                    ],
                }
                for claim in extract.claims
            ],
        }
        return Exported(as_json(document))
