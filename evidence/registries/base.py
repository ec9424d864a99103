"""What a registry is: it knows works by an identifier, and describes them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import Any, ClassVar

from evidence import plugins
from evidence.bibliography.entry import Entry
from evidence.errors import NetworkFailure, UsageFault
from evidence.network.answer import Answer
from evidence.network.web import Web

__all__ = ["Access", "Identifier", "Record", "Registry", "find_registries", "recognise"]


@dataclass(frozen=True, slots=True)
class Record:
    """What a registry says of one work."""

    registry: str
    """The registry's name for people: «Crossref»."""
    identifier: str
    """As the registry knows the work: «10.1000/182»."""
    csl: Mapping[str, Any]
    """An item of CSL-JSON without ``id``; texts may hold CSL's few HTML tags."""
    fields: tuple[tuple[str, str], ...]
    """Fields of biblatex that CSL has no variable for (eprint …), plain."""
    dates: Mapping[str, str]
    """``online``, ``print``, ``issued``: each an EDTF date, where it is known."""
    url: str
    """Where the answer came from."""
    fetched_at: datetime
    replayed: bool
    other_titles: tuple[str, ...] = ()
    """In another language, or as the registry also has it."""
    sources: tuple[tuple[str, str], ...] = ()
    """Fields that the registry gives as LaTeX; they go before those of *csl*."""
    other_containers: tuple[str, ...] = ()
    """The series of a volume, or the volume of a series."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier, and the registry that knows it."""

    registry: Registry
    value: str

    def __str__(self) -> str:
        return f"{self.registry.kind} {self.value}"


@dataclass(frozen=True, slots=True)
class Access:
    """How registries are asked: through the Web, at the addresses of the house."""

    web: Web
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Registry → base address, where it is not its own."""
    fresh: bool = False
    """Ask again even where an answer is kept."""

    @property
    def contact(self) -> str:
        """Return the e-mail address that registries are told, empty for none."""
        return self.web.settings.contact

    def get(
        self, service: Service, path: str, *, accept: str = "application/json"
    ) -> Answer:
        """Return what *service* answers to *path* below its base address."""
        base = self.addresses.get(service.name, service.address).rstrip("/")
        return self.web.get(
            f"{base}/{path}",
            accept=accept,
            interval=service.interval,
            fresh=self.fresh,
        )


@dataclass(frozen=True, slots=True)
class Service:
    """One server of a registry."""

    name: str
    """Its name in the setting ``registries``."""
    title: str
    """Its name for people."""
    address: str
    """Its base address."""
    interval: float
    """Seconds between two requests, as its operators ask."""


class Registry(ABC):
    """Knows works by one kind of identifier."""

    kind: ClassVar[str]
    """What the identifier is called: «DOI»."""
    rank: ClassVar[int]
    """The order in which registries are tried; the most telling first."""
    services: ClassVar[tuple[Service, ...]]
    """The servers it asks."""
    complete: ClassVar[bool] = True
    """Every identifier that exists is in it: one that it does not know is wrong."""
    example: ClassVar[str]
    """An identifier, as it may be written."""

    @abstractmethod
    def recognise(self, text: str) -> str | None:
        """Return the identifier in *text* in its usual form, None if it is none."""

    def problem(self, text: str) -> str | None:  # noqa: ARG002 - for those who can tell
        """Return what is wrong with *text*, where it was meant for this registry."""
        return None

    @abstractmethod
    def of_entry(self, entry: Entry) -> str | None:
        """Return the identifier that *entry* gives, None if it gives none."""

    @abstractmethod
    def fetch(self, identifier: str, access: Access) -> Record:
        """Return what the registry says of the work.

        Raises NotFound where it knows none, NetworkFailure where it does not answer,
        or not in a form that can be read.
        """


def find_registries(*, foreign: bool = False) -> tuple[Registry, ...]:
    """Return one instance of each, by rank; *foreign* adds other distributions'."""
    package = import_module("evidence.registries")
    found = plugins.classes(
        package,
        Registry,  # type: ignore[type-abstract]  # the base of what is looked for
        foreign=foreign,
    )
    return tuple(sorted((each() for each in found), key=lambda one: one.rank))


def recognise(text: str, registries: tuple[Registry, ...]) -> Identifier:
    """Return the identifier that *text* is; raises UsageFault where it is none."""
    for registry in registries:
        value = registry.recognise(text.strip())
        if value is not None:
            return Identifier(registry, value)
    examples = f"for instance: {', '.join(one.example for one in registries)}"
    for registry in registries:
        if problem := registry.problem(text.strip()):
            raise UsageFault(problem, hint=examples)
    raise UsageFault(
        f"{text[:80]!r} is no identifier that a registry knows", hint=examples
    )


def unreadable(service: Service, why: str) -> NetworkFailure:
    """Return the error for an answer that is not as the service documents it."""
    return NetworkFailure(
        f"{service.title} answered in a form that cannot be read: {why}",
        hint="try again later; if it stays so, the service may have changed",
    )
