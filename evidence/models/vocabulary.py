"""The closed vocabularies of the ledger; each value is stored as it stands here."""

from __future__ import annotations

from enum import StrEnum


class ClaimKind(StrEnum):
    """What sort of statement a claim is.

    The union of Full Fact's claim types, the chapters of the Chicago Guide to
    Fact-Checking and what this ledger compares by machine.
    """

    QUANTITY = "quantity"
    DATE = "date"
    ROSTER = "roster"
    QUOTATION = "quotation"
    NAME_TITLE = "name-title"
    EVENT = "event"
    ATTRIBUTION = "attribution"
    CAUSAL = "causal"
    COMPARISON = "comparison"
    LAW = "law"
    DEFINITION = "definition"
    CAPTION = "caption"
    PREDICTION = "prediction"
    OPINION = "opinion"
    COMMON_KNOWLEDGE = "common-knowledge"


class ClaimStatus(StrEnum):
    """Whether a claim is still made."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class Stance(StrEnum):
    """How a piece of evidence bears on its claim."""

    SUPPORTS = "supports"
    PARTLY = "partly"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


SUPPORTING = (Stance.SUPPORTS, Stance.PARTLY)
"""With reservations or without."""


class Directness(StrEnum):
    """Whether the source itself was read, or another that reports it."""

    PRIMARY = "primary"
    SECOND_HAND = "second-hand"


class Basis(StrEnum):
    """What whoever tied the evidence had before their eyes."""

    SEEN = "seen"
    UNSEEN = "unseen"


class Relation(StrEnum):
    """How one source stands to another."""

    DERIVES_FROM = "derives_from"
    SUPERSEDES = "supersedes"
    SAME_AS = "same_as"


class ItemStatus(StrEnum):
    """What became of one item of a citation."""

    RESOLVED = "resolved"
    NEAR = "near"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"


class SubjectKind(StrEnum):
    """What a finding or a waiver is about."""

    CLAIM = "claim"
    SOURCE = "source"
    CITATION = "citation"
    MANUSCRIPT = "manuscript"


class Ground(StrEnum):
    """On what ground a sentence needs no source."""

    OPINION = "opinion"
    OWN_KNOWLEDGE = "own-knowledge"


class NoticeKind(StrEnum):
    """What a notice says of a work."""

    RETRACTION = "retraction"
    PARTIAL_RETRACTION = "partial_retraction"
    CONCERN = "expression_of_concern"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    REMOVAL = "removal"
    REINSTATEMENT = "reinstatement"


class Method(StrEnum):
    """How a snapshot came to be: what the program fetched, or a person brought.

    After the Berkeley Protocol on Digital Open Source Investigations (2022), which asks
    for the manner of collection, with the sources that are no pages: a call, a letter.
    """

    HTTP = "http"
    MANUAL = "manual"
    WARC = "warc"
    MHTML = "mhtml"
    PRINT = "print"
    PHONE = "phone"
    INTERVIEW = "interview"
    LETTER = "letter"


class Consent(StrEnum):
    """Whether a person who was asked agreed to be quoted."""

    GIVEN = "given"
    LIMITED = "limited"
    REFUSED = "refused"
    NOT_ASKED = "not-asked"


class OnRecord(StrEnum):
    """On what terms a person spoke, in the words of newsrooms."""

    ON_RECORD = "on-record"
    BACKGROUND = "background"
    OFF_RECORD = "off-record"


class Recheck(StrEnum):
    """What one look at the place of a snapshot found."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    UNKNOWN = "unknown"


class PassageFate(StrEnum):
    """What became of a passage in the newer copy of its source."""

    THERE = "there"
    MOVED = "moved"
    ALTERED = "altered"
    GONE = "gone"
    UNKNOWN = "unknown"


class PassageMatch(StrEnum):
    """How a quotation compares with the passage that it is pinned to."""

    EXACT = "exact"
    NORMALIZED = "normalized"
    ELIDED = "elided"
    REWORDED = "reworded"


class Verdict(StrEnum):
    """What a person decided about a passage in a newer copy."""

    ACCEPTED = "accepted"
    KEPT = "kept"
