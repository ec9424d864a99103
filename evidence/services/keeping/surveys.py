"""Results of surveys, kept from one check to the next.

A library of fifty thousand entries takes half a minute to compare with itself, and is
the same in the next run. What is kept holds for one state of the sources and for one
state of the program's own files; anything else counts as absent, and so does a file
that is damaged or cannot be read. It can be thrown away at any time.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from evidence.checker.survey import AnySurvey, Results, Surveys
from evidence.db import Session
from evidence.ownership import read_own
from evidence.queries.library import count_sources, library_state
from evidence.services.keeping.folder import (
    module_state,
    program_state,
    write_whole,
)

WORTH_KEEPING = 2_000
"""Sources below which a survey is made anew faster than anybody notices."""
MOST = 16
"""Files kept; the oldest go."""


def kept_surveys(session: Session) -> Surveys | None:
    """Return what is kept for the ledger as it is; None where nothing is.

    Nothing is for a small library, or where the session names no folder.
    """
    if session.cache is None or count_sources(session) < WORTH_KEEPING:
        return None
    return KeptSurveys(session.cache / "surveys", library_state(session))


class KeptSurveys(Surveys):
    """A file of results for one *state* of a ledger's sources."""

    def __init__(self, folder: Path, state: str) -> None:
        self._folder = folder
        self._state = state
        self._known: dict[str, Any] | None = None

    def find(self, kinds: Iterable[AnySurvey]) -> Results:
        """Return those of *kinds* that are known."""
        known = self._read()
        named = {kind: _name(kind) for kind in kinds}
        return {kind: known[name] for kind, name in named.items() if name in known}

    def keep(self, results: Mapping[AnySurvey, Any]) -> None:
        """Keep *results*; a disk that cannot be written is no reason to fail."""
        known = self._read()
        known |= {_name(kind): result for kind, result in results.items()}
        write_whole(self._path, [orjson.dumps(known)], most=MOST)

    @property
    def _path(self) -> Path:
        named = f"{self._state}\n{program_state()}"
        return self._folder / f"{sha256(named.encode()).hexdigest()}.json"

    def _read(self) -> dict[str, Any]:
        if self._known is None:
            try:
                found = orjson.loads(read_own(self._path))
            except (OSError, ValueError):
                found = {}
            self._known = found if isinstance(found, dict) else {}
        return self._known


def _name(kind: AnySurvey) -> str:
    """Return a survey's name, for another distribution's with its file's state."""
    name = f"{kind.__module__}.{kind.__qualname__}"
    return f"{name} {module_state(sys.modules.get(kind.__module__))}".strip()
