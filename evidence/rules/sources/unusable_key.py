"""SRC043."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule

_BREAKING = re.compile(r"[\s\"#%'(),={}~\\^@;\[\]]")
_REPEATED = re.compile(r"(?<=.)#[0-9]+$")


class UnusableKey(SourceRule):
    """An entry's key cannot be cited, in BibTeX, biber or Markdown.

    *Why.* The key is what a text names the work by. In TeX a comma ends it, «%» begins
    a remark, «#», «~» and braces mean something else; in Markdown brackets and
    semicolons end it. An entry without a key, or under a key that another entry has,
    got one for the time being that begins or ends in «#»: nothing can cite it.

    Bad:

    ```bibtex
    @article{hall%2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Daily News}, year = {2020}
    }
    ```

    Source: Markey, Tame the BeaST, 2005, part 3 (the internal key); MacFarlane, Pandoc
    User's Guide, section "Citation syntax".
    """

    code = "SRC043"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where nothing can cite *subject*."""
        del context
        key = subject.name
        if key.startswith("#"):
            yield Draft(
                f"an entry has no key that can be cited; here it is called {key}",
                hint=f"give it a key on line {subject.place.line} of "
                f"{subject.place.path}",
                severity=Severity.ERROR,
            )
        elif repeated := _REPEATED.search(key):
            yield Draft(
                f"another entry has the key {key[: repeated.start()]}; here this one "
                f"is called {key}",
                hint="give one of the two another key, or merge them",
                severity=Severity.ERROR,
            )
        elif signs := _BREAKING.findall(key):
            shown = " ".join(repr(sign) for sign in dict.fromkeys(signs))
            yield Draft(
                f"the key {key!r} has signs that break citations: {shown}",
                hint=f"evidence source rename '{key}' "
                f"'{_BREAKING.sub('-', key).strip('-')}'",
            )
