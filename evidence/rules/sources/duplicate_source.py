"""SRC050."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from evidence.bibliography.works.duplicates import DuplicateGroup
from evidence.bibliography.works.same_work import Tie
from evidence.checker.facts import LedgerFacts, SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.same_works import duplicates_in
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

    def __init__(self) -> None:
        """Remember the groups of one ledger at a time."""
        self._ledger: LedgerFacts | None = None
        self._groups: Mapping[str, tuple[DuplicateGroup, ...]] = {}

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where *subject* repeats a source before it."""
        for group in self._groups_in(context).get(subject.name, ()):
            others = tuple(
                key for key in group.keys if key not in {subject.name, *subject.same_as}
            )
            if not others:
                continue
            if group.tie is Tie.SAME:
                yield Draft(
                    f"{subject.name} is the same work as {listed(others)}: "
                    f"{'; '.join(group.reasons)}",
                    hint="evidence source duplicates shows what a merge would keep",
                    related=others,
                )
                continue
            yield Draft(
                f"{subject.name} and {listed(others)}: {'; '.join(group.reasons)}",
                hint="look up the identifier, and correct the entry that is not meant",
                related=others,
            )

    def _groups_in(self, context: Context) -> Mapping[str, tuple[DuplicateGroup, ...]]:
        """Return the groups by each of their keys but the first."""
        if self._ledger is not context.ledger:
            self._ledger = context.ledger
            found = duplicates_in(context.ledger)
            wrong = [each for each in found.related if each.tie is Tie.IDENTIFIER]
            groups: dict[str, tuple[DuplicateGroup, ...]] = {}
            for group in (*found.groups, *wrong):
                for key in group.keys[1:]:
                    groups[key] = (*groups.get(key, ()), group)
            self._groups = groups
        return self._groups
