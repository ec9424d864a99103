"""SRC046."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_LINKS = ("crossref", "xref", "xdata", "related", "entryset")


class BrokenLink(SourceRule):
    """An entry refers to one that is not there, or to itself.

    *Why.* By ``crossref`` and ``xdata`` an entry takes over title, year and publisher
    from another; where the key leads nowhere, all that is missing in print. In classic
    BibTeX the other must also stand further down in the file: that is told where the
    setting ``bibliography`` is ``"bibtex"``.

    Bad:

    ```bibtex
    @inbook{hall2020,
      author = {Hall, Ben}, title = {Infighting}, pages = {1--9}, crossref = {osce2020}
    }
    ```

    Good:

    ```bibtex
    @inbook{hall2020,
      author = {Hall, Ben}, title = {Infighting}, pages = {1--9}, crossref = {osce2020}
    }
    @book{osce2020,
      editor = {Lehne, Stefan}, title = {Reviving the OSCE}, publisher = {Carnegie},
      year = {2020}
    }
    ```

    Source: Kime, Wemheuer and Lehman, The biblatex Package, version 3.20, sections
    2.2.3 and 2.4.1; Patashnik, BibTeXing, 1988, section 2.1 (cross-references).
    """

    code = "SRC046"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each link of *subject* that leads nowhere."""
        for name, value in own_fields(subject, _LINKS):
            for key in dict.fromkeys(part.strip() for part in value.split(",")):
                if not key:
                    continue
                if key in {subject.name, *subject.aliases}:
                    yield Draft(
                        f"the {name} of {subject.name} is the entry itself",
                        hint="name the entry that is meant, or take the field out",
                    )
                elif key not in context.known.all_keys():
                    yield Draft(
                        f"the {name} of {subject.name} leads nowhere: {key!r}",
                        hint=_near(key, context.known.all_keys()),
                    )
                elif name == "crossref" and context.policy.bibliography == "bibtex":
                    yield from _order(subject, context.source(key))


def _near(key: str, known: Iterable[str]) -> str:
    same = [other for other in known if other.casefold() == key.casefold()]
    if same:
        return f"write {same[0]}"
    return "add that entry or import the file that has it, or correct the key"


def _order(subject: SourceFacts, parent: SourceFacts | None) -> Iterable[Draft]:
    if parent is None:
        return
    here, there = subject.place, parent.place
    if here.path == there.path and there.line < here.line:
        yield Draft(
            f"{subject.name} refers to {parent.name}, which stands before it",
            hint="BibTeX reads it only when it stands after all that refer to it",
            severity=Severity.ERROR,
        )
