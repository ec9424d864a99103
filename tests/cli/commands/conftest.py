"""The loopback server for the commands that fetch."""

from __future__ import annotations

from tests.loopback import server

__all__ = ["server"]
