"""SRC047."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PureWindowsPath

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_LINK = re.compile(r"(?<!\\);")
_PART = re.compile(r"(?<!\\):")
_ESCAPED = re.compile(r"\\([:;\\_&%#$])")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class FileMissing(SourceRule):
    """The field ``file`` names a file that is not there.

    *Why.* The copy of the work is what a claim is checked against. A link that leads
    nowhere is found out when the copy is needed. Paths are taken from the folder of the
    .bib file; addresses, and paths with a drive («C:»), are not looked at.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}, file = {:lost/hall.pdf:PDF}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: JabRef, User documentation, section "Linked files" (the form of the field);
    Kime, Wemheuer and Lehman, The biblatex Package, version 3.20, section 2.2.2.
    """

    code = "SRC047"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each file of *subject* that is not there."""
        folder = Path(subject.place.path).parent
        for _, value in own_fields(subject, ["file"]):
            for path in linked_files(value):
                if not _is_there(folder / path, context):
                    yield Draft(
                        f"the file of {subject.name} is not there: {path[:80]}",
                        hint=f"put it there, seen from {folder}, or correct the path",
                    )


def linked_files(value: str) -> Iterator[str]:
    """Yield the paths of a field: plain, or JabRef's «name:path:type», with «;»."""
    for link in _LINK.split(value):
        parts = _PART.split(link.strip())
        drive = len(parts) > 1 and len(parts[0]) == 1
        path = link if drive or len(parts) == 1 else parts[len(parts) > 2]
        path = _ESCAPED.sub(r"\1", path).strip("{} ")
        foreign = _ADDRESS.match(path) or _ADDRESS.match(link)
        if path and not foreign and not PureWindowsPath(path).drive:
            yield path


def _is_there(path: Path, context: Context) -> bool:
    try:
        return context.has_file(path)
    except (OSError, ValueError):
        return False
