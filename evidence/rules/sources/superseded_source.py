"""SRC005."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import listed


class SupersededSource(SourceRule):
    """A source in use that another source supersedes.

    *Why.* A new edition, a corrected report or a later census replaces what the old one
    said. Who still leans on the old one should do so knowingly. Where the old edition
    is meant (a history of the figure, say), waive this with that reason.

    Bad:

    ```bibtex
    @report{xu2020a, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    @report{xu2020b, author = {Xu, Vicky}, title = {Uyghurs for Sale, Revised},
      institution = {ASPI}, type = {Report}, date = {2020-09-01}}
    ```

    ```markdown
    The first edition named 82 brands (Xu 2020a).
    ```

    ```toml
    [[relation]]
    source = "xu2020b"
    kind = "supersedes"
    target = "xu2020a"

    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "82 brands"
    figures = ["82 brands"]

    [[claim.brands.evidence]]
    source = "xu2020a"
    stance = "supports"
    figures = ["82 brands"]
    ```

    Good:

    ```bibtex
    @report{xu2020a, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    @report{xu2020b, author = {Xu, Vicky}, title = {Uyghurs for Sale, Revised},
      institution = {ASPI}, type = {Report}, date = {2020-09-01}}
    ```

    ```markdown
    The revised edition names 83 brands (Xu 2020b).
    ```

    ```toml
    [[relation]]
    source = "xu2020b"
    kind = "supersedes"
    target = "xu2020a"

    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "83 brands"
    figures = ["83 brands"]

    [[claim.brands.evidence]]
    source = "xu2020b"
    stance = "supports"
    figures = ["83 brands"]
    ```

    Source: Wikipedia, Reliable sources, section "Age matters": new information makes
    older sources inaccurate, and newer ones are preferred where things change.
    """

    code = "SRC005"
    severity = Severity.WARNING
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* is used and superseded."""
        if not subject.superseded_by:
            return
        used = [
            words
            for words, keys in (("cited", context.cited), ("tied", context.tied))
            if subject.name in keys
        ]
        if used:
            newer = listed(subject.superseded_by)
            yield Draft(
                f"{subject.name} is {' and '.join(used)}, but {newer} supersedes it",
                hint=f"read {newer}, tie the claims to it and cite it instead",
            )
