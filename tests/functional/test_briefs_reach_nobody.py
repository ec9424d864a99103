"""A brief of what strangers wrote asks nobody, and opens no file of theirs.

The fragments stand in every text of the ledger, in the manuscript and in the copies of
sources; a server and a file that must not be asked are the canaries.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import chdir
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from tests.conftest import Run
from tests.hostile import packages, pdfs
from tests.hostile.every_column import full_ledger, poison
from tests.hostile.vectors import VECTORS, fragment
from tests.loopback import Server, page

SECRET = "the canary sings"
DAY = ("--date", "2026-11-23")
SETTINGS = 'attach_copies = ["*"]\n'
BRIEFS = (
    *(("out.pdf",), ("dossier.pdf", "--profile", "dossier"), ("out.html",)),
    *(("audit.pdf", "--profile", "audit"), ("page.pdf", "--profile", "one-page")),
)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger with a row in every table, to be copied."""
    folder = tmp_path_factory.mktemp("full")
    full_ledger(folder)
    return folder


@pytest.fixture
def canary(server: Server, tmp_path: Path) -> Path:
    """Return a file with a secret; the server has it, too."""
    path = tmp_path / "secret.txt"
    path.write_text(SECRET, "utf-8")
    server.page("/", page(SECRET.encode()))
    return path


def written(server: Server, file: Path) -> list[str]:
    """Return every fragment, with the canaries' addresses."""
    marks = {"url": server.base, "file": file.as_uri(), "path": str(file)}
    return [fragment(name, **marks) for name in VECTORS]


def done(folder: Path, *words: str) -> None:
    with chdir(folder):
        from evidence.cli.root import cli  # noqa: PLC0415 - as conftest's ``run``

        given = CliRunner().invoke(cli, list(words), env={"EVIDENCE_ACTOR": "Mary"})
    assert given.exit_code in {0, 1}, (words, given.exit_code, given.stderr[-600:])


def copies(fragments: Sequence[str], canary: Path) -> Iterator[tuple[str, bytes]]:
    """Yield hostile copies of a source, each of which is kept and attached."""
    html = f"<html><title>x</title><main>{' '.join(fragments)}<p>Some 57.</main></html>"
    yield "page.html", html.encode()
    mail = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    yield "page.mhtml", (mail + html).encode()
    yield "scripts.pdf", pdfs.scripts_and_files(canary)
    for make in (packages.linked_files, packages.external_entity):
        yield f"{make.__name__}.docx", make(canary)
    yield "linked.odt", packages.linked_files_in_odt(canary)
    yield "escaping.docx", packages.escaping_names(canary)


