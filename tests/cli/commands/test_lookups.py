"""``source add`` and ``source compare`` against registries on the loopback."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.loopback import (
    CSL,
    JSON,
    REGISTRIES,
    Server,
    moved,
    page,
    recorded,
    server,
)

__all__ = ["server"]

RIVERS = "10.5555/rivers.2020.7"
BOOKS = "/openlibrary/api/books?bibkeys=ISBN:9780306406157&format=json&jscmd=data"
RIVERS_ENTRY = """\
@article{doe2020silent,
  author = {Doe, Jane K. and Müller, Jr., Jürgen and {River Watch Consortium}},
  title = {Silent \\textit{Rivers} \\& Dams: A History},
  journaltitle = {Journal of River Studies},
  shortjournal = {J. Riv. Stud.},
  publisher = {Example Press},
  number = {3},
  pages = {215--220},
  date = {2020-03},
  volume = {12},
  issn = {1234-5679},
  doi = {10.5555/rivers.2020.7},
  language = {en},
}
"""


@pytest.fixture
def online(server: Server, run: Run, ledger_path: Path, tmp_path: Path) -> Run:
    """Run the program with every registry on the loopback, which is allowed."""
    lines = [f'{name} = "{server.base}/{name}"' for name in REGISTRIES]
    (tmp_path / "evidence.toml").write_text(
        "\n".join(['cache = "cache"', "allow_private = true", "[registries]", *lines])
    )
    server.page(f"/doi/{RIVERS}", page(recorded("crossref-csl.json"), headers=CSL))
    server.page(BOOKS, page(recorded("openlibrary.json"), headers=JSON))
    return run


def test_a_doi_is_added_to_a_new_file_and_to_the_ledger(
    online: Run, tmp_path: Path
) -> None:
    done = online("source", "add", "doi:10.5555/RIVERS.2020.7", "--to", "refs.bib")

    assert (done.exit_code, done.stdout) == (0, RIVERS_ENTRY)
    assert done.stderr.startswith("doe2020silent: added to refs.bib:1, from Crossref (")
    assert (tmp_path / "refs.bib").read_text("utf-8") == RIVERS_ENTRY
    shown = online("source", "show", "doe2020silent").stdout
    assert shown.startswith(RIVERS_ENTRY)
    assert "1 unchanged" in online("source", "import", "refs.bib").stdout


@pytest.mark.parametrize(
    ("before", "between"),
    [
        ("@book{a,\n  title = {A}\n}\n", "\n"),
        ("@book{a,\n  title = {A}\n}", "\n\n"),
        ("@book{a,\n  title = {A}\n}\n\n", ""),
        ("% a remark\n@book{a, title = {A}} % another", "\n\n"),
    ],
)
def test_an_entry_is_appended_and_nothing_else_changes(
    online: Run, tmp_path: Path, before: str, between: str
) -> None:
    (tmp_path / "refs.bib").write_text(before)
    online("source", "import", "refs.bib")

    done = online("source", "add", RIVERS)

    assert done.exit_code == 0, done.stderr
    after = (tmp_path / "refs.bib").read_text("utf-8")
    assert after == before + between + RIVERS_ENTRY


def test_line_ends_are_those_of_the_file(online: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(b"@book{a,\r\n  title = {A}\r\n}\r\n")

    online("source", "add", RIVERS, "--to", "refs.bib")

    after = (tmp_path / "refs.bib").read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n") == 18


def test_an_encoding_that_lacks_a_letter_refuses_the_entry(
    online: Run, server: Server, tmp_path: Path
) -> None:
    body = recorded("datacite-csl.json").replace(b"Gauges of", "Ḥauges of".encode())
    server.page("/doi/10.5555/gauges", page(body, headers=CSL))
    before = "@book{a, title = {Café}}\n".encode("latin-1")
    (tmp_path / "refs.bib").write_bytes(before)

    done = online("source", "add", "10.5555/gauges", "--to", "refs.bib")

    assert done.exit_code == 3
    assert (tmp_path / "refs.bib").read_bytes() == before


def test_a_file_that_ends_within_an_entry_is_not_added_to(
    online: Run, tmp_path: Path
) -> None:
    before = "@book{a, title = {A}}\n@book{b,\n  title = {B\n"
    (tmp_path / "refs.bib").write_text(before)

    done = online("source", "add", RIVERS, "--to", "refs.bib")

    assert done.exit_code == 3
    assert done.stderr.startswith("error: refs.bib:2: the ")
    assert "never closed; what is added after it would be lost" in done.stderr
    assert (tmp_path / "refs.bib").read_text() == before
    assert online("source", "list", "--format", "json").stdout.count("citekey") == 0


def test_a_dry_run_shows_the_diff_and_writes_nothing(
    online: Run, tmp_path: Path
) -> None:
    done = online("source", "add", RIVERS, "--to", "refs.bib", "--dry-run")

    assert done.exit_code == 0
    assert done.stdout.startswith("--- /dev/null\n+++ b/refs.bib\n")
    assert "+@article{doe2020silent," in done.stdout
    assert "nothing was written (--dry-run)" in done.stderr
    assert not (tmp_path / "refs.bib").exists()


def test_the_key_may_be_given(online: Run) -> None:
    done = online("source", "add", RIVERS, "--to", "refs.bib", "--key", "Rivers2020")

    assert done.stdout.startswith("@article{Rivers2020,")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--key", "a b"], 2, "'a b' cannot be a citekey"),
        (["--key", "A"], 4, "the citekey A is taken already"),
        (["10.5555/other", "--key", "x"], 2, "--key names one source"),
    ],
)
def test_a_key_that_cannot_be_is_refused(
    online: Run, tmp_path: Path, words: list[str], code: int, said: str
) -> None:
    (tmp_path / "refs.bib").write_text("@book{a, title = {A}}\n")
    online("source", "import", "refs.bib")

    done = online("source", "add", RIVERS, *words)

    assert done.exit_code == code
    assert said in done.stderr


def test_a_made_key_is_free_in_the_ledger_and_the_file(
    online: Run, tmp_path: Path
) -> None:
    (tmp_path / "refs.bib").write_text("@book{Doe2020Silent, title = {A}}\n")

    done = online("source", "add", RIVERS, "--to", "refs.bib")

    assert done.stdout.startswith("@article{doe2020silent-2,")


def test_a_work_that_the_ledger_has_is_refused_without_asking(
    online: Run, server: Server, tmp_path: Path
) -> None:
    (tmp_path / "refs.bib").write_text(
        "@article{mine, title = {T}, doi = {https://doi.org/10.5555/Rivers.2020.7}}\n"
    )
    online("source", "import", "refs.bib")

    done = online("source", "add", RIVERS)

    assert done.exit_code == 4
    assert done.stderr.startswith(
        "error: DOI 10.5555/rivers.2020.7 is in the ledger already: mine\n"
    )
    assert server.seen == []


def test_a_book_is_known_by_its_other_isbn(online: Run) -> None:
    online("source", "add", "0-306-40615-2", "--to", "refs.bib")

    done = online("source", "add", "978-0-306-40615-7")

    assert done.exit_code == 4
    assert "ISBN 9780306406157 is in the ledger already: doe2009silent" in done.stderr


def test_of_several_all_are_added_or_none(online: Run, tmp_path: Path) -> None:
    done = online("source", "add", RIVERS, "10.5555/nothing", "--to", "refs.bib")

    assert done.exit_code == 4
    assert done.stderr.splitlines()[:3] == [
        "DOI 10.5555/rivers.2020.7: found",
        "DOI 10.5555/nothing: doi.org knows no DOI 10.5555/nothing",
        "nothing was added",
    ]
    assert not (tmp_path / "refs.bib").exists()

    both = online("source", "add", RIVERS, "0306406152", "--to", "refs.bib")

    assert both.exit_code == 0
    assert (tmp_path / "refs.bib").read_text("utf-8").count("\n@") == 1


def test_the_same_work_twice_is_refused(online: Run) -> None:
    done = online("source", "add", RIVERS, f"doi:{RIVERS}", "--to", "refs.bib")

    assert done.exit_code == 2
    assert "DOI 10.5555/rivers.2020.7 is named twice" in done.stderr


def test_what_was_added_can_be_undone(online: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{a, title = {A}}\n")
    online("source", "import", "refs.bib")
    online("source", "add", RIVERS)

    done = online("undo")

    assert done.exit_code == 0
    assert (tmp_path / "refs.bib").read_text() == "@book{a, title = {A}}\n"
    listed = json.loads(online("source", "list", "--format", "json").stdout)
    assert [one["citekey"] for one in listed["sources"]] == ["a"]


def test_json_says_where_an_entry_came_from(online: Run, server: Server) -> None:
    done = online("source", "add", RIVERS, "--to", "refs.bib", "--format", "json")

    (source,) = json.loads(done.stdout)["sources"]
    assert (source["citekey"], source["identifier"], source["registry"]) == (
        "doe2020silent",
        "DOI 10.5555/rivers.2020.7",
        "Crossref",
    )
    assert (source["path"], source["line"], source["replayed"]) == (
        "refs.bib",
        1,
        False,
    )
    assert source["url"] == f"{server.base}/doi/{RIVERS}"


def test_the_loopback_is_refused_unless_it_is_allowed(
    online: Run, server: Server
) -> None:
    env = {"EVIDENCE_ALLOW_PRIVATE": "0", "EVIDENCE_PORTS": f"[80, {server.port}]"}

    done = online("source", "add", RIVERS, "--to", "refs.bib", env=env)

    assert done.exit_code == 8
    assert "127.0.0.1 is not a public address" in done.stderr
    assert "--allow-private" in done.stderr
    assert server.seen == []

    allowed = online(
        "source", "add", RIVERS, "--to", "refs.bib", "--allow-private", env=env
    )

    assert allowed.exit_code == 0


def test_a_registry_may_not_send_us_to_a_file(online: Run, server: Server) -> None:
    server.page("/doi/10.5555/x", moved("file:///etc/passwd"))

    done = online("source", "add", "10.5555/x", "--to", "refs.bib")

    assert done.exit_code == 8
    assert "only http and https are fetched" in done.stderr


def test_without_a_network_the_way_out_is_told(online: Run, tmp_path: Path) -> None:
    env = {"EVIDENCE_REGISTRIES": '{"doi": "http://127.0.0.1:9/doi"}'}

    done = online("source", "add", RIVERS, "--to", "refs.bib", env=env)

    assert done.exit_code == 8
    assert done.stderr.splitlines()[0] == "error: 127.0.0.1 cannot be reached"
    assert "check the connection and try again" in done.stderr
    assert not (tmp_path / "refs.bib").exists()


def test_the_setting_offline_replays_and_asks_nobody(
    online: Run, server: Server
) -> None:
    online("source", "add", RIVERS, "--to", "refs.bib")
    asked = len(server.seen)
    env = {"EVIDENCE_OFFLINE": "1"}

    kept = online("source", "compare", "doe2020silent", env=env)
    refused = online("source", "add", "10.5555/other", env=env)

    assert (kept.exit_code, refused.exit_code) == (0, 8)
    assert "the setting offline forbids it" in refused.stderr
    assert len(server.seen) == asked


def test_an_unknown_registry_in_the_settings_is_named(online: Run) -> None:
    env = {"EVIDENCE_REGISTRIES": '{"dio": "http://127.0.0.1:9"}'}

    done = online("source", "add", RIVERS, "--to", "refs.bib", env=env)

    assert done.exit_code == 2
    assert "the setting registries names 'dio', which is none" in done.stderr


SLIPS = """\
@article{doe, author = {Deo, Jane K. and Müller, J. and {River Watch Consortium}},
  title = {Silent rivers and dams}, journal = {J. Riv. Stud.}, year = 2019,
  volume = 21, pages = {215--20}, doi = {10.5555/rivers.2020.7}}
