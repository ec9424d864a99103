"""Suggest passages beside SQLite's full text, pin and draw them beside what is bare.

usage: python tests/bench/passages.py [--megabytes 10] [--claims 60]

Made prose has one passage for each claim, with its number, name and rare words in other
sentences' company, and two decoys: one with the name and words but another number, one
with the number alone. FTS5 is given the same sentences and the same words, best first
by bm25. How often the planted passage comes first is told for both.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from datetime import date
from pathlib import Path

import pypdfium2
from peers import Row, against, taken
from quotes import MEGABYTE, prose

from evidence.formats.crop_drawing import RESOLUTION
from evidence.formats.pdf_crop import as_answer
from evidence.services.passages.copies import Copy, Opened
from evidence.services.passages.found import Standing, Wanted
from evidence.services.passages.looking import look_in
from evidence.text.passages.features import Feature, features_of
from evidence.text.passages.search import search
from evidence.text.quotations.comparing import SourceText
from evidence.text.sentences import sentences
from tests.kept_report import MOVED, report

FILES = 20
Planted = tuple[str, str]
"""A claim's statement, and the passage that it needs."""


def planted(chance: random.Random, count: int) -> tuple[list[Planted], list[str]]:
    """Return claims with their passages, and all sentences to be put into texts."""
    claims, sentences_ = [], []
    for number in range(count):
        name = f"Zan{chance.choice('aeiou')}r{number}ia"
        value = chance.randrange(1_100, 990_000)
        rare = f"quorv{number:03}ent"
        passage = f"In {name} some {value:,} people were {rare} by the office."
        other = f"In {name} some {value + 7:,} people were {rare} by another office."
        alone = f"It was counted {value:,} times, and nothing more was said."
        claims.append((f"About {value:,} people of {name} were {rare}.", passage))
        sentences_ += [passage, other, alone]
    return claims, sentences_


def texts_with(chance: random.Random, size: int, planted_: list[str]) -> list[str]:
    """Return *FILES* texts of *size* characters in all, the sentences among them."""
    texts = [prose(chance, size // FILES).split("\n\n") for _ in range(FILES)]
    for one in planted_:
        own = chance.choice(texts)
        own.insert(chance.randrange(len(own)), one)
    return ["\n\n".join(own) for own in texts]


def indexed(texts: list[str]) -> sqlite3.Connection:
    """Return a full-text index of all sentences."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE s USING fts5(words)")
    for text in texts:
        rows = ((text[one.start : one.end],) for one in sentences(text))
        database.executemany("INSERT INTO s VALUES (?)", rows)
    return database


def asked(database: sqlite3.Connection, features: tuple[Feature, ...]) -> list[str]:
    words = " OR ".join(
        f'"{form}"' for one in features for form in one.forms if form.isascii()
    )
    rows = database.execute(
        "SELECT words FROM s WHERE s MATCH ? ORDER BY rank LIMIT 5", (words,)
    )
    return [row[0] for row in rows]


def suggesting(megabytes: int, count: int) -> list[Row]:
    """Compare suggestions with full text: time, and what comes first."""
    chance = random.Random(3)
    claims, extra = planted(chance, count)
    texts = texts_with(chance, megabytes * MEGABYTE, extra)
    wanted = [(features_of([claim]), passage) for claim, passage in claims]
    database = indexed(texts)
    ours = theirs = 0
    for features, passage in wanted:
        best = search(texts, features)[0]
        mine = texts[best.number][best.span.start : best.span.end]
        ours += passage in mine and len(mine) < 2 * len(passage)
        theirs += (asked(database, features) or [""])[0] == passage
    few = wanted[:5]
    asking = against(
        lambda: taken(lambda: [search(texts, one) for one, _ in few]) / len(few),
        lambda: taken(lambda: [asked(database, one) for one, _ in few]) / len(few),
        3,
    )
    size = f"{megabytes} MB in {FILES} texts"
    building = taken(lambda: indexed(texts))
    first = f"{ours} of {count} first; FTS5 {theirs}"
    return [
        Row(
            f"passages for a claim, {size} ({first})", asking[0], "FTS5", asking[1], ""
        ),
        Row("the same", asking[0], "making the FTS5 index", building, "≤ 0.1"),
    ]


def pinning(megabytes: int) -> Row:
    """Compare finding and pinning a quotation with finding its words alone."""
    chance = random.Random(megabytes)
    text = prose(chance, megabytes * MEGABYTE)
    source = SourceText.of(text)
    words = " ".join(text[int(len(text) * 0.83) :].split()[1:31]).strip(".,; ")
    copy = Copy("n-aaaaa", "0" * 64, "text/plain", date(2026, 11, 30))
    opened = Opened(copy, source)
    if look_in(opened, Wanted(words)).standing is not Standing.PINNED:
        sys.exit("the quotation was not pinned")
    folded = source.normal.folded
    found = against(
        lambda: taken(lambda: look_in(opened, Wanted(words))),
        lambda: taken(lambda: [folded.find(words) for _ in range(20)]) / 20,
        5,
    )
    return Row(f"pinning a quotation in {megabytes} MB", *told(found, "str.find"), "")


def drawing(folder: Path) -> Row:
    """Compare a marked piece of a page with pdfium's picture of the whole page."""
    path = folder / "report.pdf"
    path.write_bytes(report())
    passage = {"page": 1, "before": "", "words": MOVED}

    def whole() -> None:
        pypdfium2.PdfDocument(path)[1].render(scale=RESOLUTION).to_pil()

    found = against(
        lambda: taken(lambda: as_answer({"path": str(path), "passages": [passage]})),
        lambda: taken(whole),
        5,
    )
    return Row("a marked piece of a page, as PNG", *told(found, "the bare page"), "≤ 5")


def told(found: tuple[float, float], peer: str) -> tuple[float, str, float]:
    return found[0], peer, found[1]


def rows(folder: Path, *, megabytes: int = 10, claims: int = 60) -> list[Row]:
    """Return the lines of the table."""
    return [*suggesting(megabytes, claims), pinning(megabytes), drawing(folder)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=10)
    parser.add_argument("--claims", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = rows(Path(name), megabytes=given.megabytes, claims=given.claims)
    for row in found:
        sys.stdout.write(f"{' | '.join(row.cells)}\n")


if __name__ == "__main__":
    main()
