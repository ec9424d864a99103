"""W3C Web Annotation: claims and passages with their selectors, as JSON-LD.

Source: Web Annotation Data Model, W3C Recommendation, 23 February 2017. A claim is an
*assessing* annotation of the manuscript; each piece of evidence is a *linking* one from
the claim to the passage of its source. Positions count code points of the canonical
text, as the Recommendation asks.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from evidence.checker.facts import ClaimFacts, EvidenceFacts, SourceFacts
from evidence.checker.pinned import PinnedPassage
from evidence.exporters.extracts import (
    Exported,
    Extract,
    ExtractExporter,
    source_address,
    utc_text,
)
from evidence.exporters.safety import as_json
from evidence.text.anchors import Selector
from evidence.text.cells import short

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class WebAnnotationExporter(ExtractExporter):
    """A page of annotations."""

    name = "web-annotation"
    suffixes = (".annotations.jsonld", ".annotations.json")

    def write(self, extract: Extract) -> Exported:
        """Return an AnnotationCollection with one page."""
        items = [item for claim in extract.claims for item in _items(claim, extract)]
        collection = {
            "@context": CONTEXT,
            "id": extract.id_of("annotations").urn,
            "type": "AnnotationCollection",
            "label": f"Claims of the ledger {extract.fingerprint}",
            "generator": {"type": "Software", "name": extract.generator},
            "total": len(items),
            "first": {
                "id": extract.id_of("annotations-1").urn,
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            },
        }
        return Exported(as_json(collection))


def _items(claim: ClaimFacts, extract: Extract) -> Iterator[dict[str, Any]]:
    manuscript, anchor = extract.manuscript(claim), claim.anchor
    found = extract.findings.get(claim.name, ())
    yield {
        "id": extract.id_of(claim.public_id).urn,
        "type": "Annotation",
        "motivation": "assessing",
        "created": utc_text(claim.at),
        "creator": {"type": "Person", "name": claim.by},
        "body": [
            _text(extract.standing(claim).value, "classifying"),
            _text(claim.statement, "describing"),
            *(_text(f"{each.code}: {each.message}", "commenting") for each in found),
        ],
        "target": {"source": _file(manuscript.path), "selector": _selectors(anchor)},
    }
    for tie in claim.evidence:
        yield _tie(tie, claim, extract)


def _tie(tie: EvidenceFacts, claim: ClaimFacts, extract: Extract) -> dict[str, Any]:
    source = next(each for each in extract.sources if each.name == tie.source)
    address = source_address(source) or extract.id_of(f"source {source.name}").urn
    body: dict[str, Any] = {"type": "SpecificResource", "source": address}
    if tie.passage is not None:
        body |= _pinned(tie.passage, source)
    elif tie.quotation:
        body["selector"] = {"type": "TextQuoteSelector", "exact": tie.quotation}
    remarks = [tie.stance.value, *([short(tie.page_label)] if tie.page_label else [])]
    remarks += [tie.note] if tie.note else []
    return {
        "id": extract.id_of(tie.name).urn,
        "type": "Annotation",
        "motivation": "linking",
        "created": utc_text(tie.at),
        "creator": {"type": "Person", "name": tie.by},
        "body": [body, _text("; ".join(remarks), "describing")],
        "target": extract.id_of(claim.public_id).urn,
    }


def _selectors(anchor: Selector) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": anchor.exact,
            "prefix": anchor.prefix,
            "suffix": anchor.suffix,
        },
        {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
    ]


def _pinned(found: PinnedPassage, source: SourceFacts) -> dict[str, Any]:
    """Return selectors and state of a passage: in which copy they were made.

    Positions count in the text that was extracted from the copy. The copy is named by
    its hash (RFC 6920), the page of a PDF by its number (RFC 8118).
    """
    selectors = _selectors(found.anchor)
    copy = next((one for one in source.snapshots if one.sha256 == found.sha256), None)
    if copy is not None and found.page_index is not None and _is_pdf(copy.media_type):
        page = {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
            "value": f"page={found.page_index + 1}",
        }
        selectors.append(page)
    digest = urlsafe_b64encode(bytes.fromhex(found.sha256)).decode().rstrip("=")
    state = {"type": "TimeState", "cached": f"ni:///sha-256;{digest}"}
    if copy is not None:
        state["sourceDate"] = f"{copy.retrieved_on.isoformat()}T00:00:00Z"
    return {"selector": selectors, "state": state}


def _is_pdf(media_type: str) -> bool:
    return media_type == "application/pdf"


def _file(path: str) -> str:
    """Return the path of a file as an IRI: no sign of it makes it another address."""
    given = quote(path.replace("\\", "/"), errors="replace")
    return f"/{given.lstrip('/')}" if given.startswith("//") else given


def _text(value: str, purpose: str) -> dict[str, str]:
    return {
        "type": "TextualBody",
        "value": value,
        "format": "text/plain",
        "purpose": purpose,
    }
