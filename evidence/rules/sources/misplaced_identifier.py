"""SRC019."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from evidence.bibliography.identifiers import normal_doi, problem_with_doi
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_RESOLVER = re.compile(
    r"\s*(?:\\url\{)?(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:)?(10\.[^\s{}?#]+)\}?\s*",
    re.IGNORECASE,
)
_PREFIXED = re.compile(
    r"\s*(?:\\url\{)?(?:(?:https?\s*:\s*//)?(?:dx\.|www\.)?doi\.org/|doi\s*:\s*"
    r"|info:doi/|doi\s+)(?:doi\s*:\s*)?(10\.[^\s{}]+?)\}?\s*",
    re.IGNORECASE,
)


class MisplacedIdentifier(SourceRule):
    """A DOI stands in the field of addresses, or an address in the field of the DOI.

    *Why.* Styles make the address from the DOI: ``doi = {https://doi.org/10.…}`` prints
    «https://doi.org/https://doi.org/10.…», a dead link. And a DOI that is only an
    address in ``url`` is not found when duplicates, retractions or metadata are looked
    up. The fix leaves the bare DOI in ``doi``; an address that leads to the same DOI as
    the field ``doi`` is left alone.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, doi = {https://doi.org/10.1000/182}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, doi = {10.1000/182}
    }
    ```

    Source: The biblatex Package, manual version 3.20, section 2.2.2, on doi; DOI
    Handbook, 2023, section 3.4, on the DOI name and the address made of it.
    """

    code = "SRC019"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each identifier of *subject* in the wrong field."""
        del context
        values = dict(reversed(own(subject)))
        doi, url = values.get("doi", ""), values.get("url", "")
        if _bare(doi):
            yield Draft(
                f"{subject.name}: the doi is an address or has a label: {shown(doi)}",
                hint=f"write {_bare(doi)}",
            )
        linked = _linked(url)
        if linked and not doi.strip():
            yield Draft(
                f"{subject.name}: the url is that of a DOI, and there is no doi: "
                f"{shown(url)}",
                hint=f"write doi = {{{linked}}} instead",
                severity=Severity.NOTE,
            )
        elif linked and _compared(linked) != _compared(doi):
            yield Draft(
                f"{subject.name}: url and doi are different DOIs: {shown(linked)} and "
                f"{shown(doi)}",
                hint="keep the right one",
            )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the bare DOI in ``doi``, and no address that only repeats it."""
        del context
        values = dict(reversed(own(subject)))
        doi, url = values.get("doi", ""), values.get("url", "")
        if bare := _bare(doi):
            yield FieldChange("doi", bare)
        elif (linked := _linked(url)) and not doi.strip():
            yield FieldChange("doi", linked)
            yield FieldChange("url", None)


def _bare(doi: str) -> str:
    """Return the DOI behind an address or a label, '' where there is none of these."""
    found = _PREFIXED.fullmatch(doi)
    return found[1] if found and not problem_with_doi(found[1]) else ""


def _linked(url: str) -> str:
    """Return the DOI that an address of the DOI resolver leads to, '' for others."""
    found = _RESOLVER.fullmatch(url)
    if not found:
        return ""
    doi = unquote(found[1].replace("\\", ""))
    return "" if problem_with_doi(doi) or set(doi) & set("{}\\%") else doi


def _compared(doi: str) -> str:
    return unquote(normal_doi(doi)).replace("{", "").replace("}", "").rstrip(".")
