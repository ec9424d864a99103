"""Score how quotations are found, sorted and attributed, and how they are compared.

usage: python tests/bench/quoted.py [--show]

``quoted-gold.json`` has sentences with what stands in quotation marks in each: the
words, what they are, and the citation they belong to. A quotation counts as found where
its words are the same; its sort and its citation are scored among those that are found.
Then the two series of quotations that outsiders made are compared with their sources.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence.text.citations.finding import find_citations
from evidence.text.document import Span
from evidence.text.quotations.comparing import SourceText, compare_quotation
from evidence.text.quoted.finding import (
    CitedAt,
    FoundQuotation,
    QuotedSort,
    find_quoted,
)
from evidence.text.sentences import sentences

SERIES = Path(__file__).parent.parent / "text" / "quotations"
OUTSIDERS = "blind_5.toml", "blind_6.toml"
GOLD = Path(__file__).with_name("quoted-gold.json")


@dataclass(frozen=True, slots=True)
class Score:
    """How many were wanted and found, and how many of these were right."""

    sentences: int
    wanted: int
    given: int
    found: int
    sorted_right: int
    told_apart: int
    """Quotations told from all that is none, and the other way round."""
    attributed: int
    missed: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        """Yield the figures in words."""
        yield f"{self.sentences} sentences with {self.wanted} things in marks"
        yield f"found {self.found} of {self.wanted}, {self.given - self.found} too many"
        yield f"of the right sort {self.sorted_right} of {self.found}"
        yield f"quotation or not {self.told_apart} of {self.found}"
        yield f"cited rightly {self.attributed} of {self.found}"


def score(gold: Sequence[dict[str, Any]]) -> Score:
    """Score the sentences of *gold*."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    for case in gold:
        text = case["text"]
        cited = find_citations(text)
        found = list(
            find_quoted(
                text,
                sentences=sentences(text),
                citations=[
                    CitedAt.of(Span(one.start, one.end), one.text) for one in cited
                ],
            )
        )
        counts["given"] += len(found)
        for words, sort, citation in case["quotations"]:
            counts["wanted"] += 1
            one = next((one for one in found if one.words == words), None)
            if one is None:
                missed.append(f"not found: {words!r} in {text!r}")
                continue
            found.remove(one)
            counts["found"] += 1
            named = cited[one.cited.citation].text if one.cited else None
            missed += _judged(one, sort, citation, named, counts)
        missed += [f"too many: {one.words!r} in {text!r}" for one in found]
    return Score(
        len(gold),
        counts["wanted"],
        counts["given"],
        counts["found"],
        counts["sort"],
        counts["apart"],
        counts["cited"],
        tuple(missed),
    )


def _judged(
    one: FoundQuotation,
    sort: str,
    citation: str | None,
    named: str | None,
    counts: Counter[str],
) -> Iterator[str]:
    quotation = QuotedSort.QUOTATION.value
    counts["apart"] += (one.sort.value == quotation) == (sort == quotation)
    if one.sort.value == sort:
        counts["sort"] += 1
    else:
        yield f"{one.words!r} is {one.sort.value} ({one.reason}), not {sort}"
    if named == citation:
        counts["cited"] += 1
    else:
        yield f"{one.words!r} is cited from {named}, not {citation}"


def compared(name: str) -> Iterator[str]:
    """Yield how the quotations of a series are judged, and which ones wrongly."""
    series = tomllib.loads((SERIES / name).read_text("utf-8"))
    counts: Counter[str] = Counter()
    wrong = []
    for one in series["source"]:
        source = SourceText.of(one["text"])
        for expected, quotation in one["cases"]:
            found = compare_quotation(source, quotation)
            counts[expected] += 1
            if found.passes != (expected == "true"):
                counts[f"{expected}, misheard"] += 1
                wrong.append(f"  {found.outcome}: {quotation!r}")
    right = counts["true"] + counts["false"] - len(wrong)
    yield f"{name}: {right} of {right + len(wrong)} judged rightly"
    yield f"let through {counts['false, misheard']} of {counts['false']} false ones"
    yield f"alarmed by {counts['true, misheard']} of {counts['true']} true ones"
    yield from wrong


def main() -> None:
    """Score both series and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    given = parser.parse_args()
    scored = score(json.loads(GOLD.read_text("utf-8")))
    for line in scored.lines():
        sys.stdout.write(f"{line}\n")
    for line in scored.missed if given.show else ():
        sys.stdout.write(f"  {line}\n")
    for name in OUTSIDERS:
        for line in compared(name):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
