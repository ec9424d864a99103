"""SRC028."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_NEW = re.compile(r"(\d\d)(0[1-9]|1[0-2])\.(\d{4,5})(?:v\d+)?")
_OLD = re.compile(r"[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]{2})?/\d{7}(?:v\d+)?")
_ARXIV = re.compile(
    r"\s*(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf)/|arxiv\s*:\s*)+"
    r"([^\s{}\[\]]+?)(?:\.pdf)?(?:\s*\[[\w.-]+\])?\s*",
    re.IGNORECASE,
)
_PMID = re.compile(r"[1-9]\d{0,7}")
_PMID_LABEL = re.compile(
    r"\s*(?:(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/"
    r"|ncbi\.nlm\.nih\.gov/pubmed/)|pmid\s*:?\s*)([1-9]\d{0,7})/?\s*",
    re.IGNORECASE,
)
_PMCID = re.compile(r"PMC\d{4,9}(?:\.\d+)?", re.IGNORECASE)
_FIVE_DIGITS = 1501
"""The month, as yymm, from which arXiv's numbers have five digits."""


class MalformedEprint(SourceRule):
    """An arXiv, PubMed or PubMed Central number that cannot be right.

    *Why.* A preprint without its number cannot be found, and styles make the address
    from the bare number: ``arXiv:`` or an address in ``eprint`` is printed twice and
    leads nowhere. arXiv's numbers say year and month; until 2014 they have four digits
    after the point, since then five. The fix takes labels and addresses off.

    Bad:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      eprint = {2013.01234}, eprinttype = {arxiv}
    }
    ```

    Good:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      eprint = {2003.01234}, eprinttype = {arxiv}
    }
    ```

    Source: arXiv, Understanding the arXiv identifier, info.arxiv.org/help; National
    Library of Medicine, PubMed User Guide, on PMID and PMCID.
    """

    code = "SRC028"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each such number of *subject*."""
        del context
        for name, kind, value in _numbers(subject):
            bare = _bare(kind, value)
            if bare != value:
                yield Draft(
                    f"{subject.name}: the {name} has a label or an address round it: "
                    f"{shown(value)}",
                    hint=f"write {bare}",
                )
            elif problem := _problem(kind, bare):
                yield Draft(
                    f"{subject.name}: the {name} {problem}: {shown(value)}",
                    hint="copy it again from the work's page",
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the bare numbers."""
        del context
        for name, kind, value in _numbers(subject):
            bare = _bare(kind, value)
            if bare != value and not _problem(kind, bare):
                yield FieldChange(name, bare)


def _numbers(subject: SourceFacts) -> Iterable[tuple[str, str, str]]:
    """Yield field, kind and value of the numbers that *subject* has."""
    for name, value in own(subject):
        text = value.strip()
        if not text:
            continue
        if name == "eprint":
            kind = (
                subject.get("eprinttype") or subject.get("archiveprefix") or ""
            ).strip()
            if kind.casefold() in {"arxiv", "pubmed"}:
                yield name, kind.casefold(), text
            elif not kind and _ARXIV.fullmatch(text):
                yield name, "arxiv", text
        elif name in {"arxiv", "arxivid"}:
            yield name, "arxiv", text
        elif name in {"pmid", "pmcid"}:
            yield name, name.replace("pmid", "pubmed"), text


def _bare(kind: str, value: str) -> str:
    """Return the number without label or address; *value* where it has none."""
    found = {"arxiv": _ARXIV, "pubmed": _PMID_LABEL}.get(kind)
    match = found.fullmatch(value) if found else None
    return match[1] if match else value


def _problem(kind: str, number: str) -> str:
    if kind == "pubmed":
        return "" if _PMID.fullmatch(number) else "is no PubMed number"
    if kind == "pmcid":
        known = _PMCID.fullmatch(number) or number.isdecimal()
        return "" if known else "is no PubMed Central number"
    new = _NEW.fullmatch(number.replace("\\", ""))
    if new is None:
        if _OLD.fullmatch(number.replace("\\", "")):
            return ""
        return "is no arXiv number"
    digits = 5 if int(new[1] + new[2]) >= _FIVE_DIGITS else 4
    if len(new[3]) != digits:
        return f"needs {digits} digits after the point in that month"
    return ""
