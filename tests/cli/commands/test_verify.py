"""``evidence verify`` as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pikepdf
import pytest

from evidence.errors import InputRefused, IntegrityFailure
from evidence.exporters.finishing import MANIFEST
from evidence.services.brief.verifying import as_answer
from evidence.testing import make_ledger
from evidence.worker import Limits
from tests.conftest import Run

BIBTEX = """
@book{ann2001, author = {Ann, A.}, title = {T}, date = {2001}}
@book{bea2002, author = {Bea, B.}, title = {U}, date = {2002}}
"""
MARKDOWN = "The canal saw 54 vessels a day (Ann 2001). It has 3 locks (Bea 2002).\n"
TOML = """
[claim.vessels]
manuscript = "manuscript"
kind = "quantity"
topic = "traffic"
statement = "The canal sees 54 vessels a day."
quote = "54 vessels a day"
figures = ["54 vessels @2026-01"]

[[claim.vessels.evidence]]
source = "ann2001"
stance = "supports"
page = "12"
quotation = "Some 57 vessels passed each day."
figures = ["57 vessels @2026-01"]

[claim.locks]
manuscript = "manuscript"
kind = "quantity"
topic = "locks"
statement = "The canal has 3 locks."
quote = "3 locks"
figures = ["3 locks"]
"""
DAY = ("--date", "2026-11-23")
CHECKED = ("--as-of", "2026-11-23")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a ledger, a brief of it, and settings."""
    folder = tmp_path_factory.mktemp("desk")
    make_ledger(folder, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    (folder / "evidence.toml").write_text("[shelf_life]\ntraffic = 365\n", "utf-8")
    return folder


@pytest.fixture
def desk(made: Path, tmp_path: Path, run: Run) -> Path:
    """Return the folder's copy, the current one, with ``brief.pdf`` in it."""
    for name in ("evidence.db", "evidence.toml"):
        (tmp_path / name).write_bytes((made / name).read_bytes())
    kept = made / "brief.pdf"
    if not kept.exists():
        assert run("brief", "-o", str(kept), *DAY).exit_code == 0
    (tmp_path / "brief.pdf").write_bytes(kept.read_bytes())
    return tmp_path


def asked(brief: Path) -> dict[str, Any]:
    """Return what the child of ``evidence verify`` answers; a child costs seconds."""
    return as_answer({"path": str(brief), "day": DAY[1], "whole": False})


def refusal(desk: Path, code: int) -> str:
    """Return the sentence with which the child refuses the brief in *desk*.

    *code* is the exit code that the command ends with then.
    """
    with pytest.raises((InputRefused, IntegrityFailure)) as refused:
        asked(desk / "brief.pdf")
    assert refused.value.exit_code == code
    return refused.value.message


def test_an_untouched_brief_of_an_unchanged_ledger_stands(run: Run, desk: Path) -> None:
    done = run("verify", "brief.pdf", *DAY)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "stands: the brief stands"
    assert "carries 3 files" in done.stdout
    assert "compared with the ledger it was made from, to which" in done.stdout


def test_it_is_compared_with_the_check_of_its_own_manuscript(
    run: Run, desk: Path
) -> None:
    page = ("--profile", "one-page", *DAY)
    assert run("brief", "manuscript", "-o", "own.pdf", *page).exit_code == 0
    assert run("brief", "--select", "locks", "-o", "one.pdf", *page).exit_code == 0

    assert run("verify", "own.pdf", *DAY).exit_code == 0
    assert run("verify", "one.pdf", *DAY).exit_code == 0


WAIVER = ("--reason", "Counted by us.", "--by", "Ann", "--until", "2027-06-30")


def test_what_was_waived_then_and_is_waived_now_has_not_changed(
    run: Run, desk: Path
) -> None:
    assert run("waive", "FIG001", "vessels", *WAIVER).exit_code == 0
    page = ("--profile", "one-page", *DAY)
    assert run("brief", "-o", "waived.pdf", *page).exit_code == 0

    assert run("verify", "waived.pdf", *DAY).exit_code == 0
    done = run("verify", "waived.pdf", "--date", "2027-07-01")

    assert done.exit_code == 1
    assert "changed finding vessels: FIG001 is no longer waived: 54" in done.stdout


def test_what_was_waived_since_is_not_said_to_be_gone(run: Run, desk: Path) -> None:
    assert run("waive", "FIG001", "vessels", *WAIVER).exit_code == 0

    done = run("verify", "brief.pdf", *DAY)

    assert done.exit_code == 1
    assert "changed finding vessels: FIG001 is waived now" in done.stdout
    assert "gone finding vessels: FIG001" not in done.stdout


def test_it_needs_no_ledger(run: Run, desk: Path) -> None:
    (desk / "evidence.db").unlink()

    done = run("verify", "brief.pdf", *DAY)

    assert done.exit_code == 0
    assert "compared with no ledger" in done.stdout


def test_what_went_out_of_date_by_itself_is_a_change(run: Run, desk: Path) -> None:
    done = run("verify", "brief.pdf", "--alone", "--date", "2028-01-01")

    assert done.exit_code == 1
    assert "new finding vessels: AGE001:" in done.stdout


def test_what_changed_in_the_ledger_is_named(run: Run, desk: Path) -> None:
    assert (
        run("claim", "withdraw", "locks", "--reason", "x", "--by", "Ann").exit_code == 0
    )
    (desk / "refs.bib").write_text(BIBTEX.replace("{T}", "{Tolls}"), "utf-8")
    assert run("source", "import", "refs.bib", "--replace").exit_code == 0

    done = run("verify", "brief.pdf", *DAY, "--format", "json")

    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["verdict"] == "changed"
    assert told["against"] == "grown"
    found = {(each["kind"], each["what"], each["name"]) for each in told["changes"]}
    assert ("claim", "gone", "locks") in found
    assert ("source", "changed", "ann2001") in found


def test_another_figure_of_a_claim_is_no_change_of_its_evidence(
    run: Run, desk: Path
) -> None:
    edit = ("claim", "edit", "vessels", "--figure", "57 vessels @2026-01")
    assert run(*edit, "--by", "Ann").exit_code == 0

    done = run("verify", "brief.pdf", *DAY)

    assert done.exit_code == 1
    assert "changed claim vessels: its figures\n" in done.stdout


def test_another_ledger_is_not_compared(run: Run, desk: Path) -> None:
    (desk / "evidence.db").unlink()
    make_ledger(desk, bibtex=BIBTEX, markdown=MARKDOWN)

    done = run("verify", "brief.pdf", *DAY)

    assert done.exit_code == 0
    assert "compared with another ledger: not compared" in done.stdout


def rewrite(desk: Path, old: bytes, new: bytes, *, of: str) -> None:
    """Change *old* into *new* in an attachment of the brief."""
    with pikepdf.open(desk / "brief.pdf", allow_overwriting_input=True) as pdf:
        for each in pdf.Root.AF:
            if str(each.UF) == of:
                data = each.EF.F.read_bytes()
                assert old in data
                each.EF.F.write(data.replace(old, new))
        pdf.save(desk / "brief.pdf")


def test_an_altered_attachment_is_named(run: Run, desk: Path) -> None:
    rewrite(desk, b"57 vessels", b"54 vessels", of="claims.json")

    done = run("verify", "brief.pdf", *DAY, "--alone")

    assert done.exit_code == 7
    assert "ALTERED the attachment claims.json was altered" in done.stdout
    assert "ALTERED its findings do not follow from its claims (FIG001" in done.stdout


def test_an_altered_page_is_named(run: Run, desk: Path) -> None:
    with pikepdf.open(desk / "brief.pdf", allow_overwriting_input=True) as pdf:
        page = pdf.pages[1]
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nq Q")
        pdf.save(desk / "brief.pdf")

    done = run("verify", "brief.pdf", *DAY, "--alone")

    assert done.exit_code == 7
    assert "ALTERED page 2 was altered" in done.stdout


def test_an_altered_bookmark_is_seen(run: Run, desk: Path) -> None:
    with pikepdf.open(desk / "brief.pdf", allow_overwriting_input=True) as pdf:
        pdf.Root.Outlines.First.Title = "Something else"
        pdf.save(desk / "brief.pdf")

    done = run("verify", "brief.pdf", *DAY, "--alone")

    assert done.exit_code == 7
    assert "something was altered that is not on the pages" in done.stdout


def test_saving_it_in_another_way_alters_nothing(run: Run, desk: Path) -> None:
    with pikepdf.open(desk / "brief.pdf", allow_overwriting_input=True) as pdf:
        pdf.save(
            desk / "brief.pdf",
            linearize=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )

    assert run("verify", "brief.pdf", *DAY).exit_code == 0


def test_a_seal_of_another_writer_cannot_be_told(run: Run, desk: Path) -> None:
    with pikepdf.open(desk / "brief.pdf", allow_overwriting_input=True) as pdf:
        pdf.Root.Outlines.First.Title = "Something else"
        pdf.save(desk / "brief.pdf")
    rewrite(
        desk, b'"writer": "qpdf ', b'"writer": "qpdf 9.', of="evidence-manifest.json"
    )

    done = run("verify", "brief.pdf", *DAY, "--alone")

    assert done.exit_code == 9
    assert done.stdout.splitlines()[-1].startswith("cannot be told: what the")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it is not a sound PDF"),
        (b"%PDF-1.7\nnothing", "it is not a sound PDF"),
        (None, "it was not written by evidence brief"),
    ],
)
def test_what_is_no_brief_is_refused(
    run: Run, desk: Path, data: bytes | None, said: str
) -> None:
    if data is None:
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.save(desk / "other.pdf")
    else:
        (desk / "other.pdf").write_bytes(data)

    done = run("verify", "other.pdf")

    assert done.exit_code == 3
    assert said in done.stderr


