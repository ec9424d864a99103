"""FIG012."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.derivations import input_words, problem_of, worked_out
from evidence.checker.facts import ClaimFacts, DerivationFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import ClaimRule, Context, Draft
from evidence.checker.wording import figure_words
from evidence.text.figures import ComparatorVerdict
from evidence.text.figures.derived import WorkedOut


class DerivationDiffers(ClaimRule):
    """A figure doesn't follow from those that it is worked out from.

    *Why.* A percentage, a difference or a sum is a claim of the author's own: no source
    prints it, so nobody finds it wrong by looking it up. Its formula is worked out
    again with every run, over exact numbers; what rounding of the inputs explains is no
    finding. A formula whose value is hedged, where the sentence is not, is a warning.

    Bad:

    ```bibtex
    @report{ruser2020, author = {Ruser, Nathan}, title = {Documenting the System},
      institution = {ASPI}, type = {Report}, date = {2020-09-24}}
    ```

    ```markdown
    A third of the facilities is of high security (Ruser 2020).
    ```

    ```toml
    [claim.high-security]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "A third of the facilities"
    figures = ["33% of facilities"]

    [[claim.high-security.evidence]]
    source = "ruser2020"
    stance = "supports"
    figures = ["14 of 61 facilities"]

    [[claim.high-security.derivation]]
    figure = "33% of facilities"
    formula = "a / whole(a) * 100"
    inputs = { a = "ruser2020" }
    ```

    Good:

    ```bibtex
    @report{ruser2020, author = {Ruser, Nathan}, title = {Documenting the System},
      institution = {ASPI}, type = {Report}, date = {2020-09-24}}
    ```

    ```markdown
    Of the facilities, 23% are of high security (Ruser 2020).
    ```

    ```toml
    [claim.high-security]
    manuscript = "manuscript"
    kind = "quantity"
    quote = "23% are of high security"
    figures = ["23% of facilities"]

    [[claim.high-security.evidence]]
    source = "ruser2020"
    stance = "supports"
    figures = ["14 of 61 facilities"]

    [[claim.high-security.derivation]]
    figure = "23% of facilities"
    formula = "a / whole(a) * 100"
    inputs = { a = "ruser2020" }
    ```

    Source: Nuijten et al., "The prevalence of statistical reporting errors in
    psychology", Behavior Research Methods 48 (2016) 1205–1226: reported values are
    worked out again from those they depend on.
    """

    code = "FIG012"
    severity = Severity.ERROR

    def check(self, subject: ClaimFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each figure that its formula doesn't give."""
        for derivation in subject.derivations:
            if problem_of(subject, derivation, context):
                continue
            found = worked_out(derivation)
            if not found.follows:
                yield _draft(derivation, found, None)
            elif found.comparator is ComparatorVerdict.DROPPED:
                yield _draft(derivation, found, Severity.WARNING)


def _draft(
    derivation: DerivationFacts, found: WorkedOut, severity: Severity | None
) -> Draft:
    why = found.why if severity is None else "the formula's value is hedged"
    return Draft(
        f"{figure_words(derivation.figure)} in the manuscript, but "
        f"{derivation.formula} = {found.filled} = {found.shown}: {why}",
        hint="correct the manuscript, the formula or the figures that it starts from",
        related=tuple(
            f"{input_words(given)}: {given.figure.text}"
            for given in derivation.inputs
            if given.figure is not None
        ),
        severity=severity,
    )
