"""What is told of the table of notices, and of the sources that it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from evidence.checker.notices import STALE_DAYS, kind_words
from evidence.cli.output import clean, emit_json, say, write
from evidence.text.counts import many

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from evidence.checker.notices import NoticeFacts, NoticeTable
    from evidence.readers.retraction_watch import NoticeFile
    from evidence.services.notices import ListedNotice, TableReport

SHOWN = 20
"""Rows that could not be read, and that are named; JSON has all of them."""
NO_TABLE = "no table of notices was read: evidence notices update FILE.csv"


def tell_update(
    report: TableReport, file: NoticeFile, path: Path, format_: str, *, today: date
) -> None:
    """Print what an update did to stdout, and what was wrong with rows to stderr."""
    for problem in file.problems[:SHOWN]:
        say(f"{path}:{problem.line}: {problem.message}")
    if len(file.problems) > SHOWN:
        say(f"… and {len(file.problems) - SHOWN:,} more")
    if format_ == "json":
        emit_json(_as_json(report, file, today))
        return
    for line in _lines(report, file, today):
        write(clean(line))


def tell_tables(tables: Iterable[NoticeTable], today: date) -> None:
    """Say on stderr how old the tables are."""
    read = list(tables)
    for table in read:
        say(f"{table.name}: {_age(table, today)}; read on {table.read_on}")
    if not read:
        say(NO_TABLE)


def notice_record(each: ListedNotice) -> dict[str, Any]:
    """Return one line of ``notices list``."""
    notice = each.notice
    return {
        "source": each.citekey,
        "kind": kind_words(notice.kind),
        "dated": notice.dated,
        "stands": "yes" if each.stands else "no",
        "used": "yes" if each.used else "no",
        "acknowledged_until": each.acknowledged_until,
        "reasons": list(notice.reasons),
        "notice": f"{notice.dataset} {notice.record}",
        "notice_doi": notice.notice_doi,
        "title": notice.title,
    }


def _lines(report: TableReport, file: NoticeFile, today: date) -> Iterable[str]:
    table = report.table
    yield (
        f"{table.name}: {many(report.rows, 'notice')}: {report.added:,} added, "
        f"{report.changed:,} changed, {report.gone:,} gone, "
        f"{report.unchanged:,} unchanged; {many(file.skipped, 'row')} skipped"
    )
    yield _age(table, today)
    if report.older_than_before:
        yield "this table is older than the one that was read before"
    verb = "is" if len(report.affected) == 1 else "are"
    colon = ":" if report.affected else ""
    yield (
        f"{len(report.affected):,} of {many(report.sources, 'source')} {verb} "
        f"affected{colon}"
    )
    for each in report.affected:
        for notice in each.notices:
            yield f"  {each.citekey}: {notice_words(notice)}"


def notice_words(notice: NoticeFacts) -> str:
    """Return a notice in one line: kind, day, reasons."""
    why = f": {', '.join(notice.reasons)}" if notice.reasons else ""
    return f"{kind_words(notice.kind)} {notice.dated or 'without a date'}{why}"


def _age(table: NoticeTable, today: date) -> str:
    if not table.newest:
        return "no notice of the table has a date"
    days = table.age(today)
    old = "; get a newer one" if days > STALE_DAYS else ""
    return f"its latest notice is of {table.newest}, {many(days, 'day')} ago{old}"


def _as_json(report: TableReport, file: NoticeFile, today: date) -> dict[str, Any]:
    return {
        "table": asdict(report.table) | {"age_days": report.table.age(today)},
        "counts": {
            "notices": report.rows,
            "added": report.added,
            "changed": report.changed,
            "gone": report.gone,
            "unchanged": report.unchanged,
            "skipped": file.skipped,
            "sources": report.sources,
            "affected": len(report.affected),
        },
        "affected": [
            {
                "source": each.citekey,
                "notices": [asdict(notice) for notice in each.notices],
            }
            for each in report.affected
        ],
        "problems": [asdict(problem) for problem in file.problems],
    }
