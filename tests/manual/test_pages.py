"""The manual is complete because a test counts."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from evidence.manual.generate import stale_pages
from evidence.manual.pages import ORDER, read_page, title_of
from tests.conftest import Run

WORDS = re.compile(r"[a-z0-9]+")


def test_every_page_has_its_place_in_the_order() -> None:
    shipped = {
        page.name.removesuffix(".md")
        for page in files("evidence.manual").iterdir()
        if page.name.endswith(".md")
    }

    assert shipped == set(ORDER)


def test_the_generated_tables_are_those_of_the_program() -> None:
    assert stale_pages(write=False) == []


@pytest.mark.parametrize("name", ORDER)
def test_a_page_is_shown_by_its_name(run: Run, name: str) -> None:
    assert run("manual", name).stdout == read_page(name).rstrip() + "\n"


def test_without_a_name_the_pages_are_listed(run: Run) -> None:
    listed = run("manual").stdout.splitlines()

    assert listed == [f"{name:14} {title_of(read_page(name))}" for name in ORDER]


def test_an_unknown_page_is_not_found_and_the_pages_are_named(run: Run) -> None:
    result = run("manual", "nonsense")

    assert result.exit_code == 4
    assert "concepts" in result.stderr


def test_every_dependency_has_its_reason(root: Path) -> None:
    project = root / "pyproject.toml"
    declared = tomllib.loads(project.read_text("utf-8"))["project"]
    wanted = [
        *declared["dependencies"],
        *declared["optional-dependencies"]["postgresql"],
    ]
    page = "".join(WORDS.findall(read_page("dependencies").lower()))

    names = [re.split(r"[\[>=]", entry)[0].lower() for entry in wanted]
    assert [n for n in names if "".join(WORDS.findall(n)) not in page] == []
