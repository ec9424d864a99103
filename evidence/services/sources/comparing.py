"""Sources against the registries that know them. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from evidence.bibliography.agreement.comparison import (
    FieldAgreement,
    Verdict,
    compare_work,
)
from evidence.bibliography.entry import Entry
from evidence.db import Session
from evidence.errors import ExitCode, NetworkFailure, NotFound, UsageFault
from evidence.registries.base import Access, Identifier, Record, Registry
from evidence.registries.published import published
from evidence.services.sources.lookups import identifiers_of
from evidence.services.sources.reference_lists import gather_list, gather_named

__all__ = [
    "Comparison",
    "compare_sources",
    "count_verdicts",
    "entries_to_compare",
    "exit_code",
]

_PATIENCE = 3
"""Failures of the network in a row, after which nobody else is asked."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One source: what was asked, and what came of it.

    *problem* says why nothing could be compared; *failed* that the network was it.
    """

    key: str
    identifier: str = ""
    registry: str = ""
    url: str = ""
    fetched_at: datetime | None = None
    replayed: bool = False
    fields: tuple[FieldAgreement, ...] = ()
    problem: str = ""
    failed: bool = False

    @property
    def verdict(self) -> Verdict:
        """Return the worst of the fields; could not tell where there is none."""
        found = {one.verdict for one in self.fields}
        if Verdict.DIFFERS in found:
            return Verdict.DIFFERS
        return Verdict.AGREES if Verdict.AGREES in found else Verdict.UNKNOWN


def entries_to_compare(
    session: Session, keys: Sequence[str], *, everything: bool
) -> tuple[Entry, ...]:
    """Return the named entries, or all; raise UsageFault for neither and for both."""
    if bool(keys) == everything:
        raise UsageFault("which sources?", hint="KEY …, or --all")
    return gather_list(session) if everything else gather_named(session, keys)


def compare_sources(
    entries: Iterable[Entry], registries: Sequence[Registry], access: Access
) -> Iterator[Comparison]:
    """Yield each entry's comparison with the first registry that knows it."""
    failures = 0
    for entry in entries:
        identifiers = identifiers_of(entry, registries)
        if identifiers and failures >= _PATIENCE:
            yield Comparison(
                entry.key,
                str(identifiers[0]),
                problem=f"not asked: the network failed {_PATIENCE} times in a row",
                failed=True,
            )
            continue
        found = _compare(entry, identifiers, access)
        failures = failures + 1 if found.failed else 0
        yield found


def count_verdicts(comparisons: Iterable[Comparison]) -> dict[str, int]:
    """Return the number of sources for each verdict."""
    counts = Counter(one.verdict for one in comparisons)
    return {verdict.value: counts[verdict] for verdict in Verdict}


def exit_code(comparisons: Sequence[Comparison]) -> ExitCode:
    """Return the code to end with: 8 where the network failed, 1 where one differs.

    9 where nothing at all could be compared: that is no pass.
    """
    if any(one.failed for one in comparisons):
        return ExitCode.NETWORK
    counts = count_verdicts(comparisons)
    if counts[Verdict.DIFFERS]:
        return ExitCode.FINDINGS
    return ExitCode.CLEAN if counts[Verdict.AGREES] else ExitCode.NOTHING


def _compare(
    entry: Entry, identifiers: Sequence[Identifier], access: Access
) -> Comparison:
    if not identifiers:
        return Comparison(entry.key, problem="it gives no identifier to look up")
    unknown = ""
    for identifier in identifiers:
        registry = identifier.registry
        try:
            record = registry.fetch(identifier.value, access)
        except NotFound as error:
            if registry.complete:
                return _wrong(entry, identifier, error.message)
            unknown = error.message
        except NetworkFailure as error:
            return Comparison(
                entry.key, str(identifier), problem=error.message, failed=True
            )
        else:
            return _compared(entry, identifier, record)
    return Comparison(entry.key, str(identifiers[-1]), problem=unknown)


def _wrong(entry: Entry, identifier: Identifier, message: str) -> Comparison:
    """Return that an identifier does not exist, which is a difference of its own."""
    field = FieldAgreement(
        identifier.registry.kind, Verdict.DIFFERS, identifier.value, "", message
    )
    return Comparison(entry.key, str(identifier), fields=(field,))


def _compared(entry: Entry, identifier: Identifier, record: Record) -> Comparison:
    return Comparison(
        entry.key,
        str(identifier),
        record.registry,
        record.url,
        record.fetched_at,
        record.replayed,
        fields=compare_work(entry, published(record)),
    )
