"""What authors of rules are given: a real ledger from a few lines, and one rule."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.errors import InputRefused
from evidence.rules.claims.claim_without_evidence import ClaimWithoutEvidence
from evidence.testing import make_ledger, run_rule

BIBTEX = (
    "@book{hall2020, author = {Hall, Ben}, title = {T}, publisher = {P}, year=2020}"
)
MARKDOWN = "Eighty-three brands were named (Hall 2020)."
CLAIM = '[claim.brands]\nmanuscript = "manuscript"\nquote = "Eighty-three brands"\n'
EVIDENCE = '[[claim.brands.evidence]]\nsource = "hall2020"\n'


def test_a_rule_is_run_on_a_real_ledger() -> None:
    bad = run_rule(ClaimWithoutEvidence, bibtex=BIBTEX, markdown=MARKDOWN, toml=CLAIM)
    good = run_rule(
        ClaimWithoutEvidence(), bibtex=BIBTEX, markdown=MARKDOWN, toml=CLAIM + EVIDENCE
    )
    assert [(each.code, each.subject.name) for each in bad] == [("CLM001", "brands")]
    assert good == []


def test_a_ledger_is_made_on_the_day_that_is_given(tmp_path: Path) -> None:
    database = make_ledger(
        tmp_path, bibtex=BIBTEX, markdown=MARKDOWN, toml=CLAIM, today=date(2021, 5, 4)
    )
    with database.begin() as session:
        (claim,) = load_ledger(session).claims
    assert (claim.by, claim.at.isoformat()) == ("tester", "2021-05-04T12:00:00+00:00")


def test_bad_parts_are_refused_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match=r"ledger.toml:6: .* is not in the text"):
        make_ledger(tmp_path, markdown="Nothing.", toml=CLAIM)
