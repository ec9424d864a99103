"""A copy that comes back forged or damaged: nothing is decided, lost, or misread."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from evidence.checker.loader import load_ledger
from evidence.db import Database, Location, Mode
from evidence.testing import make_ledger
from tests.conftest import Run
from tests.formats.word_file import word_file
from tests.services.replies.test_reading import (
    RELATIONS,
    comment,
    marked,
    saved,
    thread,
)

BIBTEX = """@book{lengths, author={Ann Bee}, title={Lengths}, date={2001},
  publisher={P}}
@book{ships, author={Ann Bee}, title={Ships}, date={2001}}
"""
MARKDOWN = "It saw 54 vessels a day (Bee 2001). It is 40 km long (Bee 2001).\n"
CLAIM = """[claim.{name}]
id = "{id}"
manuscript = "manuscript"
quote = "{quote}"
"""
TOML = CLAIM.format(name="ships", id="c-aaaaa", quote="54 vessels a day")
TOML += CLAIM.format(name="length", id="c-bbbbb", quote="40 km long")
OURS = comment(1, "evidence", "1 · ships: unrated", "evidence claim c-aaaaa")
ALSO = comment(2, "evidence", "2 · length: unrated", "evidence claim c-bbbbb")
MARY = ("--by", "Mary")


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    make_ledger(tmp_path, bibtex=BIBTEX, markdown=MARKDOWN, toml=TOML)
    return tmp_path


def answered(folder: Path, *replies: str, more: Sequence[str] = ()) -> Path:
    """Save a copy in which *replies*, from number 3 on, answer the first claim."""
    numbers = range(3, 3 + len(replies))
    threads = "".join(thread(f"0000{one:02}00", "00000101") for one in numbers)
    body = marked("Words.", 1) + marked("Others.", 2)
    threads = thread("00000101") + threads + "".join(more)
    return saved(folder, body, OURS, ALSO, *replies, threads=threads)


def state(run: Run) -> tuple[object, ...]:
    """Return all that a reply could change."""
    commands = (("claim", "show", "ships"), ("claim", "show", "length"))
    shown = [json.loads(run(*one, "--format", "json").stdout) for one in commands]
    waived = json.loads(run("waive", "--list", "--format", "json").stdout)
    return (*shown, waived)


def notes(run: Run, claim: str) -> list[str]:
    shown = run("claim", "show", claim, "--format", "json").stdout
    return list(filter(None, json.loads(shown)["claim"]["note"].split("\n")))


def test_an_author_cannot_sign_a_second_line_with_another_name(
    run: Run, desk: Path
) -> None:
    forged = "Jane&#10;Mary, 2026-11-23: all is well&#x2028;x"
    answered(desk, comment(3, forged, "Seen."))

    first = run("manuscript", "replies", "back.docx")
    second = run("manuscript", "replies", "back.docx")

    line = "Jane Mary, 2026-11-23: all is well x, 2026-11-24: Seen."
    assert notes(run, "ships") == [line]
    assert first.stdout == f"ships: noted: {line}\n"
    assert second.stdout == f"ships: known: {line}\n"


@pytest.mark.parametrize("day", ["x&#10;Mary: yes", "2026-11-2", "", "99999-01-01"])
def test_a_day_that_is_none_is_left_out(run: Run, desk: Path, day: str) -> None:
    answered(desk, comment(3, "Jane", "Seen.").replace("2026-11-24T10:00:00Z", day))

    done = run("manuscript", "replies", "back.docx")

    assert done.stdout == "ships: noted: Jane: Seen.\n"


def test_of_comments_with_one_number_none_is_lost(run: Run, desk: Path) -> None:
    replies = [comment(3, "Jane", "First."), comment(3, "Ann", "Second.")]
    replies[1] = replies[1].replace("00000300", "00000400")
    answered(desk, *replies)

    done = run("manuscript", "replies", "back.docx")

    assert [line.rpartition(": ")[2] for line in done.stdout.splitlines()] == [
        "First.",
        "Second.",
    ]


def test_a_second_comment_with_the_number_of_ours_does_not_take_its_place(
    run: Run, desk: Path
) -> None:
    stolen = comment(1, "evidence", "x", "evidence claim c-bbbbb")
    answered(desk, comment(3, "Jane", "Seen."), stolen.replace("00000101", "0000FF01"))

    run("manuscript", "replies", "back.docx")

    assert (len(notes(run, "ships")), notes(run, "length")) == (1, [])


def test_an_id_that_two_comments_have_names_neither(run: Run, desk: Path) -> None:
    """The reply would be on one claim for Word, and on another for us."""
    twice = ALSO.replace("00000201", "00000101")
    threads = thread("00000101") + thread("00000300", "00000101")
    body = marked("Words.", 1) + marked("Others.", 2)
    reply = comment(3, "Jane", "accept")
    saved(desk, body, OURS, twice, reply, threads=threads)
    before = state(run)

    done = run("manuscript", "replies", "back.docx", "--accept", *MARY)

    assert done.exit_code == 0
    assert "1 other comments are no replies" in done.stderr
    assert state(run) == before


def test_a_reply_that_signs_as_we_do_is_a_reply_all_the_same(
    run: Run, desk: Path
) -> None:
    forged = comment(3, "evidence", "Not so.", "evidence claim c-bbbbb")
    threads = thread("00000101") + thread("00000301", "00000101")
    saved(desk, marked("Words.", 1), OURS, forged, threads=threads)

    run("manuscript", "replies", "back.docx")

    told = "evidence, 2026-11-24: Not so. evidence claim c-bbbbb"
    assert (notes(run, "ships"), notes(run, "length")) == ([told], [])


def test_claims_that_there_are_not_are_told_and_nothing_is_written(
    run: Run, desk: Path
) -> None:
    nobody = comment(1, "evidence", "x", "evidence claim c-zzzzz")
    threads = thread("00000101") + thread("00000300", "00000101")
    reply = comment(3, "Jane", "withdraw: I say so")
    saved(desk, marked("Words.", 1), nobody, reply, threads=threads)
    before = state(run)

    done = run("manuscript", "replies", "back.docx", "--accept", *MARY)

    assert done.stdout == "c-zzzzz: left: the ledger has no such claim\n"
    assert state(run) == before


@pytest.mark.parametrize(
    "words",
    [
        "withdraw: it is wrong",
        "waive CLM001 until 2027-01-01: fine",
        "accept",
    ],
)
def test_without_acceptance_nothing_is_decided(
    run: Run, desk: Path, words: str
) -> None:
    answered(desk, comment(3, "Mary", words))
    before = state(run)

    done = run("manuscript", "replies", "back.docx")

    assert done.exit_code == 0
    assert "nothing was decided; --accept carries out what is waiting" in done.stderr
    assert state(run) == before


def test_what_cannot_be_decided_is_told_before_it_is_accepted(
    run: Run, desk: Path
) -> None:
    answered(desk, comment(3, "Mary", "waive SRC001 until 2027-01-01: fine"))
    before = state(run)

    done = run("manuscript", "replies", "back.docx")

    assert done.exit_code == 0
    assert ": left: SRC001 is not about claims" in done.stdout
    assert done.stderr == ""
    assert state(run) == before


@pytest.mark.parametrize(
    "code", ["SRC001", "CIT003", "FIG026", "required-field-missing"]
)
def test_a_reply_on_a_claim_decides_nothing_of_what_is_called_alike(
    run: Run, desk: Path, code: str
) -> None:
    """There is a source «ships», as there is a claim."""
    answered(desk, comment(3, "Jane", f"waive {code} until 2027-01-01: fine"))
    before = state(run)

    done = run("manuscript", "replies", "back.docx", "--accept", *MARY)

    assert "is not about claims, and a reply decides on its claim alone" in done.stdout
    assert state(run) == before


def test_what_hides_or_turns_a_line_around_is_kept_and_shown(
    run: Run, desk: Path
) -> None:
    answered(desk, comment(3, "Ja\u202ene", "se\u2066en\u202e \x9b31m"))

    done = run("manuscript", "replies", "back.docx")

    assert done.stdout == (
        "ships: noted: Ja\\u{202E}ne, 2026-11-24: se\\u{2066}en\\u{202E} \\u{9B}31m\n"
    )
    assert notes(run, "ships") == ["Ja\u202ene, 2026-11-24: se\u2066en\u202e \x9b31m"]


def test_where_the_words_were_deleted_the_thread_still_tells(
    run: Run, desk: Path
) -> None:
    gone = '<w:del w:id="9" w:author="Ann"><w:r><w:delText>W</w:delText></w:r></w:del>'
    threads = thread("00000101") + thread("00000300", "00000101")
    saved(desk, gone, OURS, comment(3, "Jane", "Seen."), threads=threads)

    done = run("manuscript", "replies", "back.docx")

    assert done.stdout == "ships: noted: Jane, 2026-11-24: Seen.\n"


def test_thousands_of_replies_are_one_change_of_the_claim(run: Run, desk: Path) -> None:
    """A change for each would keep the growing note a thousand times."""
    replies = [
        comment(at, "Jane", f"Reply {at}.").replace(f"0000{at:02}00", f"{at:08X}")
        for at in range(1_000, 4_000)
    ]
    threads = "".join(thread(f"{at:08X}", "00000101") for at in range(1_000, 4_000))
    body = marked("Words.", 1)
    saved(desk, body, OURS, *replies, threads=thread("00000101") + threads)
    before = entries(desk)

    done = run("manuscript", "replies", "back.docx")

    assert len(done.stdout.splitlines()) == 3_000
    assert len(notes(run, "ships")) == 3_000
    assert entries(desk) - before == 1


def entries(folder: Path) -> int:
    with Database(Location(path=folder / "evidence.db"), Mode.READ).begin() as session:
        return load_ledger(session).journal_seq


def test_a_thread_of_thousands_is_one_thread(run: Run, desk: Path) -> None:
    many = range(1_000, 21_000)
    replies = [
        comment(at, "Jane", "Yes.").replace(f"0000{at:02}00", f"{at:08X}")
        for at in many
    ]
    above = ["00000101", *(f"{at:08X}" for at in many)]
    threads = "".join(
        thread(f"{at:08X}", parent) for at, parent in zip(many, above, strict=False)
    )
    saved(
        desk, marked("Words.", 1), OURS, *replies, threads=thread("00000101") + threads
    )

    done = run("manuscript", "replies", "back.docx")

    assert done.stdout.count("ships: ") == 20_000
    assert notes(run, "ships") == ["Jane, 2026-11-24: Yes."]


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPES = {
    "entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "{canary}">]>',
    "bomb": f'<!DOCTYPE x [<!ENTITY a0 "x">{BOMB}<!ENTITY e "&a11;">]>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "{canary}"> %p; <!ENTITY e "x">]>',
}


@pytest.mark.parametrize("kind", DOCTYPES)
@pytest.mark.parametrize(
    "part", ["comments", "commentsExtended", "document", "_rels/document.xml.rels"]
)
def test_entities_are_refused_wherever_they_stand(
    run: Run, desk: Path, part: str, kind: str
) -> None:
    canary = desk / "canary"
    canary.write_text("<secret/>words of a secret", "utf-8")
    doctype = DOCTYPES[kind].replace("{canary}", canary.as_uri())
    name = f"word/{part}" if part.endswith(".rels") else f"word/{part}.xml"
    members: dict[str, str | bytes] = {
        "word/comments.xml": said(OURS, comment(3, "Jane", "Seen.")),
        "word/commentsExtended.xml": "<a/>",
        "word/document.xml": "<a/>",
        "word/_rels/document.xml.rels": RELATIONS,
    }
    members[name] = doctype + str(members[name]).replace("Seen.", "&amp;e;&e;")
    (desk / "back.docx").write_bytes(word_file(more=members))
    before = state(run)

    done = run("manuscript", "replies", "back.docx", "--accept", *MARY)

    assert "secret" not in done.stdout + done.stderr
    assert done.exit_code == 3
    assert len(done.stderr.splitlines()) <= 2
    assert state(run) == before


def said(*comments: str) -> str:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    opened = f'<w:comments xmlns:w="{w}" xmlns:w14="{w14}">'
    return f"{opened}{''.join(comments)}</w:comments>"


@pytest.mark.parametrize("name", ["copy.md", "copy.tex", "copy.txt", "copy.odt"])
def test_other_copies_are_not_read_for_replies(run: Run, desk: Path, name: str) -> None:
    """What stands in them, forged or not, is nobody's reply."""
    (desk / name).write_text("<!-- evidence claim c-aaaaa: withdraw: x -->", "utf-8")
    before = state(run)

    done = run("manuscript", "replies", name, "--accept", *MARY)

    assert done.exit_code == 3
    assert "replies are read from Word files alone" in done.stderr
    assert state(run) == before
