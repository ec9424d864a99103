"""Bad input: one message, the right exit code, nothing half-written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

GOOD = "@book{{one, author = {{{}}}, title = {{First}}, year = 2001}}\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
NOBODY = 65_534


def refused(result: Result, code: int, begins: str) -> None:
    """Assert that there was one message, with at most one hint, and no data."""
    assert (result.exit_code, result.stdout) == (code, "")
    message, *hint = result.stderr.splitlines()
    assert message.startswith(f"error: {begins}"), result.stderr
    assert len(hint) <= 1, result.stderr
    assert all(line.startswith("hint: ") for line in hint), result.stderr


@pytest.mark.parametrize(
    ("data", "code", "begins"),
    [
        (
            b"Dear editor,\nhere is my list.\n",
            3,
            "in.bib: the file has no BibTeX entry",
        ),
        (b"", 3, "in.bib: the file is empty"),
        (b" \n\n", 3, "in.bib: the file is empty"),
        (b'{"json": true}', 3, "in.bib:1: this is no item of CSL-JSON"),
        (b"\n@book{", 3, "in.bib:2: nothing follows: neither a key nor a field"),
        (b"@book", 3, "in.bib"),
        (PNG, 3, "in.bib: this is a binary file, not BibTeX"),
        (b"\xff\xfe\x00\xd8\x00\x00", 3, "in.bib: "),
    ],
)
def test_what_is_no_bibliography_is_refused(
    run: Run, ledger_path: Path, tmp_path: Path, data: bytes, code: int, begins: str
) -> None:
    (tmp_path / "in.bib").write_bytes(data)
    before = ledger_path.read_bytes()

    refused(run("source", "import", "in.bib"), code, begins)

    assert ledger_path.read_bytes() == before


def test_a_missing_file_or_a_folder_is_refused(
    run: Run, ledger_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "folder.bib").mkdir()

    refused(run("source", "import", "no.bib"), 4, "no.bib: there is no such file")
    refused(run("source", "import", "folder.bib"), 3, "folder.bib: this is a folder")
    refused(run("manuscript", "read", "no.txt"), 4, "no.txt: there is no such file")
    refused(run("manuscript", "read", "folder.bib"), 3, "folder.bib: ")


@pytest.mark.parametrize(
    ("encoding", "named", "warned"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", False),
        ("utf-16", "utf-16", False),
        ("latin-1", "cp1252", True),
    ],
)
def test_other_encodings_are_read_and_a_guess_is_told(
    run: Run, ledger_path: Path, tmp_path: Path, encoding: str, named: str, warned: bool
) -> None:
    (tmp_path / "in.bib").write_bytes(GOOD.format("Müller, Zoé").encode(encoding))
    (tmp_path / "in.txt").write_bytes("Über Zoé schrieb Müller.\n".encode(encoding))

    imported = run("source", "import", "in.bib")
    read = run("manuscript", "read", "in.txt", "--format", "json")

    assert (imported.exit_code, read.exit_code) == (0, 0)
    assert imported.stderr.startswith("in.bib:1:") is warned
    assert (": warning: " in read.stderr) is warned
    assert f'"encoding": "{named}"' in read.stdout
    assert "Müller" in run("source", "list").stdout


@pytest.mark.parametrize(
    ("name", "data", "begins"),
    [
        ("in.txt", b"", "in.txt: the file is empty"),
        ("in.txt", b"\n \n\t", "in.txt: the file is empty"),
        ("in.txt", b"\xef\xbb\xbf", "in.txt: the file is empty"),
        ("in.txt", PNG, "in.txt: this is a binary file, not a text"),
        ("in.md", b"", "in.md: the file is empty"),
        ("in.md", PNG, "in.md: this is a binary file, not a text"),
        ("in.xyz", b"words", "in.xyz: there is no reader for .xyz files"),
    ],
)
def test_what_is_no_manuscript_is_refused(
    run: Run, ledger_path: Path, tmp_path: Path, name: str, data: bytes, begins: str
) -> None:
    (tmp_path / name).write_bytes(data)
    before = ledger_path.read_bytes()

    refused(run("manuscript", "read", name), 3, begins)

    assert ledger_path.read_bytes() == before


def set_revision(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()


def not_a_database(path: Path) -> None:
    path.write_text("This is not a database at all.\n" * 100, "utf-8")


def empty_file(path: Path) -> None:
    path.write_bytes(b"")


def other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (id INTEGER)")
        connection.commit()


def newer(path: Path) -> None:
    set_revision(path, "f00d")


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:12_288] = b"\xa5" * 8192
    path.write_bytes(data)


COMMANDS = (
    ("source", "list"),
    ("source", "import", "refs.bib"),
    ("manuscript", "list"),
    ("manuscript", "read", "chapter.txt"),
    ("citations",),
    ("search", "word"),
    ("upgrade",),
)


@pytest.fixture
def inputs(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(GOOD.format("Smith, A."), "utf-8")
    (tmp_path / "chapter.txt").write_text("It is so (Smith 2001).\n", "utf-8")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "spoil", [not_a_database, empty_file, other_database, newer, damaged]
)
def test_a_ledger_that_is_none_is_refused_and_left_as_it_is(
    run: Run,
    ledger_path: Path,
    inputs: None,
    spoil: Callable[[Path], None],
    command: tuple[str, ...],
) -> None:
    spoil(ledger_path)
    before = ledger_path.read_bytes()

    refused(run("--ledger", "evidence.db", *command), 7, "")

    assert ledger_path.read_bytes() == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_ledger_is_not_made(
    run: Run, tmp_path: Path, inputs: None, command: tuple[str, ...]
) -> None:
    refused(run(*command), 4, "there is no ledger (evidence.db)")
    refused(run("--ledger", "no.db", *command), 4, "there is no ledger at no.db")

    assert not list(tmp_path.glob("*.db"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_no_ledger(
    run: Run, tmp_path: Path, inputs: None, command: tuple[str, ...]
) -> None:
    (tmp_path / "folder").mkdir()

    refused(run("--ledger", "folder", *command), 6, "folder is a folder, not a ledger")


def test_a_pipe_is_no_ledger_and_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    refused(run("--ledger", "pipe", "source", "list"), 6, "pipe is not a file")


@contextmanager
def unprivileged() -> Iterator[None]:
    """Act as nobody, whom file permissions hold; root passes them all."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Return a folder that everybody may enter; pytest's own are root's alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_ledger_can_be_read_and_not_written(
    run: Run,
    ledger_path: Path,
    inputs: None,
    open_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run("source", "import", "refs.bib")
    kept = Path(shutil.copyfile(ledger_path, open_folder / "evidence.db"))
    shutil.copy("refs.bib", open_folder / "refs.bib")
    shutil.copy("chapter.txt", open_folder / "chapter.txt")
    # Whatever is imported now need not be read as nobody, who may not read it.
    for words in (("source", "list"), ("manuscript", "read", "chapter.txt"), ("init",)):
        run(*words)
    kept.chmod(0o444)
    open_folder.chmod(0o555)
    before = kept.read_bytes()
    monkeypatch.chdir(open_folder)
    monkeypatch.setenv("EVIDENCE_USER_CONFIG", str(open_folder / "user.toml"))

    with unprivileged():
        read = run("source", "list")
        written = run("manuscript", "read", "chapter.txt")
        made = run("init", "new.db")

    assert (read.exit_code, read.stderr) == (0, "")
    assert "First" in read.stdout
    refused(written, 6, f"the ledger {kept} cannot be written (read-only)")
    refused(made, 6, "")
    assert kept.read_bytes() == before
    assert sorted(path.name for path in open_folder.iterdir()) == [
        "chapter.txt",
        "evidence.db",
        "refs.bib",
    ]


