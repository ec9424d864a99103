"""Find what a folder of the package, or another distribution, contributes.

One mechanism for rules, readers, exporters, reporters, commands and schemes: walk the
folder in name order, import its modules, take what each module itself defines. Entry
points of the group of the same name serve other distributions; they are read only when
asked for, so that a test never sees what happens to be installed beside it.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import walk_packages
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

T = TypeVar("T")


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Import, in name order, every public module below *package*."""
    names = sorted(
        info.name
        for info in walk_packages(package.__path__, f"{package.__name__}.")
        if not info.name.rpartition(".")[2].startswith("_")
    )
    for name in names:
        yield import_module(name)


def classes(
    package: ModuleType, base: type[T], *, foreign: bool = False
) -> tuple[type[T], ...]:
    """Collect the concrete subclasses of *base* that *package*'s modules define.

    With *foreign*, the entry points of the group named like the package follow.
    """
    own = [
        thing
        for module in modules(package)
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, base)
        and thing.__module__ == module.__name__
        and not getattr(thing, "__abstractmethods__", None)
    ]
    if foreign:
        own.extend(
            loaded
            for point in entry_points(group=package.__name__)
            if isinstance(loaded := point.load(), type) and issubclass(loaded, base)
        )
    return tuple(own)


def objects(
    package: ModuleType, name: str, kind: type[T], *, foreign: bool = False
) -> tuple[T, ...]:
    """Collect the object called *name* of every module of *package*."""
    own = [
        thing
        for module in modules(package)
        if isinstance(thing := getattr(module, name, None), kind)
    ]
    if foreign:
        own.extend(
            loaded
            for point in entry_points(group=package.__name__)
            if isinstance(loaded := point.load(), kind)
        )
    return tuple(own)
