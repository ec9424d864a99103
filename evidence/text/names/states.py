"""The names of States and territories, by ISO 3166-1, as ``states.tsv`` has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from evidence.text.folding import fold_text

_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


@lru_cache(maxsize=1 << 16)
def plain_name(name: str) -> str:
    """Return a name folded, without points, quotation marks and an article."""
    folded = fold_text(name).replace(".", "").strip(" '\"")
    return _ARTICLE.sub("", " ".join(folded.split()))


@cache
def state_names() -> Mapping[str, str]:
    """Return the key (``state:KG``) of every folded name."""
    return {
        plain_name(name): f"state:{code}" for code, names in _table() for name in names
    }


@cache
def all_names() -> Mapping[str, str]:
    """Return ISO's English short name of every name, as it is written."""
    return {name: names[0] for _, names in _table() for name in names}


@cache
def short_names() -> Mapping[str, str]:
    """Return ISO's English short name of every key."""
    return {f"state:{code}": names[0] for code, names in _table()}


def _table() -> Iterator[tuple[str, list[str]]]:
    text = files("evidence.text.names").joinpath("states.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            code, _, names = line.partition("\t")
            yield code, names.split("|")