def make_endless(folder: Path, kind: str) -> None:
    """Make files of several kinds whose bytes never end, or never come."""
    for ending in ("bib", "md", "docx", "pdf", "toml", "txt", "json"):
        path = folder / f"endless.{ending}"
        if kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to("/dev/zero")


HAS_PIPES = pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="no pipes with names here"
)


@HAS_PIPES
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_source_that_may_have_no_end_leaves_a_quotation_unchecked(
    run: Run, tmp_path: Path, kind: str
) -> None:
    make_endless(tmp_path, kind)

    result = run("quote", "endless.txt", "some words")

    assert result.exit_code == 9
    assert "endless.txt: this is a pipe or a device" in result.stdout


@HAS_PIPES
@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize(
    "command",
    [
        ("source", "import", "{}.bib"),
        ("source", "check-file", "{}.bib"),
        ("manuscript", "read", "{}.md"),
        ("manuscript", "read", "{}.docx"),
        ("manuscript", "read", "{}.pdf"),
        ("import", "{}.toml"),
        ("figures", "{}.txt"),
        ("figures", "--sentences", "{}.json"),
        ("quotations", "{}.md"),
        ("citations", "{}.md", "--bibliography", "{}.bib"),
        ("quote", "--cases", "{}.json"),
        ("check", "--baseline", "{}.json"),
        ("snapshot", "add", "one", "{}.pdf"),
    ],
    ids=" ".join,
)
def test_what_may_have_no_end_is_refused_at_once(
    run: Run, ledger_path: Path, tmp_path: Path, command: tuple[str, ...], kind: str
) -> None:
    """A pipe that nobody writes to, and a device that gives zeros without end."""
    make_endless(tmp_path, kind)
    before = ledger_path.read_bytes()

    result = run(*(each.format("endless") for each in command))

    assert result.exit_code in {2, 3, 4}, result.output
    assert result.stderr.startswith("error: ")
    assert "Traceback" not in result.stderr
    assert ledger_path.read_bytes() == before
