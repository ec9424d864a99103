"""SRC011."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import NAMES, around, masked, printed, replaced
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_BARE = re.compile(
    r"(?<!\\)(?:\\\\)*([&#%])(?!(?:[A-Za-z]{2,31}|#[0-9a-fA-FxX]{1,7});)"
)
_DOUBLE = re.compile(
    r"\{?\\textbackslash(?:\{\}|\}|\s)?\s?\{?\\?([&#%_$])\}?|(?<!\\)\\\\([&#%_$])"
)
_PERCENTAGE = re.compile(r"\d\s?$")
_PROSE = frozenset({"note", "addendum", "howpublished"})
"""Fields that may speak of LaTeX itself."""
_CSV = re.compile(r"^#[A-Za-z0-9_:-]+#$")
_EFFECTS = {
    "&": "LaTeX takes it for the next column of a table and stops",
    "#": "LaTeX takes it for a macro's argument and stops",
    "%": "LaTeX takes it for a remark and drops what follows",
}


class UnescapedSign(SourceRule):
    r"""A bare ``&``, ``#`` or ``%``, or one escaped twice, where LaTeX reads text.

    *Why.* The three are commands to LaTeX: ``&`` and ``#`` stop it with an error, and
    ``%`` silently drops the rest of the line from the printed reference. Programs that
    rewrite a file often escape again what was escaped: ``\\&`` is a line break and a
    bare ``&``. Mathematics, ``\url{…}`` and fields that LaTeX takes verbatim are left
    alone. The fix puts one backslash before the sign, but not before a ``%`` that
    follows no number and may begin a remark, nor in a field of names, where ``&`` may
    stand for «and».

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Research & Politics}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Research \& Politics}, year = {2020}
    }
    ```

    Source: Lamport, LaTeX: A Document Preparation System, 2nd edition, 1994, section
    2.2.1, the ten special characters; JabRef, integrity check «unescaped '&'».
    """

    code = "SRC011"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each field of *subject* with such a sign."""
        del context
        for name, value in _suspects(subject):
            cover = masked(value)
            if double := _DOUBLE.search(cover):
                sign = double[1] or double[2]
                yield Draft(
                    f"{subject.name}: in the {name}, «{sign}» is escaped twice: "
                    f"{around(value, double.start(), double.end())}",
                    hint=f"write \\{sign}",
                )
            elif bare := _BARE.search(cover):
                place = around(value, bare.start(1), bare.end(1))
                yield Draft(
                    f"{subject.name}: a bare «{bare[1]}» in the {name}: {place}; "
                    f"{_EFFECTS[bare[1]]}",
                    hint=f"write \\{bare[1]}",
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the fields with one backslash before each such sign."""
        del context
        for name, value in _suspects(subject):
            if name in NAMES:
                continue
            new = replaced(value, _DOUBLE, _once if name not in _PROSE else _whole)
            new = replaced(new, _BARE, _escaped)
            if new != value:
                yield FieldChange(name, new)


def _suspects(subject: SourceFacts) -> Iterable[tuple[str, str]]:
    for name, value in printed(subject):
        if ("&" in value or "%" in value or "#" in value or "\\" in value) and not (
            _CSV.match(value)
        ):
            yield name, value


def _once(found: re.Match[str]) -> str:
    return f"\\{found[1] or found[2]}"


def _whole(found: re.Match[str]) -> str:
    return found.group()


def _escaped(found: re.Match[str]) -> str:
    whole = found.group()
    before = found.string[: found.end() - 1]
    if found[1] == "%" and not _PERCENTAGE.search(before):
        return whole
    return f"{whole[:-1]}\\{whole[-1]}"
