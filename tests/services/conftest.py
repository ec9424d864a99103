"""The small ledger, opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evidence.db import Database, Session
from tests.services.small_ledger import ACT, small_ledger


@pytest.fixture
def small(tmp_path: Path) -> Database:
    """Return the small ledger: one manuscript, three sources, no claim."""
    return small_ledger(tmp_path)


@pytest.fixture
def desk(small: Database) -> Iterator[Session]:
    """Open a transaction of Mary's on the small ledger."""
    with small.begin(ACT) as opened:
        yield opened
