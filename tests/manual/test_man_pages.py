"""Man pages: one for each command and page, which man and mandoc read."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import click
import pytest

from evidence.cli.root import cli
from evidence.manual.man_pages import ManPage, man_pages
from evidence.manual.pages import ORDER
from tests.conftest import Run

REQUESTS = {".TH", ".SH", ".B", ".BR", ".TP", ".PP"}


@cache
def pages() -> dict[str, ManPage]:
    return {page.path: page for page in man_pages()}


def paths(command: click.Command, context: click.Context) -> list[str]:
    own = [context.command_path.replace(" ", "-")]
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            inner = click.Context(child, info_name=name, parent=context)
            own += paths(child, inner)
    return own


def test_every_command_and_every_page_has_one() -> None:
    commands = paths(cli, click.Context(cli, info_name="evidence"))

    assert {f"man1/{name}.1" for name in commands} | {
        f"man7/evidence-{name}.7" for name in ORDER if name != "commands"
    } == set(pages())


def test_a_command_is_told_from_its_own_help() -> None:
    lines = pages()["man1/evidence-source-list.1"].text.splitlines()

    assert lines[1:7] == [
        ".SH NAME",
        "evidence\\-source\\-list \\- List the sources in the order of their import",
        ".SH SYNOPSIS",
        ".B evidence source list",
        "[OPTIONS]",
        ".SH OPTIONS",
    ]
    assert ".B \\-\\-cited\\-in NAME" in lines


def test_no_text_of_ours_becomes_a_request() -> None:
    for page in pages().values():
        if page.section == 1:
            used = {
                line.split()[0] for line in page.text.splitlines() if line[:1] == "."
            }
            assert used <= REQUESTS, page.path
            assert not re.search(r"(?m)^'", page.text), page.path


def test_the_program_names_its_exit_codes_and_its_pages() -> None:
    text = pages()["man1/evidence.1"].text

    assert ".SH EXIT STATUS\n.TP\n.B 0\nclean: Done; " in text
    assert ".BR evidence\\-where (7)" in text
    assert ".BR evidence\\-claim (1)" in text


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="there is no mandoc")
def test_mandoc_finds_nothing_wrong(tmp_path: Path) -> None:
    files = []
    for page in pages().values():
        file = tmp_path / Path(page.path).name
        file.write_text(page.text, "utf-8")
        files.append(str(file))
    done = subprocess.run(
        ["mandoc", "-Tlint", "-Werror", *files],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
def test_groff_prints_what_the_help_says(tmp_path: Path) -> None:
    file = tmp_path / "page.1"
    file.write_text(pages()["man1/evidence-next.1"].text, "utf-8")
    done = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-P-c", "-ww", str(file)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr == ""
    printed = " ".join(re.sub(".\x08", "", done.stdout).split())
    assert "--ask Ask, though this is no terminal." in printed
    assert "‘" not in printed


def test_they_are_written_below_a_folder(run: Run, tmp_path: Path) -> None:
    done = run("manual", "--man", tmp_path / "man")

    assert done.exit_code == 0
    assert f"{len(pages())} man pages" in done.stderr
    written = (tmp_path / "man" / "man1" / "evidence-next.1").read_text("utf-8")
    assert written == pages()["man1/evidence-next.1"].text
    assert run("manual", "where", "--man", tmp_path).exit_code == 2