@book{roe, title = {A book without an identifier}}
@article{gone, title = {Gone}, doi = {10.5555/gone}}
@book{rare, title = {Rare}, isbn = {978-3-16-148410-0}}
"""
SLIPS_COMPARED = """\
  title      agrees          entry: Silent rivers and dams | registry: \
Silent Rivers & Dams: A History  (the entry leaves the subtitle out)
  authors    differs         entry: Deo, Jane K.; Müller, J.; River Watch \
Consortium | registry: Doe, Jane K.; Müller, Jürgen, Jr.; River Watch \
Consortium  (Deo, Jane K. against Doe, Jane K.)
  year       agrees          entry: 2019 | registry: 2019, 2020  \
(2019 online; 2020 in print)
  container  agrees          entry: J. Riv. Stud. | registry: \
Journal of River Studies  (abbreviated)
  volume     differs         entry: 21 | registry: 12
  pages      agrees          entry: 215–20 | registry: 215-220
"""


@pytest.fixture
def slips(online: Run, server: Server, tmp_path: Path) -> Run:
    """Import entries with slips of the keyboard."""
    rare = BOOKS.replace("9780306406157", "9783161484100")
    server.page(rare, page(b"{}", headers=JSON))
    (tmp_path / "refs.bib").write_text(SLIPS)
    online("source", "import", "refs.bib")
    return online


def test_each_field_is_compared_with_both_values(slips: Run) -> None:
    done = slips("source", "compare", "doe")

    assert done.exit_code == 1
    head, *fields = done.stdout.splitlines()
    assert head.startswith("doe · DOI 10.5555/rivers.2020.7 · Crossref, 20")
    assert "\n".join(fields) + "\n" == SLIPS_COMPARED
    assert done.stderr == "0 agree, 1 differ, 0 could not be told\n"


def test_a_source_without_an_identifier_could_not_be_told(slips: Run) -> None:
    done = slips("source", "compare", "roe")

    assert done.exit_code == 9
    assert done.stdout == "roe · could not tell: it gives no identifier to look up\n"


def test_a_doi_that_does_not_exist_is_a_difference(slips: Run) -> None:
    done = slips("source", "compare", "gone", "--format", "json")

    (source,) = json.loads(done.stdout)["sources"]
    assert (done.exit_code, source["verdict"]) == (1, "differs")
    assert source["fields"] == [
        {
            "field": "DOI",
            "verdict": "differs",
            "entry": "10.5555/gone",
            "registry": "",
            "note": "doi.org knows no DOI 10.5555/gone",
        }
    ]


def test_a_book_that_a_library_lacks_could_not_be_told(slips: Run) -> None:
    done = slips("source", "compare", "rare", "roe", "--format", "json")

    assert done.exit_code == 9
    assert json.loads(done.stdout)["counts"] == {
        "agrees": 0,
        "differs": 0,
        "could not tell": 2,
    }


def test_all_are_compared_and_nothing_is_written(slips: Run, tmp_path: Path) -> None:
    before = (tmp_path / "evidence.db").read_bytes()

    done = slips("source", "compare", "--all")

    assert done.exit_code == 1
    assert done.stderr == "0 agree, 2 differ, 2 could not be told\n"
    assert (tmp_path / "evidence.db").read_bytes() == before
    assert (tmp_path / "refs.bib").read_text() == SLIPS


def test_a_failing_network_is_no_verdict(slips: Run) -> None:
    nobody = "http://127.0.0.1:9"
    env = {"EVIDENCE_REGISTRIES": json.dumps(dict.fromkeys(REGISTRIES, nobody))}

    done = slips("source", "compare", "--all", env=env)

    assert done.exit_code == 8
    assert "doe · DOI 10.5555/rivers.2020.7 · could not tell: 127.0.0.1 " in done.stdout


@pytest.mark.parametrize("words", [[], ["doe", "--all"]])
def test_which_sources_must_be_clear(slips: Run, words: list[str]) -> None:
    done = slips("source", "compare", *words)

    assert done.exit_code == 2
    assert "which sources?" in done.stderr


def test_an_answer_is_kept_until_it_is_refreshed(slips: Run, server: Server) -> None:
    slips("source", "compare", "doe")
    again = slips("source", "compare", "doe")

    assert ", kept" in again.stdout.splitlines()[0]
    assert len(server.seen) == 1

    slips("source", "compare", "doe", "--refresh")

    assert len(server.seen) == 2


def test_check_never_touches_the_network(
    slips: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object, **_named: object) -> None:
        raise AssertionError("the network was touched")

    for name in ("socket", "getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refused)

    for words in (["check"], ["audit"], ["source", "list"], ["source", "check-file"]):
        more = ["refs.bib"] if words[-1] == "check-file" else []
        done = slips(*words, *more)
        assert done.exit_code in {0, 1, 9}, done.stderr


def test_check_does_not_even_load_what_speaks_http(slips: Run, tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from evidence.cli.root import cli\n"
        "try:\n"
        "    cli.main(['check'], prog_name='evidence')\n"
        "except SystemExit:\n"
        "    pass\n"
        "found = [n for n in sys.modules if n.split('.')[0] in ('httpx', 'httpcore')]\n"
        "print(found or 'none', file=sys.stderr)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stderr.splitlines()[-1] == "none"
