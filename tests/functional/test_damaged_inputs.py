"""Settings, themes, baselines and lists out of form: refused in a sentence, or read.

Whatever stands in a file that a person gives, the program never ends by a fault of its
own; each kind is damaged in one place at a time, and given texts that are no record.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evidence.testing import make_ledger
from tests.conftest import Run
from tests.hostile.damage import TEXTS, WRONG, as_toml, damaged
from tests.hostile.every_column import BIBTEX, MARKDOWN, TOML

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
SETTINGS = """
language = "en"
style = "nature"
publication = "The House"
select = ["FIG", "CLM"]
ignore = ["RAT001"]
fail_on = "warning"
[shelf_life]
traffic = "2y"
"""
THEME = """
[logo]
file = "logo.png"
words = "The House"
[colours]
accent = "#005544"
[type]
serif = "Noto Serif"
size = 10
"""
CASES = [{"id": 1, "source": "page.html", "quote": "54 vessels", "page": "1"}]
SENTENCES = [{"id": 1, "text": "It saw 54 vessels a day."}]
GOOD: dict[str, Any] = {
    "evidence.toml": tomllib.loads(SETTINGS),
    "theme.toml": tomllib.loads(THEME),
    "ledger.toml": tomllib.loads('format = "evidence ledger"\nversion = 1\n' + TOML),
    "cases.json": CASES,
    "sentences.json": SENTENCES,
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "evidence.toml": ("check",),
    "theme.toml": ("brief", "-o", "out.html", "--no-text", "--theme", "theme.toml"),
    "ledger.toml": ("import", "ledger.toml", "--by", "Mary"),
    "cases.json": ("quote", "--cases", "cases.json"),
    "sentences.json": ("figures", "--sentences", "sentences.json"),
    "known.json": ("check", "--baseline", "known.json"),
    "known.sarif": ("check", "--baseline", "known.sarif"),
}
FINE = {0, 1, 2, 3, 4, 9}


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    make_ledger(tmp_path, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    (tmp_path / "logo.png").write_bytes(PNG)
    (tmp_path / "page.html").write_text("<p>It saw 57 vessels a day.</p>", "utf-8")
    return tmp_path


def good(run: Run, name: str) -> Any:
    """Return what the file called *name* holds when it is sound."""
    if name in GOOD:
        return GOOD[name]
    kind = name.partition(".")[2]
    assert run("check", "--report", f"{kind}:{name}").exit_code in {0, 1}
    return json.loads(Path(name).read_bytes())


def written(name: str) -> Callable[[Any], bytes]:
    if name.endswith(".toml"):
        return as_toml
    return lambda value: json.dumps(value).encode()


@pytest.mark.parametrize("count", [10, pytest.param(1_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", COMMANDS)
def test_one_value_out_of_form_is_no_fault_of_the_programs(
    run: Run, desk: Path, name: str, count: int
) -> None:
    sound, chance, as_bytes = good(run, name), random.Random(count), written(name)
    for _ in range(count):
        data = as_bytes(damaged(sound, chance, WRONG))
        (desk / name).write_bytes(data)

        done = run(*COMMANDS[name])

        assert done.exit_code in FINE, (data[:3_000], done.stderr[-900:])


@pytest.mark.parametrize("data", TEXTS, ids=[str(at) for at in range(len(TEXTS))])
@pytest.mark.parametrize("name", COMMANDS)
def test_nor_is_a_text_that_is_no_record(
    run: Run, desk: Path, name: str, data: bytes
) -> None:
    (desk / name).write_bytes(data)

    done = run(*COMMANDS[name])

    assert done.exit_code in FINE, (data[:60], done.stderr[-900:])
    assert len(done.stderr) < 2_000
