"""CSV: a line a claim, for a spreadsheet."""

from __future__ import annotations

from evidence.exporters.extracts import Exported, Extract, ExtractExporter
from evidence.exporters.tables import as_csv


class CsvExporter(ExtractExporter):
    """A table of the claims; no cell of it is a formula."""

    name = "csv"
    suffixes = (".csv",)

    def write(self, extract: Extract) -> Exported:
        """Return the table."""
        rows = [
            {
                "claim": claim.name,
                "id": claim.public_id,
                "manuscript": claim.manuscript,
                "line": claim.place.line,
                "statement": claim.statement,
                "kind": claim.kind.value,
                "topic": claim.topic,
                "stands": extract.standing(claim).value,
                "figures": [figure.text for figure in claim.figures],
                "roster": list(claim.roster),
                "sources": list(dict.fromkeys(tie.source for tie in claim.evidence)),
                "confidence": [each.confidence for each in claim.current_ratings],
                "findings": [
                    f"{each.code} {each.message}"
                    for each in extract.findings.get(claim.name, ())
                ],
                "overtaken": [
                    f"{each.as_of.text} {each.source}: {each.reason}"
                    for each in claim.superseded
                ],
            }
            for claim in extract.claims
        ]
        return Exported(as_csv(rows))
