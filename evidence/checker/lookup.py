"""One source, one claim, one manuscript of a ledger, by name.

What is worked out across claims asks for no more than this, so that it does not matter
whether the whole ledger was read or a part of it.
"""

from __future__ import annotations

from typing import Protocol

from evidence.checker.facts import (
    ClaimFacts,
    LedgerFacts,
    ManuscriptFacts,
    SourceFacts,
)


class Lookup(Protocol):
    """Finds single things of a ledger; None for what is not there, or not read."""

    def source(self, key: str | None) -> SourceFacts | None:
        """Return the source with this citekey or alias."""

    def claim(self, name: str) -> ClaimFacts | None:
        """Return the claim with this slug or public id."""

    def manuscript(self, name: str) -> ManuscriptFacts | None:
        """Return the manuscript of this name."""


class InLedger:
    """Looks things up in a ledger that is in memory."""

    def __init__(self, ledger: LedgerFacts) -> None:
        self._ledger = ledger

    def source(self, key: str | None) -> SourceFacts | None:
        """Return the source with this citekey or alias."""
        return None if key is None else self._ledger.sources_by_name.get(key)

    def claim(self, name: str) -> ClaimFacts | None:
        """Return the claim with this slug or public id."""
        return self._ledger.claims_by_name.get(name)

    def manuscript(self, name: str) -> ManuscriptFacts | None:
        """Return the manuscript of this name."""
        named = (one for one in self._ledger.manuscripts if one.name == name)
        return next(named, None)
