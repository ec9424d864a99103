"""AGE007."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.changing_pages import UNDATED, changing
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import listed


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
        found = changing(subject, context.known)
        if found is not None:
            yield Draft(
                f"{subject.name} {found.why}, gives the figure of "
                f"{listed(found.claims)}, and no copy of it is kept",
                hint="keep one (evidence snapshot add), or add an archived address "
                "(archiveurl), a file or the day of reading (urldate) to the entry",
                related=found.claims,
                severity=None if found.why == UNDATED else Severity.WARNING,
            )
