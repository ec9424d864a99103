"""SRC044."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from evidence.bibliography.citekeys import make_key
from evidence.bibliography.dates import Edtf
from evidence.bibliography.names import NameList
from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_MARK = r"(?:-[0-9]+|[a-z])?"
"""What tells apart two works that the pattern gives one key."""


class KeyDeviates(SourceRule):
    """A key is not the one that the house's pattern makes.

    *Why.* Where all keys follow one pattern, a person can write a citation without
    looking it up. The pattern is the setting ``citekey_pattern``. Most libraries grew
    without one: this rule runs only when it is selected, and keys never change by
    themselves.

    Bad:

    ```bibtex
    @article{infight,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020infighting,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: JabRef, User documentation, section "Customize the citation key generator"
    (patterns of keys and keys that deviate from them).
    """

    code = "SRC044"
    severity = Severity.NOTE
    optional = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where the key of *subject* is another one."""
        pattern = context.policy.citekey_pattern
        made = make_key(_described(subject), (), pattern=pattern)
        if not re.fullmatch(re.escape(made) + _MARK, subject.name):
            yield Draft(
                f"the key {subject.name} is not {made}, as the pattern {pattern} says",
                hint=f"evidence source rename {subject.name} {made}",
            )


@dataclass(frozen=True, slots=True)
class _Described:
    """A source as the maker of keys wants to see it."""

    authors: NameList
    editors: NameList
    institution: str
    issued: Edtf | None
    title: str


def _described(subject: SourceFacts) -> _Described:
    return _Described(
        NameList(subject.authors),
        NameList(subject.editors),
        subject.institution,
        subject.issued,
        subject.title,
    )
