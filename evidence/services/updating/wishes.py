"""What a person wants of a claim that is out of date, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from evidence.bibliography.editing.splices import Splice
from evidence.checker.facts import ClaimFacts, LedgerFacts, ManuscriptFacts
from evidence.services.audit.rows import NewerValue
from evidence.services.file_edits import EditedFile
from evidence.text.document import Document, SourceMap, Span
from evidence.text.figures import Figure


@dataclass(frozen=True, slots=True)
class UpdateWish:
    """What is asked for; what is empty is taken from the ledger.

    *figure* is the newer one, *replaces* which one it takes the place of. *text* are
    new words for the claim's quotation, *sentence* for the whole sentence. *source*,
    *as_of* and *reason* say what overtook the claim where the ledger does not know.
    """

    claim: str
    day: date
    figure: str | None = None
    replaces: str | None = None
    text: str | None = None
    sentence: str | None = None
    source: str | None = None
    as_of: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who changes the words, and when; Word's tracked changes say it."""

    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Gathered:
    """What planning needs of the ledger, as plain values."""

    ledger: LedgerFacts
    claim: ClaimFacts
    manuscript: ManuscriptFacts
    media_type: str
    source_map: SourceMap


@dataclass(frozen=True, slots=True)
class Choice:
    """The figure that is replaced, what takes its place, and who says so."""

    old: Figure | None
    newer: NewerValue


@dataclass(frozen=True, slots=True)
class Wording:
    """New words: the splices of the manuscript's text, and the claim's own in it.

    *sentence* is the claim's sentence before, which begins at *start* of the text;
    *restated* is the sentence after.
    """

    start: int
    sentence: str
    restated: str
    splices: tuple[Splice, ...]
    anchor: Span


@dataclass(frozen=True, slots=True)
class Update:
    """All that is to be done, worked out and not yet done.

    *because* says why the file gets a comment and the words stay; else it is empty.
    *notes* are what the person should know.
    """

    gathered: Gathered
    choice: Choice
    figure: Figure | None
    wording: Wording
    statement: str
    edited: EditedFile
    document: Document
    because: str
    notes: tuple[str, ...]
