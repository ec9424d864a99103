"""Decisions on citations as rows and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from evidence.services.decisions import DecisionView


def decision_record(view: DecisionView) -> dict[str, Any]:
    """Return a decision's columns, for tables, JSON and CSV."""
    place = view.place
    return {
        "decision": view.name,
        "manuscript": view.manuscript,
        "item": view.item,
        "key": view.key,
        "place": "" if place is None else f"{place.path}:{place.line}:{place.column}",
        "outcome": view.outcome.value,
        "holds": view.holds,
        "by": view.by,
        "at": f"{view.at:%Y-%m-%dT%H:%M:%SZ}",
        "reason": view.reason,
    }


def decision_sentence(view: DecisionView) -> str:
    """Say what was decided, and where."""
    row = decision_record(view)
    return f"{view.name}: {row['place']}: “{view.item}” is {view.key}"
