"""What supports a claim, counted by origin: one read work, one body, one original."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from evidence.checker.facts import ClaimFacts, SourceFacts
from evidence.checker.independence import independence_groups, speaking_institution
from evidence.models.vocabulary import SUPPORTING


class Sources(Protocol):
    """What finds a source by its citekey: a mapping, or what a run knows."""

    def get(self, key: str, /) -> SourceFacts | None:
        """Return the source, None where there is none."""


def supporting_groups(
    claim: ClaimFacts, sources: Sources
) -> tuple[tuple[str, ...], ...]:
    """Return the citekeys that support *claim*, wholly or partly, by origin.

    Evidence known through another work (*via*) hangs together with that work, and with
    all else that is known through it.
    """
    ties = claim.with_stance(*SUPPORTING)
    links = [(tie.source, tie.via) for tie in ties if tie.via is not None]
    keys = {tie.source for tie in ties}
    related = _relations(keys | {via for _, via in links}, sources)
    bodies = {key: _body(sources.get(key)) for key in keys}
    groups = independence_groups(bodies, [*links, *related])
    return tuple(tuple(sorted(group)) for group in groups)


def _relations(keys: Iterable[str], sources: Sources) -> Iterable[tuple[str, str]]:
    """Yield every two sources that hang together, as far as *keys* lead."""
    pending, seen = list(keys), set[str]()
    while pending:
        key = pending.pop()
        source = sources.get(key) if key not in seen else None
        if source is None:
            continue
        seen.add(key)
        for other in (*source.derives_from, *source.same_as):
            yield key, other
            pending.append(other)


def _body(source: SourceFacts | None) -> str:
    """Return the body that speaks in *source*: its literal author or institution."""
    if source is None:
        return ""
    for name in source.authors:
        if name.literal:
            return name.literal
    return speaking_institution(source.entry_type, source.institution)
