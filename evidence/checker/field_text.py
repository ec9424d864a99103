r"""What the fields of an entry hold, and which signs in it LaTeX reads as text.

Which fields a style prints is biblatex's data model (manual, version 3.20, sections
2.2.2 and 2.2.3: fields of type literal, name and key); ``abstract``, ``keywords``,
``file`` and fields of one's own are seldom or never read by LaTeX.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from evidence.bibliography.latex import latex_to_text
from evidence.bibliography.writer import VERBATIM
from evidence.checker.facts import SourceFacts

_NAMES_WORDS = (
    "author editor editora editorb editorc translator annotator commentator "
    "introduction foreword afterword bookauthor holder shortauthor shorteditor "
)
NAMES = frozenset(_NAMES_WORDS.split())
"""Fields that hold names of people and bodies."""
_TITLES_WORDS = (
    "title subtitle titleaddon booktitle booksubtitle booktitleaddon maintitle "
    "mainsubtitle maintitleaddon issuetitle issuesubtitle journaltitle "
    "journalsubtitle journal eventtitle origtitle reprinttitle shorttitle series "
)
TITLES = frozenset(_TITLES_WORDS.split())
_OTHER_WORDS = (
    "publisher institution organization school location address venue note "
    "howpublished addendum type edition volume number pages chapter part eid "
    "pubstate version library shortjournal origpublisher origlocation "
    "nameaddon issue "
)
PRINTED = NAMES | TITLES | frozenset(_OTHER_WORDS.split())
"""Fields whose source LaTeX reads, in common styles."""
_OPAQUE = re.compile(
    r"""\\(?:url|nolinkurl|path|burl|href|hyperref|cite[a-z]*|[a-z]*cite|ref|label
            |includegraphics|ce|si|SI|num|ensuremath|doi|eprint|verb|lstinline)\*?
        \s*(?:\[[^\]]*\])?\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}
      | (?<!\\)\$\$[^$]*\$\$
      | (?<!\\)\$(?:[^$\\]|\\.)*\$
      | \\\(.*?\\\) | \\\[.*?\\\]
      | \\begin\s*\{([a-zA-Z*]+)\}.*?\\end\s*\{\1\}""",
    re.VERBOSE | re.DOTALL,
)


def own(subject: SourceFacts) -> tuple[tuple[str, str], ...]:
    """Return the fields that the entry has itself, none that crossref lends it.

    What is wrong with a lent field is said of the entry that lends it, once.
    """
    if not _borrows(subject):
        return subject.fields
    return tuple(field for field in subject.fields if not _is_lent(subject, field[0]))


def own_fields(subject: SourceFacts, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield those of *names* that the entry has itself, not empty: each once."""
    get, borrows = subject.get, _borrows(subject)
    for name in names:
        given = get(name)
        if given and (value := given.strip()):
            if borrows and _is_lent(subject, name):
                continue
            yield name, value


def _borrows(subject: SourceFacts) -> bool:
    return subject.get("crossref") is not None or subject.get("xdata") is not None


def _is_lent(subject: SourceFacts, name: str) -> bool:
    written = rf"[{{(,\s]{re.escape(name)}\s*="
    return re.search(written, subject.raw, re.IGNORECASE) is None


def printed(subject: SourceFacts) -> list[tuple[str, str]]:
    """Return those of the entry's own fields that LaTeX reads."""
    return [field for field in own(subject) if field[0] in PRINTED]


def readable(subject: SourceFacts) -> list[tuple[str, str]]:
    """Return the entry's own fields of words: none verbatim, none of programs."""
    return [
        (name, value)
        for name, value in own(subject)
        if name not in VERBATIM and not name.startswith(("x-", "bdsk-"))
    ]


def plain(value: str) -> str:
    """Return a field's value as plain text."""
    return latex_to_text(value)


def masked(value: str) -> str:
    r"""Return *value*, same length, with blanks for what is no text.

    That is mathematics, addresses (``\url{…}``) and the arguments of commands that
    print no text of their own.
    """
    if "\\" not in value and "$" not in value:
        return value
    return _OPAQUE.sub(lambda found: " " * len(found.group()), value)


def replaced(
    value: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> str:
    """Return *value* with what *pattern* finds outside of opaque parts replaced."""
    cover = masked(value)
    parts: list[str] = []
    last = 0
    for found in pattern.finditer(cover):
        parts += [value[last : found.start()], new(found)]
        last = found.end()
    return "".join([*parts, value[last:]])


def shown(text: str, limit: int = 60) -> str:
    """Return *text* in quotation marks for a message, cut where it is long."""
    text = " ".join(text.split())
    return f"«{text}»" if len(text) <= limit else f"«{text[: limit - 1]}…»"


def around(text: str, start: int, end: int, reach: int = 20) -> str:
    """Return what stands round a place in *text*, for a message."""
    left, right = max(start - reach, 0), min(end + reach, len(text))
    words = " ".join(text[left:right].split())
    return f"«{'…' if left else ''}{words}{'…' if right < len(text) else ''}»"