def test_a_missing_file_is_not_found(run: Run, desk: Path) -> None:
    assert run("verify", "none.pdf").exit_code == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"schema_version": 1', b'"schema_version": 9'),
        (b'"shelf_life": {', b'"shelf_life": [], "s": {'),
        (b'"title": "', b'"title": 4, "t": "'),
        (b'"files": [', b'"files": 7, "f": ['),
        (b'"redacted": [', b'"redacted": ["all"], "r": ['),
        (b'"checked": [', b'"checked": [{},'),
        (b'"manuscript": null', b'"manuscript": {"a": 1}'),
        (b'"pages": [', b'"pages": [1,'),
        (b'"shelf_life": {', b'"shelf_life": {"x": Infinity, '),
        (b'"ledger": "', b'"ledger": "' + b"9" * 6000),
        (b'"ledger": "', '"ledger": "²'.encode()),
        (b"{", b"[" * 5000),
    ],
)
def test_a_damaged_manifest_is_refused_in_a_sentence(
    desk: Path, old: bytes, new: bytes
) -> None:
    rewrite(desk, old, new, of="evidence-manifest.json")

    assert len(refusal(desk, 3).splitlines()) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"claims": [', b'"claims": 5, "x": ['),
        (b'"kind": "quantity"', b'"kind": "nonsense"'),
        (b'"text": "54 vessels', b'"text": "many vessels'),
        (b'"at": "2026', b'"at": "x2026'),
        (b':00Z"', b':00"'),
        (b'"topic": "traffic"', b'"topic": []'),
        (b'"roster": []', b'"roster": [1]'),
        (b'"roster": []', b'"roster": "abc"'),
        (b'"statement": "The canal sees', b'"statement": 5, "s": "The canal'),
        (b'"quotation": "Some', b'"quotation": 7, "q": "Some'),
        (b'"source": "ann2001",\n          "stance"', b'"source": [], "stance"'),
        (b'"start": 14', b'"start": "x"'),
    ],
)
def test_a_damaged_extract_is_refused_in_a_sentence(
    desk: Path, old: bytes, new: bytes
) -> None:
    rewrite(desk, old, new, of="claims.json")

    assert refusal(desk, 7).startswith("the attachment claims.json was altered; ")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"findings": [', b'"findings": [1,'),
        (b'"waived": [', b'"waivers": ['),
        (b'"message": "', b'"message": 1, "m": "'),
    ],
)
def test_damaged_findings_are_refused_in_a_sentence(
    run: Run, desk: Path, old: bytes, new: bytes
) -> None:
    rewrite(desk, old, new, of="findings.json")

    done = run("verify", "brief.pdf", *DAY)

    told = "error: brief.pdf: the attachment findings.json was altered; "
    assert done.exit_code == 7
    assert done.stderr.startswith(told)
    assert "Traceback" not in done.stderr


