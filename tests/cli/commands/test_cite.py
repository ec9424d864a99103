"""``evidence source cite``, ``bibliography`` and ``styles`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

BIB = """\
@book{weir2020, author = {Weir, Tom}, title = {Tolls \\& Keepers}, year = 2020,
  ids = {tolls}}
@book{abel2019, author = {Abel, Ann}, title = {Locks <b>}, year = 2019}
@book{zech2018, author = {Zech, Zoe}, title = {Vessels}, year = 2018}
"""


@pytest.fixture(autouse=True)
def ready(run: Run, ledger_path: Path, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, "utf-8")
    (tmp_path / "paper.md").write_text("Old (Zech 2018). New (Abel 2019).\n", "utf-8")
    assert run("source", "import", "refs.bib").exit_code == 0
    assert run("manuscript", "read", "paper.md", "--name", "paper").exit_code == 0


def test_a_source_is_cited_in_the_style_of_the_settings(run: Run) -> None:
    result = run("source", "cite", "weir2020")

    assert result.exit_code == 0
    assert result.stdout == "(Weir 2020)\nWeir, Tom. 2020. Tolls & Keepers.\n"
    assert result.stderr == ""


def test_several_are_cited_in_the_order_asked_and_once(run: Run) -> None:
    result = run("source", "cite", "tolls", "abel2019", "weir2020", "--style", "apa")

    assert result.stdout == (
        "(Weir, 2020)\nWeir, T. (2020). Tolls & Keepers.\n\n"
        "(Abel, 2019)\nAbel, A. (2019). Locks <b>.\n"
    )


def test_html_is_escaped(run: Run) -> None:
    result = run("source", "cite", "abel2019", "--format", "html")

    assert result.stdout == (
        '<div class="csl-bib-body">\n'
        '  <p class="citation">(Abel 2019)</p>\n'
        '  <div class="csl-entry" data-citekey="abel2019">'
        "Abel, Ann. 2019. <em>Locks &lt;b&gt;</em>.</div>\n"
        "</div>\n"
    )


def test_json_has_each_part_as_text_and_html(run: Run) -> None:
    result = run("source", "cite", "abel2019", "--format", "json", "--locale", "de")

    assert json.loads(result.stdout) == {
        "schema_version": 1,
        "style": "chicago-author-date",
        "locale": "de",
        "references": [
            {
                "citekey": "abel2019",
                "citation": "(Abel 2019)",
                "reference": "Abel, Ann. 2019. Locks <b>.",
                "citation_html": "(Abel 2019)",
                "reference_html": "Abel, Ann. 2019. <em>Locks &lt;b&gt;</em>.",
            }
        ],
    }


def test_an_unknown_key_is_not_found(run: Run) -> None:
    result = run("source", "cite", "wier2020")

    assert result.exit_code == 4
    assert "weir2020" in result.stderr


def test_an_unknown_style_is_wrong_usage(run: Run) -> None:
    result = run("source", "cite", "weir2020", "--style", "apaa")

    assert result.exit_code == 2
    assert "there is no citation style 'apaa'" in result.stderr
    assert "did you mean apa?" in result.stderr


def test_a_list_has_the_order_of_its_style(run: Run) -> None:
    result = run("source", "bibliography")

    assert result.stdout == (
        "Abel, Ann. 2019. Locks <b>.\n\n"
        "Weir, Tom. 2020. Tolls & Keepers.\n\n"
        "Zech, Zoe. 2018. Vessels.\n"
    )


def test_a_numbered_list_has_the_order_of_the_manuscript(run: Run) -> None:
    words = ("source", "bibliography", "--cited-in", "paper", "--style", "ieee")
    result = run(*words, "--format", "markdown")

    assert result.stdout == (
        "\\[1\\] Z. Zech, *Vessels*. 2018.\n\n\\[2\\] A. Abel, *Locks \\<b\\>*. 2019.\n"
    )


def test_a_list_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    words = ("source", "bibliography", "--cited-in", "paper", "--format", "json")
    result = run(*words, "-o", "list.json")

    assert result.stdout == ""
    assert result.stderr == "wrote list.json: 2 references\n"
    written = json.loads((tmp_path / "list.json").read_text("utf-8"))
    assert [each["citekey"] for each in written["references"]] == [
        *("abel2019", "zech2018")
    ]


TITLES = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
    "<info><title>T</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>"
    '<citation><layout><text variable="title"/></layout></citation>'
    '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
)


def test_what_a_style_prints_nothing_of_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "more.bib").write_text("@misc{bare, note = {x}}\n", "utf-8")
    run("source", "import", "more.bib")
    (tmp_path / "titles.csl").write_text(TITLES, "utf-8")

    result = run("source", "bibliography", "--style", "titles.csl")

    assert result.stdout == "Tolls & Keepers\n\nLocks <b>\n\nVessels\n\n[bare]\n"
    assert result.stderr == (
        "bare: the style prints nothing of this source; its citekey stands there\n"
    )


def test_an_empty_ledger_has_no_list(run: Run, tmp_path: Path) -> None:
    run("init", "other.db")

    result = run("--ledger", "other.db", "source", "bibliography")

    assert (result.stdout, result.stderr) == ("", "There are no sources.\n")


def test_the_shipped_styles_are_listed(run: Run) -> None:
    rows = json.loads(run("source", "styles", "--format", "json").stdout)["styles"]

    assert {"name": "apa", "kind": "author-date", "title": "APA Style 7th edition"} in (
        rows
    )
