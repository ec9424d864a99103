r"""SRC012."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import around, printed
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$")
_ESCAPE = re.compile(
    r"\\u(?:00|01|20)[0-9a-fA-F]{2}(?![0-9a-zA-Z])|\\x[0-9a-fA-F]{2}(?![a-z])"
)
_STUCK = re.compile(
    r"\\(?:text(?:quoteright|quoteleft|quotedblleft|quotedblright|quotesingle|endash"
    r"|emdash|backslash|underscore|ampersand|dollar|percent|registered|trademark"
    r"|copyright|asciitilde)|ldots|dots)[a-z]{1,}(?![a-zA-Z])"
)
_KNOWN_WORDS = (
    r"\dotsb \dotsc \dotsi \dotsm \dotso \textquotedblleft \textquotedblright "
)
_KNOWN = frozenset(_KNOWN_WORDS.split())
_ACCENT = re.compile(r"""\\["'`^~=.](?:\s*\{\s*[,;:!?]|[;!?]|\s*\{\s*\}\s*$)""")
_PART = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")


class BrokenLatex(SourceRule):
    r"""A field's LaTeX cannot be right: a lone ``$``, an accent on nothing, and such.

    *Why.* One ``$`` without its second half makes LaTeX stop, or set the rest of the
    reference in slanted mathematics. ``\textquoterights`` is a command and a letter run
    together, ``\u00e9`` an escape of another language, ``\"!`` an accent on nothing:
    none prints what was meant. A price is written ``\$5``.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting over $5 million},
      journal = {Daily News}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting over \$5 million},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: Lamport, LaTeX: A Document Preparation System, 2nd edition, 1994, sections
    3.2.1, 3.3.1 and 8.2; JabRef, integrity check «LaTeX Warning».
    """

    code = "SRC012"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each field of *subject* whose LaTeX is broken."""
        del context
        for name, value in printed(subject):
            if ("$" in value or "\\" in value) and (problem := _problem(value)):
                yield Draft(
                    f"{subject.name}: in the {name}, {problem}",
                    hint="mend the LaTeX; evidence source show prints how it reads",
                )


def _problem(value: str) -> str:
    dollars = list(_DOLLAR.finditer(value))
    if len(dollars) % 2:
        place = around(value, dollars[-1].start(), dollars[-1].end())
        return f"a lone $ opens mathematics that nothing closes: {place}"
    for pattern, what in (
        (_ESCAPE, "a character's code is no LaTeX"),
        (_STUCK, "a command and the letters after it run together"),
        (_ACCENT, "an accent stands on no letter"),
    ):
        found = pattern.search(value)
        if found and found.group() not in _KNOWN:
            return f"{what}: {around(value, found.start(), found.end())}"
    parts = Counter((part[2], part[1] == "begin") for part in _PART.finditer(value))
    for name, _ in parts:
        if parts[name, True] != parts[name, False]:
            return f"\\begin{{{name}}} and \\end{{{name}}} do not match"
    return ""
