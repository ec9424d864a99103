"""Check the ledger: load it, choose the rules, run them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from evidence import plugins, rules
from evidence.checker.loader import load_ledger
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy, Rule
from evidence.checker.runner import Observer, run_check
from evidence.checker.selection import select_rules
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


def make_policy(house: Settings, *, publication: date | None = None) -> Policy:
    """Return the policy that the settings name; *publication* overrides their day."""
    days = {
        topic: None if life == "until-superseded" else life
        for topic, life in house.shelf_life.items()
    }
    return Policy(
        threshold=house.threshold,
        shelf_life=days,
        publication_date=publication or house.publication_date,
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
    observer: Observer | None = None,
) -> CheckResult:
    """Run the *chosen* rules over the ledger, or over one *manuscript*.

    An *observer* is told of each claim, and lets a rule that breaks be a problem of the
    result instead of the end.
    """
    return run_check(
        load_ledger(session),
        chosen,
        policy,
        today=today,
        manuscript=manuscript,
        observer=observer,
    )
