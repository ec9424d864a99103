"""How many citations are found and tied to the right entry, by style.

usage: python tests/bench/citations.py FOLDER [--styles FOLDER] [--listed] [--errors]

FOLDER has a folder for each paper, with paper.md and paper.bib.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from papers import Cited, Paper, Rendered, papers, render

from evidence.bibliography.entries import read_bibliography
from evidence.readers.plain_text import PlainText
from evidence.services.file_citations import distinct_entries
from evidence.text.citations.name_match import compact
from evidence.text.citations.reference import Reference, reference_from_entry
from evidence.text.citations.reference_index import ReferenceIndex
from evidence.text.citations.report import citations_report

STYLES = Path(__file__).resolve().parents[2] / "evidence" / "styles"


@dataclass
class Score:
    """Counts of items; ``right + wrong`` were resolved, ``right + lost`` were meant."""

    right: int = 0
    wrong: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    twins: Counter[str] = field(default_factory=Counter)
    """Items of which several entries are printed alike, by what became of them."""
    gone: Counter[str] = field(default_factory=Counter)
    """Items whose entry was taken away, by what became of them."""
    false_missing: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.lost.total())

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def missing_f1(self) -> float:
        found = self.gone["missing"]
        return 2 * found / max(1, found + self.false_missing + self.gone.total())

    def row(self, name: str) -> str:
        """Return the score as a row of the manual's table."""
        meant = self.right + self.lost.total()
        linked = self.gone["wrong"]
        figures = f"{self.f1:.3f} | {self.precision:.3f} | {self.recall:.3f}"
        return (
            f"| {name} | {meant:,} | {figures} | {self.missing_f1:.3f} "
            f"({linked} of {self.gone.total()} linked) |"
        )

    def line(self, name: str) -> str:
        """Return the score with all its counts."""
        return (
            f"{name:40} P {self.precision:.4f} R {self.recall:.4f} "
            f"F1 {self.f1:.4f} missing {self.missing_f1:.3f} "
            f"right {self.right} wrong {self.wrong} lost {dict(self.lost)} "
            f"twins {dict(self.twins)} gone {dict(self.gone)} "
            f"false missing {self.false_missing}"
        )

    def add(self, other: Score) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.lost += other.lost
        self.twins += other.twins
        self.gone += other.gone
        self.false_missing += other.false_missing


def references(paper: Paper) -> list[Reference]:
    entries = read_bibliography(paper.bibliography).entries
    return [reference_from_entry(entry) for entry in distinct_entries(entries)]


def twins(known: Iterable[Reference]) -> set[str]:
    """Return the keys of entries that a text without suffixes prints alike."""
    groups: dict[object, list[str]] = {}
    for reference in known:
        names = [name.short.casefold() for name in reference.names]
        head = tuple(names) if len(names) < 3 else (names[0], "et al")
        year = reference.years[0] if reference.years else reference.undated
        groups.setdefault((head, year), []).append(reference.key)
    return {key for keys in groups.values() if len(keys) > 1 for key in keys}


def same_works(known: Iterable[Reference]) -> dict[str, str]:
    """Return the first key of the same work for every key: libraries have doubles."""
    firsts: dict[object, str] = {}
    return {
        one.key: firsts.setdefault((compact(one.title), one.years), one.key)
        for one in known
    }


def taken_away(keys: Iterable[str]) -> set[str]:
    """Return about one in seven of *keys*, always the same."""
    return {key for key in keys if hashlib.sha1(key.encode()).digest()[0] < 37}


def predict(text: str, known: Iterable[Reference]) -> list[dict[str, Any]]:
    document = PlainText().read(text.encode(), path=Path("paper.txt"))
    report = citations_report(
        document.text, ReferenceIndex(known), blocks=document.blocks, explain=True
    )
    citations: list[dict[str, Any]] = report["citations"]
    return citations


def score(
    rendered: Rendered,
    known: Sequence[Reference],
    gone: set[str],
    errors: list[str] | None = None,
) -> Score:
    """Compare what is found in *rendered* with its gold."""
    same = same_works(known)
    doubled = Counter(same.values())
    gone = {key for key in gone if doubled[same.get(key, key)] == 1}
    citations = predict(rendered.text, [one for one in known if one.key not in gone])
    for one in citations:
        for item in one["items"]:
            item["key"] = same.get(item["key"], item["key"])
            item["candidates"] = [same.get(key, key) for key in item["candidates"]]
    scoring = _Scoring(rendered, twins(known), gone, errors)
    taken: set[int] = set()
    for gold in rendered.gold:
        cited = replace(gold, keys=tuple(same.get(key, key) for key in gold.keys))
        here = [
            item
            for one in citations
            if one["start"] < cited.end and cited.start < one["end"]
            for item in one["items"]
            if _inside(one, item, cited)
        ]
        taken.update(map(id, here))
        scoring.compare(cited, here)
    for one in citations:
        for item in one["items"]:
            if id(item) not in taken:
                scoring.outside(one, item)
    return scoring.result


