"""The loopback server and a desk with a claim that quotes a page."""

from __future__ import annotations

from tests.loopback import clock, make_web, server

__all__ = ["clock", "make_web", "server"]
