"""Mutated .bib files: 5,000 of them, the same in every run; 100,000 in the long one.

Each is a good file that one to three mutations damaged, or a file of the corpus. None
may make reading fail or hang. What the mutations did not touch must be read as before:
the zone of damage reaches from the first to the last touched entry, each from the
beginning of its line on; every entry outside it is a neighbour. (A brace added in one
entry and one taken from a later one may pair, and what stands between is a value then.)
The last entry before the zone may gain fields, where the damage looks like a closing
brace too many; it may lose none.
"""

from __future__ import annotations

import codecs
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from evidence.bibliography.bibtex.decode import Decoded, decode
from evidence.bibliography.bibtex.raw import RawEntry
from evidence.bibliography.bibtex.source_text import SourceText, scan
from evidence.bibliography.editing.edits import apply, set_field
from evidence.bibliography.entries import read_bibliography
from evidence.errors import InputRefused

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SERIES, FILES = 50, 100
SECONDS = 20
"""Of processor time for one file of some kilobytes: more is a hang."""

VALUES = (
    "{Plain words}", '"In quotation marks"', "{Nested {braces {in} each} other}",
    '"With {"} inside"', "2005", "jan", "jt", 'jt # " and more"', "{a} # {b} # 12",
    "{Zoë Größe – 数}", "{M{\\\"u}ller, J. and {Some Body} and others}", "{}",
    "{https://example.org/a_b?x=1&y=2#z}", "{two\n    lines}", "{ann@example.org}",
    "{{{{{{deep}}}}}}", "{x = y, z}", "{(a) b) c}", "{100\\% sure}",
)  # fmt: skip
NAMES = ("title", "author", "journal", "note", "year", "Abstract", "url", "bdsk-url-1")
BETWEEN = (
    "\n", "\n\n", "\n% a remark\n", "\n@comment{some {words}}\n", "\nprose, plainly\n",
    "\n\n@preamble{ {\\relax} }\n", "\r\n\r\n", "\n@string{jl = {Leaves}}\n",
)  # fmt: skip
MACRO = "@string{jt = {Journal of Trees}}\n"
TOKENS = (
    *list("{}\",@#=%()\\\n \t\0\ufeff"), "and", "@comment{", "@a{", "{{", "}}", "\r\n",
    "\r", "@string{", ", ", " = {", "\n}\n", '"}', "\n@misc{x,\n", "é",
)  # fmt: skip


def good_file(pick: random.Random) -> str:
    """Return some well-formed entries, each of which begins a line."""
    parts = [MACRO]
    for number in range(pick.randint(3, 8)):
        opener, closer = pick.choice([("{", "}"), ("{", "}"), ("(", ")")])
        names = pick.sample(NAMES, pick.randint(1, 5))
        lines = [
            f"{opener}key{number}",
            *(f"{n} = {pick.choice(VALUES)}" for n in names),
        ]
        glue = pick.choice([",\n  ", ",\n  ", ", ", "\n , ", ", % remark\n"])
        end = pick.choice(["\n", ",\n", ""])
        parts.append(
            f"@{pick.choice(['misc', 'Article'])}{glue.join(lines)}{end}{closer}"
        )
        parts.append(pick.choice(BETWEEN))
    return "".join(parts)


@dataclass(slots=True)
class Mutant:
    """The bytes of a damaged file, and which of the old ones are the same.

    ``old[:head]`` begins the new data, ``old[tail:]`` ends it.
    """

    data: bytes
    head: int
    tail: int


def mutate(pick: random.Random, old: bytes) -> Mutant:
    data, head, kept = old, len(old), len(old)
    for _ in range(pick.choice([1, 1, 1, 2, 3])):
        start = pick.randrange(len(data) + 1)
        end = min(start + pick.choice([0, 0, 0, 1, 1, 2, 5, 40]), len(data))
        match pick.randrange(8):
            case 0:
                new = bytes([pick.randrange(256)])
            case 1:
                new = data[start:end] * 2
            case 2:
                new, end = b"", pick.choice([end, len(data)])
            case _:
                new = pick.choice(TOKENS).encode()
        head, kept = min(head, start), min(kept, len(data) - end)
        data = data[:start] + new + data[end:]
    return Mutant(data, head, len(old) - kept)


def neighbours(
    old: bytes, mutant: Mutant, codec: str
) -> Iterator[tuple[RawEntry, int]]:
    """Yield the untouched entries of the *old* file, and where they are in the new one.

    Both count in code points of the text, as *codec* reads it.
    """
    text = old.decode(codec)
    head = len(old[: mutant.head].decode(codec, "ignore"))
    tail = len(old[: mutant.tail].decode(codec, "ignore"))
    grown = len(mutant.data.decode(codec)) - len(text)
    for entry in scan(text).entries:
        line = max(text.rfind("\n", 0, entry.start), text.rfind("\r", 0, entry.start))
        if entry.end < head:
            yield entry, entry.start
        elif line + 1 > tail:
            yield entry, entry.start + grown


