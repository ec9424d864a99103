"""What falls with a source, in plain values for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from evidence.checker.derivations import input_words

if TYPE_CHECKING:
    from evidence.checker.impact import FallenClaim
    from evidence.services.impact import ImpactReport


def impact_record(report: ImpactReport) -> dict[str, Any]:
    """Return all that falls; the source that was asked about comes first."""
    found = report.impact
    return {
        "source": found.sources[0].source.name,
        "sources": [
            {"source": each.source.name, "how": each.how, "because": each.because}
            for each in found.sources
        ],
        "claims": [_claim(each) for each in found.claims],
        "derived": [
            {
                "claim": each.claim.name,
                "figure": each.derivation.figure.text,
                "formula": each.derivation.formula,
                "inputs": [input_words(given) for given in each.lost],
            }
            for each in found.derived
        ],
        "manuscripts": [
            {
                "manuscript": each.name,
                "claims": list(each.claims),
                "citations": [
                    {"text": citation.text, "place": asdict(citation.place)}
                    for citation in each.citations
                ],
            }
            for each in found.manuscripts
        ],
        "counts": dict(report.counts),
    }


def _claim(each: FallenClaim) -> dict[str, Any]:
    return {
        "claim": each.claim.name,
        "id": each.claim.public_id,
        "manuscript": each.claim.manuscript,
        "statement": each.claim.statement,
        "place": asdict(each.claim.place),
        "rests_on": each.rest.value,
        "left": [list(group) for group in each.left],
        "figures": [figure.text for figure in each.claim.figures],
        "figures_without_evidence": [figure.text for figure in each.bare_figures],
        "evidence": [
            {
                "evidence": tie.name,
                "stance": tie.stance.value,
                "source": tie.source,
                "via": tie.via,
                "page": tie.page_label,
                "quotation": tie.quotation,
            }
            for tie in each.lost
        ],
    }
