"""Two sides of a comparison, run in turn: what every script here measures with."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Byte code is kept between runs, as on any machine of a user.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
EVIDENCE = [str(Path(sys.executable).with_name("evidence"))]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    what: str
    ours: float
    peer: str
    theirs: float | None
    goal: str

    @property
    def cells(self) -> tuple[str, ...]:
        ratio = "" if self.theirs is None else f"{self.ours / self.theirs:.2f}"
        theirs = "" if self.theirs is None else shown(self.theirs)
        return (self.what, shown(self.ours), self.peer, theirs, ratio, self.goal)


def shown(took: float) -> str:
    """Return seconds, or milliseconds of what takes few."""
    return f"{took:.2f} s" if took >= 0.1 else f"{took * 1000:.1f} ms"


def seconds(
    command: Sequence[str], folder: Path, *, codes: Sequence[int] = (0,)
) -> float:
    """Run *command* and return its wall time; any other exit code is an error."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("EVIDENCE_")
    }
    started = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False
    )
    took = time.perf_counter() - started
    if done.returncode not in codes:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr!r}")
    return took


def against(
    ours: Callable[[], float], theirs: Callable[[], float], times: int
) -> tuple[float, float]:
    """Return the medians of both sides, run alternately *times* times, once warm."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    return (
        statistics.median(pair[0] for pair in pairs),
        statistics.median(pair[1] for pair in pairs),
    )


def taken(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one run in this process."""
    started = time.process_time()
    work()
    return time.process_time() - started
