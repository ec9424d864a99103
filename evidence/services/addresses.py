"""Where the sources of a claim are to be found."""

from __future__ import annotations

from evidence.checker.facts import ClaimFacts
from evidence.checker.source_loader import load_sources
from evidence.db import Session
from evidence.exporters.extracts import source_address
from evidence.queries.library import find_source_ids


def addresses_of(session: Session, claim: ClaimFacts) -> dict[str, str]:
    """Return DOI or URL of the sources that *claim* is tied to, then of those it cites.

    By citekey; sources without an address are left out.
    """
    keys = [tie.source for tie in claim.evidence]
    keys += [item.source for item in claim.items if item.source is not None]
    ids = find_source_ids(session, set(keys))
    found = {each.name: each for each in load_sources(session, set(ids.values()))}
    addresses = {
        key: source_address(found[key]) for key in dict.fromkeys(keys) if key in found
    }
    return {key: address for key, address in addresses.items() if address}
