"""The ledger's tables, imported from one place so that none knows another's module."""

from evidence.models.claim import Claim
from evidence.models.decision import CitationDecision, Declaration
from evidence.models.derivation import Derivation, DerivationInput
from evidence.models.evidence import Evidence
from evidence.models.figure import FigureRow, RosterMember
from evidence.models.file_edit import FileEdit
from evidence.models.manuscript import Citation, CitationItem, Manuscript, Revision
from evidence.models.notice import Notice, NoticeDataset
from evidence.models.passage import Passage
from evidence.models.rating import Rating
from evidence.models.recheck import RecheckedPassage, SnapshotRecheck
from evidence.models.snapshot import (
    Snapshot,
    SnapshotDamage,
    SnapshotPage,
    SnapshotText,
)
from evidence.models.source import Source, SourceRelation
from evidence.models.supersession import Supersession
from evidence.models.vocabulary import (
    Basis,
    ClaimKind,
    ClaimStatus,
    Consent,
    Directness,
    Ground,
    ItemStatus,
    Method,
    NoticeKind,
    OnRecord,
    PassageFate,
    PassageMatch,
    Recheck,
    Relation,
    Stance,
    SubjectKind,
    Verdict,
)
from evidence.models.waiver import Waiver

__all__ = [
    "Basis",
    "Citation",
    "CitationDecision",
    "CitationItem",
    "Claim",
    "ClaimKind",
    "ClaimStatus",
    "Consent",
    "Declaration",
    "Derivation",
    "DerivationInput",
    "Directness",
    "Evidence",
    "FigureRow",
    "FileEdit",
    "Ground",
    "ItemStatus",
    "Manuscript",
    "Method",
    "Notice",
    "NoticeDataset",
    "NoticeKind",
    "OnRecord",
    "Passage",
    "PassageFate",
    "PassageMatch",
    "Rating",
    "Recheck",
    "RecheckedPassage",
    "Relation",
    "Revision",
    "RosterMember",
    "Snapshot",
    "SnapshotDamage",
    "SnapshotPage",
    "SnapshotRecheck",
    "SnapshotText",
    "Source",
    "SourceRelation",
    "Stance",
    "SubjectKind",
    "Supersession",
    "Verdict",
    "Waiver",
]
