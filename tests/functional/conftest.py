"""The loopback server for these tests."""

from __future__ import annotations

from tests.loopback import server

__all__ = ["server"]
