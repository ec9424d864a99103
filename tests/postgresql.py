"""A PostgreSQL server of a test's own, on a socket in a folder that goes away."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def find_server() -> Path | None:
    """Return the folder of the newest server's programs."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if installed:
        return installed[-1]
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def as_server(*words: str | Path) -> list[str]:
    """Return a command line that is not root's: PostgreSQL refuses to be."""
    plain = [str(word) for word in words]
    if os.getuid() != 0:
        return plain
    server = ("--reuid=postgres", "--regid=postgres", "--clear-groups")
    return ["setpriv", *server, *plain]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server on a socket in a folder of its own; yield its address."""
    programs = find_server()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    # Not tmp_path: the server's user must be able to reach it, and a socket's path
    # may have 107 characters at the most.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    data = folder / "data"
    subprocess.run(
        as_server(
            programs / "initdb",
            "-D",
            data,
            "-U",
            "desk",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
        ),
        check=True,
        capture_output=True,
    )
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    control = as_server(programs / "pg_ctl", "-D", data, "-w")
    subprocess.run(
        [*control, "-o", options, "-l", str(folder / "log"), "start"],
        check=True,
        capture_output=True,
    )
    yield f"postgresql+psycopg://desk@/postgres?host={folder}"
    subprocess.run(
        [*control, "-m", "immediate", "stop"], check=True, capture_output=True
    )
    shutil.rmtree(folder)
