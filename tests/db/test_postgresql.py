"""The same models and migrations on a PostgreSQL server of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from evidence.db import Act, Database, Location, Mode, create, journal
from evidence.errors import Conflict, StorageFailure
from evidence.models import Manuscript

pytestmark = pytest.mark.postgresql


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


@pytest.fixture(scope="module")
def desk(server: str) -> Location:
    location = Location(url=server)
    create(location)
    return location


def test_a_ledger_is_made_written_and_read(desk: Location, act: Act) -> None:
    with Database(desk, Mode.WRITE).begin(act) as session:
        session.add(Manuscript(name="chapter", title="A chapter"))

    with Database(desk, Mode.READ).begin() as session:
        assert session.scalars(sa.select(Manuscript.name)).all() == ["chapter"]
        assert journal.verify(session.connection()).seq == 1


def test_a_ledger_that_is_there_is_not_made_again(desk: Location) -> None:
    with pytest.raises(Conflict):
        create(desk)


def test_a_reader_can_change_nothing(desk: Location) -> None:
    with (
        pytest.raises(StorageFailure, match="read-only"),
        Database(desk, Mode.READ).begin() as session,
    ):
        session.connection().exec_driver_sql("DELETE FROM manuscript")
