"""One run of ``evidence check``, as its options ask for it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.checker.finding import Severity
from evidence.checker.narrowing import narrowed
from evidence.cli.app import App
from evidence.cli.check_progress import Silent, Told, terminal_width
from evidence.cli.check_reports import Reports, make_reports
from evidence.cli.kept import tell_kept
from evidence.cli.output import colour_wanted, complain, progress, write
from evidence.cli.paused import paused_collector
from evidence.cli.where_options import basis
from evidence.errors import ExitCode, UsageFault
from evidence.services.baselines import compare, read_baseline
from evidence.services.check import (
    CheckWishes,
    check,
    choose_rules,
    make_policy,
)
from evidence.services.reports import View

if TYPE_CHECKING:
    from evidence.checker.baseline import Baseline
    from evidence.checker.result import CheckResult
    from evidence.checker.rule import Policy, Rule
    from evidence.db import Session
    from evidence.services.fixing.plan import Wanted


@dataclass(frozen=True, slots=True)
class CheckRun:
    """What is asked, and where the answer goes."""

    app: App
    manuscript: str | None
    as_of: date | None
    policy: Policy
    rules: tuple[Rule, ...]
    """Those that are selected and not ignored."""
    fail_on: Severity
    show: Severity
    reports: Reports
    baseline: Baseline | None
    on_disk: bool
    """Whether files are checked as they are, not as the ledger has them."""
    afresh: bool
    """Whether what an earlier run found does not count."""
    where: str | None = None
    """Which claims are reported on; None: all, and texts, citations and sources."""

    @classmethod
    def asked(cls, app: App, given: Mapping[str, Any]) -> CheckRun:
        """Return the run that the options *given* ask for, over the settings.

        Raises what ``make_reports`` and ``read_baseline`` raise, before any work.
        """
        settings, earlier = app.settings, given["baseline"]
        select = given["select"] or settings.select
        ignore = given["ignore"] or settings.ignore
        return cls(
            app=app,
            manuscript=given["manuscript"],
            as_of=given["as_of"],
            policy=make_policy(settings, publication=given["publication"]),
            rules=choose_rules(select, ignore),
            fail_on=Severity(given["fail_on"] or settings.fail_on),
            show=Severity(given["show"]),
            reports=make_reports(given["format_"], given["output"], given["reports"]),
            baseline=None if earlier is None else read_baseline(earlier),
            on_disk=given["on_disk"],
            afresh=given["afresh"],
            where=given["where"],
        )

    @property
    def today(self) -> date:
        """Return the day as on which is checked."""
        return self.as_of or self.app.today()

    @property
    def wanted(self) -> Wanted:
        """Return what ``--fix`` is to do."""
        from evidence.services.fixing.plan import Wanted

        return Wanted(self.rules, self.policy, self.today)

    def run(self) -> ExitCode:
        """Check the ledger as it is, or the files as they are, and report."""
        if not self.on_disk:
            with self.app.reader() as session:
                return self.run_in(session)
        from evidence.cli.on_disk import copied

        with copied(self.app) as session:
            return self.run_in(session)

    def run_in(self, session: Session) -> ExitCode:
        """Check what *session* sees, write the reports, and return how it ended."""
        started = time.monotonic()
        told = self.reports.is_told and self.baseline is None and self.where is None
        chosen = self._chosen(session)
        view = self._view(told=told)
        observer = Told(write, self.fail_on, view.width) if told else Silent()
        busy = nullcontext() if told else progress("checking")
        with paused_collector(), busy:
            wishes = CheckWishes(
                policy=self.policy,
                today=self.today,
                manuscript=self.manuscript,
                sizes=self.app.sizes,
                read=self.app.read_object,
                observer=observer,
                afresh=self.afresh,
            )
            result = check(session, self.rules, wishes)
        observer.end()
        tell_kept(result.kept_since)
        if self.baseline is not None:
            result = compare(result, self.baseline)
        if chosen is not None:
            result = narrowed(result, chosen)
        took = time.monotonic() - started
        self._write(result, replace(view, seconds=took, ended=self.app.now()))
        return self._code(result)

    def _chosen(self, session: Session) -> frozenset[str] | None:
        """Return the claims to report on; raise NotFound where none fits."""
        if self.where is None:
            return None
        from evidence.services.choosing import some_claims

        return some_claims(
            session, self.where, replace(basis(self.app), today=self.today)
        )

    def _view(self, *, told: bool) -> View:
        return View(
            colour=colour_wanted(),
            fail_on=self.fail_on,
            show=self.show,
            folder=str(Path.cwd()),
            width=terminal_width(),
            told=told,
        )

    def _write(self, result: CheckResult, view: View) -> None:
        """Write the reports; text that is piped is the same in every run."""
        if self.reports.is_told and view.width is None:
            self.reports.write(result, replace(view, seconds=None))
        else:
            self.reports.write(result, view)

    def _code(self, result: CheckResult) -> ExitCode:
        if result.problems:
            rules = sorted({problem.code for problem in result.problems})
            complain(
                f"a rule broke: {', '.join(rules)}; all others were asked",
                hint="please report it; EVIDENCE_DEBUG=1 shows where it happened",
            )
            return ExitCode.BUG
        return ExitCode.FINDINGS if result.fails(self.fail_on) else ExitCode.CLEAN


def check_options(given: Mapping[str, Any]) -> None:
    """Refuse options that do not go together."""
    if given["dry_run"] and not given["fix"]:
        raise UsageFault("--dry-run goes with --fix: a check writes nothing anyway")
    if given["watch"] and given["fix"]:
        raise UsageFault("--watch and --fix do not go together: a watch writes nothing")
    if given["where"] is not None and given["fix"]:
        raise UsageFault("--where and --fix do not go together: sources are fixed")