def _inside(citation: dict[str, Any], item: dict[str, Any], cited: Cited) -> bool:
    return bool(
        (item["start"] < cited.end and cited.start < item["end"])
        or len(citation["items"]) == 1
    )


class _Scoring:
    """Counts what became of each key of the gold."""

    def __init__(
        self,
        rendered: Rendered,
        alike: set[str],
        gone: set[str],
        errors: list[str] | None,
    ) -> None:
        self._rendered = rendered
        self._alike = alike
        self._gone = gone
        self._errors = errors
        self.result = Score()

    def compare(self, cited: Cited, items: list[dict[str, Any]]) -> None:
        """Count the keys of one citation, of which *items* were found."""
        resolved = [item for item in items if item["status"] == "resolved"]
        others = [item for item in items if item["status"] != "resolved"]
        left = list(cited.keys)
        spare = []
        for item in resolved:
            if item["key"] not in left:
                spare.append(item)
                continue
            left.remove(item["key"])
            if item["key"] in self._alike:
                self.result.twins["right"] += 1
            else:
                self.result.right += 1
        place = {"start": cited.start, "end": cited.end}
        for key in left:
            fate = _fate(key, others, spare)
            self._lose(key, fate, place, items)
            if fate == "wrong" and (key in self._gone or key in self._alike):
                spare.pop()
        self.result.wrong += len(spare)
        for item in spare:
            self._note(place, f"wrong {item['key']} for {cited.keys}", [item])
        surplus = [item for item in others if item["status"] == "missing"]
        self.result.false_missing += len(surplus)

    def outside(self, citation: dict[str, Any], item: dict[str, Any]) -> None:
        """Count an item that stands where nothing was cited."""
        if item["status"] == "resolved":
            self.result.wrong += 1
            self._note(citation, "outside", [item])
        elif item["status"] == "missing":
            self.result.false_missing += 1
            self._note(citation, "false missing", [item])

    def _lose(
        self, key: str, fate: str, place: dict[str, Any], items: list[dict[str, Any]]
    ) -> None:
        what, counts = "", self.result.lost
        if key in self._gone:
            what, counts = "gone ", self.result.gone
        elif key in self._alike:
            what, counts = "twin ", self.result.twins
        counts[fate] += 1
        expected = {"gone ": "missing", "twin ": "ambiguous"}.get(what)
        if fate != expected:
            self._note(place, f"{what}{key} is {fate}", items)

    def _note(
        self, place: dict[str, Any], what: str, items: list[dict[str, Any]]
    ) -> None:
        if self._errors is None:
            return
        text, name = self._rendered.text, self._rendered.paper.name[:30]
        around = text[max(0, place["start"] - 60) : place["end"] + 30]
        found = [(item["text"], item["status"], item["key"]) for item in items]
        said = f"{what}: «{' '.join(around.split())}» {found}"
        self._errors.append(f"{name} {self._rendered.style}: {said}")


def _fate(key: str, others: list[dict[str, Any]], spare: list[dict[str, Any]]) -> str:
    """Say what became of the item meant as *key*, and use up what shows it."""
    for item in others:
        if key == item["key"] or key in item["candidates"]:
            others.remove(item)
            return str(item["status"])
    for item in others:
        if item["status"] == "missing":
            others.remove(item)
            return "missing"
    if others:
        return str(others.pop(0)["status"])
    return "wrong" if spare else "not found"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--styles", type=Path, default=STYLES)
    parser.add_argument("--style", action="append")
    parser.add_argument("--listed", action="store_true")
    parser.add_argument("--untitled", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--whole", action="store_true", help="take no entry away")
    parser.add_argument("--table", action="store_true", help="print Markdown")
    given = parser.parse_args()
    errors: list[str] | None = [] if given.errors else None
    totals: dict[str, Score] = {}
    for paper in papers(given.folder):
        known = references(paper)
        for name in given.style or []:
            try:
                rendered = render(
                    paper,
                    given.styles / f"{name}.csl",
                    listed=given.listed,
                    titled=not given.untitled,
                )
            except subprocess.CalledProcessError:
                sys.stderr.write(f"{paper.name}: pandoc cannot read its .bib\n")
                break
            cited = {key for one in rendered.gold for key in one.keys}
            gone = set() if given.whole else taken_away(cited)
            totals.setdefault(name, Score()).add(score(rendered, known, gone, errors))
    for name, total in totals.items():
        sys.stdout.write((total.row(name) if given.table else total.line(name)) + "\n")
    for line in errors or []:
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
