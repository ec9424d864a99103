"""AGE007."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.issued_days import ONLINE
from evidence.checker.kept_copies import kept_copy
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import listed

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
    A snapshot, a linked ``file``, the address of an archive (Wayback Machine,
    archive.today, Perma.cc), or at least the day of reading (``urldate``) settles it.

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

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* is such a page and gives a figure."""
        why = _why(subject)
        if not why or subject.get("urldate") or kept_copy(subject):
            return
        claims = context.known.giving_figures_to(subject.name)
        if claims:
            known = why != _UNDATED
            yield Draft(
                f"{subject.name} {why}, gives the figure of {listed(claims)}, and no "
                "copy of it is kept",
                hint="keep one (evidence snapshot add), or add an archived address "
                "(archiveurl), a file or the day of reading (urldate) to the entry",
                related=tuple(claims),
                severity=Severity.WARNING if known else None,
            )


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
