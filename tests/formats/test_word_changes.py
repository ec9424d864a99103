"""Tracked changes are what Word means by them: accepted or rejected, nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pypandoc
import pytest
from docx import Document
from docx.document import Document as Docx
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.bibliography.editing.splices import Splice, apply, invert
from evidence.errors import InputRefused
from evidence.formats.package_edits import member_splices
from evidence.formats.word_changes import Edited, Wanted, change_words
from evidence.formats.word_runs import read_body
from evidence.text.word_splices import word_splices

OLD = "It has five of six member states."
NEW = "It has six of ten member states (as of July 2024)."
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = "2026-11-23T12:00:00Z"


def make(*build: Callable[[Docx], Any]) -> bytes:
    document = Document()
    for step in build:
        step(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def text(words: str) -> Callable[[Docx], Any]:
    return lambda document: document.add_paragraph(words)


def formatted(document: Docx) -> None:
    paragraph = document.add_paragraph("It has ")
    paragraph.add_run("five").bold = True
    paragraph.add_run(" of ").italic = True
    paragraph.add_run("six member")
    paragraph.add_run(" states. More & more.")


def change(data: bytes, *, block: str = "", old: str = OLD, new: str = NEW) -> Edited:
    wanted = Wanted(
        block=block or old,
        sentence=old,
        splices=word_splices(old, new),
        comment=f"Proposed: {new}",
        author='Mary "M" <Lee>',
        date=WHEN,
    )
    return change_words(data, wanted)


def applied(data: bytes, edited: Edited) -> bytes:
    made = apply(data.decode("latin-1"), edited.splices).encode("latin-1")
    back = apply(made.decode("latin-1"), invert(edited.splices)).encode("latin-1")
    assert back == data
    return made


def read(data: bytes, way: str, to: str = "plain") -> str:
    options = [f"--track-changes={way}", "--wrap=none"]
    return str(
        pypandoc.convert_text(data, to, format="docx", extra_args=options)
    ).strip()


def member(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def changed_members(old: bytes, new: bytes) -> set[str]:
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (old, new))
    assert after.testzip() is None
    names = {*before.namelist(), *after.namelist()}
    return {
        name
        for name in names
        if name not in before.namelist() or before.read(name) != after.read(name)
    }


def test_accepting_gives_the_new_words_and_rejecting_the_old() -> None:
    data = make(text("Before."), formatted, text("After."))
    edited = change(data, block=f"{OLD} More & more.")
    made = applied(data, edited)

    assert edited.because == ""
    assert changed_members(data, made) == {"word/document.xml"}
    assert read(made, "accept") == f"Before.\n\n{NEW} More & more.\n\nAfter."
    assert read(made, "reject") == f"Before.\n\n{OLD} More & more.\n\nAfter."


def test_changes_may_be_given_in_any_order() -> None:
    data = make(text(OLD))
    wanted = Wanted(
        block=OLD,
        sentence=OLD,
        splices=(Splice(15, "six", "ten"), Splice(7, "five", "six")),
        comment="",
        author="Mary",
        date=WHEN,
    )
    made = applied(data, change_words(data, wanted))

    assert read(made, "accept") == "It has six of ten member states."


def test_the_change_is_signed_and_looks_like_what_it_replaces() -> None:
    data = make(formatted)
    made = applied(data, change(data, block=f"{OLD} More & more."))

    shown = read(made, "all", to="markdown")
    signed = 'author="Mary \\"M\\" <Lee>" date="2026-11-23T12:00:00Z"'
    assert "**[five]{.deletion" in shown
    assert shown.count(signed) == 5
    document = Document(io.BytesIO(made))
    xml = document.paragraphs[0]._p.xml
    assert xml.count("<w:del ") == 2
    assert xml.count("<w:ins ") == 3
    inserted = xml.partition("<w:ins ")[2].partition("</w:ins>")[0]
    assert "<w:b/>" in inserted


def test_words_across_runs_are_taken_out_of_each_and_put_in_once() -> None:
    data = make(formatted)
    made = applied(
        data,
        change(data, block=f"{OLD} More & more.", new="It has none."),
    )
    assert read(made, "accept") == "It has none. More & more."
    assert read(made, "reject") == f"{OLD} More & more."


def test_other_members_keep_even_their_packed_bytes() -> None:
    data = make(formatted)
    made = applied(data, change(data, block=f"{OLD} More & more."))
    styles = member(data, "word/styles.xml")
    assert member(made, "word/styles.xml") == styles
    for info in zipfile.ZipFile(io.BytesIO(data)).infolist():
        if info.filename != "word/document.xml":
            start = info.header_offset
            raw = data[start : start + 30 + len(info.filename) + info.compress_size]
            assert raw in made


def linked(document: Docx) -> None:
    paragraph = document.add_paragraph("It has ")
    link = paragraph._p.makeelement(f"{W}hyperlink", {f"{W}anchor": "top"})
    run = paragraph.add_run("five of six")
    link.append(run._r)
    paragraph._p.append(link)
    paragraph.add_run(" member states.")


def test_words_in_a_link_get_a_comment_instead() -> None:
    data = make(text("Before."), linked)
    edited = change(data)
    made = applied(data, edited)

    assert edited.because == "the words stand in a field, a link or a tracked change"
    assert changed_members(data, made) == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    (comment,) = Document(io.BytesIO(made)).comments
    assert (comment.author, comment.text) == ('Mary "M" <Lee>', f"Proposed: {NEW}")
    assert read(made, "accept") == f"Before.\n\n{OLD}"
    assert f"Proposed: {NEW}" in read(made, "all", to="markdown")


def test_a_second_comment_joins_the_first() -> None:
    data = make(linked)
    once = applied(data, change(data))
    twice = applied(once, change(once))

    assert changed_members(once, twice) == {"word/document.xml", "word/comments.xml"}
    comments = list(Document(io.BytesIO(twice)).comments)
    assert [comment.comment_id for comment in comments] == [1, 2]


def test_a_second_change_beside_the_first_is_a_comment() -> None:
    data = make(text(OLD))
    once = applied(data, change(data))
    edited = change(once, old=NEW, new=NEW.replace("ten", "eleven"))

    assert edited.because == "the words stand in a field, a link or a tracked change"
    assert read(applied(once, edited), "reject") == OLD


def test_of_like_paragraphs_the_one_with_the_same_text_is_meant() -> None:
    data = make(text(f"One. {OLD}"), text(f"Two. {OLD}"))
    made = applied(data, change(data, block=f"Two. {OLD}"))
    assert read(made, "accept") == f"One. {OLD}\n\nTwo. {NEW}"


def test_what_is_nowhere_certain_is_refused() -> None:
    data = make(text(OLD), text(OLD))
    with pytest.raises(InputRefused, match="several paragraphs have the same words"):
        change(data)
    with pytest.raises(InputRefused, match="other words at this place"):
        change(make(text("Nothing like it at all stands here, not even near.")))


def test_an_unlike_sentence_in_a_like_paragraph_gets_a_comment() -> None:
    data = make(text("It has fiv of six member states."))
    edited = change(data)
    assert edited.because == "the file has other words at this place"


def test_a_paragraph_with_the_sentence_twice_gets_a_comment() -> None:
    data = make(text(f"{OLD} {OLD}"))
    edited = change(data, block=f"{OLD} {OLD}")
    assert edited.because == "the paragraph has the sentence twice"


def test_a_change_at_the_very_beginning_is_made_where_words_are_replaced() -> None:
    data = make(text("Five states."))
    made = applied(data, change(data, old="Five states.", new="Six states."))
    assert (read(made, "accept"), read(made, "reject")) == (
        "Six states.",
        "Five states.",
    )


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(InputRefused, match="no Word file"):
        change(b"PK but not really")
    strange = Wanted("a", "a", (Splice(0, "a", "b"),), "c", "d", WHEN)
    with pytest.raises(InputRefused, match="no Word file"):
        change_words(b"", strange)


def with_xml(before: str, after: str) -> bytes:
    """Return a Word file of one paragraph, its XML changed by hand."""
    data = make(text(OLD))
    old = member(data, "word/document.xml").decode()
    assert before in old
    contents = {"word/document.xml": old.replace(before, after).encode()}
    splices = member_splices(data, contents)
    return apply(data.decode("latin-1"), splices).encode("latin-1")


def test_a_run_that_holds_a_text_box_is_changed_around_it() -> None:
    box = (
        "<w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' alt='a > b'>"
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    data = with_xml(f"<w:t>{OLD}</w:t>", f"<w:t>{OLD}</w:t>{box}<w:t>!</w:t>")
    made = applied(data, change(data, block=f"{OLD}!"))

    xml = member(made, "word/document.xml").decode()
    assert xml.count(box) == 1
    assert xml.count("<w:r>") == xml.count("</w:r>")
    assert NEW in read(made, "accept")
    assert OLD in read(made, "reject")


def test_an_earlier_change_in_other_words_stays() -> None:
    gone = (
        "<w:del w:id='7' w:author='Ben' w:date='2026-01-01T00:00:00Z'>"
        "<w:r><w:delText>Once. </w:delText></w:r></w:del>"
    )
    data = with_xml("<w:r>", f"{gone}<w:r>")
    made = applied(data, change(data))

    assert read(made, "accept") == NEW
    assert read(made, "reject") == f"Once. {OLD}"
    numbers = re.findall(r'<w:(?:ins|del) w:id="([0-9]+)"', read_xml(made))
    assert min(numbers, key=int) == "8"


def read_xml(data: bytes) -> str:
    return member(data, "word/document.xml").decode()


def test_a_part_that_defines_entities_is_refused() -> None:
    data = with_xml("<w:document", "<!DOCTYPE x [<!ENTITY e 'x'>]><w:document")
    with pytest.raises(InputRefused, match="entities"):
        change(data)


def test_a_package_behind_other_bytes_is_refused() -> None:
    with pytest.raises(InputRefused, match="cannot be edited in place"):
        change(b"#!/bin/sh\n" + make(text(OLD)))


@given(
    st.lists(st.integers(1, len(OLD) - 1), max_size=6, unique=True),
    st.sampled_from([NEW, "None.", f"Now {OLD[0].lower()}{OLD[1:]}", "It has — nine."]),
)
@settings(max_examples=40)
def test_however_the_words_are_cut_into_runs(cuts: list[int], new: str) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    edges = [0, *sorted(cuts), len(OLD)]
    for number, (start, end) in enumerate(pairwise(edges)):
        paragraph.add_run(OLD[start:end]).bold = bool(number % 2)
    stream = io.BytesIO()
    document.save(stream)
    edited = change(stream.getvalue(), new=new)
    made = read_xml(applied(stream.getvalue(), edited))

    assert edited.because == "" or new.startswith("Now")
    if not edited.because:
        rejected = re.sub(r"<w:ins .*?</w:ins>", "", made)
        rejected = re.sub(r"</?w:del( [^>]*)?>", "", rejected)
        rejected = rejected.replace("w:delText", "w:t")
        assert [p.text for p in read_body(made.encode()).paragraphs] == [new]
        assert [p.text for p in read_body(rejected.encode()).paragraphs] == [OLD]
