"""``evidence brief`` as it is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidence.testing import make_ledger
from tests.conftest import Run

BIBTEX = "@book{ann2001, author = {Ann, A.}, title = {T}, date = {2001}}"
MARKDOWN = "The canal saw 54 vessels a day (Ann 2001).\n"
TOML = """
[claim.vessels]
manuscript = "manuscript"
kind = "quantity"
statement = "The canal sees 54 vessels a day."
quote = "54 vessels a day"
"""


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Make a ledger of one claim in the current folder."""
    make_ledger(tmp_path, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    return tmp_path


def test_a_brief_is_written_and_said_so(run: Run, filled: Path) -> None:
    done = run("brief", "-o", "out.html", "--date", "2026-11-23")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "out.html: 1 claim, 1 source\n"
    assert "23 November 2026" in (filled / "out.html").read_text("utf-8")


def test_the_same_date_gives_the_same_bytes(run: Run, filled: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert run("brief", "-o", name, "--date", "2026-11-23").exit_code == 0

    assert (filled / "a.pdf").read_bytes() == (filled / "b.pdf").read_bytes()


def test_a_folder_that_is_missing_is_named_before_any_work(
    run: Run, filled: Path
) -> None:
    done = run("brief", "-o", "none/out.pdf")

    assert done.exit_code == 4
    assert "there is no folder none" in done.stderr


def test_a_suffix_that_nobody_writes_is_wrong_usage(run: Run, filled: Path) -> None:
    assert run("brief", "-o", "out.xyz").exit_code == 2


def test_an_empty_ledger_is_nothing_to_print(run: Run, ledger_path: Path) -> None:
    done = run("brief", "-o", "out.html")

    assert done.exit_code == 9
    assert not (ledger_path.parent / "out.html").exists()


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX systems")
def test_a_full_disk_leaves_the_old_brief_whole(filled: Path) -> None:
    out = filled / "out.html"
    out.write_text("the old brief", "utf-8")
    script = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); "
        "from evidence.cli import main; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, "brief", "--style", "nature", "-o", "out.html"],
        cwd=filled,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 6
    assert "out.html: could not be written (File too large)" in done.stderr
    assert out.read_text("utf-8") == "the old brief"
    assert not list(filled.glob(".out*"))


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--language", "tlh"), 2, "no words for a brief in 'tlh'"),
        (("--profile", "novel"), 2, "'novel' is not one of"),
        (("--status", "fine"), 2, "'fine' is not one of"),
        (("--theme", "none.toml"), 4, "there is no theme file none.toml"),
        (("--theme", "bad.toml"), 3, "bad.toml: [colours] has no mauve"),
        (("--select", "nosuch"), 4, "nosuch"),
        (("--topic", "astronomy"), 9, "no claim is of that kind"),
        (("--profile", "audit"), 9, "nothing is out of date"),
    ],
)
def test_what_cannot_be_printed_is_said_in_a_sentence(
    run: Run, filled: Path, options: tuple[str, ...], code: int, said: str
) -> None:
    (filled / "bad.toml").write_text("[colours]\nmauve = '#000000'\n", "utf-8")

    done = run("brief", "-o", "out.pdf", *options)

    assert done.exit_code == code
    assert said in done.stderr
    assert not (filled / "out.pdf").exists()


def test_the_settings_choose_language_and_theme(run: Run, filled: Path) -> None:
    (filled / "house.toml").write_text("[colours]\naccent = '#005544'\n", "utf-8")
    (filled / "evidence.toml").write_text(
        'brief_language = "de"\ntheme = "house.toml"\n', "utf-8"
    )

    assert run("brief", "-o", "out.html", "--date", "2026-11-23").exit_code == 0

    page = (filled / "out.html").read_text("utf-8")
    assert "--accent: #005544;" in page
    assert "23. November 2026" in page
