"""A finding is accepted with a reason and an end, for a subject that exists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidence.db import Session
from evidence.errors import Conflict, InputRefused, NotFound, UsageFault
from evidence.models import SubjectKind
from evidence.services.waivers import WaiverDraft, list_waivers, waive
from tests.services.small_ledger import ACT, small_ledger

TODAY = date(2026, 11, 23)
END = date(2027, 6, 30)
CLAIM = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
"""


def test_the_rule_tells_what_the_subject_is(tmp_path: Path) -> None:
    with small_ledger(tmp_path, CLAIM).begin(ACT) as desk:
        for code, subject in (
            ("uncited-source", "aspi2020"),
            ("CLM001", "brands"),
            ("CIT001", "Hall 2020"),
        ):
            waive(desk, WaiverDraft(code, subject, "known", END), today=TODAY)
        found = {(w.code, w.subject_kind, w.subject) for w in list_waivers(desk)}

    assert found == {
        ("SRC001", SubjectKind.SOURCE, "xu2020"),
        ("CLM001", SubjectKind.CLAIM, "brands"),
        ("CIT001", SubjectKind.CITATION, "manuscript: Hall 2020"),
    }


def test_bad_waivers_are_refused(desk: Session) -> None:
    def draft(**given: object) -> WaiverDraft:
        values = {"code": "SRC001", "subject": "xu2020", "reason": "r", "until": END}
        return WaiverDraft(**{**values, **given})  # type: ignore[arg-type]  # by tests

    with pytest.raises(UsageFault, match="there is no rule 'SRC999'"):
        waive(desk, draft(code="SRC999"), today=TODAY)
    with pytest.raises(NotFound, match="there is no source 'xu2021'"):
        waive(desk, draft(subject="xu2021"), today=TODAY)
    with pytest.raises(InputRefused, match="for a reason"):
        waive(desk, draft(reason=""), today=TODAY)
    with pytest.raises(InputRefused, match="2026-01-01 is past"):
        waive(desk, draft(until=date(2026, 1, 1)), today=TODAY)
    waive(desk, draft(), today=TODAY)
    with pytest.raises(Conflict, match="is waived for xu2020 until 2027-06-30"):
        waive(desk, draft(), today=TODAY)
