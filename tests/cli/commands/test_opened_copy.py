"""The annotated copy in Word, opened by another program: the author's own words."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from evidence import pandoc
from evidence.testing import make_ledger
from tests.conftest import Run
from tests.hostile.every_column import BIBTEX, MARKDOWN, TOML, poison
from tests.hostile.payloads import PAYLOADS

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(
    OFFICE is None, reason="needs LibreOffice (apt install libreoffice)"
)
def test_libreoffice_opens_a_copy_full_of_payloads_and_reads_the_manuscript(
    run: Run, tmp_path: Path
) -> None:
    subprocess.run(
        [pandoc.find_pandoc(), "-f", "markdown", "-o", "manuscript.docx"],
        input=MARKDOWN.encode(),
        cwd=tmp_path,
        check=True,
    )
    make_ledger(tmp_path, bibtex=BIBTEX)
    assert run("manuscript", "read", "manuscript.docx").exit_code == 0
    toml = 'format = "evidence ledger"\nversion = 1\n' + TOML
    (tmp_path / "ledger.toml").write_text(toml, "utf-8")
    assert run("import", "ledger.toml", "--by", "Mary").exit_code == 0
    poison(tmp_path, " ".join(PAYLOADS), but="revision")

    done = run("brief", "-o", "copy.docx", "--date", "2026-11-23")

    assert done.exit_code == 0, done.stderr
    own, copy = (_opened(tmp_path / f"{name}.docx") for name in ("manuscript", "copy"))
    assert "54 vessels a day" in own
    assert copy == own


def _opened(path: Path) -> str:
    """Return the text of *path* as LibreOffice reads it."""
    assert OFFICE is not None
    profile = (path.parent / "profile").as_uri()
    subprocess.run(
        [
            *(OFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(path.parent)),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return path.with_suffix(".txt").read_text("utf-8-sig")
