"""SRC030."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.bibliography.name_fields import NAME_FIELDS
from evidence.bibliography.name_pieces import is_braced, split_names
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own_fields
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_ET_AL = re.compile(
    r"""
    (?: ^ | (?<![\s,;~&]) [\s,;~&]++ ) (?: \\?[A-Za-z]*\s*\{\s* | and\s+ )*
    (?: (?i: et [.~\s]+ al (?: \. | ii | ia )? | etal\.? ) | u\.\s?a\. | e\.\s?a\.
      | y\sotros | e\soutros | et\sautres | und\sandere | и\sдр\. )
    [\s.,;}]*+ $
    """,
    re.VERBOSE,
)
_OTHERS = re.compile(r"(?<![\s,;~&])[\s,;~&]++(?:\\?&\s*)?others\.?$")
_HINT = "end the list with «and others»; the style prints «et al.» where it is due"


class EtAlAsName(SourceRule):
    """A list of names ends in «et al.» as if that were somebody's name.

    *Why.* Programs take every piece between «and» for a name: «et al.» is sorted,
    abbreviated («Al, E.») and counted as a co-author. The two words that BibTeX and all
    its successors understand are ``and others``, in small letters, at the end.

    Bad:

    ```bibtex
    @article{raja2021,
      author = {Raja, Anna and Kang, David et al.}, title = {Uyghurs for Sale},
      journal = {Daily News}, year = {2021}
    }
    ```

    Good:

    ```bibtex
    @article{raja2021,
      author = {Raja, Anna and Kang, David and others}, title = {Uyghurs for Sale},
      journal = {Daily News}, year = {2021}
    }
    ```

    Source: Kime, Wemheuer and Lehman, The biblatex Package, version 3.20, section
    2.2.1; UK TeX Users Group, The UK TeX FAQ, "BibTeX doesn't understand my lists of
    names".
    """

    code = "SRC030"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each list of names in *subject* that does so."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            pieces = split_names(value)
            for place, piece in enumerate(pieces, start=1):
                if _is_no_name(piece, is_last=place == len(pieces)):
                    yield Draft(
                        f"the {name} of {subject.name} has {piece[:60]!r} as a name",
                        hint=_HINT,
                    )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """End a list in «and others» where the words stand last and alone."""
        del context
        for name, value in own_fields(subject, NAME_FIELDS):
            last = split_names(value)[-1]
            if not _is_no_name(last, is_last=True) or is_braced(last):
                continue
            match = _ET_AL.search(value) or _OTHERS.search(value)
            start = match.start() if match else value.lower().rfind("others")
            kept = re.sub(r"(?:\s+and)?[\s,;]*$", "", value[:start])
            if kept and kept.count("{") == kept.count("}"):
                yield FieldChange(name, f"{kept} and others")


def _is_no_name(piece: str, *, is_last: bool) -> bool:
    bare = piece.strip("{} ")
    if bare.lower() in {"others", "others."}:
        return piece != "others" or not is_last
    return bool(_ET_AL.search(piece) or _OTHERS.search(piece))
