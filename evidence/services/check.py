"""Check the ledger: load it, choose the rules, run them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from evidence import plugins
from evidence import rules as families
from evidence.checker.loader import load_ledger
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy, Rule
from evidence.checker.runner import run_check
from evidence.checker.selection import select_rules
from evidence.checker.snapshot_loader import Sizes
from evidence.config import Settings
from evidence.db import Session


def all_rules(*, foreign: bool = True) -> tuple[Rule, ...]:
    """Return every rule, ours and (with *foreign*) other distributions', by code."""
    kinds = plugins.classes(families, Rule, foreign=foreign)
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
        gone_days=house.gone_days,
    )


def check(
    session: Session,
    *,
    policy: Policy,
    today: date,
    manuscript: str | None = None,
    rules: Sequence[Rule] | None = None,
    sizes: Sizes | None = None,
) -> CheckResult:
    """Run *rules*, for none the usual ones, over the ledger or one *manuscript*.

    *sizes* looks into the store of snapshots; without it nobody does.
    """
    chosen = choose_rules() if rules is None else rules
    ledger = load_ledger(session, sizes=sizes)
    return run_check(ledger, chosen, policy, today=today, manuscript=manuscript)