def source(text: str, entry: RawEntry) -> tuple[str, str, list[tuple[str, str]]]:
    """Return what is written in an entry, wherever it stands."""
    fields = [(one.name, text[one.value_start : one.value_end]) for one in entry.fields]
    return entry.type, entry.key, fields


@contextmanager
def no_hang() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError(f"reading takes more than {SECONDS} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def check_whole(read: SourceText, decoded: Decoded, data: bytes) -> None:
    """All that is no blank is in one stretch, and writing it gives the same bytes."""
    assert decoded.encode(apply(read.text, ())) == data
    end = 0
    for stretch in read.stretches:
        assert end <= stretch.start < stretch.end
        assert not read.text[end : stretch.start].replace("\ufeff", "").strip()
        end = stretch.end
    assert not read.text[end:].replace("\ufeff", "").strip()


def check_meaning(data: bytes) -> None:
    """What the entries mean can be asked for, and every one of them is counted."""
    found = read_bibliography(data, without_entries=True)
    entries = (*found.entries, *found.duplicates)
    assert len(entries) == sum(1 for _ in scan(found.text).entries)
    for entry in entries:
        assert entry.words.count("\0") == 0
        assert entry.title is not None
        assert entry.issued is None or entry.issued.text


def check_edit(read: SourceText, entry: RawEntry) -> None:
    """Setting a field of an untouched entry leaves all other text as it was."""
    new = apply(read.text, set_field(read.text, entry, "note", "Edited"))
    after = len(read.text) - entry.end
    assert new[: entry.start] == read.text[: entry.start]
    assert new[len(new) - after :] == read.text[entry.end :]
    again = {one.start: one for one in scan(new).entries}
    edited = again[entry.start]
    assert [one.text for one in edited.fields if one.name == "note"][:1] == ["Edited"]


def check(pick: random.Random, old: bytes, mutant: Mutant, *, good: bool) -> None:
    try:
        decoded = decode(mutant.data)
        read = scan(decoded.text)
        check_meaning(mutant.data)
    except InputRefused:
        return  # one sentence, no traceback: what no bibliography is
    check_whole(read, decoded, mutant.data)
    marked = mutant.data.startswith(codecs.BOM_UTF8)
    if not good or marked or "16" in decoded.codec:  # a mark moves all of the text
        return
    untouched = list(check_neighbours(read, old, mutant, decoded.codec))
    if untouched:
        check_edit(read, pick.choice(untouched))


def check_neighbours(
    read: SourceText, old: bytes, mutant: Mutant, codec: str
) -> Iterator[RawEntry]:
    """Each untouched entry is read with the same fields; yield those with no more."""
    by_start = {entry.start: entry for entry in read.entries}
    text = old.decode(codec)
    for entry, start in neighbours(old, mutant, codec):
        assert start in by_start, f"lost neighbour: {entry.key}"
        now = by_start[start]
        kept = now._replace(fields=now.fields[: len(entry.fields)])
        assert source(read.text, kept) == source(text, entry)
        if mutant.head >= len(MACRO):
            assert [one.text for one in kept.fields] == [
                one.text for one in entry.fields
            ]
        is_next = start == entry.start and not any(
            entry.end < other < mutant.head for other in by_start
        )
        assert is_next or kept == now
        if kept == now:
            yield now


@pytest.mark.parametrize(
    "series",
    [
        *range(SERIES),
        *(pytest.param(n, marks=pytest.mark.long) for n in range(SERIES, 20 * SERIES)),
    ],
)
def test_mutated_files_are_read_and_no_neighbour_is_lost(
    series: int, tmp_path: Path
) -> None:
    corpus = sorted(CORPUS.glob("*.bib"))
    for number in range(FILES):
        seed = f"{series}:{number}"
        pick = random.Random(seed)
        good = pick.random() < 0.7
        old = good_file(pick).encode() if good else pick.choice(corpus).read_bytes()
        mutant = mutate(pick, old)
        try:
            with no_hang():
                check(pick, old, mutant, good=good)
        except Exception as error:  # noqa: BLE001  # the seed is told of whatever it is
            path = tmp_path / "mutated.bib"
            path.write_bytes(mutant.data)
            pytest.fail(f"seed {seed!r}, written to {path}: {error!r}")
