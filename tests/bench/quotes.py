"""Compare quotations with long texts, and many with many, beside what else searches.

usage: python tests/bench/quotes.py [--texts 1000] [--quotations 10000] [--many]

The text is prepared once, as a snapshot is; what that takes is a row of its own. The
quotation has thirty words; changed, three of them have a slip. fuzzysearch is given the
same text in its normal form, and must find the same place.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fuzzysearch import find_near_matches
from peers import Row, against

from evidence.services.file_quotes import quote_cases, read_cases
from evidence.text.quotations.comparing import SourceText, compare_quotation
from evidence.text.quotations.places import approximate
from evidence.text.quotations.verdicts import QuoteOutcome

MEGABYTE = 1_000_000
MOST_ERRORS = 6
_SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi wo an er in on us al".split()
_SMALL = "the a of and to in that was for with on by as it had not from at".split()


def vocabulary(chance: random.Random) -> list[str]:
    """Return five thousand words and the small ones that prose is full of."""
    lengths = chance.choices((2, 3, 4), k=6_000)
    made = {"".join(chance.choices(_SYLLABLES, k=length)) for length in lengths}
    return sorted(made)[:5000]


def prose(chance: random.Random, size: int) -> str:
    """Return text of about *size* characters, with sentences, lines and paragraphs."""
    words = vocabulary(chance)
    weights = [1 / (rank + 5) for rank in range(len(words))]
    sentences = []
    length = 0
    while length < size:
        drawn = chance.choices(words, weights, k=chance.randint(6, 24))
        for at in range(0, len(drawn), 3):
            drawn[at] = chance.choice(_SMALL)
        text = f"{' '.join(drawn).capitalize()}{chance.choice('.,.;')}"
        sentences.append(text + chance.choice([" ", " ", "\n", "\n\n"]))
        length += len(sentences[-1])
    return "".join(sentences)


def slipped(chance: random.Random, quotation: str) -> str:
    """Return *quotation* with a slip of the pen in three of its words."""
    words = quotation.split()
    for at in chance.sample([n for n, word in enumerate(words) if len(word) > 3], 3):
        word = words[at]
        words[at] = word[:2] + chance.choice("xzq") + word[3:]
    return " ".join(words)


def seconds(work: Callable[[], object], times: int = 1) -> float:
    started = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - started) / times


def searching(megabytes: int) -> list[Row]:
    """Compare exact and fuzzy search in a text of that size."""
    chance = random.Random(megabytes)
    text = prose(chance, megabytes * MEGABYTE)
    source = SourceText.of(text)
    normal = source.normal.folded
    words = normal[int(len(normal) * 0.83) :].split()[1:31]
    quotation = " ".join(words).strip(".,; ")
    changed = slipped(chance, quotation)
    source.words()
    theirs = find_near_matches(changed, normal, max_l_dist=MOST_ERRORS)
    ours = approximate(source, changed)
    if [(m.start, m.end) for m in theirs] != [(ours[0].start, ours[0].end)]:
        sys.exit(f"not the same answers: {theirs} and {ours[0]}")
    exact = against(
        lambda: seconds(lambda: compare_quotation(source, quotation), 20),
        lambda: seconds(lambda: normal.find(quotation), 20),
        5,
    )
    fuzzy = against(
        lambda: seconds(lambda: compare_quotation(source, changed), 5),
        lambda: seconds(
            lambda: find_near_matches(changed, normal, max_l_dist=MOST_ERRORS), 5
        ),
        5,
    )
    made = seconds(lambda: SourceText.of(text).words())
    size = f"{megabytes} MB"
    # In a short text the quotation itself takes longer than looking for it.
    find, near = ("≤ 2", "≤ 0.2") if megabytes > 1 else ("", "")
    return [
        Row(f"preparing {size} for quotations, once", made, "", None, ""),
        Row(f"a quotation in {size}", exact[0], "str.find", exact[1], find),
        Row(f"one with slips in {size}", fuzzy[0], "fuzzysearch", fuzzy[1], near),
    ]


def many(folder: Path, texts: int, quotations: int) -> list[Row]:
    """Compare one process with two, for many quotations of many files."""
    chance = random.Random(7)
    cases = []
    for number in range(texts):
        text = prose(chance, 20_000)
        (folder / f"{number}.txt").write_text(text, "utf-8")
        words = text.split()
        for own in range(quotations // texts):
            at = chance.randrange(len(words) - 40)
            quotation = " ".join(words[at : at + 30])
            if own % 2:
                quotation = slipped(chance, quotation)
            cases.append({"id": own, "source": f"{number}.txt", "quote": quotation})
    path = folder / "cases.json"
    path.write_text(json.dumps(cases), "utf-8")
    given = read_cases(path)

    def took(jobs: int) -> tuple[float, float]:
        started, used = time.perf_counter(), processor_time()
        found, _ = quote_cases(given, folder, jobs=jobs)
        done = time.perf_counter() - started, processor_time() - used
        good = {QuoteOutcome.EXACT, QuoteOutcome.NORMALIZED}
        if sum(one["outcome"] in good for one in found) < quotations // 2:
            sys.exit("not the same answers")
        return done

    two, one = min(took(2) for _ in "ab"), min(took(1) for _ in "ab")
    what = f"{quotations:,} quotations of {texts:,} files, --jobs 2"
    return [
        Row(what, two[0], "--jobs 1", one[0], "≤ 0.6"),
        Row(f"{what}, processor time of all", two[1], "--jobs 1", one[1], "≤ 1.2"),
    ]


def processor_time() -> float:
    """Return the processor time of this process and those that it started and ended."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(kind) for kind in kinds]
    return sum(one.ru_utime + one.ru_stime for one in used)


def rows(folder: Path, *, texts: int = 1_000, quotations: int = 10_000) -> list[Row]:
    """Return the lines of the table."""
    return [*searching(1), *searching(20), *many(folder, texts, quotations)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=1_000)
    parser.add_argument("--quotations", type=int, default=10_000)
    parser.add_argument("--many", action="store_true", help="only many with many")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        wanted = many if given.many else rows
        found = wanted(Path(name), texts=given.texts, quotations=given.quotations)
    for row in found:
        times = [f"{row.ours * 1000:.2f} ms", row.peer]
        if row.theirs is not None:
            times += [f"{row.theirs * 1000:.2f} ms", f"{row.ours / row.theirs:.2f}"]
        sys.stdout.write(f"{' | '.join([row.what, *times, row.goal])}\n")


if __name__ == "__main__":
    main()
