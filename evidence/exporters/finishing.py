"""The last steps of a PDF: completed, its evidence put in, and sealed."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from evidence.exporters.base import Brief
from evidence.formats.carried import Carried, Relation

if TYPE_CHECKING:
    from pikepdf import Pdf

MANIFEST = "evidence-manifest.json"
"""The attachment that lists all others with their hashes."""
FORMAT = "evidence brief"
VERSION = 1
_WORDS = 120
"""Characters of a claim in the words of a link to it."""


def order(brief: Brief) -> dict[str, Any]:
    """Return what ``finish`` needs of *brief*, as JSON."""
    return {
        "day": brief.day.isoformat(),
        "labels": _labels(brief),
        "manifest": {
            "format": FORMAT,
            "schema_version": VERSION,
            "generator": brief.generator,
            "title": brief.title,
            "scope": brief.scope,
            "day": brief.day.isoformat(),
            "ledger": brief.fingerprint,
            "left_out": list(brief.left_out),
            **brief.terms,
        },
        "files": [_packed(each) for each in brief.carried],
    }


def finish(pdf: Pdf, ordered: Mapping[str, Any]) -> bytes:
    """Return the laid out *pdf* complete, with the files that are *ordered*."""
    from pikepdf import Pdf  # noqa: PLC0415 - only the child needs it

    from evidence.formats.pdf_archival import complete  # noqa: PLC0415 - as above
    from evidence.formats.pdf_attachments import attach  # noqa: PLC0415 - as above
    from evidence.formats.pdf_seal import seal  # noqa: PLC0415 - as above

    day = date.fromisoformat(ordered["day"])
    files = [_unpacked(each) for each in ordered["files"]]
    with pdf:
        complete(pdf, ordered["labels"])
        attach(pdf, files, day)
        whole = saved(pdf)
    # Sealed as it will be read: with the numbers that its objects have in the file.
    with Pdf.open(io.BytesIO(whole)) as written:
        digests = seal(written)
        manifest = {
            **ordered["manifest"],
            "files": [_listed(each) for each in files],
            "document": {
                "sha256": digests.whole,
                "pages": digests.pages,
                "writer": f"qpdf {digests.writer}",
            },
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        listing = Carried(
            MANIFEST, text.encode(), "What this brief carries", Relation.SUPPLEMENT
        )
        attach(written, [listing], day)
        return saved(written)


def saved(pdf: Pdf) -> bytes:
    """Return *pdf* as a file, the same bytes each time."""
    from pikepdf import ObjectStreamMode  # noqa: PLC0415 - as above

    stream = io.BytesIO()
    pdf.save(
        stream,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        compress_streams=True,
    )
    return stream.getvalue()


def _labels(brief: Brief) -> dict[str, str]:
    """Return words for the targets of links, which a screen reader says."""
    labels = {each.anchor: each.citekey for each in brief.sources}
    for card in brief.cards:
        statement = card.statement
        short = statement[:_WORDS] + ("…" if len(statement) > _WORDS else "")
        labels[card.anchor] = f"{card.number}: {short}"
        labels[card.text_anchor] = f"{card.number}: {short}"
    return labels


def _packed(file: Carried) -> dict[str, str]:
    return {
        "name": file.name,
        "data": base64.b64encode(file.data).decode(),
        "description": file.description,
        "relation": file.relation,
        "media_type": file.media_type,
    }


def _unpacked(packed: Mapping[str, str]) -> Carried:
    return Carried(**{**packed, "data": base64.b64decode(packed["data"])})  # type: ignore[arg-type]


def _listed(file: Carried) -> dict[str, object]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "size": len(file.data),
        "media_type": file.type,
        "relation": file.relation,
        "description": file.description,
    }
