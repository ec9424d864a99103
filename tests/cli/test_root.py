"""Every end of the program has its exit code and one message."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from evidence.cli import lazy_group
from evidence.cli.output import as_csv, clean
from evidence.cli.root import cli
from evidence.version import program_version

Run = Callable[..., Result]
PROGRAM = [sys.executable, "-m", "evidence"]
HEAVY = ("sqlalchemy", "weasyprint", "matplotlib", "pybtex", "pydantic", "rich")


def test_the_help_names_every_command(run: Run) -> None:
    result = run("--help")

    assert result.exit_code == 0
    names = cli.list_commands(click.Context(cli))
    assert "check" in names
    assert [name for name in names if f"\n  {name}" not in result.stdout] == []


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").stdout == f"evidence {program_version()}\n"


def test_every_command_says_what_it_does(run: Run) -> None:
    context = click.Context(cli)
    mute = [
        name
        for name in cli.list_commands(context)
        if not (command := cli.get_command(context, name)) or not command.help
    ]

    assert mute == []


def test_the_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\nfrom evidence.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "--help"],
        capture_output=True,
        check=False,
        text=True,
    )

    assert done.stderr.strip() == "[]"


def test_an_unknown_command_is_wrong_usage_and_names_near_ones(run: Run) -> None:
    result = run("chekc")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "error: There is no command 'chekc'. Did you mean: check, recheck?\n"
        "hint: evidence --help\n"
    )


def test_an_unknown_option_is_wrong_usage(run: Run) -> None:
    result = run("check", "--bogus")

    assert result.exit_code == 2
    assert "--bogus" in result.stderr


def test_no_ledger_anywhere_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    result = run("check")

    assert result.exit_code == 4
    assert result.stderr == (
        f"error: there is no ledger (evidence.db) in {tmp_path} or above it\n"
        "hint: make one with: evidence init\n"
    )


def test_a_fault_of_the_program_is_one_message_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    @click.command("broken")
    def broken() -> None:
        raise ZeroDivisionError("what happened")

    monkeypatch.setattr(cli, "get_command", lambda _ctx, _name: broken)
    result = run("broken")

    assert result.exit_code == 70
    assert result.stderr == (
        "internal error: ZeroDivisionError: what happened\n"
        "hint: please report it; EVIDENCE_DEBUG=1 shows where it happened\n"
    )


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_a_stopped_program_says_so_by_its_exit_code(
    sent: signal.Signals, code: int
) -> None:
    script = (
        "import click, sys\nfrom evidence.cli import root\n"
        "@click.command()\ndef slow():\n"
        "    print('ready', flush=True)\n    import time; time.sleep(60)\n"
        "root.cli.get_command = lambda ctx, name: slow\n"
        "root.main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, "slow"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.send_signal(sent)
    _out, error = process.communicate(timeout=20)

    assert process.returncode == code
    assert "Traceback" not in error


def test_a_closed_pipe_ends_quietly() -> None:
    done = subprocess.run(
        f"{sys.executable} -m evidence rules | head -n 1",
        shell=True,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0
    assert done.stderr == ""


def test_foreign_text_cannot_move_a_terminals_cursor(tmp_path: Path) -> None:
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, "--ledger", "x\x1b[2J\u202eevil.db", "check"],
        stdout=child,
        stderr=child,
        cwd=tmp_path,
    )
    process.wait(30)
    os.close(child)
    shown = os.read(parent, 10_000).decode()
    os.close(parent)

    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
    assert "\\u{1B}[2J\\u{202E}evil.db" in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("a\x1b[31mb", "a\\u{1B}[31mb"),
        ("a\x9bb", "a\\u{9B}b"),
        ("\u2067name\u2069", "\\u{2067}name\\u{2069}"),
        ("می\u200cروم", "می\u200cروم"),
    ],
)
def test_control_and_bidi_characters_are_shown_and_joiners_kept(
    text: str, expected: str
) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize("start", ["=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", " =1"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted_out(start: str) -> None:
    assert as_csv([{"title": start}]).splitlines()[1].strip('"').startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    assert as_csv([{"change": "-4.5"}]) == "change\n-4.5\n"


def test_every_commands_file_begins_with_what_the_list_says_of_it() -> None:
    folder = Path(lazy_group.__file__).parent
    odd = {
        path.name: first
        for path in folder.glob("*commands/[a-z]*.py")
        if not re.fullmatch(
            r'"""``evidence [a-z -]+``: [a-z].*\."""',
            first := path.read_text("utf-8").partition("\n")[0],
        )
    }

    assert odd == {}
