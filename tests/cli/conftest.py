"""The loopback server for the command line that fetches."""

from __future__ import annotations

from tests.loopback import server

__all__ = ["server"]
