"""SRC005."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidence.checker.editions import later_editions
from evidence.checker.facts import LedgerFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import distinct, listed


class SupersededSource(SourceRule):
    """A source in use that another source supersedes.

    *Why.* A new edition, a corrected report or a later census replaces what the old one
    said. Who still leans on the old one should do so knowingly. Which source supersedes
    which is recorded as a relation; of two editions of one work in the bibliography it
    follows from the field ``edition``. Where the old edition is meant (a history of the
    figure, say), waive this with that reason.

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

    def __init__(self) -> None:
        """Remember the editions of one ledger at a time."""
        self._ledger: LedgerFacts | None = None
        self._later: Mapping[str, tuple[str, ...]] = {}

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* is used, and superseded or an old edition."""
        used = [
            words
            for words, keys in (("cited", context.cited), ("tied", context.tied))
            if subject.name in keys
        ]
        if not used:
            return
        how = f"{subject.name} is {' and '.join(used)}"
        if subject.superseded_by:
            last = _last(subject, context.ledger)
            newer = listed(distinct((*subject.superseded_by, *last)))
            yield Draft(
                f"{how}, but {newer} supersedes it"
                if len(subject.superseded_by) + len(last) == 1
                else f"{how}, but {newer} supersede it",
                hint=f"read {newer}, tie the claims to it and cite it instead",
                related=(*subject.superseded_by, *last),
            )
            return
        for later in self._editions(context.ledger).get(subject.name, ())[:1]:
            yield Draft(
                f"{how}, but {later} is a later edition of it",
                hint=f"read {later}, tie the claims to it and cite it instead; where "
                "the old one is meant, waive this with the reason",
                related=(later,),
            )

    def _editions(self, ledger: LedgerFacts) -> Mapping[str, tuple[str, ...]]:
        if self._ledger is not ledger:
            self._ledger, self._later = ledger, later_editions(ledger)
        return self._later


def _last(source: SourceFacts, ledger: LedgerFacts) -> tuple[str, ...]:
    """Return what supersedes the sources that supersede *source*, step by step."""
    seen, pending = {source.name}, list(source.superseded_by)
    found = []
    while pending:
        name = pending.pop()
        other = ledger.sources_by_name.get(name)
        if other is None or other.name in seen:
            continue
        seen.add(other.name)
        further = [each for each in other.superseded_by if each not in seen]
        found += further
        pending += further
    return tuple(distinct(each for each in found if each not in source.superseded_by))
