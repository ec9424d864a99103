"""Names that registries write in one text: «Jan van der Berg», «Some Collaboration».

Family and given name are told apart as BibTeX tells them. A body is recognised by its
last word, which is how collaborations sign.
"""

from __future__ import annotations

import re

from evidence.bibliography.names import parse_names

__all__ = ["csl_name"]

_BODY = re.compile(
    r"\b(?:collaborations?|consortium|group|team|committee|commission|organi[sz]ation|"
    r"association|society|institute|office|council|network|project|university|press|"
    r"agency|ministry|department|foundation|union|bank|inc\.?|ltd\.?)\s*$",
    re.IGNORECASE,
)


def csl_name(text: str) -> dict[str, str]:
    """Return a name of CSL-JSON; a body, or what has one word, is kept whole."""
    whole = " ".join(text.split())
    if _BODY.search(whole) or " " not in whole:
        return {"literal": whole}
    found = parse_names(re.sub(r"[{}\\]|\band\b", " ", whole)).names
    if len(found) != 1 or not found[0].family:
        return {"literal": whole}
    parts = {
        "family": found[0].family,
        "given": found[0].given,
        "non-dropping-particle": found[0].particle,
        "suffix": found[0].suffix,
    }
    return {name: value for name, value in parts.items() if value}
