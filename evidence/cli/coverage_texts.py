"""Coverage for people and for machines; declarations as rows and sentences."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evidence.checker.sentence_coverage import Cover
from evidence.cli.output import clean_line, say, write
from evidence.cli.wide_table import wide_lines
from evidence.text.counts import many

if TYPE_CHECKING:
    from evidence.checker.sentence_coverage import (
        CoverageReport,
        SectionCover,
        SentenceCover,
        Tally,
    )
    from evidence.services.declarations import DeclarationView

BAR = 10
"""Signs of a bar."""
_WIDE = 1_000
"""Columns of a table; it is never folded."""
_SHOWN = 110
"""Signs of a sentence in the list; JSON and HTML have it whole."""


def print_report(report: CoverageReport, format_: str, output: Path | None) -> None:
    """Print the report, or write it whole to *output*."""
    text = _render(report, format_)
    if output is None:
        write(text.rstrip("\n"))
        return
    from evidence.exporters.whole_file import write_whole

    write_whole(output, text.encode())
    say(f"{output}: {report.total.percent} % of {report.total.counted} sentences")


def too_low(report: CoverageReport, least: float) -> bool:
    """Tell whether less than *least* of 100 is tied, and say so."""
    low = report.total.percent < Decimal(str(least))
    if low:
        say(f"{report.manuscript}: {report.total.percent} % is less than {least:g} %")
    return low


def declaration_record(view: DeclarationView) -> dict[str, Any]:
    """Return a declaration's columns, for tables, JSON and CSV."""
    place = view.place
    return {
        "declaration": view.name,
        "manuscript": view.manuscript,
        "ground": view.ground.value,
        "place": "" if place is None else f"{place.path}:{place.line}:{place.column}",
        "outcome": view.placement.outcome.value,
        "holds": view.holds,
        "sentence": " ".join(view.exact.split()),
        "reason": view.reason,
        "by": view.by,
        "at": f"{view.at:%Y-%m-%dT%H:%M:%SZ}",
    }


def declaration_sentence(view: DeclarationView) -> str:
    """Say what was declared, and where."""
    row = declaration_record(view)
    sentence = _short(row["sentence"])
    return f"{view.name}: {row['place']}: {view.ground.value}: “{sentence}”"


def _render(report: CoverageReport, format_: str) -> str:
    if format_ == "html":
        from evidence.exporters.heat_map import heat_map

        return heat_map(report)
    if format_ == "json":
        import json

        return json.dumps({"schema_version": 1, **_record(report)}, indent=2) + "\n"
    return "\n".join(map(clean_line, _lines(report))) + "\n"


def _lines(report: CoverageReport) -> Iterator[str]:
    rows = [_row(each) for each in report.sections]
    total = {
        "section": _short(clean_line(report.manuscript), 32),
        **_counts(report.total),
    }
    table = [*rows, total]
    columns = [[str(row[name]) for row in table] for name in total]
    yield from wide_lines(list(total), columns, room=_WIDE) or ()
    left = report.not_covered()
    if left:
        yield ""
        yield f"Not tied to evidence: {many(len(left), 'sentence')}"
    for each in left:
        place = f"{report.path}:{each.place.line}:{each.place.column}"
        cover = each.cover.value if each.cover else ""
        yield f"{place}: {cover}: {_short(' '.join(each.text.split()))}"
        yield f"    counts by: {'; '.join(map(str, each.reasons))}"


def _row(each: SectionCover) -> dict[str, Any]:
    name = " › ".join(each.section) or "(before the first heading)"
    return {"section": _short(clean_line(name), 32), **_counts(each.tally)}


def _counts(tally: Tally) -> dict[str, Any]:
    covers = {cover.value: tally.by_cover.get(cover, 0) for cover in Cover}
    full = int(tally.percent * BAR / 100)
    return {
        "sentences": tally.sentences,
        "checkable": tally.checkable,
        **covers,
        "percent": f"{tally.percent}" if tally.counted else "-",
        "tied of 100": "█" * full + "·" * (BAR - full) if tally.counted else "-",
    }


def _record(report: CoverageReport) -> dict[str, Any]:
    return {
        "manuscript": report.manuscript,
        "path": report.path,
        "revision": report.revision,
        "total": _tally(report.total),
        "sections": [
            {"section": list(each.section), **_tally(each.tally)}
            for each in report.sections
        ],
        "sentences": [_sentence(each) for each in report.sentences],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    covers = {cover.value: tally.by_cover.get(cover, 0) for cover in Cover}
    head = {"sentences": tally.sentences, "checkable": tally.checkable}
    return {**head, **covers, "counted": tally.counted, "percent": float(tally.percent)}


def _sentence(each: SentenceCover) -> dict[str, Any]:
    return {
        "text": each.text,
        "start": each.span.start,
        "end": each.span.end,
        "line": each.place.line,
        "column": each.place.column,
        "section": list(each.section),
        "cover": each.cover.value if each.cover else None,
        "reasons": [{"rule": r.sort.value, "words": r.words} for r in each.reasons],
        "claims": list(each.claims),
    }


def _short(text: str, size: int = _SHOWN) -> str:
    return text if len(text) <= size else f"{text[: size - 1]}…"
