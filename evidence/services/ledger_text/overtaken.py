"""What a ledger's text says of values that were overtaken, and of derived ones.

An input of a formula is named like this: ``e-7f3a2`` or ``e-7f3a2#2`` for the first or
second figure of a piece of evidence, ``camps#1`` for one of another claim, ``xu2020#1``
for one of the evidence that ties this claim to that source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from evidence.errors import InputRefused
from evidence.services.ids import Kind
from evidence.services.ledger_text.lines import Where
from evidence.services.ledger_text.tables import Table, at, read_id
from evidence.text.figures import Figure

_INPUT = re.compile(r"(?P<owner>.+?)(?:#(?P<number>[1-9][0-9]{0,3}))?")


@dataclass(frozen=True, slots=True)
class TextSupersession:
    """One table of what overtook a claim."""

    where: Where
    public_id: str | None
    source: str
    columns: Mapping[str, Any]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextInput:
    """What one name of a formula stands for: figure *number* of *owner*."""

    name: str
    owner: str
    number: int


@dataclass(frozen=True, slots=True)
class TextDerivation:
    """One table of how a claim's figure is derived."""

    where: Where
    public_id: str | None
    columns: Mapping[str, Any]
    inputs: tuple[TextInput, ...]
    by: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class TextManuscript:
    """What a person said of a manuscript as a whole."""

    where: Where
    name: str
    dated: str | None


def read_supersession(table: Table) -> TextSupersession:
    """Read one table; the newer figure's own date is the date where none is given."""
    figure, newer = table.figure("figure"), table.figure("newer")
    as_of = table.edtf("as_of") or (newer.as_of if newer else None)
    if as_of is None:
        with at(*table.where, "as_of"):
            raise InputRefused("as_of is missing: since when does the newer hold?")
    read = TextSupersession(
        where=table.where,
        public_id=read_id(table, Kind.SUPERSESSION),
        source=table.needed("source"),
        columns={
            "figure": _text(figure),
            "newer": _text(newer),
            "as_of": as_of.text,
            "reason": table.needed("reason"),
        },
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return read


def read_derivation(table: Table) -> TextDerivation:
    """Read one table; whether the formula is one is for whoever works it out."""
    figure = table.figure("figure")
    if figure is None:
        with at(*table.where, "figure"):
            raise InputRefused("figure is missing: which one is derived?")
    inputs = []
    for name, value in table.mapping("inputs").items():
        with at(*table.where, "inputs", name):
            inputs.append(read_input(name, str(value)))
    read = TextDerivation(
        where=table.where,
        public_id=read_id(table, Kind.DERIVATION),
        columns={"figure": figure.text, "formula": table.needed("formula")},
        inputs=tuple(sorted(inputs, key=lambda each: each.name)),
        by=table.optional("by"),
        at=table.time("at"),
    )
    table.finish()
    return read


def read_input(name: str, text: str) -> TextInput:
    """Return what *name* stands for; raise InputRefused where it is not understood."""
    match = _INPUT.fullmatch(text.strip())
    if match is None:
        raise InputRefused(
            f"{text!r} names no figure",
            hint="write e-7f3a2#1 (evidence), camps#1 (a claim) or xu2020#1 (a source)",
        )
    return TextInput(name, match["owner"], int(match["number"] or 1))


def read_named_manuscript(name: str, table: Table) -> TextManuscript:
    """Read what is said of the manuscript called *name*."""
    dated = table.edtf("dated")
    table.finish()
    return TextManuscript(table.where, name, dated.text if dated else None)


def _text(figure: Figure | None) -> str:
    return figure.text if figure is not None else ""
