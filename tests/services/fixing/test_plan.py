"""What rules put right in a .bib file: those fields, and not a byte besides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evidence.checker.rule import Policy
from evidence.db import Act, Database, Location, Mode, create
from evidence.queries.sources import get_source
from evidence.services.check import choose_rules
from evidence.services.fixing.files import FixReport, fix_file, fix_sources
from evidence.services.fixing.plan import Wanted
from evidence.services.sources.importing import import_bibliography
from evidence.services.waivers import WaiverDraft, waive
from tests.factories import NOW, TODAY

BIB = """\
% a remark
@string{rp = "Research & Politics"}
@article{hall2020,
  author  = {Hall, Ben},
  title   = {Infighting &lt;i&gt;at&lt;/i&gt; the OSCE & more,
             at 5% and <b>x</b>},   % keep
  journal = rp,
  volume  = "Vol. 3",
  number  = {},
  url     = {https://doi.org/10.1000/182},
  year    = 2020
}

@book{lehne2015, author={Lehne, Stefan}, title={A \\\\& B}, publisher={MÃ¼ller},
  year={2015}, doi={doi:10.1000/183}}
"""
FIXED = """\
% a remark
@string{rp = "Research & Politics"}
@article{hall2020,
  author  = {Hall, Ben},
  title   = {Infighting \\emph{at} the OSCE \\& more,
             at 5\\% and \\textbf{x}},   % keep
  journal = rp,
  volume  = "3",
  year    = 2020,
  doi     = {10.1000/182}
}

@book{lehne2015, author={Lehne, Stefan}, title={A \\& B}, publisher={Müller},
  year={2015}, doi={10.1000/183}}
"""


def wanted(*codes: str, today: date = TODAY) -> Wanted:
    return Wanted(choose_rules(codes or ("SRC",)), Policy(), today)


@pytest.fixture
def bib(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("refs.bib")
    path.write_text(BIB, "utf-8", newline="\n")
    return path


@pytest.fixture
def ledger(bib: Path) -> Database:
    location = Location(path=Path("evidence.db"))
    create(location)
    database = Database(location, Mode.WRITE)
    with database.begin(Act("tester", "import", NOW)) as session:
        import_bibliography(session, bib)
    return database


def fixed(ledger: Database, *codes: str, dry_run: bool = False) -> FixReport:
    with ledger.begin(Act("tester", "fix", NOW)) as session:
        return fix_sources(session, wanted(*codes), dry_run=dry_run)


def said(report: FixReport) -> list[tuple[str, str, str]]:
    return [(fix.code, fix.key, fix.field) for fix in report.fixed]


def test_a_file_is_fixed_in_place_and_keeps_its_layout(bib: Path) -> None:
    report = fix_file(bib, wanted())

    assert bib.read_text("utf-8") == FIXED
    assert said(report) == [
        ("SRC007", "hall2020", "title"),
        ("SRC011", "hall2020", "title"),
        ("SRC014", "hall2020", "number"),
        ("SRC019", "hall2020", "doi"),
        ("SRC019", "hall2020", "url"),
        ("SRC026", "hall2020", "volume"),
        ("SRC008", "lehne2015", "publisher"),
        ("SRC011", "lehne2015", "title"),
        ("SRC019", "lehne2015", "doi"),
    ]


def test_a_second_fix_changes_nothing(bib: Path) -> None:
    fix_file(bib, wanted())
    report = fix_file(bib, wanted())

    assert (report.fixed, report.files) == ((), ())


def test_a_dry_run_writes_nothing(bib: Path) -> None:
    report = fix_file(bib, wanted(), dry_run=True)

    assert bib.read_text("utf-8") == BIB
    assert report.files[0].new_text == FIXED


def test_only_the_rules_that_are_asked_fix(bib: Path) -> None:
    fix_file(bib, wanted("SRC014"))

    assert bib.read_text("utf-8") == BIB.replace("  number  = {},\n", "")


def test_what_a_macro_says_is_left_to_the_user(bib: Path) -> None:
    (left,) = fix_file(bib, wanted()).left

    assert (left.code, left.field, left.problem) == (
        "SRC011",
        "journal",
        "the value comes from an @string",
    )


def test_a_field_that_stands_twice_is_left(bib: Path) -> None:
    bib.write_text("@misc{a, title = {A & B}, title = {A & B}}\n", "utf-8")
    report = fix_file(bib, wanted("SRC011"))

    assert report.fixed == ()
    assert {fix.problem for fix in report.left} == {"the field stands twice"}


def test_an_encoding_is_kept(bib: Path) -> None:
    data = "@misc{a, author = {Müller}, title = {A & B}}\r\n".encode("latin-1")
    bib.write_bytes(data)
    fix_file(bib, wanted("SRC011"))

    assert bib.read_bytes() == data.replace(b"A & B", rb"A \& B")


def test_the_ledgers_sources_change_with_their_file(
    bib: Path, ledger: Database
) -> None:
    report = fixed(ledger)

    assert bib.read_text("utf-8") == FIXED
    assert len(report.fixed) == 9
    with ledger.begin() as session:
        assert dict(get_source(session, "hall2020").fields)["volume"] == "3"


def test_a_dry_run_leaves_file_and_ledger(bib: Path, ledger: Database) -> None:
    report = fixed(ledger, dry_run=True)

    assert bib.read_text("utf-8") == BIB
    assert report.files[0].new_text == FIXED


def test_what_is_waived_is_not_fixed(bib: Path, ledger: Database) -> None:
    draft = WaiverDraft(
        code="SRC014",
        subject="hall2020",
        reason="no number on purpose",
        until=date(2027, 1, 1),
    )
    with ledger.begin(Act("tester", "waive", NOW)) as session:
        waive(session, draft, today=TODAY)
    fixed(ledger, "SRC014")

    assert bib.read_text("utf-8") == BIB


def test_an_entry_that_changed_since_its_import_is_left(
    bib: Path, ledger: Database
) -> None:
    bib.write_text(BIB.replace("{Hall, Ben}", "{Hall, Benjamin}"), "utf-8")
    report = fixed(ledger, "SRC014")

    assert report.fixed == ()
    assert report.notes == (
        (
            "refs.bib: hall2020 is not as imported and left alone; "
            "evidence source import refs.bib"
        ),
    )


def test_a_file_that_is_gone_is_told(bib: Path, ledger: Database) -> None:
    bib.unlink()

    assert fixed(ledger).notes == ("refs.bib is not there: nothing was fixed in it",)


def test_every_copy_of_an_entry_is_fixed(bib: Path) -> None:
    twice = "@misc{a, title = {A & B}, note = {}}\n@misc{a, title={A & B}, note={}}\n"
    bib.write_text(twice, "utf-8")
    report = fix_file(bib, wanted("SRC011", "SRC014"))

    assert bib.read_text("utf-8") == (
        "@misc{a, title = {A \\& B}}\n@misc{a, title={A \\& B}}\n"
    )
    assert [(fix.code, fix.line, fix.field) for fix in report.fixed] == [
        ("SRC011", 1, "title"),
        ("SRC014", 1, "note"),
        ("SRC011", 2, "title"),
        ("SRC014", 2, "note"),
    ]
