"""Places that a text names: regions, cities and ports, as ``places.tsv`` has them.

Many a city is called like a person or a word. So a city counts only where the text says
that it is a place: behind "in", "near", "outside" or "around", or what a city has ("the
mayor of Osh"), and not where its name goes on as another one's: "in Hamilton and Smith
(2019)", "in Harlem Désir’s mandate", "in Paris 1990". What is in doubt is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files

_OF = r"(?:cit(?:y|ies)|towns?|ports?|capital|mayor|governor|airport|streets?) of"
_CONTEXT = re.compile(
    rf"\b(?:in|In|near|Near|outside|Outside|around|Around|{_OF})\s+(?:the {_OF}\s+)?"
)
_JOINT = re.compile(r",? and |,? or |, ")
_GOES_ON = re.compile(r"(?:['’-]\w|\s+(?:[^\W\d_a-z]\w|[(\[]?[0-9]{4}\b|et al))")
"""What makes another name, or a citation, of the words before it; a capital that only
begins a name of the table does not."""
_REGION_GOES_ON = re.compile(
    r"\s+(?!Uyghur|Uygur|Autonomous)[^\W\d_a-z]\w|['’-]\w(?<!['’]s)"
)
_HARMLESS = (
    "(?:North|South|East|West)ern|The|In|From|To|Of|For|Across|Throughout|Inside|And"
)
_BEGINS_BEFORE = re.compile(rf"(?!(?:{_HARMLESS}) )\b[^\W\d_a-z]\w* \Z")
"""A capitalised word before a region makes another name: «Jimmy Wales»."""


def places_in(text: str, people: Collection[str] = ()) -> Iterator[str]:
    """Yield the names of places that *text* says are such, as they are listed.

    *people* are names that are known to be persons' here: no city is meant by them.
    """
    for found in _regions_pattern().finditer(text):
        alone = not _BEGINS_BEFORE.search(text, 0, found.start())
        if alone and not _REGION_GOES_ON.match(text, found.end()):
            yield _regions()[found[0]]
    for context in _CONTEXT.finditer(text):
        for name in _run(text, context.end()):
            if name not in people:
                yield _cities()[name]


def _run(text: str, at: int) -> Iterator[str]:
    """Yield the cities that are listed from *at* on: "Kabul, Herat and Kandahar".

    One that is joined to a name which is no place may be a person's, as in a citation.
    """
    names: list[str] = []
    while (found := _city_at(text, at)) is not None:
        name, at = found
        joint = _JOINT.match(text, at)
        if joint is None:
            if not _GOES_ON.match(text, at):
                names.append(name)
            break
        names.append(name)
        after = text[joint.end() : joint.end() + 1]
        if after.isupper() and _city_at(text, joint.end()) is None:
            if not _is_place(text, joint.end()):
                names.clear()
            break
        at = joint.end()
    yield from names


def _city_at(text: str, at: int) -> tuple[str, int] | None:
    """Return the longest name of a city that stands at *at*, and its end."""
    words = re.compile(r"[\w.'’-]+(?: [\w.'’-]+){0,3}").match(text, at)
    if words is None:
        return None
    parts = words[0].split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).rstrip(".'’-")
        if name in _cities():
            return name, at + len(name)
    return None


def _is_place(text: str, at: int) -> bool:
    """Tell whether a State or a region stands at *at*."""
    from evidence.text.names.states import all_names  # noqa: PLC0415 - rarely needed

    return any(
        text.startswith(name, at) for name in (*all_names(), *_regions()) if name
    )


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return regions by each of their names, and cities."""
    regions: dict[str, str] = {}
    cities: dict[str, str] = {}
    text = files("evidence.text.names").joinpath("places.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            code, _, listed = line.partition("\t")
            names = listed.split("|")
            target = regions if "-" in code else cities
            target.update(dict.fromkeys(names, names[0]))
    return regions, cities


def _regions() -> Mapping[str, str]:
    return _table()[0]


def _cities() -> Mapping[str, str]:
    return _table()[1]


@cache
def _regions_pattern() -> re.Pattern[str]:
    longest = sorted(_regions(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")
