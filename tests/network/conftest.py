"""The loopback server for these tests."""

from __future__ import annotations

from tests.loopback import clock, make_web, server

__all__ = ["clock", "make_web", "server"]
