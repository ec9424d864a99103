"""Derivations with their inputs looked up: the figures that the formulas work on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from evidence.checker.facts import DerivationFacts, InputFacts
from evidence.checker.topics import read_figure
from evidence.queries.part import PartRows, Row


class DerivationLoader:
    """Joins a derivation's rows; built once for all manuscripts of a part."""

    def __init__(self, rows: PartRows, keys: Mapping[int, str]) -> None:
        found = rows.input_rows
        self._keys = keys
        self._names = {row.id: row.slug or row.public_id for row in found.claims}
        self._evidence = {row.id: row for row in found.evidence}
        self._inputs: dict[int, list[Row]] = defaultdict(list)
        for row in rows.inputs:
            self._inputs[row.derivation_id].append(row)
        self._texts: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
        for each in found.figures:
            self._texts[each.claim_id, each.evidence_id].append(each.text)
        self._derived: dict[int, list[DerivationFacts]] = defaultdict(list)
        for made in rows.derivations:
            self._derived[made.claim_id].append(
                DerivationFacts(
                    name=made.public_id,
                    figure=read_figure(made.figure),
                    formula=made.formula,
                    inputs=tuple(self._input(row) for row in self._inputs[made.id]),
                    by=made.by,
                    at=made.at,
                )
            )

    def of(self, claim_id: int) -> tuple[DerivationFacts, ...]:
        """Return how the figures of a claim are derived, oldest first."""
        return tuple(self._derived.get(claim_id, ()))

    def _input(self, row: Row) -> InputFacts:
        tie = self._evidence.get(row.evidence_id or 0)
        owner = row.claim_id if tie is None else tie.claim_id
        texts = self._texts[row.claim_id, row.evidence_id]
        there = row.ordinal <= len(texts)
        return InputFacts(
            name=row.name,
            owner=self._names[owner or 0] if tie is None else tie.public_id,
            claim=self._names[owner or 0],
            source=None if tie is None else self._keys[tie.source_id],
            number=row.ordinal,
            figure=read_figure(texts[row.ordinal - 1]) if there else None,
        )
