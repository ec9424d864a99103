"""What claims and sources are called in a brief: numbers, short names, links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from evidence.checker.facts import ClaimFacts, LedgerFacts, SourceFacts
from evidence.checker.finding import Subject
from evidence.checker.scope import Scope
from evidence.exporters.base import Reference
from evidence.exporters.languages import Words, find_words
from evidence.models.vocabulary import SubjectKind

_TITLE = 40
"""Characters of the title of a source that has neither author nor institution."""


class Names:
    """Numbers the claims and the sources of a brief once, and names them."""

    def __init__(
        self, ledger: LedgerFacts, scope: Scope, words: Words | None = None
    ) -> None:
        self.ledger = ledger
        self.words = words or find_words()
        self.claims = scope.claims
        self._numbers = {claim.name: at for at, claim in enumerate(scope.claims, 1)}
        self.sources = _printed(ledger, scope)
        self._anchors = {
            source.name: f"source-{at}" for at, source in enumerate(self.sources, 1)
        }
        self._labels = _labels(ledger.sources, self.words)
        self._texts = {
            each.name: f"manuscript-{at}" for at, each in enumerate(scope.manuscripts)
        }

    def numbered(self) -> Iterable[tuple[int, ClaimFacts]]:
        """Yield the claims with their numbers, from 1."""
        return enumerate(self.claims, 1)

    def source(self, key: str) -> Reference:
        """Return the source *key*, as "Zenz 2019", linked to its entry."""
        return Reference(self._labels.get(key, key), self._anchors.get(key, ""))

    def text_anchor(self, manuscript: str) -> str:
        """Return the id of a manuscript's text."""
        return self._texts[manuscript]

    def subject(self, subject: Subject) -> Reference | None:
        """Return where in the brief a finding's subject is; None if nowhere."""
        if subject.kind is SubjectKind.CLAIM and subject.name in self._numbers:
            number = self._numbers[subject.name]
            return Reference(f"{number} {subject.name}", f"claim-{number}")
        if subject.kind is SubjectKind.SOURCE and subject.name in self._anchors:
            return Reference(subject.name, self._anchors[subject.name])
        return None


def _printed(ledger: LedgerFacts, scope: Scope) -> tuple[SourceFacts, ...]:
    """Return the sources of the scope and those its evidence came through."""
    wanted = {source.name for source in scope.sources}
    for claim in scope.claims:
        for tie in claim.evidence:
            wanted.update(key for key in (tie.source, tie.via) if key)
    return tuple(source for source in ledger.sources if source.name in wanted)


def _labels(sources: Iterable[SourceFacts], words: Words) -> dict[str, str]:
    """Return citekey → short name; where two are the same, the citekey follows."""
    labels = {source.name: short_name(source, words) for source in sources}
    often = Counter(labels.values())
    return {
        key: f"{label} [{key}]" if often[label] > 1 else label
        for key, label in labels.items()
    }


def short_name(source: SourceFacts, words: Words) -> str:
    """Return authors and year, as a text cites them: "Hall et al. 2020"."""
    names = [name.short for name in source.authors or source.editors]
    if len(names) > 2 or (names and source.authors_others):
        who = words("%(name)s et al.", name=names[0])
    elif names:
        who = words(" and ").join(names)
    else:
        who = source.institution or source.container or source.title[:_TITLE]
    years = source.issued.years if source.issued is not None else ()
    when = "–".join(str(year) for year in years) or words("n.d.")
    return f"{who or source.name} {when}"
