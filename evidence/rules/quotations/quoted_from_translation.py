"""QUO007."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.finding import Kind, Severity
from evidence.checker.quotation_wording import both_sides, quoted_words
from evidence.checker.quotations import QuotedFacts
from evidence.checker.rule import Context, Draft, QuotationRule

_TRANSLATED = re.compile(
    r"\btranslat\w*|\btrans(?:l)?\.|\boriginal(?:ly)? in\b|\bin the original\b"
    r"|\bübersetz\w*|\bÜbers\.|\btradui\w*|\btraduc\w*|\btrad\.",
    re.IGNORECASE,
)


class QuotedFromTranslation(QuotationRule):
    """Quoted words are a translation, and nobody says so.

    *Why.* Words in English cannot be those of a text in German. They may be a good
    translation; but whose it is must be said, and no machine compares it with the
    original. To have it checked, tie the original words as evidence, or name a
    translated edition as the source.

    Bad:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout was as low as it had never been before in the country”
    (Hall 2020).
    ```

    ```html snapshot
    <html lang="de"><title>Streit</title><body><article>
    <p>Die Beobachter waren in allen zwölf Regionen des Landes. Die Beteiligung war mit
    43,5 Prozent so niedrig wie noch nie, und die Auszählung der Stimmen dauerte bis in
    den Morgen. Das Ergebnis ist von der Regierung nicht anerkannt worden.</p>
    </article></body></html>
    ```

    Good:

    ```bibtex
    @online{hall2020, author = {Hall, Ben}, title = {Infighting at the OSCE},
      year = {2020}, url = {https://example.org/osce}}
    ```

    ```markdown
    Observers wrote that “turnout was as low as it had never been before in the country”
    (Hall 2020, my translation).
    ```

    ```html snapshot
    <html lang="de"><title>Streit</title><body><article>
    <p>Die Beobachter waren in allen zwölf Regionen des Landes. Die Beteiligung war mit
    43,5 Prozent so niedrig wie noch nie, und die Auszählung der Stimmen dauerte bis in
    den Morgen. Das Ergebnis ist von der Regierung nicht anerkannt worden.</p>
    </article></body></html>
    ```

    Source: The Chicago Manual of Style, 17th edition, University of Chicago Press,
    2017, sections 13.73 to 13.82, on quotations from other languages.
    """

    code = "QUO007"
    severity = Severity.NOTE
    kind = Kind.REVIEW

    def check(self, subject: QuotedFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where text and words are of two languages."""
        found = context.quotation(subject)
        if found is None or not found.looked.language or not subject.sure:
            return
        if _is_said(subject) or context.elsewhere(subject):
            return
        language = found.looked.language
        yield Draft(
            f"{quoted_words(subject)} is not in the language of {found.place} "
            f"({language}): it was not compared",
            hint="say who translated it, or quote the original beside it",
            related=both_sides(subject, found),
        )


def _is_said(subject: QuotedFacts) -> bool:
    cited = subject.citation.text if subject.citation is not None else ""
    beside = (subject.before[-80:], cited, subject.after[:120])
    note = subject.tie.note if subject.tie is not None else ""
    return any(_TRANSLATED.search(text) for text in (*beside, note, subject.words))
