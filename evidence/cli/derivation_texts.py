"""How a figure is worked out, as a line of text and in plain values."""

from __future__ import annotations

from typing import Any

from evidence.checker.derivations import input_words, worked_out
from evidence.checker.facts import DerivationFacts
from evidence.text.figures.formula_tokens import FormulaError


def derivation_line(derivation: DerivationFacts) -> str:
    """Return "50% = a / b * 100 = 30 / 61 * 100 = 49.1803: rounded (…)"."""
    start = f"{derivation.figure.text} = {derivation.formula}"
    try:
        found = worked_out(derivation)
    except FormulaError as error:
        return f"{start}: can't be worked out: {error}"
    return f"{start} = {found.filled} = {found.shown}: {found.verdict} ({found.why})"


def derivation_record(derivation: DerivationFacts) -> dict[str, Any]:
    """Return a derivation in plain values, with what it gives."""
    record: dict[str, Any] = {
        "derivation": derivation.name,
        "figure": derivation.figure.text,
        "formula": derivation.formula,
        "inputs": {
            each.name: {
                "of": f"{each.owner}#{each.number}",
                "claim": each.claim,
                "source": each.source,
                "figure": None if each.figure is None else each.figure.text,
            }
            for each in derivation.inputs
        },
        "by": derivation.by,
        "at": derivation.at.isoformat(),
    }
    try:
        found = worked_out(derivation)
    except FormulaError as error:
        return {**record, "value": None, "follows": False, "why": str(error)}
    return {
        **record,
        "filled": found.filled,
        "value": found.shown,
        "verdict": found.verdict.value,
        "follows": found.follows,
        "why": found.why,
    }


def input_lines(derivation: DerivationFacts) -> list[str]:
    """Return a line for each input: what it is, and its figure now."""
    return [
        f"{input_words(each)}: {each.figure.text if each.figure else 'no such figure'}"
        for each in derivation.inputs
    ]
