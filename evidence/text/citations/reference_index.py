"""Find the entries that a citation could mean, without reading all of them.

Everything is looked up by (compact form, year). Only a name that is nowhere in the
index is compared with others, and only with the family names of the same year.

In one module because every way of asking reads the same entries once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from evidence.text.citations.cited_item import CitedItem
from evidence.text.citations.name_match import (
    acronyms,
    compact,
    family_forms,
    fold,
    institution_forms,
    slip,
    spellings,
)
from evidence.text.citations.reference import Reference
from evidence.text.citations.title_spotting import TitleIndex

_Found = dict[tuple[str, str], list[int]]
_MOST = slice(0, 400)
"""How many entries of one name and year are compared, a bound on hostile input."""

SHORTEST_TITLE = 6
"""Letters by which the beginning of a title can be asked for."""

MOST_COAUTHORS = 12
"""How far an entry's list of authors is looked up; papers of a collaboration have
thousands, and a text that changes their order names a few."""


class ReferenceIndex:
    """The entries of a bibliography by author, acronym, outlet, title and year."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self.references = tuple(references)
        self._authors: _Found = defaultdict(list)
        self._works: dict[str, list[int]] = defaultdict(list)
        self._given: _Found = defaultdict(list)
        self._coauthors: _Found = defaultdict(list)
        self._containers: _Found = defaultdict(list)
        self._institutions: _Found = defaultdict(list)
        self._families: dict[str, set[str]] = defaultdict(set)
        titles: list[tuple[str, int]] = []
        for place, reference in enumerate(self.references):
            self._add(place, reference)
            titles.append((compact(reference.title), place))
        self._titles = sorted(titles)

    @cached_property
    def titles(self) -> TitleIndex:
        """The titles, for finding them in a text; made when first asked for."""
        return TitleIndex(reference.title for reference in self.references)

    @cached_property
    def keys(self) -> dict[str, Reference]:
        """The entries by citekey and alias; a citekey wins over an alias."""
        aliases = {a: one for one in self.references for a in one.aliases}
        return aliases | {one.key: one for one in self.references}

    @cached_property
    def dois(self) -> dict[str, list[Reference]]:
        """The entries by DOI."""
        found: dict[str, list[Reference]] = defaultdict(list)
        for reference in self.references:
            if reference.doi:
                found[reference.doi].append(reference)
        return found

    def __len__(self) -> int:
        return len(self.references)

    def by_author(self, item: CitedItem, year: str) -> list[Reference]:
        """Return the entries of *year* whose first author can be the printed one."""
        return self._get(self._authors, _author_forms(item), year)

    def works(self, item: CitedItem) -> list[Reference]:
        """Return the entries of any year whose first author can be the printed one."""
        places = {place for form in _author_forms(item) for place in self._works[form]}
        return [self.references[place] for place in sorted(places)[_MOST]]

    def titled(self, beginning: str) -> list[Reference]:
        """Return the entries whose title begins so, of any year."""
        form = compact(beginning)
        if len(form) < SHORTEST_TITLE:
            return []
        at = bisect_left(self._titles, (form, -1))
        found = []
        while at < len(self._titles) and self._titles[at][0].startswith(form):
            found.append(self.references[self._titles[at][1]])
            at += 1
            if len(found) >= _MOST.stop:
                break
        return found

    def by_given_name(self, item: CitedItem, year: str) -> list[Reference]:
        """Return the entries whose first author's given name is the printed name."""
        return self._get(self._given, {compact(item.names[0])}, year)

    def by_coauthor(self, item: CitedItem, year: str) -> list[Reference]:
        """Return the entries of *year* that have the first printed name further on."""
        return self._get(self._coauthors, _author_forms(item), year)

    def by_container(self, item: CitedItem, year: str) -> list[Reference]:
        """Return what the journal or newspaper so named brought in *year*."""
        return self._get(self._containers, spellings(item.author), year)

    def by_institution(self, item: CitedItem, year: str) -> list[Reference]:
        """Return what the publishing institution of the printed name brought."""
        return self._get(self._institutions, spellings(item.author), year)

    def by_title(self, item: CitedItem, year: str) -> list[Reference]:
        """Return the entries of *year* whose title begins as the printed name does."""
        wanted = compact(item.author)
        if len(fold(item.author).split()) < 2 and len(wanted) < 8:
            return []
        found: list[Reference] = []
        for title, place in self._titles[bisect_left(self._titles, (wanted, -1)) :]:
            if not title.startswith(wanted) or len(found) >= 20:
                break
            if year in _years(self.references[place]):
                found.append(self.references[place])
        return found

    def by_slip(self, item: CitedItem, year: str) -> list[Reference]:
        """Return the entries of *year* whose first author is a slip of the pen away."""
        words = fold(item.names[0]).split()
        wanted = {"".join(words), words[-1] if words else ""} - {""}
        close: set[str] = set()
        for one in wanted:
            choices = self._families.get(year, ())
            found = process.extract(
                one, choices, scorer=OSA.distance, score_cutoff=2, limit=20
            )
            close.update(form for form, _, _ in found if slip(one, form))
        return self._get(self._authors, close, year)

    def knows(self, author: str, year: str, /, *, title: bool = False) -> bool:
        """Say whether an entry of *year* has this author or outlet, or this *title*.

        The answer is about the first name of *author*, as printed; it decides whether
        something is a citation, not which.
        """
        item = CitedItem(
            0, 0, author, _split(author), et_al=False, year=year, author=author
        )
        if title:
            return bool(self.by_title(item, year))
        return bool(
            self.by_author(item, year)
            or self._get(self._authors, {compact(author)}, year)
            or self.by_container(item, year)
        )

    def _get(self, index: _Found, forms: Iterable[str], year: str) -> list[Reference]:
        places = {place for form in forms for place in index.get((form, year), ())}
        return [self.references[place] for place in sorted(places)[_MOST]]

    def _add(self, place: int, reference: Reference) -> None:
        years = _years(reference)
        forms = set(_forms(reference))
        for form in forms:
            self._works[form].append(place)
        for year in years:
            for form in forms:
                self._authors[form, year].append(place)
            self._families[year].update(forms)
            for form in _coauthor_forms(reference):
                self._coauthors[form, year].append(place)
            for form in _given_forms(reference):
                self._given[form, year].append(place)
            for form in spellings(reference.container):
                self._containers[form, year].append(place)
            for form in _institution_names(reference):
                self._institutions[form, year].append(place)


