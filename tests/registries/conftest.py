"""Registries answered by a server on the loopback."""

from __future__ import annotations

from tests.loopback import access, clock, make_web, server

__all__ = ["access", "clock", "make_web", "server"]
