"""Asking registries, at the addresses and within the limits that the house has set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from evidence.bibliography.entry import Entry
from evidence.config import Settings, cache_folder
from evidence.errors import UsageFault
from evidence.network.guard import Policy
from evidence.network.web import Web, WebSettings
from evidence.registries.base import Access, Identifier, Registry, find_registries

__all__ = ["all_registries", "identifiers_of", "make_access", "make_web"]


def all_registries(*, foreign: bool = True) -> tuple[Registry, ...]:
    """Return every registry, other distributions' too."""
    return find_registries(foreign=foreign)


def make_access(
    settings: Settings,
    registries: Iterable[Registry],
    *,
    allow_private: bool = False,
    refresh: bool = False,
) -> Access:
    """Return how *registries* are asked.

    With *allow_private* also on the local network; with *refresh* anew. Raises
    UsageFault where the setting ``registries`` names one that there is not.
    """
    known = [service.name for one in registries for service in one.services]
    for name in settings.registries:
        if name not in known:
            names = ", ".join(dict.fromkeys(known))
            raise UsageFault(
                f"the setting registries names {name!r}, which is none",
                hint=f"there are: {names}",
            )
    web = make_web(settings, allow_private=allow_private)
    return Access(web, settings.registries, fresh=refresh)


def make_web(
    settings: Settings, *, allow_private: bool = False, keep: bool = True
) -> Web:
    """Return the guarded fetcher as the house has set it.

    With *keep* answers are kept for a while, and replayed.
    """
    policy = Policy(
        private=allow_private or settings.allow_private,
        ports=frozenset(settings.ports),
        proxy=settings.proxy,
    )
    return Web(
        WebSettings(
            contact=settings.mailto,
            folder=cache_folder(settings) if keep else None,
            max_age=timedelta(days=settings.cache_days),
            offline=settings.offline,
            policy=policy,
        )
    )


def identifiers_of(
    entry: Entry, registries: Sequence[Registry]
) -> tuple[Identifier, ...]:
    """Return the identifiers that *entry* gives, the most telling first."""
    found = ((registry, registry.of_entry(entry)) for registry in registries)
    return tuple(
        Identifier(registry, value) for registry, value in found if value is not None
    )
