"""Which sources of a ledger are one work, by comparing what their entries say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidence.bibliography.works.duplicates import Duplicates, find_duplicates
from evidence.bibliography.works.work import NO_WORKS, Record, Work, make_work
from evidence.checker.facts import LedgerFacts


def duplicates_in(ledger: LedgerFacts) -> Duplicates:
    """Return the groups of sources that are one work, or share an identifier."""
    return find_duplicates(_works(ledger))


def same_works(ledger: LedgerFacts) -> Mapping[str, tuple[str, ...]]:
    """Return for each source that is there more than once all keys of its work.

    What a person called the same counts as what the entries show.
    """
    groups = [set(group.keys) for group in duplicates_in(ledger).groups]
    groups += [{one.name, *one.same_as} for one in ledger.sources if one.same_as]
    return {key: tuple(sorted(group)) for group in groups for key in group}


def _works(ledger: LedgerFacts) -> Iterable[Work]:
    for source in ledger.sources:
        if source.entry_type in NO_WORKS:
            continue
        fields = dict(reversed(source.fields))
        issued = source.issued.text if source.issued else ""
        yield make_work(
            Record(
                key=source.name,
                type=source.entry_type,
                get=fields.get,
                title=source.title,
                people=source.authors or source.editors,
                issued=issued or fields.get("date") or fields.get("year") or "",
            )
        )
