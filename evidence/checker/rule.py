"""What a rule is: declared facts, one method, and a docstring that is its manual page.

A rule implements the narrowest of the kinds below that suffices; the engine calls it
for every subject of that kind. It yields drafts: it never logs, prints, queries, opens
a file or asks for today's date (that is ``context.today``). It is one module because a
rule's author finds here all that a rule may be, see and say.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import ClassVar, TypeVar

from evidence.bibliography.citekeys import DEFAULT_PATTERN
from evidence.checker.contradictions import Contradictions
from evidence.checker.facts import (
    CitationFacts,
    ClaimFacts,
    ItemFacts,
    LedgerFacts,
    ManuscriptFacts,
    SourceFacts,
)
from evidence.checker.finding import Kind, Severity
from evidence.checker.known import Known
from evidence.checker.quotation_checks import Comparisons, QuotationCheck
from evidence.checker.quotations import QuotedFacts
from evidence.checker.survey import AnySurvey, Survey
from evidence.checker.topics import NO_TOPIC, Topic
from evidence.text.document import Span

T = TypeVar("T")


@cache
def _kebab_case(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


@dataclass(frozen=True, slots=True)
class Policy:
    """What the house has decided; read from the settings."""

    threshold: str = "moderate"
    """The lowest confidence that a claim may have."""
    shelf_life: Mapping[str, int | None] = field(default_factory=dict)
    """Topic → days after its as-of date until a figure is outdated; None: until
    superseded. ``*`` stands for every other topic."""
    publication_date: date | None = None
    """When the text appears, where that is known."""
    bibliography: str = ""
    """The program that the library is kept for: ``bibtex``, ``biblatex``, or '' where
    it is to suit both."""
    citekey_pattern: str = DEFAULT_PATTERN
    """What the house makes its citekeys of."""
    gone_days: int = 30
    """Days after which an address that leads nowhere is an error."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at besides its subject.

    A run over one manuscript has not read the rest of the ledger; what a rule may want
    of it is asked for here, and found by an index or in one pass for all subjects.
    """

    known: Known
    """Answers what follows; and more, which fewer rules ask for."""
    policy: Policy
    today: date
    cited: frozenset[str]
    """The citekeys that some manuscript of this run cites (resolved items)."""
    tied: frozenset[str]
    """The citekeys that some claim of the ledger has as evidence (or via); in a run
    over one manuscript, those of its own sources."""
    has_file: Callable[[Path], bool] = Path.is_file
    """Whether there is a file; rules ask the disk nothing else."""
    comparisons: Comparisons = field(default_factory=Comparisons)
    """Quotations in the kept texts of their sources; without these all unchecked."""

    @property
    def ledger(self) -> LedgerFacts:
        """Return the whole ledger, for what nothing narrower answers.

        It is read when a rule first asks: in a large ledger that takes minutes.
        """
        return self.known.whole()

    def source(self, key: str | None) -> SourceFacts | None:
        """Return the source with this citekey or alias, if there is one.

        What a claim's evidence, its citations and their relations lead to has been
        read already; any other key costs a look into the ledger.
        """
        return None if key is None else self.known.get(key)

    def manuscript(self, name: str) -> ManuscriptFacts | None:
        """Return the manuscript in which a claim or citation stands, with its text."""
        return self.known.manuscript(name)

    def claim(self, name: str) -> ClaimFacts | None:
        """Return the claim with this slug or public id, if there is one.

        One of another manuscript costs a look into the ledger.
        """
        return self.known.claim(name)

    @property
    def contradictions(self) -> Contradictions:
        """Return what claims of the ledger say against one another."""
        return self.known.contradictions

    def same_topic(self, claim: ClaimFacts) -> Topic:
        """Return what the active claims on the topic of *claim* state, itself too.

        Of the whole ledger: ``figures()`` has all of it, ``of_scopes()`` the figures of
        a scope, without going through the others. Nothing for a claim without a topic.
        """
        return self.known.topic(claim.topic) if claim.topic else NO_TOPIC

    def quotation(self, quoted: QuotedFacts) -> QuotationCheck | None:
        """Return what a quotation's source says of its words, the best of several.

        None where it has no source that is known.
        """
        return self.comparisons.deciding(quoted, self.known)

    def elsewhere(self, quoted: QuotedFacts) -> tuple[QuotationCheck, ...]:
        """Return where other sources that the manuscript cites have the words.

        To the letter, in a text that is kept.
        """
        return self.comparisons.elsewhere(quoted, self.known)

    def survey(self, kind: type[Survey[T]]) -> T:
        """Return what a survey of all sources shows; a rule names it in ``surveys``."""
        return self.known.survey(kind)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule yields; the engine adds code, severity, subject and place.

    *severity* overrides the rule's own for this one finding. *span* says where in a
    manuscript's text it stands, of a rule about manuscripts.
    """

    message: str
    hint: str = ""
    related: tuple[str, ...] = ()
    severity: Severity | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a rule wants of one field of an entry.

    *value* is LaTeX source without its delimiters, braces balanced; None removes the
    field. A field that the entry lacks is added.
    """

    field: str
    value: str | None


class Rule(ABC):
    """One thing that can be wrong."""

    code: ClassVar[str]
    """Three capitals of the family and three digits; never reused."""
    severity: ClassVar[Severity]
    kind: ClassVar[Kind] = Kind.FAIL
    """Whether its findings are wrongs, questions to a person, or things unchecked."""
    aliases: ClassVar[tuple[str, ...]] = ()
    """Codes of rules that were merged into this one."""
    surveys: ClassVar[tuple[AnySurvey, ...]] = ()
    """What it wants to know of the library as a whole (``checker.survey``)."""
    optional: ClassVar[bool] = False
    """Whether this is a matter of house style: then it runs only when it is selected
    by its code or slug."""

    @classmethod
    def slug(cls) -> str:
        """Return the class name in kebab case: ``FigureDiffers`` → figure-differs."""
        return _kebab_case(cls.__name__)

    @classmethod
    def title(cls) -> str:
        """Return the first line of the docstring."""
        return (cls.__doc__ or "").strip().partition("\n")[0]

    @classmethod
    def fixes(cls) -> bool:
        """Tell whether the rule can put anything right by itself."""
        return False

    @classmethod
    def traits(cls) -> tuple[str, ...]:
        """Return in words what is special: ``optional``, ``can fix``."""
        words = {"optional": cls.optional, "can fix": cls.fixes()}
        return tuple(word for word, is_so in words.items() if is_so)


class SourceRule(Rule):
    """A rule about one source."""

    needs_ledger: ClassVar[bool] = False
    """Whether it asks how a source is used, or what the ledger knows besides entries:
    then it has nothing to say of a plain .bib file."""

    @abstractmethod
    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield what is wrong with *subject*."""

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the changes that put *subject* right, where they are certain.

        None by default. A field's value may hold line ends here, as the file has them.
        What a fix leaves, ``check`` finds again; a second fix changes nothing.
        """
        del subject, context
        return ()

    @classmethod
    def fixes(cls) -> bool:
        """Tell whether the rule has a fix of its own."""
        return cls.fix is not SourceRule.fix


class CitationRule(Rule):
    """A rule about one item of a citation."""

    @abstractmethod
    def check(
        self, subject: ItemFacts, citation: CitationFacts, context: Context
    ) -> Iterable[Draft]:
        """Yield what is wrong with *subject*, an item of *citation*."""


class ClaimRule(Rule):
    """A rule about one active claim."""

    @abstractmethod
    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield what is wrong with *subject*."""


class QuotationRule(Rule):
    """A rule about quoted words: of a manuscript, or of a claim's evidence."""

    @abstractmethod
    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield what is wrong with *subject*."""


class ManuscriptRule(Rule):
    """A rule about the text of one manuscript, whatever stands in it."""

    @abstractmethod
    def check(
        self, subject: ManuscriptFacts, claims: Sequence[ClaimFacts], context: Context
    ) -> Iterable[Draft]:
        """Yield what is wrong with *subject*, whose active *claims* are given."""
