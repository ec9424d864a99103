"""Every format as a whole: the same result gives the same text, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.services.reports import all_reporters, find_reporter
from evidence.version import program_version
from tests.reporters.example_result import PLAIN, whole_result

GOLDEN = Path(__file__).parent / "golden"
NAMES = ("errorformat", "github", "json", "junit", "sarif", "text")


def test_there_is_a_golden_file_for_every_format() -> None:
    assert tuple(reporter.name for reporter in all_reporters()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_report_is_the_golden_one(name: str) -> None:
    made = "".join(find_reporter(name).pieces(whole_result(), PLAIN))
    version = f'"version": "{program_version()}"'

    kept = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert made.replace(version, '"version": "0.0.0"') == kept


@pytest.mark.parametrize("name", NAMES)
def test_no_piece_is_the_whole_and_the_last_ends_the_line(name: str) -> None:
    pieces = list(find_reporter(name).pieces(whole_result(), PLAIN))

    assert max(map(len, pieces)) < len("".join(pieces)) * 0.7
    assert pieces[-1].endswith("\n")
