"""Print the editor's worklist in the format asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from evidence.cli.app import App
from evidence.cli.audit_texts import audit_csv_row, audit_page, audit_record
from evidence.cli.kept import tell_kept
from evidence.cli.output import as_csv, clean, emit_json, say, write
from evidence.cli.paused import paused_collector
from evidence.cli.where_options import chosen
from evidence.exporters.calendar import calendar
from evidence.services.audit import Audit, State
from evidence.services.audit.deadlines import deadlines
from evidence.services.audit.kept import audit_or_kept
from evidence.services.check import make_policy
from evidence.text.counts import many


def run_audit(app: App, asked: dict[str, Any], format_: str, *, afresh: bool) -> None:
    """Audit what is *asked* for, as on its day, and print it."""
    policy = make_policy(app.settings)
    where = asked.pop("where")
    asked |= {"policy": policy, "day": asked["day"] or app.today()}
    with paused_collector(), app.reader() as session:
        found = audit_or_kept(session, asked, afresh=afresh)
        fitting = chosen(app, session, "claims", where)
    tell_kept(found.kept_since)
    if fitting is not None:
        rows = tuple(row for row in found.rows if row.claim in fitting)
        found = replace(found, rows=rows)
    print_audit(found, format_, ages=bool(policy.shelf_life))


def print_audit(audit: Audit, format_: str, *, ages: bool) -> None:
    """Print *audit*; *ages* says whether any topic has a shelf life."""
    if format_ == "json":
        figures = [audit_record(row) for row in audit.rows]
        emit_json({"as_of": audit.day.isoformat(), "figures": figures})
    elif format_ == "csv":
        write(as_csv([audit_csv_row(row) for row in audit.rows]).rstrip("\n"))
    elif format_ == "ics":
        write_calendar(audit)
    else:
        for line in audit_page(audit):
            write(clean(line))
        if audit.rows:
            write("")
    _tell(audit, ages=ages)


def write_calendar(audit: Audit) -> None:
    """Print the calendar to the byte: its lines end in CR and LF."""
    import click

    entries = deadlines(audit.rows)
    click.echo(calendar(entries, made=audit.day), nl=False)
    if missing := len(audit.rows) - len(entries):
        say(f"not in the calendar: {missing} that no day can be told for")


def _tell(audit: Audit, *, ages: bool) -> None:
    """Say on stderr what was looked at, and what could not be judged."""
    if not audit.rows:
        say("nothing is out of date, or soon will be")
    counted = (
        (state.value, sum(row.state is state for row in audit.rows)) for state in State
    )
    shown = ", ".join(f"{count} {state}" for state, count in counted if count)
    looked = f"{many(audit.claims, 'claim')} and {many(audit.figures, 'figure')}"
    listed = f"{len(audit.rows)} listed" + (f" ({shown})" if shown else "")
    say(f"{looked} audited as of {audit.day}: {listed}")
    if audit.undated:
        say(f"not judged: {audit.undated} without an as-of date")
    if not ages:
        say("no topic has a shelf life: see evidence manual settings")
