"""``evidence export --format ro-crate``: archives that others read, and we again."""

from __future__ import annotations

import json
import shutil
import zipfile
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rocrate.rocrate import ROCrate

from evidence.testing import make_ledger
from tests.conftest import Run
from tests.services.small_ledger import BIBTEX, MARKDOWN

TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
figures = ["83 brands"]

[[claim.brands.evidence]]
source = "xu2020"
quotation = "83 foreign and Chinese brands"
figures = ["83 brands"]

[[claim.brands.evidence]]
source = "xu2020"
quotation = "81 foreign and Chinese brands"

[[claim.brands.rating]]
scheme = "admiralty"
level = "B2"
reason = "the study"

[claim.objectors]
manuscript = "manuscript"
quote = "three objected"

[[claim.objectors.evidence]]
source = "hall2020"
note = "He said so on the phone."
"""
PAGE = (
    "<html><title>Uyghurs for Sale</title><p>83 foreign and Chinese brands</p></html>"
)
EXPORT = ("--format", "ro-crate", "--date", "2026-11-23")


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path) -> None:
    make_ledger(tmp_path, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML, snapshot=PAGE)


def graph(folder: Path) -> dict[str, Any]:
    metadata = json.loads((folder / "ro-crate-metadata.json").read_text("utf-8"))
    return {entity["@id"]: entity for entity in metadata["@graph"]}


def test_another_program_reads_what_is_in_the_archive(run: Run, tmp_path: Path) -> None:
    done = run("export", "crate", *EXPORT, "--license", "https://example.org/by")

    assert done.exit_code == 0, done.stderr
    crate = ROCrate(str(tmp_path / "crate"))
    listed = {entity.id: entity for entity in crate.data_entities}
    assert [name for name in listed if not name.startswith("snapshots/")] == [
        "ledger.toml",
        "references.bib",
        "findings.json",
        "claims.json",
        "manuscripts/1-manuscript.md",
    ]
    for name, entity in listed.items():
        data = (tmp_path / "crate" / name).read_bytes()
        assert entity["sha256"] == sha256(data).hexdigest()
        assert entity["contentSize"] == str(len(data))
    [kept] = [listed[name] for name in listed if name.startswith("snapshots/")]
    assert kept["encodingFormat"] == "text/html"
    assert kept["isBasedOn"]["name"] == "Uyghurs for Sale"
    assert crate.root_dataset["license"].id == "https://example.org/by"
    assert crate.root_dataset["datePublished"] == "2026-11-23"
    assert [person["name"] for person in crate.root_dataset["creator"]] == ["tester"]


def test_the_ledger_is_rebuilt_from_its_archive(run: Run, tmp_path: Path) -> None:
    run("export", "crate.zip", "--date", "2026-11-23")
    with zipfile.ZipFile(tmp_path / "crate.zip") as archive:
        archive.extractall(tmp_path / "again")
    run("export", "before.toml")

    new = ("--ledger", "new.db")
    run(*new, "init", "new.db")
    run(*new, "source", "import", "again/references.bib")
    run(*new, "manuscript", "read", "again/manuscripts/1-manuscript.md",
        "--name", "manuscript")  # fmt: skip
    shutil.copytree("evidence.snapshots", "new.snapshots")
    assert run(*new, "import", "again/ledger.toml", "--by", "x").exit_code == 0
    run(*new, "export", "after.toml")

    assert Path("after.toml").read_text() == Path("before.toml").read_text()


def test_the_same_ledger_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        assert run("export", name, "--date", "2026-11-23").exit_code == 0

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.namelist()[0] == "ro-crate-metadata.json"
        assert {entry.date_time for entry in archive.infolist()} == {
            (2026, 11, 23, 0, 0, 0)
        }


def test_its_claims_and_findings_keep_to_their_schemas(
    run: Run, tmp_path: Path
) -> None:
    run("export", "crate", *EXPORT)

    for name, schema in (
        ("claims.json", "exporters/schema/extract.json"),
        ("findings.json", "reporters/schema/report-1.json"),
    ):
        shipped = json.loads(files("evidence").joinpath(schema).read_text("utf-8"))
        document = json.loads((tmp_path / "crate" / name).read_text("utf-8"))
        jsonschema.Draft202012Validator(shipped).validate(document)


def test_what_was_given_on_terms_stays_at_the_desk(run: Run, tmp_path: Path) -> None:
    (tmp_path / "call.txt").write_text("Three objected, but do not say that I said so.")
    terms = ("--method", "phone", "--consent", "refused", "--terms", "off-record")
    added = run("snapshot", "add", "hall2020", "call.txt", *terms, "--by", "Ada")
    assert added.exit_code == 0, added.stderr

    done = run("export", "crate", *EXPORT)

    assert "1 snapshot given on terms left out." in done.stderr
    assert "The ledger's text was left out: 1 source spoke on terms" in done.stderr
    everything = b"".join(
        file.read_bytes() for file in (tmp_path / "crate").rglob("*") if file.is_file()
    )
    assert b"hall2020" not in everything
    assert b"on the phone" not in everything
    assert b"do not say" not in everything
    assert "ledger.toml" not in graph(tmp_path / "crate")
    run("export", "dark", *EXPORT, "--with-protected")
    assert "hall2020" in (tmp_path / "dark" / "ledger.toml").read_text("utf-8")
    assert not list((tmp_path / "dark").rglob("*call*"))


def test_exports_say_of_quotations_what_the_check_says(
    run: Run, tmp_path: Path
) -> None:
    assert run("export", "crate", *EXPORT).exit_code == 0
    assert run("export", "claims.json", "--date", "2026-11-23").exit_code == 0
    run("check", "--as-of", "2026-11-23", "--format", "json", "-o", "check.json")

    def told(path: Path) -> Any:
        return json.loads(path.read_text("utf-8"))

    checked = told(tmp_path / "check.json")["findings"]
    about_brands = {
        (each["code"], each["message"])
        for each in checked
        if each["subject"]["name"] == "brands"
    }
    assert any(
        code.startswith("QUO") and "81" in message for code, message in about_brands
    )
    archived = told(tmp_path / "crate" / "findings.json")["findings"]
    assert {(each["code"], each["message"]) for each in archived} == {
        (each["code"], each["message"]) for each in checked
    }
    for file in (tmp_path / "claims.json", tmp_path / "crate" / "claims.json"):
        [brands] = [each for each in told(file)["claims"] if each["name"] == "brands"]
        assert {
            (each["code"], each["message"]) for each in brands["findings"]
        } == about_brands


@pytest.mark.parametrize("damage", ["altered", "missing"])
def test_a_damaged_copy_is_named_and_no_archive_written(
    run: Run, tmp_path: Path, damage: str
) -> None:
    [kept] = [
        file
        for file in (tmp_path / "evidence.snapshots").rglob("*")
        if file.is_file() and b"<html>" in file.read_bytes()
    ]
    kept.chmod(0o644)
    kept.write_bytes(b"other words") if damage == "altered" else kept.unlink()

    for name in ("crate", "crate.zip"):
        refused = run("export", name, *EXPORT[: None if name == "crate" else 0])
        assert refused.exit_code == 7
        assert "1 snapshot missing or altered in the store" in refused.stderr
        assert f"of xu2020 is {damage} (SHA-256 {kept.name[:4]}" in refused.stderr
        assert not (tmp_path / name).exists()

    done = run("export", "crate", *EXPORT, "--without-damaged")

    assert done.exit_code == 0
    assert f"of xu2020 is {damage} (SHA-256" in done.stderr
    assert not (tmp_path / "crate" / "snapshots").exists()
    assert "xu2020" not in json.dumps(
        [each for each in graph(tmp_path / "crate") if each.startswith("#source")]
    )


def test_foreign_text_becomes_neither_a_path_nor_an_address(
    run: Run, tmp_path: Path
) -> None:
    evil = "@misc{a:b, title = {../../x}, url = {javascript:alert(1)}}\n"
    (tmp_path / "evil.bib").write_text(evil)
    run("source", "import", "evil.bib")
    (tmp_path / "page.html").write_text("<html><p>x</p></html>")
    run("snapshot", "add", "a:b", "page.html", "--by", "Ada")
    (tmp_path / "m.md").write_text("A text.\n")
    run("manuscript", "read", "m.md", "--name", "../../etc/passwd <b>")

    assert run("export", "crate.zip").exit_code == 0

    with zipfile.ZipFile(tmp_path / "crate.zip") as archive:
        names = archive.namelist()
        text = archive.read("ro-crate-metadata.json").decode()
    assert not [name for name in names if ".." in name or name.startswith("/")]
    assert "javascript:" not in text
    assert "#source-613a62" in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("crate", *EXPORT, "--topic", "oil"), 2),
        (("crate", *EXPORT, "--where", "rated"), 2),
        (("claims.json", "--license", "x"), 2),
        (("no/where", *EXPORT), 4),
        (("evidence.snapshots", *EXPORT), 4),
    ],
)
def test_what_makes_no_archive_is_refused(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    before = sorted(tmp_path.rglob("*"))

    assert run("export", *words).exit_code == code

    assert sorted(tmp_path.rglob("*")) == before
