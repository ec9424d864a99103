"""The indexes at a brief's end: topics, names of persons and bodies, places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from evidence.checker.facts import ClaimFacts
from evidence.exporters.base import Topic
from evidence.services.brief.names import Names
from evidence.text.names.places import places_in
from evidence.text.names.states import all_names

_LEAST = 4
"""Characters of a State's name that is looked for: «US» and «UK» mean other things in
other languages, and stand in rosters anyway."""


def topics(names: Names) -> tuple[Topic, ...]:
    """Return every topic with its claims' numbers."""
    nothing = names.words("no topic")
    return _index((n, (claim.topic or nothing,)) for n, claim in names.numbered())


def persons(names: Names) -> tuple[Topic, ...]:
    """Return the authors of what claims are tied to, and who is named in lists."""
    by_key = names.ledger.sources_by_name

    def named(claim: ClaimFacts) -> Iterable[str]:
        for tie in claim.evidence:
            if (source := by_key.get(tie.source)) is not None:
                people = [str(name) for name in source.authors or source.editors]
                yield from people or filter(None, [source.institution])
        places = _states()
        yield from (one for one in claim.roster if one.casefold() not in places)

    return _index((number, named(claim)) for number, claim in names.numbered())


def places(names: Names) -> tuple[Topic, ...]:
    """Return the places that claims name.

    States in the statement or in a list; regions and cities where the statement says
    that they are places (``text.places``).
    """
    people = {
        str(name).partition(",")[0]
        for source in names.ledger.sources
        for name in (*source.authors, *source.editors)
    }

    def named(claim: ClaimFacts) -> Iterable[str]:
        states = _states()
        yield from (
            states[n.casefold()] for n in claim.roster if n.casefold() in states
        )
        said = f"{claim.statement} {claim.anchor.exact}"
        yield from (states[found.casefold()] for found in _pattern().findall(said))
        for part in (claim.statement, claim.anchor.exact):
            yield from places_in(part, people)

    return _index((number, named(claim)) for number, claim in names.numbered())


def _index(found: Iterable[tuple[int, Iterable[str]]]) -> tuple[Topic, ...]:
    entries: dict[str, list[int]] = {}
    for number, words in found:
        for word in dict.fromkeys(words):
            entries.setdefault(word, []).append(number)
    ordered = sorted(entries, key=lambda word: (word.casefold(), word))
    return tuple(Topic(word, tuple(entries[word])) for word in ordered)


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """Return every name of a State, folded, with the one it is listed under."""
    return {name.casefold(): short for name, short in all_names().items()}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    names = (name for name in all_names() if len(name) >= _LEAST)
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
