"""Derivations with their inputs looked up: the figures that the formulas work on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from evidence.checker.facts import DerivationFacts, InputFacts
from evidence.models import DerivationInput
from evidence.queries.whole import Whole
from evidence.text.figures import Figure


class DerivationLoader:
    """Joins a derivation's rows; built once for a whole ledger."""

    def __init__(
        self, whole: Whole, keys: Mapping[int, str], figure: Callable[[str], Figure]
    ) -> None:
        self._figure = figure
        self._keys = keys
        self._names = {row.id: row.slug or row.public_id for row in whole.claims}
        self._evidence = {row.id: row for row in whole.evidence}
        self._inputs: dict[int, list[DerivationInput]] = defaultdict(list)
        for row in whole.inputs:
            self._inputs[row.derivation_id].append(row)
        self._texts: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
        if whole.inputs:
            for each in whole.figures:
                self._texts[each.claim_id, each.evidence_id].append(each.text)
        self._derived: dict[int, list[DerivationFacts]] = defaultdict(list)
        for made in whole.derivations:
            self._derived[made.claim_id].append(
                DerivationFacts(
                    name=made.public_id,
                    figure=figure(made.figure),
                    formula=made.formula,
                    inputs=tuple(self._input(row) for row in self._inputs[made.id]),
                    by=made.by,
                    at=made.at,
                )
            )

    def of(self, claim_id: int) -> tuple[DerivationFacts, ...]:
        """Return how the figures of a claim are derived, oldest first."""
        return tuple(self._derived.get(claim_id, ()))

    def _input(self, row: DerivationInput) -> InputFacts:
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
            figure=self._figure(texts[row.ordinal - 1]) if there else None,
        )
