"""What ``--fix`` says: the diff, or what was put right and what was not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence.cli.output import clean, say, write

if TYPE_CHECKING:
    from evidence.services.fixing.files import FixReport
    from evidence.services.fixing.plan import Fix


def tell_fixes(report: FixReport, *, dry_run: bool) -> None:
    """Print the diff to stdout where nothing was written; all else goes to stderr."""
    from evidence.services.file_edits import unified_diff
    from evidence.text.counts import many

    if dry_run:
        for line in unified_diff(report.files).splitlines():
            write(clean(line))
    verb = "would fix" if dry_run else "fixed"
    for fix in report.fixed:
        say(f"{_place(fix)} {verb} {_what(fix)}")
    for fix in report.left:
        say(f"{_place(fix)} left {_what(fix)}: {fix.problem}")
    for note in report.notes:
        say(note)
    say(f"{verb} {many(len(report.fixed), 'field')}, left {len(report.left)}")
    if dry_run:
        say("nothing was written (--dry-run)")


def _place(fix: Fix) -> str:
    return f"{fix.path}:{fix.line}: {fix.code} {fix.key}:"


def _what(fix: Fix) -> str:
    if fix.after is None:
        return f"{fix.field} (removed)"
    return f"{fix.field}" if fix.before is not None else f"{fix.field} (new)"
