"""Names with line ends in them: no second line that looks like ours, or like an order.

A file may be called so, and a manuscript is called after its file. What a build prints
at the beginning of a line, GitHub's runner obeys.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.testing import make_ledger
from tests.conftest import Run

FORGED = "passed: 9 claims"
NAME = f"x\n::error::y\n  ::stop-commands::z\n{FORGED}"
BIBTEX = "@book{ann2001, author={Ann, A.}, title={T}, date={2001}, publisher={P}}\n"
TOML = """[claim.vessels]
manuscript = {name}
quote = "54 vessels a day"
statement = {name}
topic = {name}
note = {name}
[[claim.vessels.evidence]]
source = "ann2001"
page = {name}
quotation = {name}
note = {name}
[[claim.vessels.rating]]
scheme = "icd203"
level = "high"
reason = {name}
by = {name}
at = 2026-11-23T12:00:00Z
[[waiver]]
code = "CLM003"
subject = "vessels"
until = 2027-01-01
reason = {name}
by = {name}
at = 2026-11-23T12:00:00Z
"""
COMMANDS = (
    *(("check",), ("check", "--format", "errorformat"), ("manuscript", "list")),
    *(("claim", "list"), ("claim", "show", "vessels"), ("trace", "vessels")),
    *(("ties",), ("ratings", "vessels"), ("waive", "--list"), ("audit",)),
    *(("manuscript", "show", NAME), ("coverage", "report"), ("citations", "list")),
    *(("check", NAME), ("search", "forged"), ("findings",), ("impact", "ann2001")),
)
"""Some of them with an argument that is the name itself."""
REFUSED = (
    *(("figures", f"{NAME}.docx"), ("manuscript", "read", f"{NAME}.none")),
    *(("source", "import", f"{NAME}.bib"), ("import", f"{NAME}.toml", "--by", "Mary")),
    *(("quote", f"{NAME}.pdf", "x"), ("source", "check-file", f"{NAME}.bib")),
    *(("snapshot", "add", NAME, f"{NAME}.pdf"), ("check", "--baseline", NAME)),
    *(("manuscript", "replies", f"{NAME}.docx"), ("manuscript", "diff", f"{NAME}z")),
    *(("claim", "show", NAME), ("source", "show", NAME), ("--config", NAME, "check")),
    *(("--ledger", NAME, "check"), ("brief", NAME, "-o", f"{NAME}.docx")),
)


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    make_ledger(tmp_path, bibtex=BIBTEX)
    file = tmp_path / f"{NAME}.md"
    file.write_text("It saw 54 vessels a day (Ann 2001).\n", "utf-8")
    assert run("manuscript", "read", str(file)).exit_code == 0
    written = '"' + NAME.replace("\n", "\\n") + '"'
    text = f'format = "evidence ledger"\nversion = 1\n{TOML}'.format(name=written)
    (tmp_path / "claims.toml").write_text(text, "utf-8")
    assert run("import", "claims.toml", "--by", "Mary").exit_code == 0
    return tmp_path


def forged(text: str) -> list[str]:
    """Return the lines of *text* that say what only the name could have said."""
    return [
        line
        for line in text.splitlines()
        if line.lstrip().startswith("::") or line.startswith(FORGED)
    ]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_is_printed_has_no_line_of_its_own(
    run: Run, desk: Path, words: tuple[str, ...]
) -> None:
    done = run(*words)

    assert done.exit_code in {0, 1, 9}, done.stderr
    assert forged(done.stdout) + forged(done.stderr) == []


@pytest.mark.parametrize("words", REFUSED, ids=" ".join)
def test_nor_has_what_is_refused(run: Run, desk: Path, words: tuple[str, ...]) -> None:
    for ending in ("docx", "none", "bib", "toml", "pdf"):
        (desk / f"{NAME}.{ending}").write_bytes(b"\x00\x01")

    done = run(*words)

    assert done.exit_code not in {0, 1, 70}
    assert forged(done.stdout) + forged(done.stderr) == []


def test_an_annotation_is_one_order_and_no_more(run: Run, desk: Path) -> None:
    done = run("check", "--format", "github")

    (line,) = done.stdout.splitlines()
    assert line.startswith("::warning file=x%0A%3A%3Aerror%3A%3Ay%0A")
    assert "title=RAT004 rating-stale%3A vessels::" in line


def test_for_an_editor_each_finding_is_a_line(run: Run, desk: Path) -> None:
    done = run("check", "--format", "errorformat")

    (line,) = done.stdout.splitlines()
    assert ".md:1:8: warning RAT004 vessels: " in line
