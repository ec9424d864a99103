"""Completion in real shells: what they offer, and what they must not carry out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import evidence
from evidence.cli.bash_completion import Bash
from evidence.cli.root import cli
from evidence.glance import names_in
from evidence.services.check import all_rules
from tests.conftest import Run
from tests.services.small_ledger import small_ledger

TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
topic = "oil & gas"

[claim.brazil]
manuscript = "manuscript"
quote = "The OSCE has 54"
topic = "$(touch hacked)"
"""
PACKAGE = str(Path(evidence.__file__).parents[1])
"""Where the program under test is, so that a shell starts the same one."""
ODD = "@misc{Smith:2020, title = {A}}\n@misc{Smith:2021, title = {B}}\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a ledger, in which ``evidence`` is on the path."""
    program = tmp_path / "bin" / "evidence"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m evidence "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PYTHONPATH", PACKAGE)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("EVIDENCE_USER_CONFIG", str(tmp_path / "none.toml"))
    for name in ("EVIDENCE_LEDGER", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def desk(place: Path) -> Path:
    small_ledger(place, TOML)
    return place


def bash(*words: str) -> list[str]:
    """Return what bash would put into the line for the last of *words*."""
    line = " ".join(f"'{word}'" for word in words)
    script = (
        'eval "$(evidence completion bash)"\n'
        f"COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; COMPREPLY=()\n"
        "_evidence_completion evidence\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


def offered(*words: str) -> list[str]:
    """Return what Click is told to offer, by the class that serves bash."""
    made = Bash(cli, {}, "evidence", "_EVIDENCE_COMPLETE")
    return [item.value for item in made.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_commands_and_names_of_the_ledger(desk: Path) -> None:
    assert bash("evidence", "cl") == ["claim"]
    assert bash("evidence", "claim", "show", "br") == ["brands", "brazil"]
    assert bash("evidence", "source", "show", "x") == ["xu2020"]
    codes = [rule.code for rule in all_rules(foreign=False)]
    assert bash("evidence", "explain", "CLM") == [
        code for code in codes if code.startswith("CLM")
    ]
    assert bash("evidence", "check", "m") == ["manuscript"]
    assert bash("evidence", "rate", "brands", "--scheme", "a") == ["admiralty"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_what_bash_puts_into_the_line_is_quoted(desk: Path) -> None:
    assert bash("evidence", "claim", "list", "--topic", "") == [
        r"\$\(touch\ hacked\)",
        r"oil\ \&\ gas",
    ]
    assert not (desk / "hacked").exists()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes_after_a_colon(place: Path, run: Run) -> None:
    run("init")
    (place / "refs.bib").write_text(ODD)
    run("source", "import", "refs.bib")

    assert bash("evidence", "source", "show", "Smith", ":", "202") == ["2020", "2021"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_without_a_ledger_nothing_is_offered_and_nothing_said(place: Path) -> None:
    assert bash("evidence", "claim", "show", "") == [""]
    (place / "evidence.db").write_text("this is no ledger")
    assert bash("evidence", "claim", "show", "") == [""]


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_zsh_is_told_the_names(desk: Path) -> None:
    script = (
        'compdef() { : }; eval "$(evidence completion zsh)"\n'
        "compadd() { print -rl -- ${(P)argv[-1]}; }\n"
        "words=(evidence claim show br); CURRENT=4; _evidence_completion\n"
    )
    done = subprocess.run(
        ["zsh", "-f", "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert done.stdout.split() == ["brands", "brazil"]


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_fish_is_told_the_names(desk: Path) -> None:
    script = 'evidence completion fish | source; complete -C "evidence claim show br"'
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
        env={"HOME": str(desk), "PATH": f"{desk}/bin:/usr/bin:/bin",
             "PYTHONPATH": PACKAGE},
    )  # fmt: skip

    assert done.stdout.split() == ["brands", "brazil"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed_for_each_shell(run: Run, shell: str) -> None:
    printed = run("completion", shell)

    assert printed.exit_code == 0
    assert f"_EVIDENCE_COMPLETE={shell}_complete" in printed.stdout


def test_a_ledger_that_is_named_is_looked_into(
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    monkeypatch.setenv("_EVIDENCE_COMPLETE", "bash_complete")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    file = str(desk / "evidence.db")

    assert offered("trace", "bra") == []
    assert offered("--ledger", file, "trace", "bra") == ["brands", "brazil"]
    Path("evidence.toml").write_text(f'ledger = "{file}"\n')
    assert offered("trace", "bra") == ["brands", "brazil"]


def test_names_that_no_line_can_hold_are_left_out(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_EVIDENCE_COMPLETE", "fish_complete")
    assert names_in("evidence.db", "claims", "bra") == ["brands", "brazil"]
    assert names_in("missing.db", "claims", "") == []
    assert offered("waive", "CLM001", "b") == ["brands", "brazil"]
    assert offered("waive", "CLM001", "x") == ["xu2020"]
