"""Whatever a stranger called a file, what leaves the ledger has a name that harms none.

The names are those of files that are kept, of addresses, of manuscripts, and what an
altered ledger says; out they go as copies, archives and briefs.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import quote

import pytest

from evidence.testing import make_ledger
from tests.conftest import Run
from tests.hostile import packages
from tests.loopback import Server, page

BIB = "@misc{doe2021, author = {Doe, Jo}, title = {A talk}, date = {2021}}\n"
RESERVED = ("CON", "con", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "CONIN$")
DEVICES = (
    *(f"{each}.txt" for each in RESERVED),
    *("nul.tar.gz", "aux .txt", "com\u00b9.txt", "lpt\u00b3", "Con.", "NUL:", "CLOCK$"),
    *("com1.a.b", "prn,x", "conout$.pdf", "PRN ", "nul\u0301.txt"),
)
DOTS = (
    *(".", "..", "...", ".bashrc", ".ssh", ".git", ".htaccess", "..x", ". .x", ".\t"),
    *("x.", "x..", "x . .", " .x", "\u00a0.x", "\u2024\u2024", "\uff0e\uff0e", "…"),
)
PATHS = (
    *("../x", "../../../../etc/passwd", "/etc/passwd", "//host/share", "a/../../x"),
    *("..\\x", "..\\..\\x", "C:\\x", "C:x", "\\\\host\\share\\x", "\\\\?\\C:\\x"),
    *("a:stream", "a::$DATA", "a/", "a//b", "./a", "a\\", "~/x", "~root", "%2e%2e%2fx"),
    *("..%2fx", "%2e%2e/x", "..%5cx", "..%c0%afx", "..\u2215x", "..\u2044x"),
    *("..\uff0fx", "..\uff3cx", "\u29f8x", "file:///etc/passwd", "$HOME", "${IFS}x"),
)
SIGNS = (
    *("a\nb", "a\rb", "a\tb", "a\x1b[2Jb", "a\x07b", "a\x7fb", "a\x9bb", "a\x85b"),
    *("a\u202efdp.exe", "a\u2066b", "a\u200bb", "a\ufeffb", "a\u2028b", "a\u00adb"),
    *("a\u0000b", "a*b", "a?b", "a<b>", 'a"b', "a|b", "`id`", "$(id)", "; rm -rf", "&"),
    *("-rf", "--help", "-", "--", "#x", "!x", "=1+1", "@x", "+x", "'", "%s%n", "{}"),
)
LONG = (
    *("a" * 250, "é" * 120, "漢" * 80, "😀" * 60, "e\u0301" * 80, "a." * 120),
    *("a" * 145 + ".", "a" * 149 + " ", "a" * 200 + ".pdf", " " * 200, "\u0301" * 100),
)
ORDINARY = ("Report 2020.pdf", "Доклад.doc", "報告.pdf", "تقریر.pdf", "e\u0301.pdf", "")
NAMES = tuple(
    dict.fromkeys((*DEVICES, *DOTS, *PATHS, *SIGNS, *LONG, *ORDINARY, "a.exe", "a.lnk"))
)


def assert_harmless(names: Iterable[str]) -> None:
    """Assert that each is one file, in its own folder, on every system."""
    for name in names:
        assert 0 < len(name.encode()) <= 150, name
        assert name == PurePosixPath(name).name == PureWindowsPath(name).name
        assert not name.startswith((".", "-", " ", "~")), name
        assert not name.endswith((".", " ")), name
        assert not re.search(r'[<>:"/\\|?*$`;&\n]', name), name
        assert not PureWindowsPath(name).is_reserved(), name
        kinds = {unicodedata.category(sign) for sign in name}
        assert not kinds & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}, name
        assert unicodedata.is_normalized("NFC", name)


def may_be_a_file(name: str) -> bool:
    plain = not set(name) & {"/", "\0"} and name not in {"", ".", ".."}
    return plain and len(name.encode()) <= 255


def test_there_are_more_names_than_a_hundred() -> None:
    assert len(NAMES) >= 120
    assert len([name for name in NAMES if may_be_a_file(name)]) >= 100


def listed(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "share", [6, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"]
)
def test_no_file_that_was_kept_leaves_under_a_harmful_name(
    run: Run, ledger_path: Path, tmp_path: Path, share: int
) -> None:
    make_ledger(tmp_path, bibtex=BIB)
    given = tmp_path / "given"
    (tmp_path / "out").mkdir()
    given.mkdir()
    names = [name for name in NAMES if may_be_a_file(name)][::share]
    for at, name in enumerate(names):
        (given / name).write_text(f"There are {at} States.\n")
        done = run("snapshot", "add", "doe2021", given / name, "--by", "Mary")
        assert done.exit_code == 0, (name, done.output)
    before = everything(tmp_path)

    rows = json.loads(run("snapshot", "list", "--format", "json").stdout)["snapshots"]
    for row in rows:
        assert run("snapshot", "export", row["id"], "-o", "out").exit_code == 0

    left = listed(tmp_path / "out")
    assert len(rows) == len(left) == len(names)
    assert_harmless(left)
    assert everything(tmp_path) - before == {f"out/{name}" for name in left}


def told_otherwise(ledger: Path, column: str, value: str, rowid: int) -> None:
    """Alter the ledger behind the program's back, as somebody who hands one on may."""
    with closing(sqlite3.connect(ledger)) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            if name.startswith("snapshot"):
                connection.execute(f"DROP TRIGGER {name}")
        row = "UPDATE snapshot SET {} = ? WHERE id = ?".format(column)  # noqa: UP032 - the name is ours
        connection.execute(row, (value, rowid))
        connection.commit()


