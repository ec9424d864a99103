"""``evidence brief -o copy.docx`` and ``evidence manuscript replies``, as typed."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from docx import Document

from tests.cli.commands.test_claim_update import LATEX, MARKDOWN, MARY, desk, ok
from tests.conftest import Run

DAY = ("--date", "2026-11-23")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD14 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD15 = "http://schemas.microsoft.com/office/word/2012/wordml"
STATES = (
    (
        "2 · states: disputed – A source supports it, but another contradicts it, or "
        "the check found an error."
    ),
    "Confidence: not rated",
    "error RAT001: nobody has rated the claim",
    (
        "warning AGE002: 54 participating States as of 2021 in the manuscript, but "
        "57 participating States in osce, since 2024-07-04: Three more joined. – bring "
        "the sentence up to date, or say in it of when its figure is"
    ),
    (
        "Overtaken: 54 participating States as of 2021, since 2024-07-04 by 57 "
        "participating States (osce): Three more joined."
    ),
    "Supports: Xu 2020 (primary, passage seen)",
    "Context: OSCE 2024, p. 7 (primary, passage seen)",
    "“57 States participate.”",
    (
        "Proposed as a tracked change: 54 participating States → 57 participating "
        "States (osce, 2024-07-04)"
    ),
)


def word_bytes() -> bytes:
    document = Document()
    document.add_heading("States", 1)
    first = document.add_paragraph("The report names ")
    first.add_run("83 global brands").italic = True
    first.add_run(" (Xu 2020), and more.")
    document.add_paragraph(
        "The OSCE has 54 participating States, it says. Turkey objects."
    )
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def comments_of(path: Path) -> dict[str, list[str]]:
    """Return the lines of each comment by the claim that it names."""
    found = {}
    for comment in Document(str(path)).comments:
        assert comment.author == "evidence"
        lines = comment.text.split("\n")
        claim = lines[0].partition(" · ")[2].partition(":")[0]
        assert re.fullmatch(r"evidence claim c-\w{5,}", lines[-1])
        found[claim] = lines
    return found


def test_each_claim_has_a_comment_with_what_is_known_of_it(
    run: Run, tmp_path: Path
) -> None:
    desk(run, tmp_path, "text.docx", word_bytes())
    done = ok(run("brief", "text", "-o", "copy.docx", *DAY))

    assert done.stderr == "copy.docx: 3 comments, 1 tracked change\n"
    comments = comments_of(tmp_path / "copy.docx")
    assert sorted(comments) == ["brands", "states", "turkey"]
    assert [line for line in STATES if line not in comments["states"]] == []
    assert (tmp_path / "text.docx").read_bytes() != b""


def test_a_copy_has_the_claims_that_are_chosen(run: Run, tmp_path: Path) -> None:
    desk(run, tmp_path, "text.docx", word_bytes())
    ok(run("brief", "text", "-o", "one.docx", "--select", "brands", *DAY))
    ok(run("brief", "text", "-o", "two.docx", "--where", "source = osce", *DAY))
    none = run("brief", "text", "-o", "none.docx", "--topic", "astronomy", *DAY)

    assert list(comments_of(tmp_path / "one.docx")) == ["brands"]
    assert list(comments_of(tmp_path / "two.docx")) == ["states"]
    assert none.exit_code == 9
    assert not (tmp_path / "none.docx").exists()


def test_a_copy_leaves_out_what_is_redacted(run: Run, tmp_path: Path) -> None:
    desk(run, tmp_path, "text.docx", word_bytes())
    rating = ("--scheme", "admiralty", "--level", "B2", "--reason", "r")
    ok(run("rate", "states", *rating, "--by", "Mary Secret"))
    redact = ("--redact", "people", "--redact", "quotations")
    ok(run("brief", "text", "-o", "open.docx", *DAY))
    ok(run("brief", "text", "-o", "copy.docx", *redact, *DAY))

    open_ = "\n".join(comments_of(tmp_path / "open.docx")["states"])
    told = "\n".join(comments_of(tmp_path / "copy.docx")["states"])
    assert "by Mary Secret: r" in open_
    assert "57 States participate." in open_
    assert "Mary" not in told
    assert "by person 2: r" in told
    assert "57 States participate." not in told


def test_what_a_copy_cannot_heed_is_refused(run: Run, tmp_path: Path) -> None:
    desk(run, tmp_path, "text.docx", word_bytes())

    done = run("brief", "-o", "copy.docx", "--language", "de", "--no-text")

    assert done.exit_code == 2
    assert done.stderr == (
        "error: --language, --no-text: of a brief alone; a copy is the author's own "
        "file\nhint: a copy takes --select, --topic, --status, --where, --redact, "
        "--date\n"
    )
    assert not (tmp_path / "copy.docx").exists()


def test_the_authors_file_stays_and_the_same_day_gives_the_same_copy(
    run: Run, tmp_path: Path
) -> None:
    path = desk(run, tmp_path, "text.docx", word_bytes())
    before = path.read_bytes()
    for name in ("a.docx", "b.docx"):
        ok(run("brief", "-o", name, *DAY))

    assert path.read_bytes() == before
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_a_changed_file_a_missing_one_and_the_file_itself_are_refused(
    run: Run, tmp_path: Path
) -> None:
    path = desk(run, tmp_path, "text.docx", word_bytes())
    own = run("brief", "-o", "text.docx")
    assert own.exit_code == 2
    assert "text.docx is the author's own file" in own.stderr

    path.write_bytes(path.read_bytes() + b" ")
    changed = run("brief", "-o", "copy.docx")
    assert changed.exit_code == 4
    assert changed.stderr == (
        "error: text.docx: the file has changed since it was read; nothing was changed"
        "\nhint: evidence manuscript read text.docx, then manuscript diff and accept\n"
    )
    path.unlink()
    gone = run("brief", "-o", "copy.docx")
    assert gone.exit_code == 4
    assert "text.docx: the manuscript's file is not there" in gone.stderr
    assert not (tmp_path / "copy.docx").exists()


def test_a_copy_of_another_format_is_refused_with_the_right_one(
    run: Run, tmp_path: Path
) -> None:
    desk(run, tmp_path, "text.md", MARKDOWN.encode())
    done = run("brief", "-o", "copy.docx")

    assert done.exit_code == 3
    assert done.stderr == (
        "error: text.md: the manuscript is not a Word file, so a copy of it cannot be "
        "one\nhint: a copy of it is Markdown: -o copy.md\n"
    )


@pytest.mark.parametrize(
    ("name", "data", "copy", "sign"),
    [
        ("text.md", MARKDOWN, "copy.md", "<!-- evidence: 2 · states: disputed – "),
        ("text.tex", LATEX, "copy.tex", "evidencenote{c-"),
        ("text.md", MARKDOWN, "copy.txt", "text.md:6:14: 2 · states: disputed – "),
    ],
)
def test_other_formats_have_their_remarks_in_their_own_way(
    run: Run, tmp_path: Path, name: str, data: str, copy: str, sign: str
) -> None:
    desk(run, tmp_path, name, data.encode())
    done = ok(run("brief", "-o", copy, *DAY))

    assert done.stderr == f"{copy}: 3 comments\n"
    assert sign in (tmp_path / copy).read_text("utf-8")


def answered(
    data: bytes, replies: Mapping[str, tuple[str, ...]], *, named: bool
) -> bytes:
    """Return a copy with replies, by claim, as Word saves them.

    Without *named* only their words tell what they answer, as LibreOffice saves them.
    """
    package = zipfile.ZipFile(io.BytesIO(data))
    members = {name: package.read(name) for name in package.namelist()}
    comments = members["word/comments.xml"].decode()
    document = members["word/document.xml"].decode()
    number, extended = 100, []
    for found in list(re.finditer(r'<w:comment w:id="(\d+)".*?</w:comment>', comments)):
        claim = found[0].partition(" · ")[2].partition(":")[0]
        own = f"{int(found[1]):08X}"
        last = found[0].rindex("<w:p>")
        marked = f'{found[0][:last]}<w:p w14:paraId="{own}">{found[0][last + 5 :]}'
        comments = comments.replace(found[0], marked)
        done = "resolved" in replies.get(claim, ())
        extended.append(f'w15:paraId="{own}" w15:done="{int(done)}"')
        for words in replies.get(claim, ()):
            if words == "resolved":
                continue
            number += 1
            comments = comments.replace("</w:comments>", _reply(number, words))
            extended.append(
                f'w15:paraId="{number:08X}" w15:paraIdParent="{own}" w15:done="0"'
            )
            for mark in ("Start", "End"):
                tag = '<w:commentRange{}{} w:id="{}"/>'
                old = tag.format(mark, "", found[1])
                document = document.replace(old, old + tag.format(mark, "", number))
            sign = '<w:r><w:commentReference w:id="{}"/></w:r>'
            old = sign.format(found[1])
            document = document.replace(old, old + sign.format(number))
    members["word/comments.xml"] = comments.replace(
        "<w:comments ", f'<w:comments xmlns:w14="{WORD14}" '
    ).encode()
    members["word/document.xml"] = document.encode()
    if named:
        rows = "".join(f"<w15:commentEx {row}/>" for row in extended)
        members["word/commentsExtended.xml"] = (
            f'<w15:commentsEx xmlns:w15="{WORD15}">{rows}</w15:commentsEx>'
        ).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name, content in members.items():
            written.writestr(name, content)
    return stream.getvalue()


def _reply(number: int, words: str) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="Jane Doe" w:date="2026-11-24T10:00:00Z">'
        f'<w:p w14:paraId="{number:08X}"><w:r><w:t>{escape(words)}</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )


def copy_answered(
    run: Run,
    folder: Path,
    replies: Mapping[str, tuple[str, ...]],
    *,
    named: bool = True,
) -> Path:
    desk(run, folder, "text.docx", word_bytes())
    ok(run("brief", "-o", "copy.docx", *DAY))
    path = folder / "back.docx"
    path.write_bytes(
        answered((folder / "copy.docx").read_bytes(), replies, named=named)
    )
    return path


REPLIES = {
    "brands": ("I look for <the> passage.", "Found it & more."),
    "states": ("Waive AGE002 until 2027-01-01: the law is of 2021",),
    "turkey": ("withdraw: it never did",),
}


@pytest.mark.parametrize("named", [True, False])
def test_replies_become_notes_and_decisions_wait_for_acceptance(
    run: Run, tmp_path: Path, *, named: bool
) -> None:
    copy_answered(run, tmp_path, REPLIES, named=named)
    first = ok(run("manuscript", "replies", "back.docx"))
    assert first.stdout == (
        "brands: noted: Jane Doe, 2026-11-24: I look for <the> passage.\n"
        "brands: noted: Jane Doe, 2026-11-24: Found it & more.\n"
        "states: waiting: waive AGE002 until 2027-01-01: the law is of 2021\n"
        "turkey: waiting: withdraw: it never did\n"
    )
    assert first.stderr == "nothing was decided; --accept carries out what is waiting\n"
    assert (
        json.loads(ok(run("waive", "--list", "--format", "json")).stdout)["waivers"]
        == []
    )

    second = ok(run("manuscript", "replies", "back.docx", "--accept", *MARY))
    assert [line.split(": ")[1] for line in second.stdout.splitlines()] == [
        *("known", "known", "done", "done")
    ]
    [waiver] = json.loads(ok(run("waive", "--list", "--format", "json")).stdout)[
        "waivers"
    ]
    assert (waiver["code"], waiver["subject"], waiver["until"], waiver["by"]) == (
        *("AGE002", "states", "2027-01-01", "Mary"),
    )
    assert waiver["reason"] == "the law is of 2021 (Jane Doe, 2026-11-24)"
    looked = ok(run("manuscript", "replies", "back.docx"))
    assert looked.stdout.splitlines()[2:] == [
        "states: known: AGE002 is waived for states until 2027-01-01",
        "turkey: known: the claim 'turkey' was withdrawn already",
    ]
    assert looked.stderr == ""
    third = ok(run("manuscript", "replies", "back.docx", "--accept", *MARY))
    assert [line.split(": ")[1] for line in third.stdout.splitlines()] == ["known"] * 4


def test_a_note_leaves_ratings_as_they_are_and_can_be_taken_back(
    run: Run, tmp_path: Path
) -> None:
    copy_answered(run, tmp_path, {"brands": ("resolved", "Seen.")})
    before = ok(run("claim", "show", "brands")).stdout
    done = ok(run("manuscript", "replies", "back.docx", "--format", "json"))

    assert [each["told"] for each in json.loads(done.stdout)["replies"]] == [
        "The comment on it was marked as resolved.",
        "Jane Doe, 2026-11-24: Seen.",
    ]
    after = ok(run("claim", "show", "brands")).stdout
    assert "Jane Doe, 2026-11-24: Seen." in after
    assert after.splitlines()[-1] == before.splitlines()[-1]
    ok(run("undo"))
    assert ok(run("claim", "show", "brands")).stdout == before


def test_a_decision_that_cannot_be_carried_out_says_why(
    run: Run, tmp_path: Path
) -> None:
    replies = {
        "brands": ("waive until 2027-01-01: fine", "waive NOPE1 until 2027-01-01: x"),
        "states": ("accept", "waive AGE002 until 2001-01-01: late"),
    }
    copy_answered(run, tmp_path, replies)
    done = ok(run("manuscript", "replies", "back.docx", "--accept", *MARY))

    lines = done.stdout.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["left"] * 4
    assert "which finding is waived? the claim has: CLM001, RAT001" in lines[0]
    assert "NOPE1" in lines[1]
    assert "its words are as they were, so there is nothing to accept" in lines[2]
    assert "2001-01-01 is past" in lines[3]


def test_files_without_our_comments_are_refused(run: Run, tmp_path: Path) -> None:
    desk(run, tmp_path, "text.docx", word_bytes())
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no")

    assert run("manuscript", "replies", "text.docx").exit_code == 3
    assert run("manuscript", "replies", "broken.docx").exit_code == 3
    assert run("manuscript", "replies", "none.docx").exit_code == 4
    assert run("manuscript", "replies", "text.md").exit_code == 3


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_libreoffice_opens_the_copy_and_keeps_the_threads(
    run: Run, tmp_path: Path
) -> None:
    copy_answered(run, tmp_path, REPLIES)
    (tmp_path / "office").mkdir()
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--headless", "--convert-to", "docx", "--outdir", "office", "back.docx"),
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    there = ok(run("manuscript", "replies", "office/back.docx"))
    here = ok(run("manuscript", "replies", "back.docx"))

    def told(text: str) -> list[str]:
        return sorted(
            line.replace(": noted:", ": known:") for line in text.splitlines()
        )

    assert told(there.stdout) == told(here.stdout)
    assert len(told(there.stdout)) == 4
