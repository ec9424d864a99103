"""FIG003."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evidence.checker.facts import ClaimFacts, EvidenceFacts
from evidence.checker.finding import Severity
from evidence.checker.pairing import COMPARED, pair_figures, unlike
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import distinct, figure_words, listed, place_words
from evidence.text.figures import Figure
from evidence.text.figures.units import read_unit

_SHARES = {"%", "percentage point"}
"""Two units that are taken for each other, and never are the same thing."""


class UnitDiffers(ClaimRule):
    """A source gives figures, and none of them counts what the claim counts.

    *Why.* 83 brands are not 83 companies, and households are not people. Where unit,
    group or scope differs, nothing was compared, and the message says which it is;
    either the source was misread, or the ledger words the same unit in two ways. That
    two words mean one thing only a person can say, by giving both figures one unit. A
    figure that is worked out from others is not meant.

    Bad:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    The report names 83 brands (Xu 2020).
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "83 brands"
    figures = ["83 brands"]

    [[claim.brands.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["27 factories"]
    ```

    Good:

    ```bibtex
    @report{xu2020, author = {Xu, Vicky}, title = {Uyghurs for Sale},
      institution = {ASPI}, type = {Report}, date = {2020-03-01}}
    ```

    ```markdown
    The report names 83 brands (Xu 2020).
    ```

    ```toml
    [claim.brands]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "83 brands"
    figures = ["83 brands"]

    [[claim.brands.evidence]]
    source = "xu2020"
    stance = "supports"
    figures = ["83 global brands", "27 factories"]
    ```

    Source: Thompson and Taylor, Guide for the Use of the International System of Units,
    NIST Special Publication 811, 2008, section 7: a value is a number and its unit.
    """

    code = "FIG003"
    severity = Severity.WARNING

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each source of which no figure can be compared."""
        del context
        derived = {each.figure for each in subject.derivations}
        figures = [
            each for each in dict.fromkeys(subject.figures) if each not in derived
        ]
        if not figures:
            return
        ties = [tie for tie in subject.with_stance(*COMPARED) if tie.figures]
        paired = {pair.tie.source for pair in pair_figures(subject, ties)}
        for key in distinct(tie.source for tie in ties if tie.source not in paired):
            yield _draft(figures, [tie for tie in ties if tie.source == key])


def _draft(figures: Sequence[Figure], ties: list[EvidenceFacts]) -> Draft:
    claimed = listed(distinct(figure_words(each) for each in figures))
    given = distinct(figure_words(each) for tie in ties for each in tie.figures)
    reasons = distinct(
        reason.value
        for tie in ties
        for other in tie.figures
        for figure in figures
        if (reason := unlike(figure, other)) is not None
    )
    return Draft(
        f"{claimed} in the manuscript, {listed(given)} in {place_words(ties[0])}: "
        f"nothing was compared, since {'; '.join(reasons)}",
        hint="if they do, give both figures the same unit and scope; if not, look for "
        "the source's figure that the claim rests on",
        severity=Severity.ERROR if _share_for_points(figures, ties) else None,
    )


def _share_for_points(figures: Sequence[Figure], ties: list[EvidenceFacts]) -> bool:
    """Tell whether one side only gives per cent and the other only points."""
    ours = {read_unit(figure.unit).base for figure in figures}
    theirs = {read_unit(given.unit).base for tie in ties for given in tie.figures}
    return len(ours) == len(theirs) == 1 and ours | theirs == _SHARES
