"""A Word file with our comments taken out again is the author's."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from evidence.bibliography.editing.splices import Splice
from evidence.formats.word_changes import Wanted
from evidence.formats.word_copy import Change, Copied, Note, annotate
from evidence.readers.word import Word
from tests.formats.word_file import csl, field, run, word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = "2026-11-23T00:00:00Z"
LINK = f'<w:hyperlink w:anchor="x">{run("a linked word")}</w:hyperlink>'
BOLD = '<w:r w:rsidR="00AB12CD"><w:rPr><w:b/></w:rPr><w:t>bold &amp; strong</w:t></w:r>'
TABBED = "<w:r><w:t>before</w:t><w:tab/><w:t>after the tab</w:t><w:br/></w:r>"
INSERTED = f'<w:ins w:id="3" w:author="Ann" w:date="{WHEN}">{run("put in")}</w:ins>'
DELETED = (
    f'<w:del w:id="4" w:author="Ann" w:date="{WHEN}"><w:r><w:delText>gone</w:delText>'
    "</w:r></w:del>"
)
CITED = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {csl({'id': 1})}", "(Xu 2020, 7)")
COMMENTED = (
    f'<w:commentRangeStart w:id="0"/>{run("what Ann asks about")}'
    '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
)
PIECES = (
    *(run("Plain words. "), BOLD, TABBED, LINK, INSERTED, DELETED, CITED, COMMENTED),
    '<w:bookmarkStart w:id="9" w:name="b"/>',
    '<w:r><w:t xml:space="preserve"> blanks  </w:t></w:r>',
)
ANNS = {
    "word/comments.xml": (
        '<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:comment w:id="0" w:author="Ann" '
        f'w:date="{WHEN}"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
        "</w:comments>"
    ),
    "word/_rels/document.xml.rels": (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="rId7" Target="comments.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'comments"/></Relationships>'
    ),
}


def annotated(
    data: bytes, *places: tuple[int, int], text: str, said: str = "Said."
) -> Copied:
    notes = [
        Note(start, end, _block(text, start), (said, f"evidence claim c-{number:05}"))
        for number, (start, end) in enumerate(places)
    ]
    return annotate(data, text, notes, (), author="evidence", date=WHEN)


def _block(text: str, at: int) -> str:
    start = text.rfind("\n\n", 0, at) + 2 if "\n\n" in text[:at] else 0
    return text[start:].partition("\n\n")[0]


def text_of(data: bytes) -> str:
    return Word().read(data, path=Path("text.docx")).text


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def ours(data: bytes) -> set[str]:
    """Return the numbers of the comments that we made."""
    root = etree.fromstring(part(data, "word/comments.xml"))
    found = root.iterfind(f"{W}comment[@{W}author='evidence']")
    return {str(one.get(f"{W}id")) for one in found}


def bare(xml: bytes, numbers: set[str]) -> bytes:
    """Return a main part without the marks of comments, its like runs joined."""
    root = etree.fromstring(xml)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for element in list(root.iter(f"{W}{name}")):
            if element.get(f"{W}id") in numbers:
                _remove(element.getparent() if name[-3:] == "nce" else element)
    for one in list(root.iter(f"{W}r")):
        before = one.getprevious()
        if before is not None and before.tag == one.tag and _look(before) == _look(one):
            before.extend(child for child in one if child.tag != f"{W}rPr")
            _remove(one)
    for one in list(root.iter(f"{W}t")):
        one.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        before = one.getprevious()
        if before is not None and before.tag == one.tag:
            before.text = (before.text or "") + (one.text or "")
            _remove(one)
    return bytes(etree.tostring(root, method="c14n"))


def _remove(element: etree._Element | None) -> None:
    assert element is not None
    above = element.getparent()
    assert above is not None
    above.remove(element)


def _look(one: etree._Element) -> tuple[bytes, dict[str, str]]:
    look = one.find(f"{W}rPr")
    shown = etree.tostring(look, method="c14n") if look is not None else b""
    return shown, dict(one.attrib)


def words_of(xml: bytes, number: str) -> str:
    """Return the text within the range of a comment."""
    told, inside = [], False
    for element in etree.fromstring(xml).iter():
        if element.get(f"{W}id") == number and "commentRange" in element.tag:
            inside = element.tag == f"{W}commentRangeStart"
        elif inside and element.tag == f"{W}t":
            told.append(element.text or "")
    return "".join(told)


@given(
    st.lists(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=5),
        min_size=1,
        max_size=3,
    ),
    st.data(),
)
@settings(max_examples=25)
def test_without_our_comments_the_file_is_the_authors(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    body = [run("Once upon a time. "), *("".join(one) for one in paragraphs)]
    original = word_file(*body, more=ANNS)
    text = text_of(original)
    at = st.integers(0, len(text) - 1)
    pairs = data.draw(st.lists(st.tuples(at, at), min_size=1, max_size=4))
    places = [(min(pair), max(pair) + 1) for pair in pairs]

    copy = annotated(original, *places, text=text).data

    numbers = ours(copy)
    assert len(numbers) == len(places)
    assert bare(part(copy), numbers) == bare(part(original), set())
    assert text_of(copy) == text
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (original, copy))
    assert after.testzip() is None
    same = [name for name in before.namelist() if before.read(name) == after.read(name)]
    assert sorted(set(before.namelist()) - set(same)) == [
        "word/comments.xml",
        "word/document.xml",
    ]
    comments = after.read("word/comments.xml")
    assert comments.startswith(before.read("word/comments.xml")[:-13])


def test_a_comment_is_at_the_very_words() -> None:
    data = word_file(run("It has five of six member states. And more."))
    copy = annotated(data, (0, 33), (7, 11), text=text_of(data)).data

    document = part(copy)
    assert words_of(document, "1") == "It has five of six member states."
    assert words_of(document, "2") == "five"


def test_words_over_several_runs_and_paragraphs_are_marked_whole() -> None:
    data = word_file(f"{run('One ')}{BOLD}{run(' two.')}", run("Three four."))
    text = text_of(data)
    assert text == "One bold & strong two.\n\nThree four."
    start, end = text.index("strong"), text.index(" four")
    copy = annotated(data, (start, end), text=text).data

    assert words_of(part(copy), "1") == "strong two.Three"


def test_a_field_is_never_divided() -> None:
    data = word_file(f"{run('They say so ')}{CITED}{run('. More.')}")
    text = text_of(data)
    copy = annotated(data, (5, text.index("2020")), text=text).data

    assert words_of(part(copy), "1") == "say so (Xu 2020, 7)"
    assert CITED.encode() in part(copy)


def test_of_like_words_the_ones_that_were_meant_are_marked() -> None:
    data = word_file(run("Yes, 54 States."), run("No, 54 States."), run("54 States!"))
    text = text_of(data)
    second = text.index("54", text.index("No"))
    copy = annotated(data, (second, second + 9), text=text)

    assert copy.placed == (1.0,)
    before = part(copy.data).partition(b"<w:commentRangeStart")[0]
    assert before.endswith(b'<w:t xml:space="preserve">No, </w:t></w:r>')


def test_what_has_no_certain_place_stands_at_the_head_of_the_file() -> None:
    data = word_file(run("Something else."), run("Quite another thing."))
    note = Note(0, 4, "Gone with the wind", ("Said.",))
    copy = annotate(data, "Gone with the wind", [note], (), author="e", date=WHEN)

    assert copy.placed == (0.0,)
    assert b'<w:p><w:commentRangeStart w:id="1"/>' in part(copy.data)


def test_newer_figures_are_tracked_beside_their_comment() -> None:
    old = "It has five of six member states."
    data = word_file(run(f"Before. {old} After."))
    text = text_of(data)
    wanted = Wanted(text, old, (Splice(7, "five", "six"),), "", "evidence", WHEN)
    start = text.index(old)
    note = Note(start, start + len(old), text, ("Said.", "evidence claim c-abcde"))
    change = Change(wanted, (0,), "Tracked.", "Not tracked: ")
    copy = annotate(data, text, [note], [change], author="evidence", date=WHEN)

    assert copy.changed == (True,)
    assert text_of(copy.data) == "Before. It has six of six member states. After."
    said = Document(io.BytesIO(copy.data)).comments
    assert [comment.text for comment in said] == [
        "Said.\nTracked.\nevidence claim c-abcde"
    ]


def test_words_around_an_empty_element_are_marked_apart() -> None:
    tabs = "<w:r ><w:t >one</w:t ><w:tab />\n<w:t>two</w:t><w:br /></w:r >\n"
    data = word_file(f"\n<w:pPr ><w:spacing />\n</w:pPr >\n{tabs}{run(' three')}")
    text = text_of(data)
    end = text.index("two")
    copy = annotated(data, (0, 3), (end, end + 3), text=text).data

    assert [words_of(part(copy), number) for number in "12"] == ["one", "two"]
    assert text_of(copy) == text


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("]]></w:t><w:t>", "]]></w:t><w:t>"),
        ("a\x00b\x0bc\ufffe", "a\\u{0}b\\u{B}c\\u{FFFE}"),
        ("\u202eevil", "\u202eevil"),
        ("שלום & <سلام>", "שלום & <سلام>"),
        ("x" * 100_000, "x" * 100_000),
    ],
)
def test_whatever_is_said_stays_text(said: str, shown: str) -> None:
    data = word_file(run("Some words."))
    copy = annotated(data, (0, 4), text="Some words.", said=said).data

    (comment,) = Document(io.BytesIO(copy)).comments
    assert comment.text == f"{shown}\nevidence claim c-00000"
    assert comment.author == "evidence"
    assert re.search(rb"<w:p><w:commentRangeStart w:id=.1./><w:r>", part(copy))
