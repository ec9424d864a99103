"""AGE007."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from evidence.checker.facts import LedgerFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.issued_days import ONLINE
from evidence.checker.kept_copies import kept_copy
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import listed
from evidence.models.vocabulary import ClaimStatus

_WIKI = re.compile(r"//(?:[\w-]+\.)*(?:wiki\w*|fandom)\.", re.IGNORECASE)
_CHANGES = re.compile(
    r"\b(?:revised in place|updated (?:regularly|continu\w+|daily|weekly|monthly)|"
    r"last updated|regularly updated|living document|live (?:page|blog)|"
    r"page as changed)\b",
    re.IGNORECASE,
)


class ChangingPage(SourceRule):
    """A web page that may change proves a figure, and no copy of it is kept.

    *Why.* A page without a date, a wiki, a page that is revised in place: what stands
    there tomorrow need not be what was read, and then nobody can show the figure.
    A linked ``file``, the address of an archive (Wayback Machine, archive.today,
    Perma.cc), or at least the day of reading (``urldate``) settles it.

    Bad:

    ```bibtex
    @online{aspi, author = {{ASPI}}, title = {Uyghurs for Sale},
      url = {https://example.org/uyghurs-for-sale}}
    ```

    ```markdown
    The plants are linked to 82 brands.
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "82 brands"
    figures = ["82 brands"]

    [[claim.brands.evidence]]
    source = "aspi"
    figures = ["82 brands"]
    ```

    Good:

    ```bibtex
    @online{aspi, author = {{ASPI}}, title = {Uyghurs for Sale},
      url = {https://web.archive.org/web/20210301/https://example.org/uyghurs-for-sale}}
    ```

    ```markdown
    The plants are linked to 82 brands.
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "82 brands"
    figures = ["82 brands"]

    [[claim.brands.evidence]]
    source = "aspi"
    figures = ["82 brands"]
    ```

    Source: Jones, Van de Sompel, Shankar, Klein, Tobin and Grover, Scholarly Context
    Adrift: Three out of Four URI References Lead to Changed Content, PLOS ONE 11(12),
    2016, e0167475.
    """

    code = "AGE007"
    severity = Severity.NOTE
    needs_ledger = True

    def __init__(self) -> None:
        """Remember who rests on what in one ledger at a time."""
        self._ledger: LedgerFacts | None = None
        self._claims: Mapping[str, Sequence[str]] = {}

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* is such a page and gives a figure."""
        why = _why(subject)
        if not why or subject.get("urldate") or kept_copy(subject):
            return
        claims = self._resting(context.ledger).get(subject.name, ())
        if claims:
            known = why != _UNDATED
            yield Draft(
                f"{subject.name} {why}, gives the figure of {listed(claims)}, and no "
                "copy of it is kept",
                hint="add an archived address (archiveurl) or a file to the entry, or "
                "the day on which it was read (urldate)",
                related=tuple(claims),
                severity=Severity.WARNING if known else None,
            )

    def _resting(self, ledger: LedgerFacts) -> Mapping[str, Sequence[str]]:
        """Return the claims by the sources that give a figure for them."""
        if self._ledger is not ledger:
            claims: dict[str, dict[str, None]] = defaultdict(dict)
            for claim in ledger.claims:
                if claim.status is ClaimStatus.ACTIVE:
                    for tie in claim.evidence:
                        if tie.figures:
                            claims[tie.via or tie.source][claim.name] = None
            self._ledger = ledger
            self._claims = {key: tuple(names) for key, names in claims.items()}
        return self._claims


_UNDATED = "is a page without a date"


def _why(source: SourceFacts) -> str:
    """Return why what stands on a page may not be what was read; '' for no reason."""
    address = source.get("url") or ""
    if source.entry_type not in ONLINE or not address or source.get("doi"):
        return ""
    if _WIKI.search(address):
        return "is a wiki’s page"
    told = (source.get(name) or "" for name in ("note", "howpublished", "addendum"))
    if any(_CHANGES.search(text) for text in told):
        return "is revised in place"
    if source.issued is None:
        return _UNDATED
    return "is kept up to date" if source.issued.latest is None else ""
