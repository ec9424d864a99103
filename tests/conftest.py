"""What all tests share."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

from evidence.db import Act, Database, Location, Mode, Session, create

ROOT = Path(__file__).resolve().parents[1]

# The same examples in every run, and no clock: machines are shared. `make test-long`
# looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("long", max_examples=2_000, deadline=None)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "steady")
settings.load_profile(PROFILE)


def examples(full: int) -> settings:
    """Return settings for *full* examples in the long series, and a quarter else.

    Without chance, more of them find nothing that the same ones did not find before.
    """
    count = full if PROFILE == "long" else max(25, full // 4)
    return settings(max_examples=count, deadline=None)


OF_THE_CHECKOUT = (
    "tests/test_architecture",
    "tests/db/test_migrations",
    "tests/functional/test_ci_files",
    "tests/functional/test_example",
    "tests/functional/test_installed_files",
    "tests/functional/test_readme",
    "tests/manual/test_pages",
)
"""Tests of what differs in the checkout from the wheel: layout, migrations, manual, the
worked example. Journeys are made with what people install."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is run on the checkout too: also what needs the real chapter."""
    for item in items:
        needs = getattr(item, "fixturenames", ())
        here = any(part in item.path.as_posix() for part in OF_THE_CHECKOUT)
        if here or "shared_chapter" in needs:
            item.add_marker("checkout")


class Run(Protocol):
    """Runs one command of the program and returns exit code, stdout and stderr."""

    def __call__(
        self,
        *words: str | Path,
        env: dict[str, str] | None = None,
        stdin: str | None = None,
    ) -> Result: ...


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the checkout's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared_chapter() -> Path:
    """Return the folder of the real chapter, or skip where it is missing."""
    folder = ROOT.parent / "shared" / "chapter"
    if not (folder / "chapter.txt").is_file():
        pytest.skip("the real chapter (../shared/chapter) is not on this machine")
    return folder


@pytest.fixture(scope="session")
def ledger_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty ledger made by the real migrations, once a session."""
    path = tmp_path_factory.mktemp("template") / "evidence.db"
    create(Location(path=path))
    return path


@pytest.fixture
def ledger_path(tmp_path: Path, ledger_template: Path) -> Path:
    """Return a new, empty ledger: ``evidence.db`` in ``tmp_path``."""
    return Path(shutil.copyfile(ledger_template, tmp_path / "evidence.db"))


@pytest.fixture
def ledger(ledger_path: Path) -> Location:
    """Return where the new, empty ledger is."""
    return Location(path=ledger_path)


@pytest.fixture
def act() -> Act:
    """Return who changes the ledger in tests, and when."""
    return Act("tester", "test", datetime(2026, 11, 23, 12, tzinfo=UTC))


@pytest.fixture
def database(ledger: Location) -> Database:
    """Return the new, empty ledger opened for writing."""
    return Database(ledger, Mode.WRITE)


@pytest.fixture
def session(database: Database, act: Act) -> Iterator[Session]:
    """Open a transaction on the new ledger; it is committed after the test."""
    with database.begin(act) as opened:
        yield opened


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in ``tmp_path``, free of this machine's own settings.

    A test that also asks for ``ledger_path`` works on that ledger: it is found from the
    current folder.
    """
    for name in [name for name in os.environ if name.startswith("EVIDENCE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("EVIDENCE_USER_CONFIG", str(tmp_path / "user" / "evidence.toml"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)

    def invoke(
        *words: str | Path, env: dict[str, str] | None = None, stdin: str | None = None
    ) -> Result:
        from evidence.cli.root import cli  # noqa: PLC0415 - most tests need no command line

        given = [str(word) for word in words]
        return CliRunner().invoke(cli, given, env=env, input=stdin)

    return invoke


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host not in {"", "127.0.0.1", "::1", "localhost"}:
            raise OSError(f"tests may not reach {host}")
        connect(self, address)  # type: ignore[arg-type]  # whatever the caller gave

    monkeypatch.setattr(socket.socket, "connect", guarded)
