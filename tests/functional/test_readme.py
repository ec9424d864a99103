"""The README is the contract: its session is run, and its pages exist."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from evidence.errors import ExitCode
from tests.conftest import Run

FENCE = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


@pytest.fixture
def readme(root: Path) -> str:
    path = root / "README.md"
    if not path.is_file():
        pytest.skip("the tests run on the wheel; the README is the checkout's")
    return path.read_text("utf-8")


def test_the_session_runs_as_it_is_printed(
    readme: str, run: Run, tmp_path: Path
) -> None:
    blocks = dict(FENCE.findall(readme))
    (tmp_path / "refs.bib").write_text(blocks["bibtex"], "utf-8")
    (tmp_path / "draft.md").write_text(blocks["markdown"], "utf-8")
    environment: dict[str, str] = {}
    for step in blocks["console"].split("$ ")[1:]:
        typed, _, shown = step.partition("\n")
        words = shlex.split(typed)
        if words[0] == "export":
            environment |= dict([words[1].split("=", 1)])
            continue
        result = run(*words[1:], env=environment)

        assert result.exit_code == 0, (typed, result.stderr)
        assert shown in result.stdout, typed

    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")


def test_every_page_that_is_linked_exists(readme: str, root: Path) -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", readme)

    assert linked
    assert [name for name in linked if not (root / name).exists()] == []


def test_the_exit_codes_are_all_named(readme: str) -> None:
    section = readme.partition("## Exit codes")[2]

    assert [
        code.value for code in ExitCode if not re.search(rf"\b{code.value}\b", section)
    ] == []
