"""SRC008."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import around, own
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_LOST = re.compile("[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
_REMOVABLE = re.compile("[\u200b\u2060\ufeff]|(?<=[a-zà-ÿ])\u00ad(?=[a-zà-ÿ])")
"""What can be taken out for certain; a soft hyphen only within a word."""
_BYTES = {
    bytes([code]).decode("cp1252", "replace"): code
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
} | {chr(code): code for code in range(0x80, 0x100)}
"""What a byte looks like when it is read as Windows-1252 or Latin-1."""
_TAIL = "".join(re.escape(sign) for sign, code in _BYTES.items() if 0x80 <= code < 0xC0)
_MISREAD = re.compile(
    f"[\u00c2-\u00df][{_TAIL}]|[\u00e0-\u00ef][{_TAIL}]{{2}}|[\u00f0-\u00f4][{_TAIL}]{{3}}"
)
_CLOSING = frozenset("»”’›“„")
_ARABIC_OR_HEBREW = frozenset({"R", "AL"})


class DamagedText(SourceRule):
    """A field holds characters that a wrong encoding or a copied PDF left behind.

    *Why.* ``MÃ¼ller`` is «Müller» in UTF-8, read as Windows-1252; a replacement
    character stands for a letter that is lost for good; control and invisible
    characters break searches and LaTeX while nobody sees them. Each hides the work from
    whoever looks for its title or author. The fix reads misread letters anew, where
    that gives a letter, and takes invisible ones out.

    Bad:

    ```bibtex
    @book{mueller2015,
      author = {MÃ¼ller, Jan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{mueller2015,
      author = {Müller, Jan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: The Unicode Standard, version 16.0, sections 23.1 on control codes and 23.8
    on U+FFFD; JabRef, integrity check «Non-UTF-8 encoded field found».
    """

    code = "SRC008"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for the first damaged place of each field of *subject*."""
        del context
        for name, value in own(subject):
            if value.isascii() and value.isprintable():
                continue
            if problem := _problem(value):
                yield Draft(
                    f"{subject.name}: the {name} holds {problem}",
                    hint="copy the text again from the work itself",
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the fields with letters read anew and without invisible ones."""
        del context
        for name, value in own(subject):
            if not value.isascii():
                new = _REMOVABLE.sub("", _MISREAD.sub(_reread, value))
                if new != value:
                    yield FieldChange(name, new)


def _problem(value: str) -> str:
    for misread in _MISREAD.finditer(value):
        if (letter := _reread(misread)) != misread.group():
            place = around(value, misread.start(), misread.end())
            return f"«{misread.group()}», which is «{letter}» misread: {place}"
    if lost := _LOST.search(value):
        what = (
            "a letter that was lost" if lost.group() == "\ufffd" else "a control code"
        )
        place = around(value, lost.start(), lost.end()).replace(lost.group(), "\ufffd")
        return f"{what} (U+{ord(lost.group()):04X}): {place}"
    hidden = _INVISIBLE.search(value)
    if hidden and not _is_right_to_left(value):
        place = around(value, hidden.start(), hidden.end())
        name = unicodedata.name(hidden.group(), "invisible").lower()
        place = _INVISIBLE.sub("·", place)
        return f"an invisible character ({name}), shown as a dot: {place}"
    return ""


def _reread(found: re.Match[str]) -> str:
    """Return the letter that a run of misread bytes stands for, else the run."""
    run = found.group()
    try:
        letter = bytes(_BYTES[sign] for sign in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
    if len(run) == 2 and run[0] != "Â" and (run[1] in _CLOSING or not letter.isalpha()):
        return run
    if len(run) == 2 and run[0] not in "ÂÃÄÅÎÏÐÑ":
        return run
    return letter if unicodedata.category(letter)[0] in "LPSZN" else run


def _is_right_to_left(value: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _ARABIC_OR_HEBREW for sign in value)
