"""Which schemes there are: one file of this folder each, then other distributions'."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache

import evidence.ratings
from evidence import plugins
from evidence.ratings.base import Scheme


class UnknownScheme(ValueError):
    """No scheme has that name; the message lists those that exist."""


@cache
def all_schemes(*, foreign: bool = False) -> tuple[Scheme, ...]:
    """Return every scheme in order of its file's name, then *foreign* ones."""
    return plugins.objects(evidence.ratings, "SCHEME", Scheme, foreign=foreign)


def find_scheme(name: str, *, foreign: bool = False) -> Scheme:
    """Return the scheme called *name*; raises UnknownScheme."""
    schemes = {scheme.name: scheme for scheme in all_schemes(foreign=foreign)}
    wanted = name.strip().lower()
    if wanted in schemes:
        return schemes[wanted]
    near = get_close_matches(wanted, schemes, n=1)
    meant = f" (did you mean {near[0]}?)" if near else ""
    raise UnknownScheme(
        f"there is no rating scheme “{name}”{meant}; there are: "
        + ", ".join(sorted(schemes))
    )
