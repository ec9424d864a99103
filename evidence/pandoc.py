"""The one place that runs pandoc.

It comes in a wheel (``pypandoc_binary``), so its version is ours to choose. It runs
with ``--sandbox`` (no file but what it is given, no network), a limit of memory and a
limit of time, because what it reads was written by others.
"""

from __future__ import annotations

import os
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from evidence.errors import InputRefused, NotFound

MEMORY = "1g"
"""Of pandoc's heap, as its run-time system writes it; a book of 10 MB needs a third."""
_HEAP_EXHAUSTED = 251
"""The exit status of GHC's run-time system for it."""


@cache
def find_pandoc() -> str:
    """Return the path of the program; raises NotFound where it is not installed.

    It is the one of the wheel, unless PYPANDOC_PANDOC names another.
    """
    spec = find_spec("pypandoc")
    if spec is not None and spec.origin and "PYPANDOC_PANDOC" not in os.environ:
        inside = Path(spec.origin).parent / "files" / "pandoc"
        if os.access(inside, os.X_OK):
            return str(inside)
    # pypandoc runs each program of that name to choose one, which takes its time.
    import pypandoc  # noqa: PLC0415  # as said

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise NotFound(
            "pandoc is not installed", hint="pip install pypandoc_binary"
        ) from error


def run(arguments: list[str], text: str | bytes, *, seconds: float = 30) -> str:
    """Run pandoc with *arguments* on *text*, or a file's bytes; return what it prints.

    Raises InputRefused with pandoc's own first words where it fails, and where it needs
    more than *seconds* or a gigabyte; NotFound where it is not installed.
    """
    command = [find_pandoc(), "+RTS", f"-M{MEMORY}", "-RTS", "--sandbox", *arguments]
    try:
        done = subprocess.run(
            command,
            input=text if isinstance(text, bytes) else text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=seconds,
            check=False,
            env={"LC_ALL": "C.UTF-8", "HOME": "/nonexistent"},
        )
    except subprocess.TimeoutExpired as error:
        raise InputRefused(f"pandoc needed more than {seconds:g} seconds") from error
    except OSError as error:
        raise NotFound(f"pandoc cannot be run: {error.strerror}") from error
    if done.returncode == _HEAP_EXHAUSTED:
        raise InputRefused(f"pandoc needed more than {MEMORY} of memory")
    if done.returncode != 0:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise InputRefused(f"pandoc cannot read it: {said[:300]}")
    return done.stdout.decode("utf-8")
