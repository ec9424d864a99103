"""SRC042."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.page_ranges import page_ranges, with_en_dashes
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_PREFIX = re.compile(
    r"^\s*(?:pp?\.|pp\b|pages?\b|S\.|Seiten?\b)[~\s]*(?=[0-9ivxlIVXL])"
)
_COUNT = re.compile(
    r"[0-9ivxlcXVIL+,\[\]\s]*[0-9][~\s]*(?:pp?\.?|pages?|S\.?|Seiten|Bl\.|leaves)\.?"
)
_LEFT_OVER = re.compile(
    r"\bn/a\b|\bundefined\b|\bnull\b|\bnan\b|\bno pagination\b|\?\?|^-+$|"
    r"^n\.\s?p(?:ag)?\.$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"(?:to appear|in press|forthcoming|online(?: first)?|ahead of print|accepted)\.?",
    re.IGNORECASE,
)
_DASHES = frozenset({"--", "–", "-", "\\textendash", "\\textendash{}"})


class OddPages(SourceRule):
    """The pages run backwards, or are not written as styles expect them.

    *Why.* A range that ends before it begins has a digit wrong, and the reader turns to
    the wrong page. The style sets «pp.» and the dash between two pages itself: from
    «pp. 12--19» some print «pp. pp. 12--19». Abbreviated ranges such as 123--9 are
    understood. A single hyphen is what most styles turn into a dash by themselves; it
    is told only where the setting ``bibliography`` is ``"bibtex"``.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, pages = {119--112}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, pages = {112--119}
    }
    ```

    Source: Patashnik, BibTeXing, 1988, section 3.2, on ``pages``; Kime, Wemheuer and
    Lehman, The biblatex Package, version 3.20, section 2.3.12 (pagination).
    """

    code = "SRC042"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for what is wrong with the pages of *subject*."""
        for _, value in own_fields(subject, ["pages"]):
            bare = _without_prefix(value)
            wrong = [each for each in page_ranges(bare) if each.is_reversed]
            for each in wrong:
                yield Draft(
                    f"the pages of {subject.name} run backwards: "
                    f"{each.first}{each.dash}{each.last}",
                    hint="look the pages up; a digit may be missing",
                    severity=Severity.WARNING,
                )
            fault, hint = _fault(value, bare, _dashes(context))
            if fault and not wrong:
                message = f"the pages of {subject.name} {fault}: {value[:60]!r}"
                yield Draft(message, hint=hint)
        if _is_paper(subject):
            yield Draft(
                f"the proceedings {subject.name} has author, booktitle and pages",
                hint="a paper in a proceedings is an inproceedings",
            )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Take off «pp.» and write ranges with ``--``."""
        for name, value in own_fields(subject, ["pages"]):
            bare = _without_prefix(value)
            mended = with_en_dashes(bare)
            if _fault(value, bare, _dashes(context))[0] and mended != value:
                yield FieldChange(name, mended)


def _without_prefix(value: str) -> str:
    return _PREFIX.sub("", value, count=1)


def _dashes(context: Context) -> frozenset[str]:
    """Return what may stand between two pages."""
    for_bibtex = context.policy.bibliography == "bibtex"
    return _DASHES - {"-"} if for_bibtex else _DASHES


def _fault(value: str, bare: str, dashes: frozenset[str]) -> tuple[str, str]:
    """Return what is wrong with the form, and the way out; '' for nothing."""
    if _LEFT_OVER.search(value):
        return "are unknown", "leave the field out"
    if _TO_COME.fullmatch(value):
        return "are no pages", "leave the field out; «pubstate» says that it is to come"
    if bare != value:
        return "have the word that styles add", f"write {with_en_dashes(bare)}"
    if _COUNT.fullmatch(value):
        return "are a number of pages", "write it into «pagetotal»"
    odd = [each for each in page_ranges(value) if each.dash not in dashes]
    if odd and (mended := with_en_dashes(value)) != value:
        return "have another dash than «--»", f"write {mended}"
    return "", ""


def _is_paper(subject: SourceFacts) -> bool:
    """Tell whether a paper was entered as the whole proceedings."""
    needed = ("author", "booktitle", "pages")
    return subject.entry_type == "proceedings" and all(map(subject.get, needed))
