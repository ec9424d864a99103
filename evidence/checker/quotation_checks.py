"""What became of quotations in the kept texts of their sources.

A check reads the texts that were made when copies were kept: it never makes one, and
never goes online. What was compared is remembered by the hashes of the text and of the
words, so that the next check of the same ledger compares nothing. Where no text can
settle it, a quotation is *unchecked*: neither a pass nor a failure.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence.checker.facts import SourceFacts
from evidence.checker.quotations import QuotedFacts
from evidence.checker.snapshots import SnapshotFacts, standing_copies
from evidence.checker.support import Sources
from evidence.text.cells import short
from evidence.text.quotations.comparing import QuotationVerdict, QuoteOutcome
from evidence.text.quotations.look import Looked

NO_COPY = "no copy of it is kept"
_RANK = (
    QuoteOutcome.EXACT,
    QuoteOutcome.NORMALIZED,
    QuoteOutcome.ELIDED,
    QuoteOutcome.MOVED,
    QuoteOutcome.REWORDED,
    QuoteOutcome.ALTERED,
    QuoteOutcome.PARTIAL,
    QuoteOutcome.AMBIGUOUS,
    QuoteOutcome.UNCHECKED,
    QuoteOutcome.INDETERMINATE,
    QuoteOutcome.NOT_FOUND,
)
"""Of several sources or copies the first of these counts: what nobody has read may
have the words that the others lack."""
OPEN = frozenset({QuoteOutcome.UNCHECKED, QuoteOutcome.INDETERMINATE})
HELD = 20_000
"""Answers that a run keeps at hand: a dozen rules ask for the same."""


@dataclass(frozen=True, slots=True)
class QuotationCheck:
    """Quoted words against one source: the best that any of its copies has.

    *snapshot* is the copy's public id, empty where there is none.
    """

    source: str
    snapshot: str
    looked: Looked

    @property
    def outcome(self) -> QuoteOutcome:
        """Return what the comparison came to."""
        return self.looked.verdict.outcome

    @property
    def place(self) -> str:
        """Return where the words stand: "hall2020, page 14 (n-7f3a2)"."""
        verdict = self.looked.verdict
        page = ""
        if verdict.cell:
            page = f", {short(verdict.cell)}"
        elif verdict.page_label:
            page = f", p. {verdict.page_label}"
        elif verdict.page_index is not None:
            page = f", page {verdict.page_index + 1} of the file"
        copy = f" ({self.snapshot})" if self.snapshot else ""
        return f"{self.source}{page}{copy}"


class KeptTexts(ABC):
    """The kept texts of copies; whoever runs a check says where they are."""

    @abstractmethod
    def look(self, copy: SnapshotFacts, words: str, pages: tuple[str, ...]) -> Looked:
        """Compare *words* with the text of *copy*; remembered where it was before."""

    @abstractmethod
    def has(self, copy: SnapshotFacts, words: str) -> bool:
        """Tell whether the text of *copy* has *words* to the letter, but for noise."""

    @abstractmethod
    def end(self) -> None:
        """Write down what is to be remembered."""


class Comparisons:
    """Answers what became of a quotation, for the sources of a run."""

    def __init__(self, texts: KeptTexts | None = None) -> None:
        self._texts = texts
        self._held: OrderedDict[tuple[str, str, tuple[str, ...]], QuotationCheck] = (
            OrderedDict()
        )

    def end(self) -> None:
        """Write down what is to be remembered; a run is over."""
        if self._texts is not None:
            self._texts.end()

    def checks(
        self, quoted: QuotedFacts, sources: Sources
    ) -> tuple[QuotationCheck, ...]:
        """Return what each source of a quotation says of it."""
        return tuple(
            self.check(quoted.words, sources.get(origin.source), origin.pages)
            for origin in quoted.origins
            if sources.get(origin.source) is not None
        )

    def deciding(self, quoted: QuotedFacts, sources: Sources) -> QuotationCheck | None:
        """Return the check that counts; None for a quotation of no known source."""
        return _best(self.checks(quoted, sources))

    def check(
        self, words: str, source: SourceFacts | None, pages: tuple[str, ...] = ()
    ) -> QuotationCheck:
        """Return what the copies of *source* say of *words*."""
        if source is None:
            return unchecked("", "", "it is no source of the ledger")
        key = (source.name, words, pages)
        if key not in self._held:
            self._held[key] = self._made(words, source, pages)
            if len(self._held) > HELD:
                self._held.popitem(last=False)
        return self._held[key]

    def elsewhere(
        self, quoted: QuotedFacts, sources: Sources
    ) -> tuple[QuotationCheck, ...]:
        """Return where other cited sources have the words to the letter."""
        own = {origin.source for origin in quoted.origins}
        if self._texts is None:
            return ()
        return tuple(
            self.check(quoted.words, sources.get(key))
            for key in quoted.cited
            if key not in own and self._has(sources.get(key), quoted.words)
        )

    def _has(self, source: SourceFacts | None, words: str) -> bool:
        copies = standing_copies(source.snapshots) if source is not None else ()
        return self._texts is not None and any(
            self._texts.has(copy, words) for copy in copies
        )

    def _made(
        self, words: str, source: SourceFacts, pages: tuple[str, ...]
    ) -> QuotationCheck:
        copies = standing_copies(source.snapshots)
        if not copies or self._texts is None:
            return unchecked(source.name, "", NO_COPY)
        found = [
            QuotationCheck(source.name, copy.name, self._texts.look(copy, words, pages))
            for copy in reversed(copies)
        ]
        return _best(found) or found[0]


def unchecked(source: str, snapshot: str, reason: str) -> QuotationCheck:
    """Return the check of what could not be compared, and why."""
    verdict = QuotationVerdict(QuoteOutcome.UNCHECKED, reasons=(reason,))
    return QuotationCheck(source, snapshot, Looked(verdict))


def _best(checks: Sequence[QuotationCheck]) -> QuotationCheck | None:
    return min(checks, key=lambda one: _RANK.index(one.outcome), default=None)
