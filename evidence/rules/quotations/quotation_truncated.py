"""QUO008."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.finding import Kind, Severity
from evidence.checker.quotation_checks import QuotationCheck
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule
from evidence.text.quotations.cuts import Cut, is_kept
from evidence.text.quoted.inner_marks import in_marks


class QuotationTruncated(QuotationRule):
    """A quotation begins behind, or ends before, a word that turns its sense.

    *Why.* Words can be to the letter and say the opposite: «not», «if», «alleged» or
    «some» stood directly before the first of them, or «unless» behind the last. Where
    the manuscript says the same in words of its own beside the quotation, nothing is
    amiss. Whether the sense turns is for a person to judge.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “the mission found the count to be honest in every region”
    (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>It is not true that the mission found the count to be honest in every region, its
    head told reporters.</p>
    </article></body></html>
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers did not write that “the mission found the count to be honest in every
    region” (Hall 2020).
    ```

    ```html snapshot
    <html lang="en"><title>Infighting</title><body><article>
    <p>It is not true that the mission found the count to be honest in every region, its
    head told reporters.</p>
    </article></body></html>
    ```

    Source: McGlone, "Contextomy: the art of quoting out of context", Media, Culture &
    Society 27 (2005) 511–522.
    """

    code = "QUO008"
    severity = Severity.WARNING
    kind = Kind.REVIEW

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each turning word that was cut off and is not made good."""
        found = context.quotation(subject)
        if found is None or not subject.is_printed:
            return
        for cut in found.looked.cuts:
            if not is_kept(cut, subject.before, subject.after):
                yield _draft(subject, found, cut)


def _draft(subject: QuotedFacts, found: QuotationCheck, cut: Cut) -> Draft:
    side = "before" if cut.before else "behind"
    words = f"…{cut.context} | …" if cut.before else f"… | {cut.context}…"
    return Draft(
        f"{quoted_words(subject)}: directly {side} it {found.place} has "
        f"{in_marks(cut.word)}",
        hint="quote the word too, or say in words of your own what it does",
        related=(f"{found.place}: {in_marks(words)}", *both_sides(subject, found)),
    )
