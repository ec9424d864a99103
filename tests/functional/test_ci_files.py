"""What is shipped for CI does what it says: its commands are run."""

from __future__ import annotations

import json
import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from evidence.cli.root import cli
from evidence.manual.pages import read_page
from evidence.testing import make_ledger
from tests.cli.commands.test_check import BIBTEX, MARKDOWN, TOML
from tests.conftest import Run


def shipped(root: Path, name: str) -> Any:
    path = root / name
    if not path.is_file():
        pytest.skip("the tests run on the wheel; these files are the checkout's")
    return yaml.safe_load(path.read_text("utf-8"))


@pytest.fixture
def desk(tmp_path: Path, run: Run) -> Path:
    make_ledger(Path(), bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    return tmp_path


def options_of(words: list[str]) -> set[str]:
    """Return the options among *words*; fail where the command lacks one."""
    context = cli.make_context("evidence", list(words[1:2]), resilient_parsing=True)
    command = cli.get_command(context, words[1])
    assert command is not None, words
    known = {name for param in command.params for name in (*param.opts, "--help")}
    used = {word for word in words[2:] if word.startswith("-")}
    assert used <= known, words
    return used


def test_the_hook_runs_offline_on_staged_manuscripts(
    root: Path, desk: Path, run: Run
) -> None:
    (hook,) = shipped(root, ".pre-commit-hooks.yaml")
    words = shlex.split(hook["entry"])
    result = run(*words[1:], "--select", "FIG")

    assert hook["id"] == "evidence-check"
    assert hook["language"] == "python"
    assert words[:3] == ["evidence", "check", "--on-disk"]
    assert result.exit_code == 1
    assert "FIG001" in result.stdout
    assert re.search(hook["files"], "notes/draft.md")
    assert re.search(hook["files"], "refs.bib")
    assert not re.search(hook["files"], "draft.png")


def action_step(root: Path, name: str) -> dict[str, Any]:
    action = shipped(root, "action.yml")
    assert action["runs"]["using"] == "composite"
    step: dict[str, Any] = next(
        step for step in action["runs"]["steps"] if step["name"] == name
    )
    return step


def environment(root: Path, desk: Path, **given: str) -> dict[str, str]:
    """Return what the runner gives the step: the inputs, or their defaults."""
    inputs = shipped(root, "action.yml")["inputs"]
    values = {name: each["default"] for name, each in inputs.items()} | given
    program = desk / "bin" / "evidence"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m evidence "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    step = action_step(root, "Check")
    named = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
    return {
        **os.environ,
        **{
            name: named.sub(lambda match: values[match[1]], value)
            for name, value in step["env"].items()
        },
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(root),
        "RUNNER_TEMP": str(desk),
        "GITHUB_STEP_SUMMARY": str(desk / "summary.md"),
    }


def act(root: Path, desk: Path, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-e", "-c", action_step(root, "Check")["run"]],
        cwd=desk,
        env=environment(root, desk, **given),
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_reports_and_ends_as_the_check_does(
    root: Path, desk: Path
) -> None:
    done = act(root, desk)

    assert done.returncode == 1, done.stderr
    assert "::error file=manuscript.md,line=3," in done.stdout
    assert json.loads((desk / "evidence.sarif").read_text())["runs"]
    assert (desk / "evidence.xml").read_text().startswith("<?xml")
    assert "FAILURES" in (desk / "summary.md").read_text("utf-8")


def test_the_action_takes_a_baseline_and_a_manuscript(root: Path, desk: Path) -> None:
    act(root, desk, sarif="base file.sarif")
    known = act(root, desk, baseline="base file.sarif", manuscript="manuscript")

    assert known.returncode == 0, known.stderr
    assert "::error" not in known.stdout


def test_no_input_of_the_action_is_text_of_its_script(root: Path) -> None:
    action = shipped(root, "action.yml")

    for step in action["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_manuals_recipes_name_commands_and_options_that_exist() -> None:
    page = read_page("reports")
    lines = re.findall(r"(?:^|script: |`)(evidence check[^\n`#|]*)", page, re.MULTILINE)

    assert len(lines) > 5
    used = [options_of(shlex.split(line.split("  ")[0])) for line in lines]
    assert {"--format", "--report", "--baseline", "--on-disk"} <= set().union(*used)


def test_the_manuals_workflows_are_yaml() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", read_page("reports"), re.DOTALL)

    assert len(blocks) == 3
    assert all(isinstance(yaml.safe_load(block), dict) for block in blocks)
