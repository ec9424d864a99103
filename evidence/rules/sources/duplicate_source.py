"""SRC050."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.same_works import SameWorks
from evidence.checker.wording import listed


class DuplicateSource(SourceRule):
    """A source that is in the bibliography twice.

    *Why.* Two entries of one work are printed twice in the list of references, are
    corrected once and stay wrong in the other, and let one source pass for two: a claim
    that rests on both seems to be confirmed when it is not. Told apart are editions,
    translations, volumes and parts, replies, and preprints and conference papers of a
    later article. Also named is one DOI, PMID or ISBN under two titles: one of them is
    wrong. Where both entries are meant, say that one is the same as the other.

    Bad:

    ```bibtex
    @article{weir2020, author = {Weir, Tom}, title = {Tolls and Keepers: A History},
      journal = {Lock Quarterly}, volume = {3}, pages = {1--9}, year = {2020}}
    @article{weir2020tolls, author = {Weir, T.}, title = {Tolls and keepers},
      journal = {Lock Quarterly}, volume = {3}, year = {2020}}
    ```

    Good:

    ```bibtex
    @article{weir2020a, author = {Weir, Tom}, title = {Tolls and Keepers, Part I},
      journal = {Lock Quarterly}, volume = {3}, pages = {1--9}, year = {2020}}
    @article{weir2020b, author = {Weir, Tom}, title = {Tolls and Keepers, Part II},
      journal = {Lock Quarterly}, volume = {3}, pages = {10--19}, year = {2020}}
    ```

    Source: JabRef, the checkers DuplicateCheck and DoiDuplicationChecker; ICD 203
    commentary on circular reporting: copies are no corroboration.
    """

    code = "SRC050"
    severity = Severity.WARNING
    surveys = (SameWorks,)

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* repeats a source before it."""
        for group in context.survey(SameWorks).get(subject.name, ()):
            first, *_ = keys = group["keys"]
            mine = {subject.name, *subject.same_as}
            others = tuple(key for key in keys if key not in mine)
            if first == subject.name or not others:
                continue
            if group["same"]:
                yield Draft(
                    f"{subject.name} is the same work as {listed(others)}: "
                    f"{'; '.join(group['reasons'])}",
                    hint="evidence source duplicates shows what a merge would keep",
                    related=others,
                )
                continue
            yield Draft(
                f"{subject.name} and {listed(others)}: {'; '.join(group['reasons'])}",
                hint="look up the identifier, and correct the entry that is not meant",
                related=others,
            )
