"""CSL's variables and the fields of biblatex that say the same.

The variables are those of the input schema of CSL 1.0.2 (``csl-data.json``). What the
tables here do not name has no field, or one that depends on the type: that is decided
in ``csl`` and ``csl_fields``.
"""

from __future__ import annotations

NAMES = frozenset(
    [
        *("author", "chair", "collection-editor", "compiler", "composer"),
        *("container-author", "contributor", "curator", "director", "editor"),
        *("editorial-director", "executive-producer", "guest", "host", "illustrator"),
        *("interviewer", "narrator", "organizer", "original-author", "performer"),
        *("producer", "recipient", "reviewed-author", "script-writer"),
        *("series-creator", "translator"),
    ]
)
DATES = frozenset(
    [
        *("accessed", "available-date", "event-date", "issued", "original-date"),
        "submitted",
    ]
)
STRINGS = frozenset(
    [
        *("abstract", "annote", "archive", "archive-place", "archive_collection"),
        *("archive_location", "authority", "call-number", "chapter-number"),
        *("citation-key", "citation-label", "citation-number", "collection-number"),
        *("collection-title", "container-title", "container-title-short"),
        *("dimensions", "division", "DOI", "edition", "event", "event-place"),
        *("event-title", "first-reference-note-number", "genre", "ISBN", "ISSN"),
        *("issue", "journalAbbreviation", "jurisdiction", "keyword", "language"),
        *("locator", "medium", "note", "number", "number-of-pages"),
        *("number-of-volumes", "original-publisher", "original-publisher-place"),
        *("original-title", "page", "page-first", "part", "part-title", "PMCID"),
        *("PMID", "printing", "publisher", "publisher-place", "references"),
        *("reviewed-genre", "reviewed-title", "scale", "section", "shortTitle"),
        *("source", "status", "supplement", "title", "title-short", "URL", "version"),
        *("volume", "volume-title", "volume-title-short", "year-suffix"),
    ]
)
VARIABLES = NAMES | DATES | STRINGS | {"id", "type", "categories", "custom"}
BY_LOWER_CASE = {name.lower(): name for name in VARIABLES}
OLDER_NAMES = {
    "event": "event-title",
    "journalAbbreviation": "container-title-short",
    "shortTitle": "title-short",
}
"""What the schema calls deprecated, or has twice."""

FIELD_OF = {
    "title-short": "shorttitle",
    "original-title": "origtitle",
    "event-title": "eventtitle",
    "event-place": "venue",
    "collection-title": "series",
    "edition": "edition",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "part": "part",
    "chapter-number": "chapter",
    "number-of-pages": "pagetotal",
    "genre": "type",
    "version": "version",
    "publisher-place": "location",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "status": "pubstate",
    "archive": "library",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "keyword": "keywords",
    "abstract": "abstract",
    "note": "note",
    "annote": "annotation",
}
"""Texts whose field is the same whatever the type."""
TITLES = frozenset(
    [
        *("title", "title-short", "original-title", "event-title"),
        *("collection-title", "container-title"),
    ]
)
"""Variables whose capitals a style may lower, unless they are protected."""
NAME_FIELD_OF = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}
DATE_FIELD_OF = {
    "issued": "date",
    "event-date": "eventdate",
    "original-date": "origdate",
    "accessed": "urldate",
}
TYPE_WORDS = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
}
"""biblatex's keys for the field ``type``, in the words of its English strings."""
STATUS_WORDS = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "pre-published",
}
"""biblatex's keys for the field ``pubstate``, in the words of its English strings."""
LANGUAGES = {
    "english": "en",
    "american": "en-US",
    "usenglish": "en-US",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "australian": "en-AU",
    "canadian": "en-CA",
    "newzealand": "en-NZ",
    "german": "de-DE",
    "ngerman": "de-DE",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "french": "fr-FR",
    "francais": "fr-FR",
    "acadian": "fr-CA",
    "canadien": "fr-CA",
    "spanish": "es-ES",
    "mexican": "es-MX",
    "portuguese": "pt-PT",
    "portuges": "pt-PT",
    "brazilian": "pt-BR",
    "brazil": "pt-BR",
    "italian": "it-IT",
    "dutch": "nl-NL",
    "afrikaans": "af-ZA",
    "catalan": "ca-AD",
    "basque": "eu",
    "galician": "gl",
    "danish": "da-DK",
    "norwegian": "nb-NO",
    "norsk": "nb-NO",
    "nynorsk": "nn-NO",
    "swedish": "sv-SE",
    "finnish": "fi-FI",
    "icelandic": "is-IS",
    "estonian": "et-EE",
    "latvian": "lv-LV",
    "lithuanian": "lt-LT",
    "polish": "pl-PL",
    "czech": "cs-CZ",
    "slovak": "sk-SK",
    "slovene": "sl-SI",
    "slovenian": "sl-SI",
    "croatian": "hr-HR",
    "serbian": "sr-RS",
    "bulgarian": "bg-BG",
    "romanian": "ro-RO",
    "hungarian": "hu-HU",
    "greek": "el-GR",
    "turkish": "tr-TR",
    "russian": "ru-RU",
    "ukrainian": "uk-UA",
    "arabic": "ar",
    "hebrew": "he-IL",
    "persian": "fa-IR",
    "hindi": "hi",
    "thai": "th-TH",
    "vietnamese": "vi-VN",
    "chinese": "zh-CN",
    "japanese": "ja-JP",
    "korean": "ko-KR",
    "latin": "la",
}
"""babel's names of languages, as biblatex takes them, to those of CSL's locales."""
