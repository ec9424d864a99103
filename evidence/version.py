"""The installed version of this program."""

from __future__ import annotations


def program_version() -> str:
    """Return the installed version, or ``unknown`` in a bare checkout."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow

    try:
        return version("evidence")
    except PackageNotFoundError:
        return "unknown"
