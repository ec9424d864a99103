"""The command line: ``evidence`` and ``python -m evidence``."""

from evidence.cli.root import main

__all__ = ["main"]
