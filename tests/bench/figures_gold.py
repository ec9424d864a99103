"""Score the finder of figures on sentences that were read by a person.

usage: python tests/bench/figures_gold.py FILE.json [--show]

FILE is a list of objects with ``id``, ``text`` and ``figures``, in the form that
``evidence figures --sentences`` prints. A figure that is found belongs to the gold
figure whose span it overlaps; of several, to that with the same value. The accuracies
are over these pairs. ``--show`` prints every difference.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evidence.text.figures.currencies import CURRENCIES
from evidence.text.figures.report import figures_report
from evidence.text.figures.units import unit_head

Found = Mapping[str, Any]
_FIELDS = ("value", "unit", "comparator", "year")
_UNITS = {"fold": "time", "x": "time", "percent": "%", "per cent": "%"}
_UNITS |= {"percentage": "percentage point", "pp": "percentage point"}


@dataclass(slots=True)
class Score:
    """What has been counted, and the differences in words."""

    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def sentence(self, one: Found, found: Sequence[Found]) -> None:
        """Count one sentence of the gold and what was found in it."""
        gold = one["figures"]
        self.counts[f"sentence {bool(gold)} {bool(found)}"] += 1
        pairs = _pairs(gold, found)
        self.counts["gold"] += len(gold)
        self.counts["found"] += len(found)
        self.counts["pairs"] += len(pairs)
        matched = {id(mine) for _, mine in pairs}
        theirs = {id(wanted) for wanted, _ in pairs}
        said = [f"  missed {_told(each)}" for each in gold if id(each) not in theirs]
        said += [f"  extra  {_told(each)}" for each in found if id(each) not in matched]
        for wanted, mine in pairs:
            said += self._pair(wanted, mine)
        if said:
            self.differences += [f"{one['id']}: {one['text']}", *said]

    def _pair(self, wanted: Found, mine: Found) -> list[str]:
        said = []
        theirs, ours = _plain(wanted), _plain(mine)
        for name in _FIELDS:
            if theirs[name] == ours[name]:
                self.counts[name] += 1
            else:
                said.append(
                    f"  {name:10} {theirs[name]!r}, found {ours[name]!r} "
                    f"in {mine['text']!r}"
                )
        self.counts["dated"] += bool(theirs["year"])
        self.counts["dated right"] += bool(
            theirs["year"] and theirs["year"] == ours["year"]
        )
        self.counts["invented"] += bool(ours["year"] and not theirs["year"])
        return said

    def table(self) -> str:
        """Return the measures, one a line."""
        count = self.counts
        read = sum(n for name, n in count.items() if name.startswith("sentence "))
        figures = (count["gold"], count["found"], count["pairs"])
        lines = [
            f"{'sentences':22} {read}",
            "{:22} P {:.3f}  R {:.3f}  F1 {:.3f}".format(
                "with a figure",
                *_f1(
                    count["sentence True True"],
                    count["sentence False True"],
                    count["sentence True False"],
                ),
            ),
            "{:22} P {:.3f}  R {:.3f}  F1 {:.3f}".format(
                "figures",
                *_f1(
                    count["pairs"],
                    count["found"] - count["pairs"],
                    count["gold"] - count["pairs"],
                ),
            ),
            f"{'gold, found, pairs':22} {', '.join(map(str, figures))}",
        ]
        lines += [
            f"{name:22} {count[name] / max(1, count['pairs']):.3f}" for name in _FIELDS
        ]
        right, dated = count["dated right"], count["dated"]
        lines += [
            f"{'year where one is told':22} {right / max(1, dated):.3f} of {dated}",
            f"{'invented dates':22} {count['invented']}",
            f"{'missed figures':22} {count['gold'] - count['pairs']}",
        ]
        return "\n".join(lines)


def _pairs(gold: Sequence[Found], found: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Pair what overlaps, the same values first; each is in one pair at most."""
    near = [
        (_plain(wanted)["value"] != _plain(mine)["value"], at, to)
        for at, wanted in enumerate(gold)
        for to, mine in enumerate(found)
        if wanted["start"] < mine["end"] and mine["start"] < wanted["end"]
    ]
    pairs: list[tuple[Found, Found]] = []
    used: set[tuple[str, int]] = set()
    for _, at, to in sorted(near):
        if ("gold", at) not in used and ("found", to) not in used:
            used |= {("gold", at), ("found", to)}
            pairs.append((gold[at], found[to]))
    return pairs


def _plain(one: Found) -> dict[str, Any]:
    value = one["value"]
    bounds = value if isinstance(value, list) else [value]
    return {
        "value": tuple(round(float(each), 2) for each in bounds),
        "unit": _unit(one.get("unit") or ""),
        "comparator": one["comparator"],
        "year": tuple(
            dict.fromkeys(re.findall(r"\b[0-9]{3}[0-9X]", one.get("as_of") or ""))
        ),
    }


def _unit(unit: str) -> str:
    code = CURRENCIES.get(unit.lower().strip(), "")
    if code or unit in CURRENCIES.values():
        return code or unit
    head = re.sub(r"\s(?:per|/)\s.*", "", unit_head(unit))
    return _UNITS.get(head, head)


def _f1(both: int, ours: int, theirs: int) -> tuple[float, float, float]:
    precision = both / max(1, both + ours)
    recall = both / max(1, both + theirs)
    return precision, recall, 2 * both / max(1, 2 * both + ours + theirs)


def _told(one: Found) -> str:
    return f"{one['text']!r} ({one['value']} {one.get('unit')})"


def score(path: Path) -> Score:
    """Return the score on the sentences of the file at *path*."""
    result = Score()
    for one in json.loads(path.read_text("utf-8")):
        result.sentence(one, figures_report(one["text"]))
    return result


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    result = score(given.file)
    if given.show:
        sys.stdout.write("\n".join([*result.differences, ""]))
    sys.stdout.write(f"{result.table()}\n")


if __name__ == "__main__":
    main()
