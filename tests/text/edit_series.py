"""Edits of known kind on real texts, and where each anchored passage then stands."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence.readers.plain_text import PlainText
from evidence.text.anchors import Outcome, Selector
from evidence.text.document import Span
from evidence.text.selectors import exact_places, select
from evidence.text.sentences import sentences

HARMLESS = frozenset(
    {Outcome.UNCHANGED, Outcome.MOVED, Outcome.NORMALIZED, Outcome.REWORDED}
)
FILLING = (
    "Visitors have long come to the coast for its light. A small office keeps the "
    "records of every arrival, and lends them to whoever asks. None of this is new."
)
REGISTER = "\n\n".join(
    f"The harbour of {place} counted {40 + 3 * n} berths in {1990 + n}, and did not "
    f"count those at the old pier. According to its master, {n + 2} of them were never "
    f"let to anybody from {other}. The fees rose by {n}.{(7 * n) % 10} per cent that "
    f"year, which the council of {place} called moderate. There was no complaint, "
    "although the ferries had been late again and again."
    for n, (place, other) in enumerate(
        (one, two)
        for one in ("Arvik", "Bessel", "Corran", "Dunmore", "Estrel", "Fallow")
        for two in ("Garnet", "Holm", "Isleworth")
    )
)
"""A text whose paragraphs are nearly the same: the hardest kind."""
NAMES = ("Marwood", "Ostergaard", "Belvoir", "Tamsin", "Quillon")
WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,]\d+)*")
NEGATIONS = re.compile(r" (?:not|never|no|nor|without|cannot)(?= )")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
DIGIT = re.compile(r"(?<=\d)\d|(?<![\d.,])\d(?=[\d ])")
PLAIN = re.compile(r"(?<= )[a-z]{5,9}(?= )")
SWAPS = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", "—": "–"})
CRITICAL = frozenset({"under", "fewer", "every", "third", "above", "never"})
ADVERBS = ("broadly", "mostly", "plainly", "openly", "steadily")


@dataclass(frozen=True)
class Edited:
    """A text after an edit, and where the anchored passage is; None: nowhere."""

    text: str
    true: Span | None


Edit = Callable[["Case"], "Edited | None"]


@dataclass(frozen=True)
class Case:
    """A text, a passage that is anchored in it, and the sentence around that."""

    rng: random.Random
    text: str
    span: Span
    sentence: Span
    others: Sequence[Span]
    """All other sentences."""

    @property
    def selector(self) -> Selector:
        words = self.text[self.span.start : self.span.end]
        return select(self.text, self.span, exact_places(self.text, words))

    def inside(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = list(pattern.finditer(self.text, self.span.start, self.span.end))
        return self.rng.choice(found) if found else None

    def replaced(self, start: int, end: int, words: str) -> Edited:
        """Return the text with other words inside the passage."""
        text = self.text[:start] + words + self.text[end:]
        more = len(words) - (end - start)
        return Edited(text, Span(self.span.start, self.span.end + more))

    def elsewhere(self) -> int:
        """Return where another sentence begins, well away from this one."""
        far = [
            other.start
            for other in self.others
            if abs(other.start - self.span.start) > 400
        ]
        return self.rng.choice(far)


def paragraph_before(case: Case) -> Edited:
    at = case.text.rfind("\n\n", 0, case.sentence.start)
    at = max(at, 0)
    more = f"\n\n{FILLING}"
    text = case.text[:at] + more + case.text[at:]
    return Edited(text, _shifted(case.span, len(more)))


def sentence_before(case: Case) -> Edited:
    more = "It had been said before, in other words. "
    at = case.sentence.start
    text = case.text[:at] + more + case.text[at:]
    return Edited(text, _shifted(case.span, len(more)))


def sentence_moved(case: Case) -> Edited:
    words = case.text[case.sentence.start : case.sentence.end] + " "
    start, end = case.sentence.start, case.sentence.end
    rest = case.text[:start] + case.text[end:]
    at = case.elsewhere()
    at -= (end - start) if at > start else 0
    text = rest[:at] + words + rest[at:]
    return Edited(text, _shifted(case.span, at - start))


def typography(case: Case) -> Edited | None:
    words = case.text[case.span.start : case.span.end]
    other = words.translate(SWAPS)
    at = case.rng.choice([m.start() for m in re.finditer(" ", other)] or [0])
    other = f"{other[:at]}\n{other[at + 1 :]}" if at else other
    if other == words:
        return None
    return case.replaced(case.span.start, case.span.end, other)


def word_replaced(case: Case) -> Edited | None:
    found = case.inside(PLAIN)
    if found is None or found[0] in {*CRITICAL}:
        return None
    word = case.rng.choice([each for each in ADVERBS if each != found[0]])
    return case.replaced(found.start(), found.end(), word)


def duplicated(case: Case) -> Edited:
    words = case.text[case.sentence.start : case.sentence.end] + " "
    at = case.elsewhere()
    text = case.text[:at] + words + case.text[at:]
    return Edited(text, _shifted(case.span, len(words) if at <= case.span.start else 0))


def number_changed(case: Case) -> Edited | None:
    found = case.inside(DIGIT)
    if found is None:
        return None
    digit = case.rng.choice([each for each in "123456789" if each != found[0]])
    return Edited(case.replaced(found.start(), found.end(), digit).text, None)


def negation_dropped(case: Case) -> Edited | None:
    found = case.inside(NEGATIONS)
    if found is None:
        return None
    return Edited(case.replaced(found.start(), found.end(), "").text, None)


def negation_added(case: Case) -> Edited | None:
    found = case.inside(re.compile(r"(?<= )(?:is|was|are|were|has|had|have|will)(?= )"))
    if found is None:
        return None
    return Edited(case.replaced(found.end(), found.end(), " not").text, None)


def name_swapped(case: Case) -> Edited | None:
    found = case.inside(NAME)
    if found is None:
        return None
    name = case.rng.choice([each for each in NAMES if each != found[0]])
    return Edited(case.replaced(found.start(), found.end(), name).text, None)


def deleted(case: Case) -> Edited:
    text = case.text[: case.sentence.start] + case.text[case.sentence.end :]
    return Edited(text, None)


def deleted_with_a_double(case: Case) -> Edited | None:
    """Delete the sentence, and leave another that differs in a number alone."""
    changed = number_changed(case)
    if changed is None:
        return None
    double = changed.text[case.sentence.start : case.sentence.end] + " "
    at = case.elsewhere()
    text = case.text[:at] + double + case.text[at:]
    start = case.sentence.start + (len(double) if at <= case.sentence.start else 0)
    gone = text[:start] + text[start + case.sentence.end - case.sentence.start :]
    return Edited(gone, None)


MOVES: tuple[Edit, ...] = (
    paragraph_before,
    sentence_before,
    sentence_moved,
    typography,
    word_replaced,
    duplicated,
)
CHANGES: tuple[Edit, ...] = (
    number_changed,
    negation_dropped,
    negation_added,
    name_swapped,
    deleted,
    deleted_with_a_double,
)
SHORT = (paragraph_before, sentence_moved, duplicated, deleted, number_changed)
"""What is done to anchors of a few words, which mostly stand elsewhere too."""


def cases(text: str, number: int, seed: int) -> list[tuple[str, Case, Edited]]:
    """Return *number* edits of all kinds in turn, each on a passage of *text*."""
    rng = random.Random(seed)
    blocks = PlainText().read(text.encode(), path=Path("text.txt")).blocks
    spans = [
        span
        for span in sentences(text, blocks)
        if span.end - span.start > 60 and "\n\n" not in text[span.start : span.end]
    ]
    made: list[tuple[str, Case, Edited]] = []
    kinds = [*((edit, False) for edit in (*MOVES, *CHANGES))]
    kinds += [(edit, True) for edit in SHORT]
    while len(made) < number:
        edit, short = kinds[len(made) % len(kinds)]
        for _ in range(400):
            case = _case(rng, text, spans, short=short)
            edited = edit(case)
            if edited is not None and edited.text != text:
                name = f"short {edit.__name__}" if short else edit.__name__
                made.append((name, case, edited))
                break
        else:
            kinds.remove((edit, short))
    return made


def _case(rng: random.Random, text: str, spans: Sequence[Span], *, short: bool) -> Case:
    sentence = rng.choice(spans)
    others = [span for span in spans if span != sentence]
    words = list(WORDS.finditer(text, sentence.start, sentence.end))
    if short:
        size = rng.choice((1, 2, 3))
        first = rng.randrange(max(1, len(words) - size))
        chosen = words[first : first + size]
        start = chosen[0].start()
        span = Span(start, max(w.end() for w in chosen if w.end() - start < 25))
        return Case(rng, text, span, sentence, others)
    if rng.random() < 0.5 or len(words) < 12:
        return Case(rng, text, sentence, sentence, others)
    first = rng.randrange(len(words) - 9)
    last = min(len(words) - 1, first + rng.randrange(8, 24))
    span = Span(words[first].start(), words[last].end())
    return Case(rng, text, span, sentence, others)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
