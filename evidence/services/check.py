"""Check the ledger: load it, choose the rules, run them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from evidence import plugins
from evidence import rules as families
from evidence.checker.kept_texts import ReadObject
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy, Rule
from evidence.checker.runner import (
    Observer,
    Run,
    make_context,
    make_result,
    run_reading,
)
from evidence.checker.selection import select_rules
from evidence.checker.snapshot_loader import Sizes
from evidence.checker.stored import StoredLedger, read_stored
from evidence.checker.waiving import Waivers
from evidence.config import Settings
from evidence.db import Session
from evidence.services.kept_comparisons import comparisons_in
from evidence.services.kept_surveys import kept_surveys
from evidence.services.shares import check_in_shares, processes_for


def all_rules(*, foreign: bool = True) -> tuple[Rule, ...]:
    """Return every rule, ours and (with *foreign*) other distributions', by code."""
    kinds = plugins.classes(families, Rule, foreign=foreign)
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
        gone_days=house.gone_days,
    )


@dataclass(frozen=True, slots=True)
class CheckWishes:
    """How the ledger is to be checked, and on which day."""

    policy: Policy
    today: date
    manuscript: str | None = None
    """Only this one and what it uses."""
    sizes: Sizes | None = None
    """Looks into the store of snapshots; without it nobody does."""
    read: ReadObject | None = None
    """Reads an object of that store; without it no quotation is compared."""
    observer: Observer | None = None
    """Is told of each claim, and lets a rule that breaks be a problem of the result
    instead of the end."""


def check(session: Session, chosen: Sequence[Rule], wishes: CheckWishes) -> CheckResult:
    """Run the *chosen* rules over the ledger, or over a part of it.

    Surveys of a large library are kept where the session says. Raises NotFound for an
    unknown manuscript, NothingToCheck for an empty ledger.
    """
    policy, today, observer = wishes.policy, wishes.today, wishes.observer
    surveys = kept_surveys(session)
    reading = read_stored(
        session, wishes.manuscript, surveys=surveys, sizes=wishes.sizes
    )
    reading.comparisons = comparisons_in(session, wishes.read)
    if isinstance(reading, StoredLedger) and (processes := processes_for(session)) > 1:
        context = make_context(reading, chosen, policy, today)
        run = Run(chosen, context, Waivers(reading.waivers(), today), observer)
        share = check_in_shares(session, reading, run, processes, wishes.read)
        if share is not None:
            return make_result(share, reading, chosen, today)
    result = run_reading(reading, chosen, policy, today=today, observer=observer)
    reading.comparisons.end()
    return result
