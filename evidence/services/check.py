"""Check the ledger: load it, choose the rules, run them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from evidence import plugins
from evidence import rules as families
from evidence.checker.fingerprints import fingerprinted
from evidence.checker.kept_texts import ReadObject
from evidence.checker.loader import load_waivers
from evidence.checker.notice_loader import load_tables
from evidence.checker.outside import Outside
from evidence.checker.result import CheckResult
from evidence.checker.rule import Policy, Rule
from evidence.checker.runner import (
    Given,
    Observer,
    Run,
    make_context,
    make_result,
    tell,
)
from evidence.checker.selection import select_rules
from evidence.checker.snapshot_loader import Sizes
from evidence.checker.stored import StoredLedger, read_stored
from evidence.checker.tally import Share
from evidence.checker.waiving import Waivers
from evidence.config import Settings
from evidence.db import Session
from evidence.services.keeping.comparisons import comparisons_in
from evidence.services.keeping.folder import module_state
from evidence.services.keeping.results import KeptResults, kept_results
from evidence.services.keeping.surveys import kept_surveys
from evidence.services.shares import check_in_shares, processes_for

AT_ONCE = 5_000
"""Findings in one piece of what is kept, so that they are never held twice."""


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
    afresh: bool = False
    """Whether what an earlier run found does not count, even if nothing changed."""


def check(session: Session, chosen: Sequence[Rule], wishes: CheckWishes) -> CheckResult:
    """Run the *chosen* rules over the ledger, or over a part of it.

    Surveys of a large library, and the findings on a large ledger, are kept where the
    session says. Raises NotFound for an unknown manuscript, NothingToCheck for an empty
    ledger.
    """
    kept = _kept(session, chosen, wishes)
    given = Given(load_waivers(session), load_tables(session))
    if kept is not None and (share := _known(kept, given, wishes)) is not None:
        made = make_result(share, given, chosen, wishes.today)
        return replace(made, kept_since=kept.made)
    share = _found(session, chosen, wishes, given)
    if kept is not None and not share.problems:
        for at, finding in enumerate(fingerprinted(share.findings, wishes.today)):
            share.findings[at] = finding
        kept.keep(share.pieces(AT_ONCE))
    return make_result(share, given, chosen, wishes.today)


def _kept(
    session: Session, chosen: Sequence[Rule], wishes: CheckWishes
) -> KeptResults | None:
    rules = [
        (rule.code, rule.slug(), module_state(sys.modules.get(type(rule).__module__)))
        for rule in chosen
    ]
    asked = (rules, wishes.policy, wishes.today, wishes.manuscript)
    return kept_results(session, "check", *asked)


def _known(kept: KeptResults, given: Given, wishes: CheckWishes) -> Share | None:
    """Return what an earlier run found; None where it may be otherwise now."""
    pieces = None if wishes.afresh else kept.find()
    if pieces is None:
        return None
    share = Share()
    for piece in pieces:
        share.add(piece)
    if not share.outside.holds(wishes.sizes):
        return None
    if wishes.observer is not None:
        tell(wishes.observer, share, Waivers(given.waivers, wishes.today))
    return share


def _found(
    session: Session, chosen: Sequence[Rule], wishes: CheckWishes, given: Given
) -> Share:
    outside = Outside()
    reading = read_stored(
        session,
        wishes.manuscript,
        surveys=kept_surveys(session),
        sizes=outside.asking(wishes.sizes),
    )
    reading.comparisons = comparisons_in(session, outside.reading(wishes.read))
    context = make_context(reading, chosen, wishes.policy, wishes.today, outside)
    waivers = Waivers(given.waivers, wishes.today)
    run = Run(chosen, context, waivers, wishes.observer)
    share = None
    if isinstance(reading, StoredLedger) and (processes := processes_for(session)) > 1:
        share = check_in_shares(session, reading, run, processes, wishes.read)
    if share is None:
        share = run.all_of(reading)
    reading.comparisons.end()
    share.outside.add(outside)
    return share
