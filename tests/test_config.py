"""The settings: where they come from, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.config import load_settings
from evidence.errors import InputRefused, NotFound


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LEDGER", "ACTOR", "THRESHOLD", "FAIL_ON"):
        monkeypatch.delenv(f"EVIDENCE_{name}", raising=False)
    monkeypatch.setenv("EVIDENCE_USER_CONFIG", str(tmp_path / "user.toml"))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_without_any_file_the_defaults_hold(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)

    assert (settings.threshold, settings.fail_on, settings.actor) == (
        "moderate",
        "error",
        None,
    )


def test_a_file_above_is_found_and_its_paths_are_relative_to_it(tmp_path: Path) -> None:
    write(tmp_path / "evidence.toml", 'ledger = "desk/evidence.db"\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)

    assert load_settings(deep).ledger == str(tmp_path / "desk" / "evidence.db")


def test_pyproject_serves_where_it_has_the_table(tmp_path: Path) -> None:
    write(
        tmp_path / "pyproject.toml",
        '[tool.evidence]\nfail-on = "warning"\n'
        "[tool.evidence.shelf-life]\nun-statements = 365\n"
        'members = "until-superseded"\n',
    )

    settings = load_settings(tmp_path)

    assert settings.fail_on == "warning"
    assert settings.shelf_life == {
        "un-statements": 365,
        "members": "until-superseded",
    }


def test_the_users_own_file_lies_under_the_projects(tmp_path: Path) -> None:
    write(tmp_path / "user.toml", 'actor = "Anna"\nthreshold = "low"\n')
    write(tmp_path / "evidence.toml", 'threshold = "high"\n')

    settings = load_settings(tmp_path)

    assert (settings.actor, settings.threshold) == ("Anna", "high")


def test_a_variable_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "evidence.toml", 'actor = "Anna"\n')
    monkeypatch.setenv("EVIDENCE_ACTOR", "Bea")

    assert load_settings(tmp_path).actor == "Bea"


def test_an_unknown_key_is_refused_by_its_name(tmp_path: Path) -> None:
    path = write(tmp_path / "evidence.toml", 'treshold = "high"\n')

    with pytest.raises(InputRefused) as caught:
        load_settings(tmp_path)

    assert str(caught.value).startswith(f"{path}: the setting treshold is not")


def test_a_file_that_is_no_toml_is_refused_with_its_path(tmp_path: Path) -> None:
    path = write(tmp_path / "evidence.toml", "threshold = \n")

    with pytest.raises(InputRefused, match="not valid TOML") as caught:
        load_settings(tmp_path)

    assert caught.value.path == path


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load_settings(tmp_path, file=tmp_path / "other.toml")


def test_settings_that_claim_to_be_huge_are_not_read(tmp_path: Path) -> None:
    with (tmp_path / "evidence.toml").open("wb") as file:
        file.truncate(50_000_000_000)

    with pytest.raises(InputRefused, match="the file has 50,000,000,000 bytes"):
        load_settings(tmp_path)