def test_no_name_that_a_ledger_holds_leads_elsewhere(
    run: Run, ledger_path: Path, tmp_path: Path
) -> None:
    make_ledger(tmp_path, bibtex=BIB)
    (tmp_path / "a.txt").write_text("There are 57 States.\n")
    run("snapshot", "add", "doe2021", "a.txt", "--by", "Mary")
    (row,) = json.loads(run("snapshot", "list", "--format", "json").stdout)["snapshots"]
    before = everything(tmp_path)

    for at, name in enumerate(NAMES):
        told_otherwise(ledger_path, "name", name.replace("\0", ""), 1)
        (tmp_path / f"out{at}").mkdir()
        done = run("snapshot", "export", row["id"], "-o", f"out{at}")
        assert done.exit_code == 0, (name, done.output)
        assert_harmless(listed(tmp_path / f"out{at}"))

    new = everything(tmp_path) - before
    assert len(new) == 2 * len(NAMES)
    assert all(re.match(r"out\d+(/|\Z)", each) for each in new)


@pytest.mark.parametrize(
    "sha256",
    ["../../secret", "/etc/passwd", "..", "a/b", "\\x", "x" * 64, "A" * 64, ""],
)
def test_no_hash_that_a_ledger_holds_is_a_path(
    run: Run, ledger_path: Path, tmp_path: Path, sha256: str
) -> None:
    make_ledger(tmp_path, bibtex=BIB)
    (tmp_path / "secret").write_text("the canary sings")
    (tmp_path / "a.txt").write_text("There are 57 States.\n")
    run("snapshot", "add", "doe2021", "a.txt", "--by", "Mary")
    (row,) = json.loads(run("snapshot", "list", "--format", "json").stdout)["snapshots"]
    told_otherwise(ledger_path, "sha256", sha256, 1)
    (tmp_path / "out").mkdir()

    done = run("snapshot", "export", row["id"], "-o", "out")
    packed = run("export", "archive.zip", "--format", "ro-crate")

    assert done.exit_code == 7, done.output
    assert listed(tmp_path / "out") == []
    assert packed.exit_code == 7, packed.output
    assert not (tmp_path / "archive.zip").exists()
    assert "the canary sings" not in done.output + packed.output


