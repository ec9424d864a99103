"""That pandoc runs within its limits and its failures are told."""

from pathlib import Path

import pytest

from evidence import pandoc
from evidence.errors import InputRefused, NotFound


def test_it_converts() -> None:
    assert pandoc.run(["-f", "commonmark", "-t", "plain"], "*é* 😀") == "é 😀\n"


def test_its_failure_is_a_refused_input_in_its_own_words() -> None:
    with pytest.raises(InputRefused, match=r"pandoc cannot read it: .*bogus"):
        pandoc.run(["-f", "bogus"], "x")


def test_it_is_stopped_after_its_time() -> None:
    with pytest.raises(InputRefused, match=r"pandoc needed more than 0\.001 seconds"):
        pandoc.run(["-f", "markdown"], "[" * 20_000, seconds=0.001)


def test_it_may_not_read_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")

    said = pandoc.run(["-f", "rst", "-t", "plain"], f"x\n\n.. include:: {secret}\n")

    assert said == "x\n"


def test_a_missing_program_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc.find_pandoc.cache_clear()
    monkeypatch.setattr(pandoc, "find_pandoc", lambda: "/nonexistent/pandoc")

    with pytest.raises(NotFound, match="pandoc cannot be run: No such file"):
        pandoc.run(["-f", "markdown"], "x")


def test_it_may_not_take_all_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "MEMORY", "2m")

    with pytest.raises(InputRefused, match="pandoc needed more than 2m of memory"):
        pandoc.run(["-f", "markdown", "-t", "json"], "word *word* " * 20_000)
