"""SRC005."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.editions import LaterEditions
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.support import Sources
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
    surveys = (LaterEditions,)

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
            last = _last(subject, context.known)
            newer = listed(distinct((*subject.superseded_by, *last)))
            yield Draft(
                f"{how}, but {newer} supersedes it"
                if len(subject.superseded_by) + len(last) == 1
                else f"{how}, but {newer} supersede it",
                hint=f"read {newer}, tie the claims to it and cite it instead",
                related=(*subject.superseded_by, *last),
            )
            return
        for later in context.survey(LaterEditions).get(subject.name, ())[:1]:
            yield Draft(
                f"{how}, but {later} is a later edition of it",
                hint=f"read {later}, tie the claims to it and cite it instead; where "
                "the old one is meant, waive this with the reason",
                related=(later,),
            )


def _last(source: SourceFacts, sources: Sources) -> tuple[str, ...]:
    """Return what supersedes the sources that supersede *source*, step by step."""
    seen, pending = {source.name}, list(source.superseded_by)
    found = []
    while pending:
        name = pending.pop()
        other = sources.get(name)
        if other is None or other.name in seen:
            continue
        seen.add(other.name)
        further = [each for each in other.superseded_by if each not in seen]
        found += further
        pending += further
    return tuple(distinct(each for each in found if each not in source.superseded_by))