def test_words_of_a_foreign_file_cannot_pass_for_a_verdict(
    run: Run, desk: Path
) -> None:
    rewrite(
        desk,
        b'"title": "',
        b'"title": "x\\nstands: the brief stands\\u001b[2J',
        of="evidence-manifest.json",
    )
    rewrite(desk, b"57 vessels", b"54 vessels", of="claims.json")

    done = run("verify", "brief.pdf", *DAY, "--alone")

    assert done.exit_code == 7
    assert "\x1b" not in done.stdout
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("stands")] == []


def test_claims_that_cost_too_much_are_refused(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules are asked in a child whose time and memory have an end."""
    monkeypatch.setattr(
        "evidence.services.brief.receiving.LIMITS", Limits(wall=0.2, file=0)
    )

    done = run("verify", "brief.pdf", *DAY, "--alone")

    assert done.exit_code == 3
    assert done.stderr.startswith("error: brief.pdf: it took more than 0.2 seconds")


def _second(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return pikepdf.AttachedFileSpec(pdf, b"{}", filename=name).obj


def _two_of_one_name(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    names.insert(0, _second(pdf, "claims.json"))
    names.insert(0, pikepdf.String("claims.json"))


def _in_a_branch(pdf: pikepdf.Pdf) -> None:
    pairs = pikepdf.Array([pikepdf.String("own.json"), _second(pdf, "own.json")])
    branch = pdf.make_indirect(pikepdf.Dictionary(Names=pairs))
    pdf.Root.Names.EmbeddedFiles.Kids = pikepdf.Array([branch])


def _associated_only(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF.append(pdf.make_indirect(_second(pdf, "own.json")))


def _under_another_name(pdf: pikepdf.Pdf) -> None:
    for each in pdf.Root.AF:
        if str(each.UF) == "claims.json":
            each.UF = pikepdf.String("findings.json")


def _with_two_contents(pdf: pikepdf.Pdf) -> None:
    for each in pdf.Root.AF:
        if str(each.UF) == "claims.json":
            each.EF.UF = pdf.make_stream(b"{}")


def _laid_over(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.FreeText,
        Rect=pikepdf.Array([50, 700, 400, 780]),
        Contents=pikepdf.String("The canal sees 57 vessels a day."),
    )
    page = pdf.pages[0].obj
    page.Annots = pikepdf.Array([*page.get("/Annots", ()), pdf.make_indirect(note)])


@pytest.mark.parametrize("other_writer", [False, True])
@pytest.mark.parametrize(
    ("forge", "told"),
    [
        (_two_of_one_name, "two attachments are called claims.json"),
        (_in_a_branch, "attachments were added in a branch of their list"),
        (_associated_only, "a file was added that is not among the attachments"),
        (_under_another_name, "the attachment claims.json is shown under another name"),
        (_with_two_contents, "the attachment claims.json has two contents"),
        (_laid_over, "something was laid over page 1"),
    ],
    ids=lambda given: getattr(given, "__name__", "told"),
)
def test_what_a_viewer_would_show_beside_it_is_an_alteration(
    desk: Path,
    forge: Callable[[pikepdf.Pdf], None],
    told: str,
    *,
    other_writer: bool,
) -> None:
    """Also where the seal is said to be another version's, and so tells nothing."""
    with pikepdf.open("brief.pdf") as pdf:
        forge(pdf)
        if other_writer:
            _say_another_writer(pdf)
        pdf.save("forged.pdf")

    altered = asked(desk / "forged.pdf")["done"]["altered"]

    assert any(each.startswith(told) for each in altered)


def _say_another_writer(pdf: pikepdf.Pdf) -> None:
    for each in pdf.Root.AF:
        if str(each.F) == MANIFEST:
            manifest = json.loads(each.EF.F.read_bytes())
            manifest["document"]["writer"] = "qpdf 0.0.1"
            each.EF.F.write(json.dumps(manifest).encode())


@pytest.mark.parametrize(("name", "code"), [("claims.json", 7), (MANIFEST, 3)])
def test_attachments_that_change_places_are_an_alteration(
    run: Run, desk: Path, name: str, code: int
) -> None:
    with pikepdf.open("brief.pdf") as pdf:
        held = {str(each.UF): each.EF for each in pdf.Root.AF}
        first, second = held[name], held["findings.json"]
        data = first.F.read_bytes(), second.F.read_bytes()
        first.F.write(data[1])
        second.F.write(data[0])
        pdf.save("forged.pdf")

    assert run("verify", "forged.pdf", "--alone", *DAY).exit_code == code


PAGED = "Some 57 vessels passed each day, the keepers wrote in their book.\n"


@pytest.fixture(scope="module")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a ledger that has the copy of one source of two."""
    folder = tmp_path_factory.mktemp("kept")
    make_ledger(folder, bibtex=BIBTEX, markdown=MARKDOWN, toml=QUOTED, paged=PAGED)
    settings = 'attach_copies = ["ann*"]\n'
    (folder / "evidence.toml").write_text(settings, "utf-8")
    return folder


@pytest.fixture
def kept(quoted: Path, tmp_path: Path, run: Run) -> Path:
    """Return the folder's copy, the current one, with a brief that carries the copy."""
    copytree(quoted, tmp_path, dirs_exist_ok=True)
    brief = quoted / "brief.pdf"
    if not brief.exists():
        assert run("brief", "-o", str(brief), *DAY).exit_code == 0
    (tmp_path / "brief.pdf").write_bytes(brief.read_bytes())
    return tmp_path


QUOTED = (
    TOML.replace("Some 57 vessels passed", "Some 75 vessels passed")
    + """
[[claim.locks.evidence]]
source = "bea2002"
stance = "supports"
quotation = "It has three locks, all of them of oak."
"""
)


def test_quotations_are_compared_again_with_the_texts_that_it_carries(
    run: Run, kept: Path
) -> None:
    done = run("verify", "brief.pdf", "--format", "json", *DAY)
    told = json.loads(done.stdout)
    found = json.loads(run("check", "--format", "json", *CHECKED).stdout)["findings"]

    assert done.exit_code == 0
    assert [each["code"] for each in found if each["code"] == "QUO001"] == ["QUO001"]
    assert told["quoted"] == 1
    assert not any("QUO001" in each["codes"] for each in told["unasked"])
    with pikepdf.open(kept / "brief.pdf") as pdf:
        names = [name for name in pdf.attachments if name.startswith("text-ann2001-")]
    assert len(names) == 1


def test_what_cannot_be_asked_again_is_told_with_its_reason(
    run: Run, desk: Path
) -> None:
    done = run("verify", "brief.pdf", *DAY)

    lines = [line for line in done.stdout.splitlines() if "not asked again" in line]
    assert any(
        "CIT001, CIT002" in line and "text with its citations is not carried" in line
        for line in lines
    )
    assert any(
        "QUO001" in line and "no claim has all of its quotations" in line
        for line in lines
    )
    assert any("SNP001" in line and "in its store" in line for line in lines)


def test_a_text_that_is_not_the_copys_is_refused(run: Run, kept: Path) -> None:
    with pikepdf.open(kept / "brief.pdf") as pdf:
        (name,) = [n for n in pdf.attachments if n.startswith("text-")]
    rewrite(kept, b"57 vessels", b"75 vessels", of=name)

    done = run("verify", "brief.pdf", *DAY)

    assert done.exit_code == 7
    assert f"the attachment {name} was altered" in done.stderr


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"pages": [', b'"pages": [[0, "1", 999999],'),
        (b'"ocr": false', b'"ocr": "no"'),
        (b'"remarks": [', b'"remarks": [5,'),
        (b'"retrieved_on": "', b'"retrieved_on": "x'),
        (b'"copy": "', b'"copy": 5, "c": "'),
        (b"{", b"[" * 5000),
    ],
)
def test_a_damaged_text_is_refused_in_a_sentence(
    kept: Path, old: bytes, new: bytes
) -> None:
    with pikepdf.open(kept / "brief.pdf") as pdf:
        (name,) = [n for n in pdf.attachments if n.startswith("text-")]
    rewrite(kept, old, new, of=name)

    assert refusal(kept, 7).startswith(f"the attachment {name} was altered; ")
