"""Check the ledger: load it, choose the rules, run them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from evidence import plugins, rules
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy, Rule
from evidence.checker.runner import run_reading
from evidence.checker.selection import select_rules
from evidence.checker.stored import read_stored
from evidence.config import Settings
from evidence.db import Session


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
    *,
    policy: Policy,
    today: date,
    manuscript: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> CheckResult:
    """Run the selected rules over the ledger, or over one *manuscript*."""
    chosen = choose_rules(select, ignore)
    reading = read_stored(session, manuscript)
    return run_reading(reading, chosen, policy, today=today)
