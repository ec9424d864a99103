"""A brief's document in parts: documents of their own, laid out one after another.

Each has the style sheet and what the running heads say. Links between parts lead
``elsewhere:`` until the parts are joined. What needs the page numbers of other parts is
kept apart: the first part, which holds the contents, and the numbers at the foot of the
pages, which say how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from evidence.exporters.sections import PART, weight

MOST = 20_000
"""What is laid out at once at most, as ``sections.weight`` counts."""
ELSEWHERE = "elsewhere:"
"""The scheme of a link that leads to another part."""
CONTENTS = "contents"
"""The anchor of the first page after the cover."""
_BODY = "<body>\n"
_MAIN = re.compile(r"<main[^>]*>\n")
_END = "</main>\n</body>\n</html>\n"
_LINK = re.compile(r'(?<= href=")#([\w-]+)"')
_ID = re.compile(r' id="([\w-]+)"')
_UNNUMBERED = "<style>@page { @bottom-right { content: none } }</style>\n"
_NUMBERED = """<style>
@page { @top-left { content: none } @top-right { content: none }
  @bottom-left { content: none } }
div + div { break-before: page }
</style>
"""
_UNKNOWN = "000"
"""As wide as a page's number, which it stands for."""


def split(html: str, most: int = MOST) -> list[str]:
    """Return the parts of *html*, whole documents; *html* itself where it is small.

    The first has the cover and the contents alone.
    """
    before, begun, body = html.partition(_BODY)
    opened = _MAIN.search(body)
    if weight(html) <= most or opened is None or PART not in body:
        return [html]
    head = before.replace("</head>", f"{_UNNUMBERED}</head>") + begun
    first, *sections = body.removesuffix(_END).split(PART)
    made = [f"{head}{first}{_END}"]
    made += [f"{head}{opened[0]}{each}{_END}" for each in _grouped(sections, most)]
    places = {name: at for at, part in enumerate(made) for name in _ID.findall(part)}
    return [_parted(part, at, places) for at, part in enumerate(made)]


def with_pages(html: str, pages: Mapping[str, int]) -> str:
    """Return a part's *html*, its links elsewhere with the *pages* they lead to."""
    return re.sub(
        rf'(?<= href="){ELSEWHERE}([\w-]+)"',
        lambda link: f'{link[0]} data-page="{pages.get(link[1], _UNKNOWN)}"',
        html,
    )


def numbers(html: str, count: int) -> str:
    """Return a document of *count* pages with nothing but the numbers of *html*'s."""
    before, begun, body = html.partition(_BODY)
    head = before.replace("</head>", f"{_NUMBERED}</head>")
    opened = _MAIN.search(body)
    main = opened[0] if opened else "<main>\n"
    return f"{head}{begun}{main}{'<div></div>' * count}{_END}"


def _grouped(sections: list[str], most: int) -> list[str]:
    """Join neighbours as long as they are no more than *most* together."""
    made: list[str] = []
    held = most
    for each in sections:
        held += weight(each)
        if held > most:
            made.append(each)
            held = weight(each)
        else:
            made[-1] += each
    return made


def _parted(html: str, own: int, places: Mapping[str, int]) -> str:
    """Return part number *own* with its links to other parts marked as such."""

    def led(link: re.Match[str]) -> str:
        is_own = places.get(link[1], own) == own
        return link[0] if is_own else f'{ELSEWHERE}{link[1]}"'

    return _LINK.sub(led, html)
