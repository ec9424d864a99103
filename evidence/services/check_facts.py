"""Check a ledger that is held in memory: one that was read, protected, or narrowed.

What a brief, an archive or an export says of claims is by this what a check of the
ledger itself says of them, quotations against the kept copies included.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.checker.facts import LedgerFacts
from evidence.checker.reading import ReadingInMemory
from evidence.checker.result import CheckResult
from evidence.checker.rule import Rule
from evidence.checker.runner import run_reading
from evidence.db import Session
from evidence.services.check import CheckWishes
from evidence.services.keeping.comparisons import comparisons_in


def check_facts(
    session: Session, ledger: LedgerFacts, rules: Sequence[Rule], wishes: CheckWishes
) -> CheckResult:
    """Run *rules* over *ledger*, which was read in *session*, or over a part of it.

    Raises NotFound for an unknown manuscript, NothingToCheck where there is nothing.
    """
    reading = ReadingInMemory(ledger, wishes.manuscript)
    reading.comparisons = comparisons_in(session, wishes.read)
    result = run_reading(
        reading, rules, wishes.policy, today=wishes.today, observer=wishes.observer
    )
    reading.comparisons.end()
    return result
