"""Identifiers of works: DOI, ISBN, ISSN.

Check digits are computed by python-stdnum. A DOI has none; its form is that of the DOI
Handbook (2.2: ``10.``, a registrant, ``/``, a suffix of any printable characters), and
whether it is registered is not ours to know.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable

_DOI_PREFIX = re.compile(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi\s*:\s*|info:doi/", re.IGNORECASE
)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s]+")
_REGISTRANT = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*")
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_SEVERAL = re.compile(r"\s*[,;]\s*")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_DASHES = str.maketrans("‐‑‒–—−", "------")


def normal_doi(text: str) -> str:
    r"""Return *text* as a bare DOI: no address or label before it, ASCII in lower case.

    DOIs are compared without regard to case in ASCII (DOI Handbook, 2.4). LaTeX's
    escapes (``\_``) are undone. What is no DOI comes back as it is, trimmed.
    """
    return without_doi_prefix(text.replace("\\", "")).translate(_LOWER)


def without_doi_prefix(text: str) -> str:
    """Return *text* without an address or label before the DOI, in its own case."""
    bare = text.strip()
    prefix = _DOI_PREFIX.match(bare)
    return bare if prefix is None else bare[prefix.end() :].strip()


def problem_with_doi(text: str) -> str | None:
    """Return what is wrong with the form of a DOI, None if nothing is."""
    doi = normal_doi(text)
    if _DOI.fullmatch(doi):
        if not doi.isprintable():
            return f"the DOI {doi[:80]!r} holds a character that cannot be printed"
        if doi[-1] in ".,;":
            return f"the DOI {doi[:80]!r} ends in punctuation"
        return None
    if not doi:
        return "the DOI is empty"
    shown = repr(doi[:80])
    if not doi.startswith("10."):
        return f"a DOI begins with '10.', but this is {shown}"
    registrant, slash, suffix = doi.partition("/")
    if not _REGISTRANT.fullmatch(registrant):
        return f"the DOI {shown} needs 4 to 9 digits after '10.'"
    if not slash or not suffix:
        return f"the DOI {shown} has no suffix after its registrant"
    return f"the DOI {shown} has a blank in it"


def problem_with_isbn(text: str) -> str | None:
    """Return what is wrong with the ISBN, or with the first bad one of several."""
    from stdnum import isbn  # noqa: PLC0415  # only a rule needs it

    return _first_problem("ISBN", text, isbn.validate, "10 or 13 digits")


def problem_with_issn(text: str) -> str | None:
    """Return what is wrong with the ISSN, or with the first bad one of several."""
    from stdnum import issn  # noqa: PLC0415  # only a rule needs it

    return _first_problem("ISSN", text, issn.validate, "8 digits")


def _first_problem(
    kind: str, text: str, validate: Callable[[str], str], length: str
) -> str | None:
    from stdnum.exceptions import (  # noqa: PLC0415  # only a rule needs it
        InvalidChecksum,
        InvalidLength,
        ValidationError,
    )

    numbers = [one for one in _SEVERAL.split(text.strip()) if one]
    if not numbers:
        return f"the {kind} is empty"
    for number in numbers:
        bare = _IN_BRACKETS.sub("", number).translate(_DASHES)
        bare = bare.upper().removeprefix(kind).lstrip(": ")
        shown = f"the {kind} {number[:40]!r}"
        try:
            validate(bare)
        except InvalidChecksum:
            return f"{shown} has a wrong check digit"
        except InvalidLength:
            return f"{shown} does not have {length}"
        except ValidationError:
            return f"{shown} is not of the form of an {kind}"
    return None
