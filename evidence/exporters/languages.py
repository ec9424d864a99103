"""The brief's own words in the language of its readers; dates and numbers as theirs.

The words stand in English in the templates and in the code. A catalogue translates
them: ``locale/<language>/LC_MESSAGES/brief.po``, read as it is by Babel. It also has,
under the codes of rules, what these say (``told``). What people wrote stays in the
language it was written in, and so does what a catalogue does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from evidence.errors import UsageFault
from evidence.exporters.told import Templates, Told
from evidence.text.quoted.inner_marks import ENGLISH

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog
    from babel.support import NullTranslations

LOCALES = files("evidence") / "locale"
SOURCE = "en"
"""The language of the templates: it needs no catalogue."""
_FORMS = {"en": "en_GB"}
"""Language → the locale of its dates, where no region is named."""


@dataclass(frozen=True, slots=True)
class Words:
    """Translates the brief's own words."""

    language: str
    """BCP 47."""
    _catalogue: NullTranslations
    _locale: Locale
    _templates: Templates | None = None
    """None in the source's own language, which needs none."""

    def __call__(self, text: str, **values: object) -> str:
        """Return *text* in the language, its ``%(name)s`` filled in."""
        found = self._catalogue.gettext(text) if text else text
        return found % values if values else found

    def told(self, context: str, text: str) -> Told:
        """Return what a rule says, *context* its code; in English where need be.

        What several rules say in the same words stands under their family, its letters.
        """
        if self._templates is None or not text:
            return Told(text)
        for known in (context, context[:3], "any"):
            found = self._templates.find(known, text)
            if found is not None:
                return Told(found)
        return Told(text, SOURCE)

    def figure(self, text: str) -> str:
        """Return a figure in words, its unit as it is; as it stands where need be."""
        return self.told("figure", text)

    @property
    def marks(self) -> str:
        """Return the quotation marks: the outer pair and the inner one."""
        return self(ENGLISH)

    def noun(self, count: int, one: str, other: str) -> str:
        """Return the form of a noun for *count*."""
        return self._catalogue.ngettext(one, other, count)

    def many(self, count: int, one: str, other: str) -> str:
        """Return *count* with its noun."""
        return f"{self.number(count)} {self.noun(count, one, other)}"

    def date(self, day: date) -> str:
        """Return a day in words: ``23 November 2026``."""
        from babel.dates import format_date  # noqa: PLC0415 - slow to import

        return format_date(day, "long", locale=self._locale)

    def number(self, value: int) -> str:
        """Return a whole number, its thousands parted as the language does."""
        from babel.numbers import format_decimal  # noqa: PLC0415 - slow to import

        return str(format_decimal(value, locale=self._locale))

    def percent(self, count: int, whole: int) -> str:
        """Return a share in per cent, whole numbers."""
        from babel.numbers import format_percent  # noqa: PLC0415 - slow to import

        return format_percent(count / whole if whole else 0, locale=self._locale)


def languages() -> tuple[str, ...]:
    """Return the languages that there are catalogues for, and the source's own."""
    return tuple(sorted({SOURCE, *(folder.name for folder in _catalogues())}))


@lru_cache(maxsize=8)
def find_words(language: str = SOURCE) -> Words:
    """Return the words of *language*, a BCP 47 tag; its region chooses the dates' form.

    Raises UsageFault, naming those there are, for a language without a catalogue.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to import
    from babel.support import NullTranslations  # noqa: PLC0415 - as above

    main = _main(language)
    if main not in languages():
        raise UsageFault(
            f"there are no words for a brief in {language!r}",
            hint=f"one of: {', '.join(languages())}",
        )
    try:
        locale = Locale.parse(_FORMS.get(language, language), sep=_separator(language))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(_FORMS.get(main, main))
    if main == SOURCE:
        return Words(language.replace("_", "-"), NullTranslations(), locale)
    catalogue = _read(main)
    templates = _templates(catalogue, locale)
    return Words(language.replace("_", "-"), _compiled(catalogue), locale, templates)


def has_words(language: str) -> bool:
    """Tell whether there are words of *language*."""
    return _main(language) in languages()


def _main(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _separator(language: str) -> str:
    return "-" if "-" in language else "_"


def _catalogues() -> Iterator[Traversable]:
    if LOCALES.is_dir():
        yield from (each for each in LOCALES.iterdir() if _file(each).is_file())


def _file(folder: Traversable) -> Traversable:
    return folder / "LC_MESSAGES" / "brief.po"


def _read(language: str) -> Catalog:
    from babel.messages.pofile import read_po  # noqa: PLC0415 - slow to import

    with _file(LOCALES / language).open("rb") as file:
        return read_po(file, locale=language)


def _compiled(catalogue: Catalog) -> NullTranslations:
    """Return a catalogue compiled in memory: nothing has to be built beforehand."""
    import io  # noqa: PLC0415 - with Babel

    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow to import
    from babel.support import Translations  # noqa: PLC0415 - as above

    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def _templates(catalogue: Catalog, locale: Locale) -> Templates:
    """Return what the catalogue knows of rules: its messages that have a context."""
    from evidence.exporters.told_kinds import kinds_of  # noqa: PLC0415 - with Babel

    entries = [
        (each.context, str(each.id), str(each.string))
        for each in catalogue
        if each.context and each.string and not each.fuzzy
    ]
    said = {english: text for context, english, text in entries if context == "joint"}
    marks = catalogue.get(ENGLISH)
    kinds = kinds_of(
        lambda text: said.get(text, text),
        str(marks.string) if marks is not None else ENGLISH,
        locale,
    )
    joints = {joint: said.get(joint, joint) for joint in (" and ", " or ")}
    return Templates(entries, kinds, joints)
