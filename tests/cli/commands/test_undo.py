"""``evidence undo``: every command taken back, and done again."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from evidence.db import Act, Database, Location, Mode
from evidence.errors import Conflict
from tests.services.small_ledger import BIBTEX, MARKDOWN, NOON

Run = Callable[..., Result]
MARY = ("--by", "Mary")
BRANDS = ("--quote", "83 global brands")
NEWER = MARKDOWN.replace("54 participating States (", "57 participating States (")
CHANGED = BIBTEX.replace("Brands Named", "Brands Told").replace("osce,", "osce21,")
NOTICES = (
    "Record ID,Title,RetractionDate,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason\n"
    "1,Brands Told,1/2/2020 0:00,5/6/2020 0:00,10.1000/BAD,0,Retraction,+Error;\n"
)
LEDGER = (
    'format = "evidence ledger"\nversion = 1\n'
    '[claim.states]\nmanuscript = "m"\nquote = "54 participating States, three"\n'
)
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("source", "import", "refs.bib"),
    ("manuscript", "read", "m.md"),
    ("claim", "add", *BRANDS, "--slug", "brands", "--figure", "83 brands", *MARY),
    ("tie", "brands", "xu2020", "--figure", "82 brands", "--roster", "A; B", *MARY),
    ("tie", "brands", "hall2020", "--via", "osce", *MARY),
    (
        "rate",
        "brands",
        "--scheme",
        "admiralty",
        "--level",
        "B2",
        "--reason",
        "seen",
        *MARY,
    ),
    (
        "rate",
        "brands",
        "--scheme",
        "admiralty",
        "--level",
        "B3",
        "--reason",
        "again",
        *MARY,
    ),
    ("claim", "edit", "brands", "--figure", "84 brands", "--topic", "x", *MARY),
    ("figure", "supersede", "brands", "--figure", "85 brands", "--source", "osce",
     "--as-of", "2022", "--reason", "r", *MARY),
    ("claim", "supersede", "brands", "--source", "osce", "--as-of", "2023",
     "--reason", "gone", *MARY),
    ("claim", "withdraw", "brands", "--reason", "wrong", *MARY),
    ("import", "ledger.toml", *MARY),
    ("citations", "resolve", "m", "Xu and Cave 2020", "hall2020", *MARY),
    ("waive", "SRC003", "hall2020", "--reason", "r", "--until", "2099-01-01", *MARY),
    ("source", "set", "hall2020", "doi=10.1000/bad", "type=report", "journal="),
    ("source", "rename", "hall2020", "hall2020a", "--rewrite"),
    ("source", "merge", "xu2020", "hall2020a", "--take", "author", "--rewrite"),
    ("source", "set", "--where", "tied or cited", "keywords+=used"),
    ("source", "remove", "xu2020", "--force"),
    ("source", "import", "changed.bib", "--replace"),
    ("notices", "update", "rw.csv"),
    ("coverage", "declare", "m", "The report names", "--ground", "opinion",
     "--reason", "r", *MARY),
    ("manuscript", "read", "newer.md", "--name", "m"),
    ("manuscript", "accept", "m", "--all", *MARY),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, ledger_path: Path) -> None:
    texts = {
        "refs.bib": f"% mine\r\n{BIBTEX}".replace("\n", "\r\n"),
        "changed.bib": CHANGED,
        "m.md": f"{MARKDOWN}\nAs @hall2020 and [@xu2020, 3] say.\n",
        "newer.md": NEWER,
        "ledger.toml": LEDGER,
        "rw.csv": NOTICES,
    }
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text.encode())


def state(folder: Path) -> dict[str, object]:
    """Return all that a command can change, but for the journal."""
    with closing(sqlite3.connect(folder / "evidence.db")) as connection:
        names = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = sorted(name for (name,) in connection.execute(names))
        rows: dict[str, object] = {
            table: sorted(connection.execute(f"SELECT * FROM {table}"))
            for table in tables
            if table != "journal" and not table.startswith("fts_")
        }
        triggers = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        rows["triggers"] = sorted(connection.execute(triggers))
        for table in ("claim", "evidence", "source"):
            check = f"INSERT INTO fts_{table}(fts_{table}, rank) VALUES (?, 1)"
            connection.execute(check, ("integrity-check",))
    files = folder.glob("*.[bm]*")
    rows["files"] = sorted((file.name, file.read_bytes()) for file in files)
    return rows


def test_every_command_is_taken_back_whole_and_done_again(
    run: Run, tmp_path: Path
) -> None:
    states = [state(tmp_path)]
    for words in COMMANDS:
        result = run(*words)
        assert result.exit_code == 0, (words, result.stderr)
        states.append(state(tmp_path))
        assert states[-1] != states[-2], words

        undone = run("undo")
        assert undone.exit_code == 0, (words, undone.stderr)
        name = (
            " ".join(words[:2])
            if words[0] in {"source", "claim", "figure"}
            else words[0]
        )
        assert undone.stdout.startswith(f"undone: {name}"), undone.stdout
        assert state(tmp_path) == states[-2], words
        assert run("undo", "--redo").exit_code == 0
        assert state(tmp_path) == states[-1], words

    for before in reversed(states[:-1]):
        assert run("undo").exit_code == 0
        assert state(tmp_path) == before
    nothing = run("undo")
    assert (nothing.exit_code, nothing.stderr) == (
        4,
        "error: there is nothing to undo: no command has changed this ledger\n",
    )
    for after in states[1:]:
        assert run("undo", "--redo").exit_code == 0
        assert state(tmp_path) == after
    assert run("audit").exit_code in {0, 1}


def test_what_is_done_after_an_undo_ends_the_redoing(run: Run, tmp_path: Path) -> None:
    run("source", "import", "refs.bib")
    run("source", "set", "osce", "note=one")
    run("undo")
    run("source", "set", "osce", "note=two")

    again = run("undo", "--redo")

    assert again.exit_code == 4
    assert again.stderr.startswith("error: there is nothing to redo")
    run("undo")
    assert b"note" not in (tmp_path / "refs.bib").read_bytes()


def test_a_dry_run_shows_the_diff_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    run("source", "import", "refs.bib")
    run("source", "set", "osce", "note=one")
    before = state(tmp_path)

    shown = run("undo", "--dry-run")
    told = json.loads(run("undo", "--dry-run", "--format", "json").stdout)

    assert shown.stdout.splitlines()[0].startswith("would undo: source set (by ")
    assert shown.stdout.splitlines()[-2:] == [
        "-  url = {https://www.osce.org}, note = {one}}",
        "+  url = {https://www.osce.org}}",
    ]
    assert told["undo"]["command"] == "source set"
    assert told["undo"]["rows"] == {"source": 1}
    assert state(tmp_path) == before


def test_a_file_that_has_changed_since_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("source", "import", "refs.bib")
    run("source", "set", "osce", "note=one")
    mine = (tmp_path / "refs.bib").read_bytes() + b"\n% my own remark\n"
    (tmp_path / "refs.bib").write_bytes(mine)
    before = state(tmp_path)

    result = run("undo")

    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        4,
        "error: refs.bib: the file has changed since that command; nothing was changed",
    )
    assert state(tmp_path) == before


def test_files_are_put_back_when_the_ledger_cannot_commit(
    run: Run, tmp_path: Path
) -> None:
    from evidence.services.sources.setting import read_assignment, set_fields  # noqa: PLC0415

    run("source", "import", "refs.bib")
    before = state(tmp_path)
    database = Database(Location(path=tmp_path / "evidence.db"), Mode.WRITE)

    with (  # noqa: PT012 - it is the end of the transaction that raises
        pytest.raises(Exception, match="FOREIGN KEY"),
        database.begin(Act("Mary", "test", NOON)) as session,
    ):
        set_fields(session, ["osce"], [read_assignment("note=one")])
        connection = session.connection()
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(
            "INSERT INTO source_relation VALUES (1, 777, 'same_as', 778, '')"
        )

    assert state(tmp_path) == before


def test_a_file_changed_at_the_last_moment_is_not_overwritten(
    run: Run, tmp_path: Path
) -> None:
    from evidence.services.sources.setting import read_assignment, set_fields  # noqa: PLC0415

    run("source", "import", "refs.bib")
    theirs = b"@misc{theirs, note = {x}}\n"
    database = Database(Location(path=tmp_path / "evidence.db"), Mode.WRITE)

    with (  # noqa: PT012 - it is the end of the transaction that raises
        pytest.raises(Conflict, match="changed by another program just now"),
        database.begin(Act("Mary", "test", NOON)) as session,
    ):
        set_fields(session, ["osce"], [read_assignment("note=one")])
        (tmp_path / "refs.bib").write_bytes(theirs)

    assert (tmp_path / "refs.bib").read_bytes() == theirs


KILLED = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from evidence.cli.root import cli
from evidence.db.journal import LedgerSession
from evidence.services import file_edits

def killed(path, data):
    written(path, data)
    os.kill(os.getpid(), signal.SIGKILL)

written = file_edits.write_whole
file_edits.write_whole = killed
cli.main(sys.argv[1:])
"""


def test_a_kill_between_file_and_commit_leaves_both_whole(
    run: Run, tmp_path: Path
) -> None:
    run("source", "import", "refs.bib")
    old = (tmp_path / "refs.bib").read_bytes()

    ended = subprocess.run(
        [sys.executable, "-c", KILLED, "source", "rename", "osce", "osce2021"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
    )

    assert ended.returncode == -signal.SIGKILL
    assert b"@online{osce2021," in (tmp_path / "refs.bib").read_bytes()
    refused = run("source", "set", "osce", "note=x")
    assert refused.exit_code == 4
    assert refused.stderr == (
        "error: refs.bib:6: the entry osce is not what it was when it was imported; "
        "nothing was changed\nhint: evidence source import refs.bib\n"
    )
    # The file says which source the new key is: merging brings both together.
    assert run("source", "import", "refs.bib").exit_code == 0
    merged = run("source", "merge", "osce2021", "osce")
    assert merged.exit_code == 0, merged.stderr
    assert old != (tmp_path / "refs.bib").read_bytes()
    again = run("source", "import", "refs.bib")
    assert again.stdout == "refs.bib: 0 added, 0 changed, 3 unchanged, 0 in conflict\n"
