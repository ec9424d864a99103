"""Places, rules and addresses as SARIF writes them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote, unquote

from evidence.checker.facts import Place
from evidence.checker.rule import Rule
from evidence.checker.selection import FAMILIES

_WHY = re.compile(r"\*Why\.\*\s*(?P<text>.*?)(?:\n\s*\n|\Z)", re.DOTALL)


def descriptor(rule: Rule) -> Mapping[str, Any]:
    """Return what a viewer shows of *rule*: its manual page, that is."""
    page = inspect.cleandoc(type(rule).__doc__ or "")
    why = _WHY.search(page)
    words = " ".join(why["text"].split()) if why else rule.title()
    family = FAMILIES.get(rule.code[:3])
    return {
        "id": rule.code,
        "name": type(rule).__name__,
        "shortDescription": {"text": rule.title()},
        "fullDescription": {"text": words},
        "help": {"text": words, "markdown": page},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": [family] if family else [],
            "slug": rule.slug(),
            "kind": rule.kind.value,
        },
    }


def location(place: Place, folder: str) -> Mapping[str, Any]:
    """Return *place* with its region, as the only physical location."""
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line is not None:
        region["endLine"] = place.end_line
    if place.end_column is not None:
        region["endColumn"] = place.end_column
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri_of(place.path, folder)},
            "region": region,
        }
    }


@lru_cache(maxsize=4_096)
def uri_of(path: str, folder: str) -> str:
    """Return *path* as a URI: relative where it can be, percent-encoded always."""
    pure = PurePath(path)
    if pure.is_absolute() and folder and pure.is_relative_to(folder):
        pure = pure.relative_to(folder)
    text = quote(pure.as_posix(), safe="/")
    return f"file://{text}" if pure.is_absolute() else text


def path_of(uri: str) -> str:
    """Return the path that ``uri_of`` made *uri* of."""
    return unquote(uri.removeprefix("file://"))
