"""SRC017."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import masked, own
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.wording import listed

_INNERMOST = re.compile(r"\{[^{}]*\}")
_PART = re.compile(r"[.!?;:\[]")
_WORD = re.compile(r"[^\W_][\w'’-]*")
_MOST = 6


class UnprotectedCapital(SourceRule):
    """A title has capitals that a style in sentence case will lower.

    *Why.* Styles that print titles in sentence case lower every capital that is not in
    braces but the first, and «china and the osce» comes out. Names and acronyms stand
    in braces: ``{China} and the {OSCE}``. This is optional, because it cannot tell a
    name from a title in title case, and because styles that keep case need no braces.

    Bad:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the OSCE},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Good:

    ```bibtex
    @book{lehne2015,
      author = {Lehne, Stefan}, title = {Reviving the {OSCE}},
      publisher = {Carnegie}, year = {2015}
    }
    ```

    Source: Patashnik, BibTeXing, 1988, section 3.2 on the field title; JabRef,
    integrity check «capital letters are not masked using curly brackets».
    """

    code = "SRC017"
    severity = Severity.NOTE
    optional = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield one draft with the words of *subject*'s title that lose capitals."""
        del context
        for name, value in own(subject):
            if name in {"title", "subtitle"} and (words := _bare_capitals(value)):
                more = f" and {len(words) - _MOST} more" if len(words) > _MOST else ""
                yield Draft(
                    f"{subject.name}: capitals of the {name} stand in no braces: "
                    f"{listed(words[:_MOST])}{more}",
                    hint="put names and acronyms in braces",
                )


def _bare_capitals(title: str) -> list[str]:
    """Return the words with a capital that is neither in braces nor a part's first."""
    bare = masked(title)
    while bare != (less := _INNERMOST.sub("", bare)):
        bare = less
    bare = re.sub(r"\\[A-Za-z]+|\\.", "", bare)
    found: list[str] = []
    for part in _PART.split(bare):
        words = _WORD.findall(part.strip())
        if words and any(sign.isupper() for sign in words[0][1:]):
            found.append(words[0])
        found += [w for w in words[1:] if any(sign.isupper() for sign in w)]
    return found
