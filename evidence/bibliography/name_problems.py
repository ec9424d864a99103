"""What is wrong with lists of names as they are written: told of a file, not mended.

The names keep their text whatever it is; only who wrote it knows what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.bibliography.bibtex.raw import RawEntry, RawField
from evidence.bibliography.name_pieces import (
    has_semicolon,
    split_at_commas,
    split_names,
)
from evidence.bibliography.problems import Problem, Severity

NAME_FIELDS = frozenset(
    [
        "afterword",
        "annotator",
        "author",
        "bookauthor",
        "commentator",
        "editor",
        "editora",
        "editorb",
        "editorc",
        "foreword",
        "holder",
        "introduction",
        "shortauthor",
        "shorteditor",
        "sortname",
        "translator",
    ]
)
"""biblatex's lists of names (manual 3.20, section 2.2.2)."""
_DANGLING = re.compile(r"^and\s|\sand$|\sand\s+and\s", re.IGNORECASE)
_EXTENDED = re.compile(r"\s*[A-Za-z-]+\s*=")
_MAX_COMMAS = 2
"""«von Family, Suffix, Given» (Patashnik, «BibTeXing», 1988, section 4)."""


def name_problems(entry: RawEntry, text: str, key: str) -> Iterator[Problem]:
    """Yield a warning for each thing that is odd in the names of *entry*.

    *text* is that of the file, *key* what the entry is called.
    """
    for field in entry.fields:
        if field.name.lower() in NAME_FIELDS and _suspicious(field.text):
            low = max(field.start - 100_000, 0)  # a file may be one long line
            newline = max(
                text.rfind("\n", low, field.start),
                text.rfind("\r", low, field.start),
                low - 1,
            )
            for code, message in _oddities(field):
                yield Problem(
                    field.line,
                    field.start - newline,
                    Severity.WARNING,
                    code,
                    message,
                    key,
                )


def _suspicious(text: str) -> bool:
    """Tell quickly whether a list is worth a look: nearly none is."""
    if ";" in text or _DANGLING.search(text.strip()):
        return True
    few = text.count(",") <= _MAX_COMMAS
    return not few and any(part.count(",") > _MAX_COMMAS for part in text.split("and"))


def _oddities(field: RawField) -> Iterator[tuple[str, str]]:
    names = split_names(field.text)
    if not all(names):
        message = f"«and» stands at an end of {field.name!r}, or twice in a row"
        yield "dangling-and", message
    for name in names:
        if has_semicolon(name):
            message = f"a semicolon stands between names, not «and»: {name[:80]!r}"
            yield "name-semicolon", message
        elif not _EXTENDED.match(name):
            commas = len(split_at_commas(name)) - 1
            if commas > _MAX_COMMAS:
                message = f"a name has {commas} commas, two at most: {name[:80]!r}"
                yield "name-commas", message
