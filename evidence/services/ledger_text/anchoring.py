"""The anchors of a ledger's text: as given, or found in the manuscript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidence.errors import InputRefused
from evidence.models import CitationDecision, Claim, Declaration, Revision
from evidence.services.claims import Quote, anchor_columns, make_anchor
from evidence.services.ledger_text.reading import (
    TextClaim,
    TextDecision,
    TextDeclaration,
)
from evidence.services.ledger_text.tables import at

Anchored = TextClaim | TextDecision | TextDeclaration


def find_anchor(
    given: Anchored,
    revision: Revision,
    row: Claim | CitationDecision | Declaration | None,
) -> Mapping[str, Any]:
    """Return the anchor's columns: as given with a position, else found in the text.

    A position in an earlier revision is taken as it is: what became of the words since
    is for the check to say. An anchor that the ledger has is not made anew.
    """
    anchor = given.anchor
    if anchor.sha256 is None:
        if row is not None and row.exact == anchor.exact:
            return {}
        with at(*given.where, "quote"):
            quote = Quote(anchor.exact, anchor.prefix, anchor.suffix)
            found = make_anchor(revision, quote)
        return anchor_columns(found, revision.sha256)
    if anchor.sha256 == revision.sha256:
        with at(*given.where, "start"):
            if revision.text[anchor.start : anchor.end] != anchor.exact:
                raise InputRefused(
                    "the quote does not stand at start in the manuscript",
                    hint="leave out start, end and sha256 to have it found",
                )
    names = ("exact", "prefix", "suffix", "start", "end", "sha256")
    return {name: getattr(anchor, name) for name in names}
