"""Where a ledger is: a path or an SQLAlchemy URL, given or found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from evidence.errors import NotFound, UsageFault

LEDGER_NAME = "evidence.db"


@dataclass(frozen=True, slots=True)
class Location:
    """One of *path* (SQLite) or *url* (a server) is set."""

    path: Path | None = None
    url: str | None = None

    def __str__(self) -> str:
        if self.path is not None:
            return str(self.path)
        return _without_password(self.url or "")


def parse_location(text: str) -> Location:
    """Read a path or URL; raise UsageFault for a database we do not speak."""
    if "://" not in text:
        return Location(path=Path(text).expanduser())
    scheme, _, rest = text.partition("://")
    if scheme.startswith("sqlite"):
        if not rest.startswith("/") or rest in {"/", "/:memory:"}:
            raise UsageFault(
                f"the address {text} names no file",
                hint="write sqlite:///relative/path or sqlite:////absolute/path",
            )
        return Location(path=Path(rest[1:]))
    if scheme in {"postgresql", "postgresql+psycopg"}:
        return Location(url=f"postgresql+psycopg://{rest}")
    raise UsageFault(
        f"no ledger can be kept in {scheme}",
        hint="use a path, sqlite:///… or postgresql+psycopg://…",
    )


def find_ledger(start: Path) -> Location:
    """Look for ``evidence.db`` in *start* and the folders above it."""
    for folder in (start, *start.parents):
        candidate = folder / LEDGER_NAME
        if candidate.is_file():
            return Location(path=candidate)
    raise NotFound(
        f"there is no ledger ({LEDGER_NAME}) in {start} or above it",
        hint="make one with: evidence init",
    )


def _without_password(url: str) -> str:
    head, at, tail = url.rpartition("@")
    scheme, sep, user = head.partition("://")
    return f"{scheme}{sep}{user.partition(':')[0]}{at}{tail}" if at else url