def test_no_address_gives_a_copy_a_harmful_name(
    run: Run, ledger_path: Path, tmp_path: Path, server: Server
) -> None:
    make_ledger(tmp_path, bibtex=BIB)
    (tmp_path / "out").mkdir()
    paths = [f"/{quote(name)}" for name in NAMES[::12] if name.strip("./ \t")]
    paths += ["/a/../../x", "/..;/x", "/a%00b", "/%2e%2e", "/.bashrc", "/con", "/"]
    for at, path in enumerate(paths):
        head = {"Content-Disposition": f'attachment; filename="../../{at}.sh"'}
        address = server.page(path, page(f"There are {at}.\n".encode(), headers=head))
        run("snapshot", "add", "doe2021", address, "--allow-private", "--by", "Mary")

    rows = json.loads(run("snapshot", "list", "--format", "json").stdout)["snapshots"]
    for row in rows:
        assert run("snapshot", "export", row["id"], "-o", "out").exit_code == 0

    assert len(rows) >= len(paths) - 5
    assert_harmless(listed(tmp_path / "out"))


@pytest.mark.parametrize(
    "names",
    [(*LONG, *PATHS[:3]), pytest.param(NAMES, marks=pytest.mark.long)],
    ids=["some", "all"],
)
def test_no_manuscript_gives_an_archives_member_a_harmful_name(
    run: Run, ledger_path: Path, tmp_path: Path, names: Sequence[str]
) -> None:
    make_ledger(tmp_path, bibtex=BIB)
    own = 0
    for at, name in enumerate(names):
        suffix = (".md", ".markdown", ".tex", ".html", ".txt")[at % 5]
        (tmp_path / f"m{at}{suffix}").write_text(f"There are {at} States.\n")
        done = run("manuscript", "read", f"m{at}{suffix}", "--name", name)
        own += done.exit_code == 0
        assert done.exit_code in {0, 2, 3}, (name, done.output)
    assert own >= len(names) * 0.8

    zipped = run("export", "archive.zip", "--format", "ro-crate")
    folder = run("export", "archive", "--format", "ro-crate")

    assert (zipped.exit_code, folder.exit_code) == (0, 0), folder.output
    with zipfile.ZipFile(tmp_path / "archive.zip") as archive:
        members = archive.namelist()
    assert sorted(members) == sorted(set(members))
    texts = [each for each in members if each.startswith("manuscripts/")]
    assert len(texts) == own
    assert_harmless(each.removeprefix("manuscripts/") for each in texts)
    files = [path for path in (tmp_path / "archive").rglob("*") if path.is_file()]
    assert {path.relative_to(tmp_path / "archive").as_posix() for path in files} == {
        *members
    }


MEMBERS = (
    *("../../out", "/out", "..\\..\\out", "C:\\out", "a/../../out", "./../out", "."),
    *(
        "..",
        "word/../../out",
        "y\x00/../out",
        "word/document.xml/../../../out",
        "con",
    ),
)


@pytest.mark.parametrize("ending", [".docx", ".odt", ".epub", ".xlsx", ".wacz", ".zip"])
def test_no_member_of_a_package_is_written_where_it_says(
    run: Run, ledger_path: Path, tmp_path: Path, ending: str
) -> None:
    make_ledger(tmp_path, bibtex=BIB)
    with zipfile.ZipFile(tmp_path / f"a{ending}", "w") as archive:
        for name in MEMBERS:
            archive.writestr(name, "the canary sings")
        archive.writestr("archive/../../out.warc", b"WARC/1.1\r\n\r\n")
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    sound = packages.escaping_names(tmp_path / "canary")
    (tmp_path / f"b{ending}").write_bytes(sound)
    before = everything(tmp_path.parent)

    codes = [
        run("snapshot", "add", "doe2021", f"a{ending}", "--by", "Mary").exit_code,
        run("snapshot", "add", "doe2021", f"b{ending}", "--by", "Mary").exit_code,
        run("manuscript", "read", f"a{ending}").exit_code,
        run("figures", f"b{ending}").exit_code,
        run("quote", f"a{ending}", "the canary sings").exit_code,
    ]

    assert codes == [0, 0, 3, 3, 9]
    store = tmp_path.name + "/evidence.snapshots"
    new = everything(tmp_path.parent) - before
    assert {each for each in new if not each.startswith(store)} == set()
