r"""CSL's names as BibTeX's and back.

A name is written «particle Family, Suffix, Given» where that is read back as the same
name, else in biblatex's extended form with each part in braces. CSL's dropping particle
is biblatex's prefix with ``useprefix=false`` (manual 3.20, section 3.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from evidence.bibliography.name_pieces import split_names
from evidence.bibliography.names import Name, parse_names
from evidence.bibliography.writer import to_source

OTHERS = {"literal": "others"}
_DROPPING = re.compile(r"useprefix\s*=\s*\"?false", re.IGNORECASE)


def names_to_csl(source: str) -> list[dict[str, Any]]:
    """Return the names in a field's *source* as CSL has them.

    For «and others», which CSL has not, pandoc's processor has the literal name
    ``others`` at the end, and prints «et al.».
    """
    read = parse_names(source)
    names = [_to_csl(name) for name in read.names]
    more = [dict(OTHERS)] if read.others and names else []
    if "useprefix" not in source:
        return names + more
    written = [one for one in split_names(source) if one.lower() != "others"]
    if len(written) != len(names):
        return names + more
    return [
        _dropping(name) if _DROPPING.search(one) else name
        for name, one in zip(names, written, strict=True)
    ] + more


def names_from_csl(names: Iterable[Any]) -> str:
    """Return a list of CSL's names as the source of a field."""
    written = [_from_csl(name) for name in names if isinstance(name, dict)]
    written = [one for one in written if one]
    if len(written) > 1 and written[-1] == "{others}":
        written[-1] = "others"
    return " and ".join(written)


def name_to_source(name: Name) -> str:
    """Return one name as it is read back; in its shortest form that is."""
    if name.literal or not name.family:
        return f"{{{to_source('author', name.literal or name.given)}}}"
    first = " ".join(part for part in (name.particle, name.family) if part)
    simple = ", ".join(part for part in (first, name.suffix, name.given) if part)
    if name.suffix and not name.given:
        simple += ","
    source = to_source("author", simple)
    read = parse_names(source)
    if read.names == (name,) and not read.others and not read.problems:
        return source
    return _extended(name)


def _extended(name: Name, *, dropping: bool = False) -> str:
    parts = (
        ("family", name.family),
        ("given", name.given),
        ("prefix", name.particle),
        ("suffix", name.suffix),
    )
    written = [
        f"{part}={{{to_source('author', text)}}}" for part, text in parts if text
    ]
    return ", ".join([*written, "useprefix=false"] if dropping else written)


def _to_csl(name: Name) -> dict[str, Any]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _dropping(name: dict[str, Any]) -> dict[str, Any]:
    particle = name.pop("non-dropping-particle", "")
    return name | {"dropping-particle": particle} if particle else name


def _from_csl(name: dict[str, Any]) -> str:
    parts = {
        part: " ".join(str(text).split())
        for part, text in name.items()
        if isinstance(text, (str, int)) and not isinstance(text, bool)
    }
    if parts.get("literal"):
        return name_to_source(Name("", literal=parts["literal"]))
    fixed, dropping = (
        parts.get(f"{kind}dropping-particle", "") for kind in ("non-", "")
    )
    read = Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        particle=" ".join(part for part in (dropping, fixed) if part),
        suffix=parts.get("suffix", ""),
    )
    if not (read.family or read.given):
        return ""
    if dropping and not fixed and read.family:
        return _extended(read, dropping=True)
    return name_to_source(read)
