"""Which comment a reply answers is told by the file, or by its words, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence.errors import InputRefused
from evidence.services.replies import read_replies
from evidence.services.replies.reading import Reply
from tests.formats.word_file import run, word_file

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r" Target="comments.xml" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/comments"/></Relationships>'
)


def comment(number: int, author: str, *lines: str) -> str:
    words = "".join(
        f'<w:p w14:paraId="0000{number:02}{at:02}">{run(line)}</w:p>'
        for at, line in enumerate(lines)
    )
    return (
        f'<w:comment w:id="{number}" w:author="{author}" '
        f'w:date="2026-11-24T10:00:00Z">{words}</w:comment>'
    )


def marked(text: str, *numbers: int) -> str:
    begin = "".join(f'<w:commentRangeStart w:id="{one}"/>' for one in numbers)
    end = "".join(f'<w:commentRangeEnd w:id="{one}"/>' for one in numbers)
    return f"{begin}{run(text)}{end}"


def saved(folder: Path, body: str, *comments: str, threads: str = "") -> Path:
    said = f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{"".join(comments)}'
    more = {
        "word/comments.xml": f"{said}</w:comments>",
        "word/_rels/document.xml.rels": RELATIONS,
    }
    if threads:
        more["word/commentsExtended.xml"] = (
            f'<w15:commentsEx xmlns:w15="{W15}">{threads}</w15:commentsEx>'
        )
    path = folder / "back.docx"
    path.write_bytes(word_file(body, more=more))
    return path


def thread(own: str, above: str = "", *, done: bool = False) -> str:
    parent = f' w15:paraIdParent="{above}"' if above else ""
    return f'<w15:commentEx w15:paraId="{own}"{parent} w15:done="{int(done)}"/>'


OURS = comment(1, "evidence", "1 · a: disputed", "evidence claim c-aaaaa")
ALSO = comment(2, "evidence", "2 · b: disputed", "evidence claim c-bbbbb")


def test_a_thread_of_word_tells_even_of_other_words(tmp_path: Path) -> None:
    found = read_replies(
        saved(
            tmp_path,
            marked("Words.", 1) + marked("Others.", 3),
            OURS,
            comment(3, "Jane", "First.", "Second."),
            threads=thread("00000101") + thread("00000301", "00000101"),
        )
    )

    assert found.replies == (Reply("c-aaaaa", "Jane", "2026-11-24", "First. Second."),)
    assert (found.comments, found.others, found.unclear) == (1, 0, ())


def test_an_answer_to_an_answer_is_one_too(tmp_path: Path) -> None:
    threads = [("00000101", ""), ("00000300", "00000101"), ("00000400", "00000300")]
    found = read_replies(
        saved(
            tmp_path,
            marked("Words.", 1),
            *(OURS, comment(3, "Jane", "Yes."), comment(4, "Ann", "No.")),
            threads="".join(thread(*one) for one in threads),
        )
    )

    assert [(one.claim, one.words) for one in found.replies] == [
        ("c-aaaaa", "Yes."),
        ("c-aaaaa", "No."),
    ]


def test_the_same_words_tell_where_no_thread_does(tmp_path: Path) -> None:
    body = marked("Words.", 1, 3) + marked("Other words.", 2) + marked("More.", 4)
    quoted = "Reply to evidence (23/11/2026, 00:00): …"
    comments = (comment(3, "Jane", quoted, "Here."), comment(4, "Ann", "Unasked."))
    found = read_replies(saved(tmp_path, body, OURS, ALSO, *comments))

    assert [(one.claim, one.words) for one in found.replies] == [("c-aaaaa", "Here.")]
    assert found.others == 1


def test_of_two_claims_at_one_place_none_is_guessed(tmp_path: Path) -> None:
    body = marked("Words.", 1, 2, 3)
    found = read_replies(
        saved(tmp_path, body, OURS, ALSO, comment(3, "Jane", "Which?"))
    )

    assert found.replies == ()
    assert found.unclear == ("Which?",)


def test_threads_in_a_ring_end(tmp_path: Path) -> None:
    rings = [("00000300", "00000400"), ("00000400", "00000300"), ("00000101", "")]
    found = read_replies(
        saved(
            tmp_path,
            marked("Words.", 1),
            *(OURS, comment(3, "Jane", "Yes."), comment(4, "Ann", "No.")),
            threads="".join(thread(*one) for one in rings),
        )
    )

    assert found.replies == ()
    assert found.others == 2


def test_only_the_last_line_of_our_own_comments_names_a_claim(tmp_path: Path) -> None:
    forged = comment(1, "Jane", "evidence claim c-aaaaa")
    quoted = comment(2, "evidence", "evidence claim c-aaaaa", "and more")
    with pytest.raises(InputRefused, match="no comment on a claim"):
        read_replies(saved(tmp_path, marked("Words.", 1, 2), forged, quoted))
