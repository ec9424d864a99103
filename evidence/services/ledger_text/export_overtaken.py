"""Write what overtook claims, and how figures are derived, as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from evidence.models import Derivation, Supersession
from evidence.queries.whole import Whole
from evidence.services.ledger_text.held import InputRef, input_refs
from evidence.services.ledger_text.toml_format import Value, write_key, write_table


class OvertakenExport:
    """The supersessions and derivations of a ledger, by claim."""

    def __init__(self, whole: Whole, keys: Mapping[int, str]) -> None:
        self._keys = keys
        self._names = {row.public_id: row.slug or row.public_id for row in whole.claims}
        self._inputs = input_refs(whole)
        self._superseded: dict[int, list[Supersession]] = defaultdict(list)
        for row in whole.supersessions:
            self._superseded[row.claim_id].append(row)
        self._derived: dict[int, list[Derivation]] = defaultdict(list)
        for made in whole.derivations:
            self._derived[made.claim_id].append(made)

    def of(self, claim_id: int, name: str) -> Iterator[str]:
        """Yield the tables of one claim, which is called *name*."""
        for row in self._superseded.get(claim_id, ()):
            header = f"[[{write_key('claim', name, 'superseded')}]]"
            values: dict[str, Value] = {
                "id": row.public_id,
                "source": self._keys[row.source_id],
                "figure": row.figure,
                "newer": row.newer,
                "as_of": row.as_of,
                "reason": row.reason,
                "by": row.by,
                "at": row.at,
            }
            yield write_table(header, values)
        for made in self._derived.get(claim_id, ()):
            header = f"[[{write_key('claim', name, 'derivation')}]]"
            inputs = {ref.name: self._named(ref) for ref in self._inputs[made.id]}
            derived: dict[str, Value] = {
                "id": made.public_id,
                "figure": made.figure,
                "formula": made.formula,
                "inputs": inputs,
                "by": made.by,
                "at": made.at,
            }
            yield write_table(header, derived)

    def _named(self, ref: InputRef) -> str:
        owner = ref.evidence or self._names[ref.claim or ""]
        return f"{owner}#{ref.number}"
