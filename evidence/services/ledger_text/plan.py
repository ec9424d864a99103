"""Compare what a ledger's text says with what the ledger holds.

What has no id in the text gets the one that its content gives: a rebuilt ledger has the
same ids, and a second import finds what the first one made. It is one module because
the kinds of things name one another, and one planner must know them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from evidence.errors import Conflict, InputRefused, named
from evidence.models import (
    CitationDecision,
    Claim,
    Declaration,
    Revision,
    SubjectKind,
)
from evidence.queries.anchoring import unknown_source
from evidence.queries.claims import unknown_claim
from evidence.services.ids import Kind
from evidence.services.ledger_text.anchoring import Anchored, find_anchor
from evidence.services.ledger_text.held import Change
from evidence.services.ledger_text.placing import Entry, different
from evidence.services.ledger_text.plan_kept import KeptPlanner
from evidence.services.ledger_text.plan_overtaken import OvertakenPlanner
from evidence.services.ledger_text.plan_pinned import PinnedPlanner
from evidence.services.ledger_text.reading import (
    LedgerText,
    TextClaim,
    TextDecision,
    TextDeclaration,
    TextEvidence,
    TextRating,
    TextRelation,
    TextWaiver,
)
from evidence.services.ledger_text.tables import at
from evidence.services.ratings import as_content
from evidence.services.stated import Stated
from evidence.services.ties import evidence_content, find_source


class Planner(OvertakenPlanner, KeptPlanner, PinnedPlanner):
    """Makes the *plan* of one import, and gathers its *faults*."""

    def read(self, text: LedgerText) -> None:
        """Compare all of *text* with the ledger."""
        self._claim_names |= text.claim_names
        self._each(_with_ids(text), self._note_id)
        if self.faults:
            return
        self._snapshot_hashes = {
            *(row.sha256 for row in self._held.snapshots.values()),
            *(str(one.columns["sha256"]) for one in text.snapshots),
        }
        self._each(text.manuscripts, self._manuscript)
        self._each(text.relations, self._relation)
        self._each(text.claims, self._claim)
        self._plan_derivations()
        self._each(text.decisions, self._decision)
        self._each(text.declarations, self._declaration)
        self._each(text.waivers, self._waiver)
        self._snapshot_names = frozenset(
            one.public_id for one in text.snapshots if one.public_id
        )
        self._each(text.snapshots, self._snapshot)

    def _relation(self, given: TextRelation) -> None:
        with at(*given.where, "source"):
            source = find_source(given.source, self._held.sources)
        with at(*given.where, "target"):
            target = find_source(given.target, self._held.sources)
            if source == target:
                raise InputRefused("a source does not stand in relation to itself")
        key = {"source_id": source.id, "kind": given.kind, "target_id": target.id}
        row = self._held.relations.get(tuple(key.values()))
        if row is None:
            self.plan.relations.append({**key, "note": given.note})
            self.plan.added["relations"] += 1
            return
        changed = different(row, {"note": given.note})
        with at(*given.where, "note"):
            self._settle("relations", changed, f"{source.citekey} {given.kind.value}")
        if changed:
            self.plan.changes.append(Change(row, changed))

    def _claim(self, given: TextClaim) -> None:
        held = self._held
        row = held.claims.get(given.public_id or "") or held.slugs.get(given.slug or "")
        revision = self._revision(given)
        anchor = find_anchor(given, revision, row)
        columns = {**given.columns, **anchor, "slug": given.slug}
        stated = Stated(given.figures, given.roster)
        if row is not None:
            step = partial(self._known_claim, row=row, columns=columns)
            self._each((given,), step)
            public_id = row.public_id
        else:
            content = (
                given.manuscript,
                str(columns["exact"]),
                str(columns["start"]),
                str(columns["statement"]),
            )
            public_id, _ = self._place(Kind.CLAIM, given, content, held.claims)
            full = self._full(given, columns, public_id)
            full["manuscript_id"] = revision.manuscript_id
            self.plan.claims.append((full, stated))
            self.plan.added["claims"] += 1
        before: dict[str, int] = defaultdict(int)
        self._each(given.evidence, partial(self._tie, claim=public_id, before=before))
        self._each(given.ratings, partial(self._rating, claim=public_id))
        self._each(given.superseded, partial(self._supersession, claim=public_id))
        self._waiting += [(public_id, each) for each in given.derivations]

    def _known_claim(
        self, given: TextClaim, row: Claim, columns: Mapping[str, Any]
    ) -> None:
        with at(*given.where, "id"):
            if given.public_id not in (None, row.public_id):
                raise Conflict(f"the ledger has {given.name} as {row.public_id}")
        with at(*given.where, "manuscript"):
            if self._held.revisions[given.manuscript].manuscript_id != (
                row.manuscript_id
            ):
                raise Conflict("the ledger has the claim in another manuscript")
        stated = Stated(given.figures, given.roster, claim_id=row.id)
        with at(*given.where):
            self._change("claims", given, row, columns, stated)

    def _tie(self, given: TextEvidence, claim: str, before: dict[str, int]) -> None:
        with at(*given.where, "source"):
            source = find_source(given.source, self._held.sources)
        with at(*given.where, "via"):
            via = find_source(given.via, self._held.sources) if given.via else None
            if via == source:
                raise InputRefused(f"{given.source} cannot be its own via")
        columns = {**given.columns, "via_source_id": via.id if via else None}
        content = evidence_content(claim, source.citekey, before[source.citekey])
        if given.public_id is None:
            before[source.citekey] += 1
        owner = self._held.claims[claim].id if claim in self._held.claims else None
        public_id, row = self._place(
            Kind.EVIDENCE,
            given,
            content,
            self._held.evidence,
            same=lambda row: (row.claim_id, row.source_id) == (owner, source.id),
        )
        self._pin(given, public_id, row)
        if row is None:
            full = self._full(given, columns, public_id)
            full["source_id"] = source.id
            stated = Stated(given.figures, given.roster)
            self.plan.evidence.append((claim, full, stated))
            self.plan.added["evidence"] += 1
            return
        stated = Stated(given.figures, given.roster, evidence_id=row.id)
        with at(*given.where):
            self._change("evidence", given, row, columns, stated)

    def _rating(self, given: TextRating, claim: str) -> None:
        columns = given.columns
        content = (
            claim,
            columns["scheme"],
            columns["level"],
            as_content(columns["details"]),
            columns["reason"],
            given.by or "",
            given.at.isoformat() if given.at else "",
        )
        owner = self._held.claims[claim].id if claim in self._held.claims else None
        public_id, row = self._place(
            Kind.RATING,
            given,
            content,
            self._held.ratings,
            same=lambda row: row.claim_id == owner,
        )
        if row is None:
            full = self._full(given, columns, public_id)
            self.plan.ratings.append((claim, full))
            self.plan.added["ratings"] += 1
            return
        with at(*given.where):
            if changed := different(row, self._dated(given, columns)):
                raise Conflict(
                    f"the rating {public_id} differs from the ledger's: "
                    f"{', '.join(changed)}",
                    hint="a rating is never changed: give another one, without id",
                )
        self.plan.unchanged["ratings"] += 1

    def _decision(self, given: TextDecision) -> None:
        with at(*given.where, "source"):
            source = find_source(given.source, self._held.sources)
        columns = {**given.columns, "source_id": source.id}
        held = self._held.decisions
        row = held.get(given.public_id or "")
        anchored = self._anchored(given, columns, row)
        names = ("exact", "start")
        words = tuple(str(anchored[name]) for name in names)
        content = (given.manuscript, *words, source.citekey)
        public_id, row = self._place(Kind.DECISION, given, content, held)
        self._settle_anchored("decisions", given, anchored, public_id, row)

    def _declaration(self, given: TextDeclaration) -> None:
        held = self._held.declarations
        row = held.get(given.public_id or "")
        anchored = self._anchored(given, given.columns, row)
        names = ("exact", "start", "ground")
        content = (given.manuscript, *(str(anchored[name]) for name in names))
        public_id, row = self._place(Kind.DECLARATION, given, content, held)
        self._settle_anchored("declarations", given, anchored, public_id, row)

    def _anchored(
        self,
        given: TextDecision | TextDeclaration,
        columns: Mapping[str, Any],
        row: CitationDecision | Declaration | None,
    ) -> Mapping[str, Any]:
        """Return all columns of a thing that is anchored, as the text gives them."""
        revision = self._revision(given)
        anchor = find_anchor(given, revision, row)
        kept = {"exact": given.anchor.exact, "start": row.start if row else 0}
        owner = {"manuscript_id": revision.manuscript_id}
        return {**(kept if not anchor else {}), **columns, **anchor, **owner}

    def _settle_anchored(
        self,
        what: str,
        given: TextDecision | TextDeclaration,
        columns: Mapping[str, Any],
        public_id: str,
        row: CitationDecision | Declaration | None,
    ) -> None:
        if row is not None:
            with at(*given.where):
                self._change(what, given, row, columns, None)
            return
        rows = self.plan.decisions if what == "decisions" else self.plan.declarations
        rows.append(self._full(given, columns, public_id))
        self.plan.added[what] += 1

    def _waiver(self, given: TextWaiver) -> None:
        columns = given.columns
        with at(*given.where, "subject"):
            self._check_subject(columns["subject_kind"], columns["subject"])
        names = ("code", "subject_kind", "subject", "until", "reason")
        content = tuple(str(columns[name]) for name in names)
        public_id, row = self._place(Kind.WAIVER, given, content, self._held.waivers)
        if row is None:
            self.plan.waivers.append(self._full(given, columns, public_id))
            self.plan.added["waivers"] += 1
            return
        with at(*given.where):
            self._change("waivers", given, row, columns, None)

    def _check_subject(self, kind: SubjectKind, name: str) -> None:
        if kind is SubjectKind.CLAIM and name not in self._claim_names:
            raise unknown_claim(name, sorted(self._claim_names))
        if kind is SubjectKind.SOURCE and name not in self._held.sources:
            raise unknown_source(name, self._held.sources)
        if kind is SubjectKind.MANUSCRIPT:
            self._check_manuscript(name)

    def _revision(self, given: Anchored) -> Revision:
        with at(*given.where, "manuscript"):
            self._check_manuscript(given.manuscript)
        return self._held.revisions[given.manuscript]

    def _check_manuscript(self, name: str) -> None:
        if name not in self._held.revisions:
            known = ", ".join(map(named, self._held.revisions)) or "none"
            raise InputRefused(
                f"there is no manuscript {name!r} in the ledger (known: {known})",
                hint="evidence manuscript read FILE",
            )


def _with_ids(text: LedgerText) -> Iterator[Entry]:
    """Yield everything in *text* that gives its id."""
    for claim in text.claims:
        entries: tuple[Entry, ...] = (
            claim,
            *claim.evidence,
            *claim.ratings,
            *claim.superseded,
            *claim.derivations,
        )
        yield from (entry for entry in entries if entry.public_id)
    rest: tuple[Entry, ...] = (
        *text.decisions,
        *text.declarations,
        *text.waivers,
        *text.snapshots,
    )
    yield from (entry for entry in rest if entry.public_id)
