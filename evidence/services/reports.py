"""Find the reporter that a person or a script asks for."""

from __future__ import annotations

from evidence import plugins, reporters
from evidence.errors import UsageFault
from evidence.reporters.base import Reporter, View

__all__ = ["Reporter", "View", "all_reporters", "find_reporter"]


def all_reporters() -> tuple[Reporter, ...]:
    """Return every reporter, by name."""
    kinds = plugins.classes(reporters, Reporter, foreign=True)  # type: ignore[type-abstract]  # concrete ones are returned
    return tuple(sorted((kind() for kind in kinds), key=lambda each: each.name))


def find_reporter(name: str) -> Reporter:
    """Return the reporter called *name*; raise UsageFault naming those there are."""
    known = {reporter.name: reporter for reporter in all_reporters()}
    if name not in known:
        raise UsageFault(
            f"there is no report format {name!r}", hint=f"known: {', '.join(known)}"
        )
    return known[name]
