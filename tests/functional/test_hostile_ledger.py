"""Payloads in every text column of every table, through everything that prints.

Whatever stands in the ledger, no output has markup, an address that runs, a formula, an
escape of the terminal or a path by it: sixty payloads, in each column of the models.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import lxml.html
import pikepdf
import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt
from rdflib import Dataset, URIRef

from tests.cli.test_terminal import FOREIGN, shown
from tests.hostile.every_column import attacked, empty_tables, full_ledger, poison
from tests.hostile.payloads import ADDRESSES, PAYLOADS, REQUESTS

ALL = " ".join(PAYLOADS)
NAME = f"manuscript {ALL}"
"""What the manuscript is called by now."""
DAY = ("--date", "2026-11-23")
URL = ("--url", "https://example.org/x", "--publisher", f"The House {ALL}")
PROGRAM = """
import json, sys
from evidence.cli.root import cli
for words in json.loads(sys.argv[1]):
    try:
        cli.main(words)
    except SystemExit as ended:
        print("ended", ended.code, *words[:2])
"""
COMMANDS = (
    *("source list", "source show ann2001", "source export", "source bibliography"),
    *("source cite ann2001", "source duplicates", "claim list", "claim show vessels"),
    *("trace vessels", "ties", "ratings vessels", "search canal", "impact ann2001"),
    *("citations list", "citations decisions", "check --show note", "findings"),
    *("check --format junit", "check --format sarif", "check --format github"),
    *("check --format errorformat", "audit", "coverage report", "quotations"),
    *("coverage declarations", "manuscript list", "snapshot list", "snapshot verify"),
    *("notices list", "recheck open", "recheck run", "next --once"),
    *("claim list --format csv", "ties --format csv", "audit --format ics"),
)
HARMLESS = {
    *("a", "br", "dd", "del", "dl", "dt", "ins", "li", "ol", "p", "section", "ul"),
    *("wbr", "span", "table", "tbody", "td", "th", "thead", "tr", "h3", "h4"),
}
"""Elements that a page may have more kinds of: more is found of a poisoned ledger."""
LINK = re.compile(r"#|https?://|mailto:|data:image/svg\+xml;base64,")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    full_ledger(folder)
    return folder


@pytest.fixture(scope="module")
def desk(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "desk"
    shutil.copytree(clean, folder)
    poison(folder, ALL)
    return folder


def done(folder: Path, *words: str) -> Result:
    with chdir(folder):
        from evidence.cli.root import cli  # noqa: PLC0415 - as conftest's ``run``

        given = CliRunner().invoke(cli, list(words), env={"EVIDENCE_ACTOR": "Mary"})
    assert given.exit_code in {0, 1}, (given.exit_code, given.stderr[-600:])
    return given


def test_every_table_has_a_row_and_its_texts_are_attacked(clean: Path) -> None:
    assert len(PAYLOADS) >= 60
    assert empty_tables(clean) == []
    assert len([*attacked()]) > 95


def test_nothing_of_it_reaches_a_terminal_as_it_is(desk: Path) -> None:
    asked = [*(words.split() for words in COMMANDS), ["manuscript", "show", NAME]]

    _, screen = shown(desk, json.dumps(asked), program=("-c", PROGRAM))

    assert "Traceback" not in screen
    ends = re.findall(r"^ended (\S+) (.*)$", screen, re.MULTILINE)
    assert [(code, words) for code, words in ends if code not in {"0", "1", "9"}] == []
    assert len(ends) == len(asked)
    assert sorted(set(screen) & FOREIGN - {"\t", "\r"}) == []


def known(page: str) -> tuple[set[str], list[int]]:
    """Return the kinds of elements of a page, and how many run or load something."""
    found = [each.tag for each in lxml.html.fromstring(page).iter() if is_tag(each)]
    return set(found), [found.count(name) for name in ("script", "style", "meta")]


def is_tag(each: Any) -> bool:
    return isinstance(each.tag, str)


@pytest.mark.parametrize(
    "words",
    [
        ("brief", *DAY),
        ("brief", "--profile", "dossier", "--language", "de", *DAY),
        ("brief", "--profile", "one-page", *DAY),
        ("brief", "--profile", "audit", *DAY),
        ("coverage", "report", "--format", "html"),
    ],
    ids=("annotated", "dossier", "one page", "audit", "coverage"),
)
def test_no_page_has_an_element_or_an_address_by_it(
    clean: Path, desk: Path, words: tuple[str, ...]
) -> None:
    def page(folder: Path) -> str:
        output = ("-o", "out.html") if words[0] == "brief" else ()
        printed = done(folder, *words, *output).stdout
        return (folder / "out.html").read_text("utf-8") if output else printed

    dirty, (tags, counted) = page(desk), known(page(clean))
    assert known(dirty)[0] - tags <= HARMLESS
    assert known(dirty)[1] == counted
    for each in filter(is_tag, lxml.html.fromstring(dirty).iter()):
        assert not [name for name in each.attrib if name.startswith("on")]
        for name in ("href", "src", "action", "srcset", "data", "ping", "poster"):
            assert LINK.match(each.get(name, "#")), each.get(name)
    assert not set(dirty) & FOREIGN - {"\t", "\u2068", "\u2069"}


def test_a_drawing_has_neither_script_nor_address(desk: Path) -> None:
    done(desk, "audit", "--timeline", "-o", "out.svg")

    for each in ET.parse(desk / "out.svg").iter():
        kind = str(each.tag).rpartition("}")[2]
        assert kind not in {"script", "foreignObject", "image", "a", "animate"}
        for name, value in each.attrib.items():
            assert not name.startswith("on")
            if name.endswith("href"):
                assert value.startswith("#")


def texts(value: Any) -> Iterator[tuple[str, str]]:
    """Yield every text within *value* with the name that it stands under."""
    parts: Any = value.items() if isinstance(value, dict) else ()
    if isinstance(value, list):
        parts = ((str(at), each) for at, each in enumerate(value))
    for name, each in parts:
        if isinstance(each, str):
            yield name, each
        else:
            yield from texts(each)


def names_in(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(names_in, value))
    if isinstance(value, dict):
        return set(value).union(*map(names_in, value.values()))
    return set()


@pytest.mark.parametrize(
    "name",
    ["a.json", "a.prov.jsonld", "a.annotations.jsonld", "a.claimreview.jsonld"],
)
def test_json_for_machines_has_no_other_names_and_addresses_that_are_some(
    clean: Path, desk: Path, name: str
) -> None:
    for folder in (clean, desk):
        done(folder, "export", name, *URL)
    text = (desk / name).read_text("utf-8")
    dirty, tidy = json.loads(text), json.loads((clean / name).read_text("utf-8"))

    assert not set(text) & FOREIGN
    assert dirty.get("@context") == tidy.get("@context")
    if "@context" in dirty:
        assert names_in(dirty) <= names_in(tidy) | {"selector", "state"}
        for key, value in texts(dirty):
            if key in {"@id", "id", "url", "source", "target"}:
                assert re.fullmatch(r"[^\s<>\"{}|\\^`\x00-\x1f]+", value), value
                assert re.match(r"urn:|https?://|ni:|/(?!/)", value), value


# rdflib's own reader asks its own dataset by an old name.
@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
def test_statements_for_machines_say_nothing_of_another_kind(
    clean: Path, desk: Path
) -> None:
    said = []
    for folder in (clean, desk):
        done(folder, "export", "a.trig", *URL)
        graph = Dataset()
        graph.parse(folder / "a.trig", format="trig")
        said.append({predicate for _, predicate, _, _ in graph.quads()})
        for quad in graph.quads():
            for node in quad:
                if isinstance(node, URIRef):
                    assert re.match(r"urn:uuid:|https?://", node), node
    assert said[0] == said[1]


@pytest.mark.parametrize(
    "words",
    [
        *(("claim", "list"), ("source", "list"), ("snapshot", "list"), ("ties",)),
        *(("findings",), ("audit",), ("citations", "list"), ("export", "-")),
    ],
    ids=" ".join,
)
def test_no_cell_of_a_table_is_a_formula(desk: Path, words: tuple[str, ...]) -> None:
    table = done(desk, *words, "--format", "csv").stdout

    rows = [*csv.reader(io.StringIO(table))]
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"\s*[=+@\t\r＝＋－＠]|\s*-(?!\d)", cell), cell
    assert not set(table) & FOREIGN


def test_markdown_shows_it_as_text(desk: Path) -> None:
    done(desk, "export", "a.md")

    read = MarkdownIt("commonmark").parse((desk / "a.md").read_text("utf-8"))
    inside = [*read, *(part for each in read for part in each.children or ())]
    assert {each.type for each in inside} & {"html_block", "html_inline", "image"} == (
        set()
    )
    for each in inside:
        if each.type == "link_open":
            assert re.match(
                r"https?://(doi\.org|example\.org)/", str(each.attrs["href"])
            )


def test_a_report_has_as_many_lines_as_findings(desk: Path) -> None:
    report = json.loads(
        done(desk, "check", "--show", "note", "--format", "json").stdout
    )
    count = len(report["findings"])

    lines = done(desk, "check", "--show", "note", "--format", "github").stdout
    own = [line for line in lines.splitlines() if line.startswith("::")]
    assert len(own) == count
    assert all(re.match("::(error|warning|notice) ", line) for line in own)
    made = done(desk, "check", "--show", "note", "--format", "errorformat").stdout
    assert len(made.splitlines()) == count
    sarif = json.loads(done(desk, "check", "--format", "sarif").stdout)
    for key, value in texts(sarif):
        if key == "uri":
            assert re.fullmatch(r"[\w.~%/:#?=&@!$'()*+,;-]+", value), value
    ET.fromstring(done(desk, "check", "--format", "junit").stdout)


def test_the_ledger_as_text_is_read_back(desk: Path, tmp_path: Path) -> None:
    done(desk, "export", "a.toml")
    done(desk, "export", "crate", "--format", "ro-crate")

    for path in (desk / "crate").rglob("*"):
        name = path.relative_to(desk / "crate").as_posix()
        assert re.fullmatch(r"[A-Za-z0-9][\w./-]*", name), name
    text = (desk / "crate" / "ro-crate-metadata.json").read_text("utf-8")
    assert not set(text) & FOREIGN
    assert not (desk.parent / "out").exists()


def test_a_pdf_does_nothing_and_leads_nowhere(clean: Path, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(clean, folder)
    poison(folder, " ".join((*REQUESTS, *ADDRESSES)))

    done(folder, "brief", "-o", "out.pdf", *DAY)

    with pikepdf.open(folder / "out.pdf") as pdf:
        for each in pdf.objects:
            if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                continue
            assert not {"/JS", "/JavaScript", "/OpenAction", "/AA"} & set(each.keys())
            if "/S" in each and "/Type" in each and each.Type == "/Action":
                assert each.S == "/URI"
            if "/URI" in each:
                assert re.match("https?://|mailto:", str(each.URI))
        assert sorted(pdf.attachments) == sorted(pikepdf_names(clean))


def pikepdf_names(folder: Path) -> list[str]:
    done(folder, "brief", "-o", "out.pdf", *DAY)
    with pikepdf.open(folder / "out.pdf") as pdf:
        return list(pdf.attachments)


def test_a_copy_of_the_manuscript_has_comments_that_end_where_they_should(
    clean: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "desk"
    shutil.copytree(clean, folder)
    poison(folder, ALL, but="revision")

    done(folder, "brief", "-o", "copy.md", *DAY)

    copy = (folder / "copy.md").read_text("utf-8")
    own = (folder / "manuscript.md").read_text("utf-8")
    read = [re.sub(r"<!--.*?-->\s*", "", each, flags=re.DOTALL) for each in (copy, own)]
    assert read[0].split() == read[1].split()
    assert not set(copy) & FOREIGN
