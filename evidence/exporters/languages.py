"""The brief's own words in the language of its readers; dates and numbers as theirs.

The words stand in English in the templates and in the code. A catalogue translates
them: ``locale/<language>/LC_MESSAGES/brief.po``, read as it is by Babel. What people
wrote, and what the rules say, stays in the language it was written in.
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
from evidence.text.inner_marks import ENGLISH

if TYPE_CHECKING:
    from babel import Locale
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

    def __call__(self, text: str, **values: object) -> str:
        """Return *text* in the language, its ``%(name)s`` filled in."""
        found = self._catalogue.gettext(text) if text else text
        return found % values if values else found

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
    return Words(language.replace("_", "-"), _catalogue(main), locale)


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


def _catalogue(language: str) -> NullTranslations:
    """Return a catalogue compiled in memory: nothing has to be built beforehand."""
    import io  # noqa: PLC0415 - with Babel

    from babel.messages.mofile import write_mo  # noqa: PLC0415 - slow to import
    from babel.messages.pofile import read_po  # noqa: PLC0415 - as above
    from babel.support import NullTranslations, Translations  # noqa: PLC0415 - as above

    if language == SOURCE:
        return NullTranslations()
    with _file(LOCALES / language).open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
