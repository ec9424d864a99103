"""``evidence figure supersede`` and ``claim supersede`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.services.small_ledger import small_ledger

Run = Callable[..., Result]
CLAIM = """\
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands @2020-03"]

[claim.objectors]
manuscript = "manuscript"
quote = "Turkey, Tajikistan and Azerbaijan"
"""
MARY = ("--by", "Mary")
NEWER = ("figure", "supersede", "brands", "--figure", "82 brands", "--source", "osce",
         "--as-of", "2021")  # fmt: skip


@pytest.fixture(autouse=True)
def _small(tmp_path: Path) -> None:
    small_ledger(tmp_path, CLAIM)


def test_the_history_shows_in_the_claim_its_trace_and_its_brief(
    run: Run, tmp_path: Path
) -> None:
    done = run(*NEWER, "--reason", "The page was revised.", *MARY)
    assert done.exit_code == 0
    first, second = done.stdout.splitlines()
    assert first.startswith("s-")
    assert first.endswith(
        ": brands: 83 brands @2020-03 → 82 brands @2021, since 2021 (osce)"
    )
    assert second.startswith("e-")
    assert second.endswith(": brands context osce")

    day = json.loads(run("claim", "show", "brands", "--format", "json").stdout)["claim"]
    old, new = day["history"]
    assert {key: old[key] for key in ("figure", "rank", "since", "source")} == {
        "figure": "83 brands @2020-03",
        "rank": "deprecated",
        "since": "2020-03",
        "source": None,
    }
    assert {
        key: old["overtaken"][key]
        for key in ("newer", "since", "source", "reason", "by")
    } == {
        "newer": "82 brands @2021",
        "since": "2021",
        "source": "osce",
        "reason": "The page was revised.",
        "by": "Mary",
    }
    assert {key: new[key] for key in ("figure", "rank", "since", "source")} == {
        "figure": "82 brands @2021",
        "rank": "normal",
        "since": "2021",
        "source": "osce",
    }
    line = "since 2021 by 82 brands (osce): The page was revised."
    shown = run("claim", "show", "brands").stdout
    assert f"  deprecated: 83 brands @2020-03, since 2020-03; overtaken {line}" in shown
    assert "  normal: 82 brands @2021, since 2021, osce – Mary, " in shown
    assert "├── overtaken: 83 brands @2020-03: since" in run("trace", "brands").stdout
    traced = json.loads(run("trace", "brands", "--format", "json").stdout)["trace"]
    [link] = [each for each in traced["links"] if each["kind"] == "overtaken"]
    assert link["text"].startswith(f"83 brands @2020-03: {line} (Mary, ")
    brief = run(
        "brief", "manuscript", "-o", tmp_path / "b.html", "--date", "2026-11-23"
    )
    assert brief.exit_code == 0
    html = (tmp_path / "b.html").read_text("utf-8")
    assert f"<bdi>83 brands as of 2020-03, {line}</bdi>" in html
    early = run(
        "brief", "manuscript", "-o", tmp_path / "e.html", "--date", "2020-06-01"
    )
    assert early.exit_code == 0
    assert "The page was revised.</bdi></p>" not in (
        tmp_path / "e.html"
    ).read_text("utf-8").partition('class="evidence"')[0]  # fmt: skip


def test_once_the_claim_states_the_newer_figure_it_is_preferred(run: Run) -> None:
    run(*NEWER, *MARY)
    run("claim", "edit", "brands", "--figure", "82 brands @2021", *MARY)

    shown = json.loads(run("claim", "show", "brands", "--format", "json").stdout)
    ranks = {each["figure"]: each["rank"] for each in shown["claim"]["history"]}
    assert ranks == {
        "83 brands @2020-03": "deprecated",
        "82 brands @2021": "preferred",
    }


def test_a_claim_is_overtaken_as_a_whole(run: Run) -> None:
    done = run("claim", "supersede", "objectors", "--source", "hall2020", "--as-of",
               "2020-12-04", "--reason", "Settled.", "--format", "json",
               *MARY)  # fmt: skip
    assert done.exit_code == 0
    told = json.loads(done.stdout)["superseded"]
    assert (told["old"], told["newer"], told["as_of"]) == ("", "", "2020-12-04")
    assert (
        "  deprecated: the claim as a whole; overtaken since 2020-12-04 (hall2020): "
        "Settled. – Mary, "
    ) in run("claim", "show", "objectors").stdout
    again = run("claim", "supersede", "objectors", "--source", "hall2020", "--as-of",
                "2020-12-04", "--reason", "Settled.", *MARY)  # fmt: skip
    assert again.exit_code == 4


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--figure", "82 people"), 3, "they count different things"),
        (("--as-of", "2019"), 3, "is not older than 2019"),
        (("--figure", "82 brands @2023"), 3, "but --as-of says 2021"),
        (("--old", "84 brands"), 4, "is no figure of the claim brands"),
        (("--source", "nobody"), 4, "there is no source 'nobody'"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    run: Run, words: tuple[str, ...], code: int, message: str
) -> None:
    before = run("export", "-").stdout
    result = run(*NEWER, *words, *MARY)

    assert result.exit_code == code
    assert message in result.stderr
    assert "hint: " in result.stderr
    assert run("export", "-").stdout == before


@pytest.mark.parametrize("missing", ["--as-of", "--source", "--figure"])
def test_date_source_and_figure_are_never_made_up(run: Run, missing: str) -> None:
    at = NEWER.index(missing)
    result = run(*NEWER[:at], *NEWER[at + 2 :], *MARY)
    assert result.exit_code == 2
    assert f"Missing option '{missing}'" in result.stderr


def test_a_supersession_without_a_name_is_refused(run: Run) -> None:
    assert run(*NEWER).exit_code == 2


def test_a_check_asks_whether_figures_last_until_publication(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "evidence.toml").write_text(
        'publication_date = 2020-09-01\n[shelf_life]\n"*" = 90\n', "utf-8"
    )

    def codes(*words: str) -> list[str]:
        told = run("check", "--select", "AGE004", "--as-of", "2020-05-01", "--format",
                   "json", *words)  # fmt: skip
        return [each["message"] for each in json.loads(told.stdout)["findings"]]

    good = "83 brands as of 2020-03 is good until 2020-06-29, but the text appears on"
    assert codes() == [f"{good} 2020-09-01"]
    assert codes("--publication", "2020-08-01") == [f"{good} 2020-08-01"]
    assert codes("--publication", "2020-06-01") == []
    assert run("check", "--publication", "soon").exit_code == 2
    (tmp_path / "evidence.toml").write_text('publication_date = "soon"\n', "utf-8")
    refused = run("check")
    assert refused.exit_code == 3
    assert "the setting publication_date is not understood" in refused.stderr
