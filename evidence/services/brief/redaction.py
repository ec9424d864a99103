"""What briefs and exports leave out to protect people who spoke on terms.

A brief is handed on, as are exported claims; the ledger stays at the desk. Whoever
spoke on background, or consented to be quoted within limits, is not named in them. What
was said off the record, or without consent, is not in them at all. Their check runs
over what is left, so that no finding can tell what the pages withhold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum

from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    EvidenceFacts,
    ItemFacts,
    LedgerFacts,
    ManuscriptFacts,
    SourceFacts,
)
from evidence.models.vocabulary import Consent, OnRecord, SubjectKind

__all__ = ["redacted"]


class _Terms(IntEnum):
    OPEN = 0
    UNNAMED = 1
    WITHHELD = 2


_ON_RECORD = {
    OnRecord.BACKGROUND: _Terms.UNNAMED,
    OnRecord.OFF_RECORD: _Terms.WITHHELD,
}
_CONSENT = {
    Consent.LIMITED: _Terms.UNNAMED,
    Consent.REFUSED: _Terms.WITHHELD,
    Consent.NOT_ASKED: _Terms.WITHHELD,
}
_WORDS = {
    _Terms.UNNAMED: "A source on background",
    _Terms.WITHHELD: "A source that is withheld",
}
NAMED = "This note is withheld: it may name the source."
_WORD = re.compile(r"[^\W\d_]{2,}")
WITHHELD = "What this source said is withheld: it was not given for publication."


def redacted(ledger: LedgerFacts) -> LedgerFacts:
    """Return *ledger* as it may be handed on; itself where nobody is protected."""
    terms = {source.name: _terms(source) for source in ledger.sources}
    protected = [source for source in ledger.sources if terms[source.name]]
    if not protected:
        return ledger
    keys = {source.name: f"source-{at}" for at, source in enumerate(protected, 1)}
    return _Redaction(ledger, keys, terms).ledger()


def _terms(source: SourceFacts) -> _Terms:
    """Return the strictest terms of all copies of a source."""
    found = [_Terms.OPEN]
    for copy in source.snapshots:
        if copy.on_record is not None:
            found.append(_ON_RECORD.get(copy.on_record, _Terms.OPEN))
        if copy.consent is not None:
            found.append(_CONSENT.get(copy.consent, _Terms.OPEN))
    return max(found)


class _Redaction:
    """Gives protected sources other names everywhere."""

    def __init__(
        self,
        ledger: LedgerFacts,
        keys: Mapping[str, str],
        terms: Mapping[str, _Terms],
    ) -> None:
        self._ledger = ledger
        self._keys = keys
        self._terms = terms

    def ledger(self) -> LedgerFacts:
        old = self._ledger
        sources = tuple(self._source(one) for one in old.sources)
        claims = tuple(self._claim(one) for one in old.claims)
        by_alias = {alias: one for one in sources for alias in (*one.aliases, one.name)}
        return replace(
            old,
            sources=sources,
            claims=claims,
            manuscripts=tuple(self._manuscript(one) for one in old.manuscripts),
            waivers=tuple(
                replace(one, subject=self._key(one.subject))
                if one.subject_kind is SubjectKind.SOURCE
                else one
                for one in old.waivers
            ),
            sources_by_name=by_alias,
            claims_by_name={one.public_id: one for one in claims}
            | {one.name: one for one in claims},
        )

    def _key(self, name: str) -> str:
        return self._keys.get(name, name)

    def _known(self, name: str | None) -> str | None:
        return None if name is None else self._key(name)

    def _all(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self._key(name) for name in names)

    def _source(self, old: SourceFacts) -> SourceFacts:
        related = replace(
            old,
            derives_from=self._all(old.derives_from),
            superseded_by=self._all(old.superseded_by),
            same_as=self._all(old.same_as),
        )
        if old.name not in self._keys:
            return related
        title = _WORDS[self._terms[old.name]]
        year = (("year", old.issued.text[:4]),) if old.issued else ()
        return replace(
            related,
            name=self._key(old.name),
            entry_type="misc",
            fields=(("title", title), *year),
            raw="",
            title=title,
            authors=(),
            authors_others=False,
            editors=(),
            container="",
            institution="",
            aliases=(),
            notices=(),
            snapshots=(),
        )

    def _claim(self, old: ClaimFacts) -> ClaimFacts:
        return replace(
            old,
            evidence=tuple(self._evidence(one) for one in old.evidence),
            items=tuple(self._item(one) for one in old.items),
            superseded=tuple(
                replace(one, source=self._key(one.source)) for one in old.superseded
            ),
            derivations=tuple(
                replace(
                    one,
                    inputs=tuple(
                        replace(each, source=self._known(each.source))
                        for each in one.inputs
                    ),
                )
                for one in old.derivations
            ),
        )

    def _evidence(self, old: EvidenceFacts) -> EvidenceFacts:
        named = replace(old, source=self._key(old.source), via=self._known(old.via))
        strictest = max(self._terms.get(key or "", 0) for key in (old.source, old.via))
        if strictest > _Terms.OPEN:  # the words around a passage may name who spoke
            named = replace(
                named,
                passage=None,
                note=self._unnamed(old.note, (old.source, old.via)),
                answer=self._unnamed(old.answer, (old.source, old.via)),
            )
        if strictest < _Terms.WITHHELD:
            return named
        return replace(
            named,
            page_label="",
            quotation="",
            note=WITHHELD,
            answer="",
            figures=(),
            roster=(),
            roster_complete=False,
        )

    def _unnamed(self, text: str, sources: tuple[str | None, ...]) -> str:
        """Return *text*, nothing of it where it names who spoke on terms."""
        words = set(_WORD.findall(text.casefold()))
        for one in self._ledger.sources:
            if one.name in sources and self._terms[one.name]:
                names = (
                    f"{name.family} {name.given} {name.literal}" for name in one.authors
                )
                said = " ".join((one.name, *names))
                if words & set(_WORD.findall(said.casefold())):
                    return NAMED
        return text

    def _manuscript(self, old: ManuscriptFacts) -> ManuscriptFacts:
        citations = tuple(
            CitationFacts(
                manuscript=one.manuscript,
                text=one.text,
                span=one.span,
                place=one.place,
                items=tuple(self._item(item) for item in one.items),
            )
            for one in old.citations
        )
        return replace(old, citations=citations)

    def _item(self, old: ItemFacts) -> ItemFacts:
        hidden = old.source in self._keys
        return replace(
            old,
            source=self._known(old.source),
            candidates=self._all(old.candidates),
            reasons=() if hidden else old.reasons,
        )
