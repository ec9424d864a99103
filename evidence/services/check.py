"""Check the ledger: load it, choose the rules, run them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from evidence import plugins, rules
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy, Rule
from evidence.checker.runner import make_context, make_result, run_reading
from evidence.checker.selection import select_rules
from evidence.checker.stored import StoredLedger, read_stored
from evidence.config import Settings
from evidence.db import Session
from evidence.services.kept_surveys import kept_surveys
from evidence.services.shares import check_in_shares, processes_for


def all_rules(*, foreign: bool = True) -> tuple[Rule, ...]:
    """Return every rule, ours and (with *foreign*) other distributions', by code."""
    kinds = plugins.classes(rules, Rule, foreign=foreign)
    return tuple(sorted((kind() for kind in kinds), key=lambda rule: rule.code))


def choose_rules(
    select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Return the rules that *select* names, for none the usual ones, less *ignore*."""
    return select_rules(all_rules(), select, ignore)


def make_policy(house: Settings) -> Policy:
    """Return the policy that the settings name."""
    days = {
        topic: None if life == "until-superseded" else life
        for topic, life in house.shelf_life.items()
    }
    return Policy(
        threshold=house.threshold,
        shelf_life=days,
        bibliography=house.bibliography,
        citekey_pattern=house.citekey_pattern,
    )


def check(
    session: Session,
    chosen: Sequence[Rule],
    *,
    policy: Policy,
    today: date,
    manuscript: str | None = None,
    kept: Path | None = None,
) -> CheckResult:
    """Run the *chosen* rules over the ledger, or over one *manuscript*.

    *kept* is the folder in which surveys of a large library are kept between runs.
    """
    surveys = kept_surveys(session, kept)
    reading = read_stored(session, manuscript, surveys=surveys)
    if isinstance(reading, StoredLedger) and (processes := processes_for(session)) > 1:
        context = make_context(reading, chosen, policy, today)
        share = check_in_shares(session, reading, chosen, context, processes)
        if share is not None:
            return make_result(share, reading, chosen, today)
    return run_reading(reading, chosen, policy, today=today)
