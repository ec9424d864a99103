"""The walls of the house: sizes, names, and where code may stand."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "evidence"
MODULES = sorted(PACKAGE.rglob("*.py"))
HARD_STOP = 400
REASON_FROM = 250
COMMAND_LINES = 25

pytestmark = pytest.mark.skipif(
    not PACKAGE.is_dir(), reason="the tests run on the wheel; sizes are the checkout's"
)


def lines(path: Path) -> int:
    return path.read_text("utf-8").count("\n")


def test_no_module_passes_the_hard_stop() -> None:
    assert {p.name: lines(p) for p in MODULES if lines(p) > HARD_STOP} == {}


def test_the_median_module_stays_under_120_lines() -> None:
    sizes = [lines(path) for path in MODULES if path.name != "__init__.py"]

    assert statistics.median(sizes) < 120


def test_a_long_module_gives_the_reason_in_its_docstring() -> None:
    long = [path for path in MODULES if lines(path) > REASON_FROM]
    silent = [
        path.name
        for path in long
        if "one module" not in (ast.get_docstring(ast.parse(path.read_text())) or "")
    ]

    assert silent == []


def test_no_module_is_called_utils_or_helpers() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "misc"}

    assert [path for path in MODULES if path.stem in vague] == []


def test_package_files_only_re_export() -> None:
    busy = [
        str(path)
        for path in MODULES
        if path.name == "__init__.py"
        and any(
            not isinstance(node, (ast.Import, ast.ImportFrom, ast.Expr, ast.Assign))
            for node in ast.parse(path.read_text("utf-8")).body
        )
    ]

    assert busy == []


def test_every_module_says_what_it_is_for() -> None:
    mute = [
        str(path)
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert mute == []


def command_functions() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (path.name, node)
        for path in (PACKAGE / "cli").glob("*commands/*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def body_lines(function: ast.FunctionDef) -> int:
    """Count the lines below signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def test_a_command_parses_calls_one_service_prints_and_exits() -> None:
    long = {
        f"{name}:{function.name}": body_lines(function)
        for name, function in command_functions()
        if body_lines(function) > COMMAND_LINES
    }

    assert long == {}
