"""SRC029."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_BABEL_WORDS = (
    "acadian afrikaans albanian american amharic ancientgreek arabic armenian "
    "asturian australian austrian azerbaijani bahasa bahasai bahasam basque "
    "belarusian bengali brazil brazilian breton british bulgarian canadian canadien "
    "catalan chinese chinese-simplified chinese-traditional churchslavonic "
    "classiclatin coptic croatian czech danish divehi dutch ecclesiasticlatin "
    "english esperanto estonian ethiop farsi finnish francais french frenchb "
    "friulan friulian gaelic galician georgian german germanb greek hebrew hindi "
    "hungarian icelandic indon indonesian interlingua irish italian japanese "
    "kannada khmer korean kurdish kurmanji lao latin latvian lithuanian "
    "lowersorbian lsorbian macedonian magyar malay malayalam marathi meyalu "
    "medievallatin mexican mongolian monotonicgreek naustrian newzealand ngerman "
    "nil nko northernsami norsk norwegian nswissgerman nynorsk occitan persian "
    "piedmontese piedmontese polish polutonikogreek polytonicgreek portges portuges "
    "portuguese punjabi romanian romansh russian samin sanskrit scottish serbian "
    "serbianc serbocroatian slovak slovene slovenian spanish swedish swissgerman "
    "syriac tamil telugu thai tibetan turkish turkmen ukenglish ukrainian "
    "uppersorbian urdu usenglish usorbian uyghur vietnamese welsh "
)
_BABEL = frozenset(_BABEL_WORDS.split())
"""Names of languages that babel, polyglossia and biblatex know."""
_CODES = {
    "en": "english",
    "eng": "english",
    "en-us": "american",
    "en-gb": "british",
    "fr": "french",
    "fra": "french",
    "fr-fr": "french",
    "es": "spanish",
    "es-es": "spanish",
    "it": "italian",
    "it-it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "ru": "russian",
    "sv": "swedish",
    "da": "danish",
    "fi": "finnish",
    "cs": "czech",
    "tr": "turkish",
    "uk": "ukrainian",
}
"""Codes that stand for one name of these only (not ``de``: german or ngerman)."""
_NO_LANGUAGE = re.compile(r"[0-9@/:]|.{61,}")


class UnknownLanguage(SourceRule):
    """The language of an entry is one that biblatex does not know.

    *Why.* ``langid`` chooses hyphenation and the words of a reference («und», «Hrsg.»).
    A name that babel does not know, such as the code ``en``, is passed over without a
    word, and the reference comes out in the document's language. The fix writes babel's
    name for a code that stands for one language only. In ``language``, which is printed
    as it stands, only what cannot be a language is told.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, langid = {englisch}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}, langid = {english}
    }
    ```

    Source: The biblatex Package, manual version 3.20, sections 2.2.3, on langid, and
    3.2, table 2, supported languages.
    """

    code = "SRC029"
    severity = Severity.NOTE

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each language of *subject* that is unknown."""
        del context
        for name, value in own(subject):
            word = value.strip().casefold()
            if name in {"langid", "hyphenation"} and word and word not in _BABEL:
                near = _CODES.get(word) or next(
                    iter(get_close_matches(word, _BABEL, n=1)), "english"
                )
                yield Draft(
                    f"{subject.name}: the {name} {shown(value)} is no language that "
                    "biblatex knows",
                    hint=f"write babel's name of it, such as {near}",
                )
            elif name == "language" and _NO_LANGUAGE.search(value):
                yield Draft(
                    f"{subject.name}: the language is {shown(value)}",
                    hint="name the language, or remove the field",
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield babel's name for a code."""
        del context
        for name, value in own(subject):
            if name in {"langid", "hyphenation"}:
                known = _CODES.get(value.strip().casefold())
                if known:
                    yield FieldChange(name, known)
