"""The choice of a reader, and the files that none can read."""

from pathlib import Path

import pytest

from evidence.errors import EvidenceError, InputRefused, NotFound, UsageFault
from evidence.readers.base import choose_reader, read_manuscript, readers


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("a.txt", "text"),
        ("A.TXT", "text"),
        ("README", "text"),
        ("a.md", "markdown"),
        ("a.markdown", "markdown"),
    ],
)
def test_the_suffix_chooses_the_reader(name: str, reader: str) -> None:
    assert choose_reader(Path(name)).name == reader


def test_a_name_overrules_the_suffix() -> None:
    assert choose_reader(Path("a.md"), name="text").name == "text"


def test_unknown_readers_and_suffixes_are_refused() -> None:
    with pytest.raises(UsageFault, match="there is no reader called wordstar"):
        choose_reader(Path("a.md"), name="wordstar")
    with pytest.raises(InputRefused, match=r"a\.pages: there is no reader for \.pages"):
        choose_reader(Path("a.pages"))


def test_every_reader_says_what_it_reads() -> None:
    assert [(r.name, r.media_type) for r in readers()] == [
        ("epub", "application/epub+zip"),
        ("html", "text/html"),
        ("latex", "application/x-latex"),
        ("markdown", "text/markdown"),
        ("odt", "application/vnd.oasis.opendocument.text"),
        ("pdf", "application/pdf"),
        ("text", "text/plain"),
        ("rst", "text/x-rst"),
        (
            "word",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ]


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty: there is no word in it"),
        (b" \n\t\n", "the file is empty: there is no word in it"),
        (b"\xef\xbb\xbf", "the file is empty: there is no word in it"),
        (b"%PDF-1.7\n\x00\x01\x02", "this is a binary file, not a text"),
        (bytes(range(256)) * 20, "this is a binary file, not a text"),
        (b"abc\x01\x02\x03", "this is a binary file, not a text"),
        (b"abc " * 30_000 + b"\x00", "this is a binary file, not a text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(
    tmp_path: Path, suffix: str, data: bytes, message: str
) -> None:
    path = tmp_path / f"file{suffix}"
    path.write_bytes(data)

    with pytest.raises(InputRefused) as refusal:
        read_manuscript(path)

    assert str(refusal.value) == f"{path}: {message}"


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize(
    ("encoding", "name", "warned"),
    [
        ("utf-8", "utf-8", False),
        ("utf-8-sig", "utf-8", False),
        ("utf-16", "utf-16", False),
        ("cp1252", "cp1252", True),
    ],
)
def test_encodings_are_told_and_guesses_warned_of(
    tmp_path: Path, suffix: str, encoding: str, name: str, *, warned: bool
) -> None:
    path = tmp_path / f"file{suffix}"
    path.write_bytes("Der Süden von Ålesund".encode(encoding))

    document = read_manuscript(path)

    assert document.text == "Der Süden von Ålesund"
    assert (document.encoding, bool(document.warnings)) == (name, warned)


def test_what_is_not_a_readable_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()

    with pytest.raises(NotFound, match="there is no such file"):
        read_manuscript(tmp_path / "none.txt")
    with pytest.raises(InputRefused, match="this is a folder, not a manuscript"):
        read_manuscript(folder)
    with pytest.raises(EvidenceError):
        read_manuscript(tmp_path / ("x" * 300 + ".txt"))
