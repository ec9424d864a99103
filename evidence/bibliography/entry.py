"""One entry of a bibliography, whose meaning can be asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from evidence.bibliography.dates import Edtf
from evidence.bibliography.inheritance import Fields
from evidence.bibliography.issued import issued_date
from evidence.bibliography.latex import latex_to_text, lines_to_text
from evidence.bibliography.names import NameList, parse_names

_CONTAINERS = ("journaltitle", "journal", "booktitle", "maintitle", "newspaper")
_INSTITUTIONS = ("institution", "organization", "publisher", "school", "howpublished")
_PEOPLE = ("author", "editor")
_ADDRESS = re.compile(r"\s*(?:\\url\b|https?:|www\.)", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One entry: its fields as the file gives them, and what they mean.

    *fields* are in the file's order, names in lower case, LaTeX as written, runs of
    blanks joined; a name may repeat. *inherited* came by crossref or xdata. What is
    derived is computed when asked for; names and dates are kept by their text.
    """

    key: str
    type: str
    fields: Fields
    raw: str
    """The entry's own text in the file, unchanged."""
    path: str
    line: int
    end_line: int
    inherited: Fields = ()
    provisional: bool = False
    """Whether *key* was made up: the written one is missing, odd, or taken."""
    repeats: str = ""
    """The key as written, where an earlier entry of the file has it already."""

    @cached_property
    def _values(self) -> dict[str, str]:
        return dict((*reversed(self.inherited), *reversed(self.fields)))

    def get(self, name: str) -> str | None:
        """Return a field's text, own before inherited, the first of several."""
        return self._values.get(name)

    def plain(self, name: str) -> str:
        """Return a field as plain text, '' if it is absent."""
        return latex_to_text(self._values.get(name, ""))

    @property
    def title(self) -> str:
        """Return title and subtitle as plain text, '' without a title."""
        title, subtitle = self.plain("title"), self.plain("subtitle")
        if not (title and subtitle):
            return title or subtitle
        return f"{title} {subtitle}" if title[-1] in "?!:" else f"{title}: {subtitle}"

    @property
    def authors(self) -> NameList:
        """Return the names in ``author``."""
        return parse_names(self._values.get("author", ""))

    @property
    def editors(self) -> NameList:
        """Return the names in ``editor``."""
        return parse_names(self._values.get("editor", ""))

    @property
    def issued(self) -> Edtf | None:
        """Return the date of ``date``, else of year, month and day."""
        return issued_date(self._values.get)

    @property
    def container(self) -> str:
        """Return what the work appeared in, as plain text, '' if nothing."""
        return self._first(_CONTAINERS)

    @property
    def institution(self) -> str:
        """Return who published it, as plain text, '' if nobody is named."""
        return self._first(_INSTITUTIONS)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Return the further keys in biblatex's ``ids``."""
        keys = self._values.get("ids", "").split(",")
        return tuple(key.strip() for key in keys if key.strip())

    @property
    def words(self) -> str:
        """Return all that the fields say as plain text, a line each; for the search.

        Names in full come first. Left out are addresses in fields that begin ``x-``:
        those are kept for programs.
        """
        people = (*self.authors.names, *self.editors.names)
        values = [
            value
            for name, value in reversed(self._values.items())
            if name not in _PEOPLE
            and not (name.startswith("x-") and _ADDRESS.match(value))
        ]
        text = lines_to_text(values)
        names = "; ".join([name.display for name in people])
        return f"{names}\n{text}" if names else text

    def _first(self, names: tuple[str, ...]) -> str:
        for name in names:
            value = self._values.get(name)
            if value and not _ADDRESS.match(value):
                return latex_to_text(value)
        return ""
