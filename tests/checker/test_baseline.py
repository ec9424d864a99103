"""What is new, what was there, what is worse, and what is gone."""

from __future__ import annotations

from dataclasses import replace

from evidence.checker.baseline import Baseline, compare
from evidence.checker.finding import Finding, Severity, State
from evidence.checker.result import CheckResult, Waived
from tests.reporters.example_result import (
    AMBIGUOUS,
    CLAIMS,
    DIFFERS,
    UNCITED,
    WAIVER,
    make_result,
)


def baseline(*findings: Finding, waived: tuple[Finding, ...] = ()) -> Baseline:
    known = make_result(*findings).findings
    accepted = make_result(*waived).findings
    return Baseline(
        {each.fingerprint: each for each in known},
        frozenset(each.fingerprint for each in accepted),
    )


def states(result: CheckResult) -> list[State | None]:
    return [finding.state for finding in result.findings]


def test_what_was_there_is_no_reason_to_fail() -> None:
    result = compare(make_result(DIFFERS), baseline(DIFFERS))

    assert states(result) == [State.UNCHANGED]
    assert not result.fails(Severity.NOTE)


def test_what_is_new_is() -> None:
    result = compare(make_result(DIFFERS, AMBIGUOUS), baseline(AMBIGUOUS))

    assert states(result) == [State.NEW, State.UNCHANGED]
    assert result.fails(Severity.ERROR)


def test_a_second_one_that_says_the_same_is_new() -> None:
    result = compare(make_result(DIFFERS, DIFFERS), baseline(DIFFERS))

    assert states(result) == [State.UNCHANGED, State.NEW]


def test_what_has_become_worse_fails_and_what_is_milder_does_not() -> None:
    mild = replace(DIFFERS, severity=Severity.WARNING)
    worse = compare(make_result(DIFFERS), baseline(mild))
    better = compare(make_result(mild), baseline(DIFFERS))

    assert states(worse) == [State.UPDATED]
    assert worse.fails(Severity.ERROR)
    assert states(better) == [State.UNCHANGED]


def test_what_was_waived_and_stands_again_fails() -> None:
    result = compare(make_result(DIFFERS), baseline(waived=(DIFFERS,)))

    assert states(result) == [State.UPDATED]
    assert result.fails(Severity.ERROR)


def test_what_is_gone_is_kept_and_what_is_waived_now_is_not_gone() -> None:
    (accepted,) = make_result(UNCITED).findings
    now = make_result(waived=(Waived(accepted, WAIVER),))
    result = compare(now, baseline(DIFFERS, UNCITED))

    assert result.absent is not None
    assert [each.code for each in result.absent] == ["FIG001"]
    assert [each.finding.state for each in result.waived] == [State.UPDATED]


def test_what_could_not_be_checked_has_a_state_too() -> None:
    now = make_result(claims=CLAIMS)
    known = {each.fingerprint: each for each in now.unchecked}

    assert [
        each.state for each in compare(now, Baseline({}, frozenset())).unchecked
    ] == [State.NEW]
    again = compare(now, Baseline(known, frozenset()))
    assert [each.state for each in again.unchecked] == [State.UNCHANGED]
    assert again.absent == ()


def test_without_a_baseline_nothing_has_a_state() -> None:
    assert states(make_result(DIFFERS)) == [None]
    assert make_result(DIFFERS).absent is None