def streams(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a PDF, and of every stream in it, unpacked."""
    yield path.read_bytes()
    with pikepdf.open(path) as opened:
        for each in opened.objects:
            if isinstance(each, pikepdf.Stream):
                packed = str(each.get("/Filter", "/FlateDecode"))
                plain = packed == "/FlateDecode"
                yield each.read_bytes() if plain else each.read_raw_bytes()


@pytest.mark.parametrize(
    ("share", "briefs"),
    [(12, BRIEFS[:1]), pytest.param(1, BRIEFS, marks=pytest.mark.long)],
    ids=["some", "all"],
)
def test_no_brief_asks_a_server_or_opens_a_file(
    server: Server,
    canary: Path,
    tmp_path: Path,
    share: int,
    briefs: Sequence[Sequence[str]],
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    full_ledger(folder)
    (folder / "evidence.toml").write_text(SETTINGS)
    fragments = written(server, canary)
    for name, data in copies(fragments, canary):
        (folder / name).write_bytes(data)
        done(folder, "snapshot", "add", "ann2001", name)
    poison(folder, " ".join(fragments[::share]), but="snapshot")

    for output, *words in briefs:
        done(folder, "brief", *DAY, "-o", output, *words)

    assert server.seen == []
    for output, *_ in briefs:
        made = folder / output
        parts = streams(made) if made.suffix == ".pdf" else [made.read_bytes()]
        for part in parts:
            assert SECRET.encode() not in part
            assert SECRET.encode("utf-16-be") not in part
    with pikepdf.open(folder / "out.pdf") as opened:
        carried = [name for name in opened.attachments if name.startswith("copy-")]
        assert len(carried) >= 4


MANUSCRIPTS = {
    "a.rst": (
        ".. include:: PATH\n\n.. literalinclude:: PATH\n\n.. csv-table:: x\n"
        "   :file: PATH\n\n.. csv-table:: x\n   :url: URL/a\n\n"
        ".. raw:: html\n   :url: URL/b\n\n"
        ".. raw:: html\n   :file: PATH\n\n.. image:: URL/c.png\n\nWords of 57 States.\n"
    ),
    "a.tex": (
        "\\documentclass{article}\\usepackage{graphicx,listings,verbatim}"
        "\\begin{document}\\input{PATH}\\include{PATH}\\verbatiminput{PATH}"
        "\\lstinputlisting{PATH}\\includegraphics{URL/a.png}\\write18{cat PATH}"
        "\\openin5=PATH \\read5 to\\x \\x Words of 57 States.\\end{document}\n"
    ),
    "a.md": (
        "---\nbibliography: PATH\nresource-path: /\ninclude-before: PATH\n---\n\n"
        "{{< include PATH >}}\n\n!include PATH\n\n``` {include=PATH}\n```\n\n"
        "![a](URL/a.png) ![b](PATH) <img src='URL/b'>\n\nWords of 57 States.\n"
    ),
    "a.html": (
        "<html><head><base href='URL/'><link rel=stylesheet href='a.css'></head><body>"
        "<iframe src='PATH'></iframe><object data='FILE'></object>"
        "<img src='URL/a.png'><!--#include file='PATH' --><p>Words of 57 States.</p>"
        "</body></html>"
    ),
}


@pytest.mark.parametrize("name", MANUSCRIPTS)
def test_no_manuscript_takes_in_a_file_or_asks_a_server(
    run: Run, ledger_path: Path, canary: Path, tmp_path: Path, server: Server, name: str
) -> None:
    text = MANUSCRIPTS[name].replace("URL", server.base)
    text = text.replace("FILE", canary.as_uri()).replace("PATH", str(canary))
    (tmp_path / name).write_text(text, "utf-8")

    read = run("manuscript", "read", name)
    shown = run("manuscript", "show", "a")
    found = run("figures", name)

    # What pandoc may not take in, it does not pass over: such a text is refused.
    assert read.exit_code == (3 if name == "a.rst" else 0), read.output
    said = (read.output, shown.output, found.output)
    assert ("57" in found.stdout) is (name != "a.rst")
    assert [part for part in said if SECRET in part] == []
    assert SECRET.encode() not in ledger_path.read_bytes()
    assert server.seen == []
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {name, "evidence.db", "secret.txt"}


THEMES = {
    "colour": "[colours]\nink = 'url(URL/a)'",
    "colour with a rule": "[colours]\nink = '#000000} @import url(URL/a); {'",
    "colour with an escape": "[colours]\nink = '#00\\30 000'",
    "colour in a table": "[colours]\nink = {url = 'URL/a'}",
    "line": "[colours]\nline = \"#dddddd; background: url('URL/a')\"",
    "font": "[type]\nserif = '\"; src: url(URL/a); x: \"'",
    "font with an escape": "[type]\nsans = 'x\\22 ;} @import \\22 URL/a'",
    "font of many lines": '[type]\nmono = "x\\n}@import \\"URL/a\\";"',
    "font in a list": "[type]\nserif = ['URL/a']",
    "size": "[type]\nsize = '10pt} @import url(URL/a); {'",
    "size without number": "[type]\nsize = nan",
    "size without end": "[type]\nsize = inf",
    "logo on the network": "[logo]\nfile = 'URL/a.png'\nwords = 'x'",
    "logo by a file's address": "[logo]\nfile = 'FILE'\nwords = 'x'",
    "logo that is a secret": "[logo]\nfile = 'PATH'\nwords = 'x'",
    "logo that is drawn": "[logo]\nfile = 'logo.svg'\nwords = 'x'",
    "logo that is a page": "[logo]\nfile = 'logo.html'\nwords = 'x'",
    "logo without end": "[logo]\nfile = '/dev/zero'\nwords = 'x'",
    "logo that waits": "[logo]\nfile = 'pipe'\nwords = 'x'",
    "logo that is a folder": "[logo]\nfile = '.'\nwords = 'x'",
    "logo with a sign of control": '[logo]\nfile = "a\\u0000b"\nwords = "x"',
    "logo of a long name": f"[logo]\nfile = '{'a' * 5_000}'\nwords = 'x'",
    "logo in a table": "[logo]\nfile = {a = 1}\nwords = 'x'",
    "another rule": "[page]\ncss = '@import url(URL/a);'",
    "another name": "[colours]\n\"ink: red} @import url(URL/a); {\" = '#000000'",
}


@pytest.mark.parametrize("name", THEMES)
def test_no_theme_brings_in_more_than_colours_type_and_a_picture(
    run: Run, full: Path, canary: Path, tmp_path: Path, server: Server, name: str
) -> None:
    shutil.copytree(full, tmp_path, dirs_exist_ok=True)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "logo.svg").write_text(f"<svg><image href='{server.base}/a'/></svg>")
    (tmp_path / "logo.html").write_text(f"<img src='{server.base}/a'>")
    text = THEMES[name].replace("URL", server.base)
    text = text.replace("FILE", canary.as_uri()).replace("PATH", str(canary))
    (tmp_path / "house.toml").write_text(text, "utf-8")

    made = run("brief", *DAY, "-o", "out.html", "--theme", "house.toml")

    assert (made.exit_code, made.stdout) == (3, ""), made.output
    assert made.stderr.startswith("error: house.toml: ")
    assert len(made.stderr) < 6_000
    assert not (tmp_path / "out.html").exists()
    assert server.seen == []


@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "folder", "huge", "logo"])
def test_a_theme_without_end_is_refused_at_once(
    run: Run, full: Path, tmp_path: Path, kind: str
) -> None:
    shutil.copytree(full, tmp_path, dirs_exist_ok=True)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("huge", "huge.png"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(50_000_000_000)
    (tmp_path / "logo").write_text("[logo]\nfile = 'huge.png'\nwords = 'x'\n")

    made = run("brief", *DAY, "-o", "out.html", "--theme", kind)

    assert made.exit_code in {3, 4}, made.output
    assert "Traceback" not in made.output