def _years(reference: Reference) -> tuple[str, ...]:
    if reference.years:
        return tuple(str(year) for year in reference.years)
    return (reference.undated or "n.d.",)


def _forms(reference: Reference) -> Iterator[str]:
    """Yield the compact forms by which an entry's author can be looked up."""
    for short in reference.short_names:
        yield from spellings(short)
    if not reference.names:
        return
    first = reference.names[0]
    if first.literal:
        yield from institution_forms(first.literal)
        yield from acronyms(first.literal)
        opening = fold(first.literal).removeprefix("the ").split()
        if len(opening) > 1:
            yield opening[0]
        return
    yield from family_forms(first)
    words = fold(first.family).split()
    if len(words) > 1:
        yield from (word for word in (words[0], words[-1]) if len(word) > 2)


def _coauthor_forms(reference: Reference) -> set[str]:
    later = reference.names[1:MOST_COAUTHORS]
    return {form for name in later for form in family_forms(name)}


def _given_forms(reference: Reference) -> set[str]:
    if not reference.names or not reference.names[0].given:
        return set()
    given = fold(reference.names[0].given).split()
    return {form for form in (given[0], "".join(given)) if len(form) > 1}


def _institution_names(reference: Reference) -> set[str]:
    """Return the names of who brought the work out: «Brookings, TechStream» has two."""
    text = reference.institution
    names = {text, *text.split(",")}
    forms = {form for name in names for form in institution_forms(name.strip())}
    forms |= {form for name in names for form in acronyms(name.strip())}
    host = reference.url_host.split(".")
    if len(host) > 1:
        forms.add(compact(host[-2]))
    return forms - {""}


def _split(author: str) -> tuple[str, ...]:
    """Return the printed authors roughly: enough to look the first one up."""
    first = author.replace("&", ",").replace(" and ", ",").split(",")
    return tuple(name.strip() for name in first if name.strip()) or (author,)


def _author_forms(item: CitedItem) -> set[str]:
    """Return the compact forms under which the first author may be found."""
    forms = set(spellings(item.author))
    first = item.names[0]
    forms |= spellings(first)
    words = first.replace(",", " ").split()
    for cut in range(1, min(len(words), 6)):
        forms |= spellings(" ".join(words[cut:])) | spellings(" ".join(words[:cut]))
    return forms
