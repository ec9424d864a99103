"""Draw or print the values of a measure over time, for ``audit --timeline``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evidence.cli.app import App
from evidence.cli.output import clean, emit_json, progress, say
from evidence.errors import UsageFault
from evidence.exporters.measures import Measure, MeasureValue
from evidence.exporters.whole_file import check_place, write_whole
from evidence.services.audit.timeline import Timeline, timeline
from evidence.services.sources.exporting import check_target
from evidence.text.counts import many

_ASKED = ("manuscript", "topic", "claim")


def print_timeline(
    app: App, asked: Mapping[str, Any], *, format_: str, output: Path | None
) -> None:
    """Write the picture to *output*, or print its values where JSON is asked for.

    Raises UsageFault where neither is asked for, or *output* is no .svg file.
    """
    _check_output(format_, output)
    with app.reader() as session:
        check_target(session, output)
        found = timeline(session, **{name: asked[name] for name in _ASKED})
    if output is not None:
        from evidence.exporters.timeline import draw_timeline

        with progress(f"drawing {output.name}"):
            drawn = draw_timeline(found.measures)
        write_whole(output, drawn.encode())
    if format_ == "json":
        emit_json({"measures": [_measure(each) for each in found.measures]})
    _tell(found, output)


def _check_output(format_: str, output: Path | None) -> None:
    if format_ not in {"text", "json"}:
        raise UsageFault(
            f"a timeline is no {format_}",
            hint="-o figure.svg draws it, --format json prints its values",
        )
    if output is None:
        if format_ != "json":
            raise UsageFault(
                "where should the timeline be drawn?",
                hint="-o figure.svg, or --format json for its values",
            )
        return
    if output.suffix.lower() != ".svg":
        raise UsageFault(f"{output}: a timeline is drawn as .svg", hint="-o figure.svg")
    check_place(output)


def _tell(found: Timeline, output: Path | None) -> None:
    values = sum(len(each.values) for each in found.measures)
    where = f"{output}: " if output is not None else ""
    shown = f"{many(len(found.measures), 'measure')}, {many(values, 'value')}"
    say(clean(f"{where}{shown}"))
    undated = values - sum(len(each.drawn) for each in found.measures)
    if undated:
        say(f"not drawn: {many(undated, 'value')} without an as-of date")
    if found.dates:
        say(f"left out: {found.dates} that are dates")


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "measure": measure.title,
        "unit": measure.unit,
        "values": [_value(value) for value in measure.values],
    }


def _value(value: MeasureValue) -> dict[str, Any]:
    opens = {1: "above", -1: "below"}
    return {
        "stated_by": value.stated.value,
        "name": value.name,
        "claim": value.claim,
        "page": value.page,
        "figure": value.figure,
        "value": f"{value.value:f}",
        "low": f"{value.low:f}",
        "high": f"{value.high:f}",
        "open": opens.get(value.opens, ""),
        "as_of": value.as_of,
        "earliest": value.earliest.isoformat() if value.earliest else None,
        "latest": value.latest.isoformat() if value.latest else None,
        "confidence": value.confidence,
    }
