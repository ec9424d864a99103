"""A long brief in sections that can be laid out one after another.

The templates mark where the document may be cut. All this reads HTML of our own, in
which whatever is foreign has been escaped: no text can hold a mark or a tag.
"""

from __future__ import annotations

import re
from math import ceil

PART = "<!-- part -->"
"""Where the document may be cut as it is: a section begins, and a page with it."""
_CUT = re.compile(r"<!-- cut(?:: (heading|inset))? -->")
"""Where a section may be cut: before a heading, between cards that are set in, or
anywhere else.
"""
_SECTION = re.compile(
    r'<section class="(?P<kind>\w+)"[^>]* data-running="(?P<running>[^"]*)">'
)
_GOOD = 0.7
"""How full a section must be to be cut before a heading."""
_CHARACTERS = 1_000
"""Of a picture or a text, as dear as one tag."""


def weight(html: str) -> int:
    """Return how dear *html* is to lay out: its tags, and what its length adds."""
    return html.count("<") + len(html) // _CHARACTERS


def cut(html: str, most: int) -> str:
    """Return *html* with sections of at most about *most*, as ``weight`` counts.

    Each begins at a mark ``PART``; no other marks are left. With 0 nothing is cut, and
    there are no marks.
    """
    if not most:
        return _CUT.sub("", html).replace(PART, "")
    return PART.join(_cut_section(each, most) for each in html.split(PART))


def _cut_section(html: str, most: int) -> str:
    """Cut *html* into about equal sections where its marks are, before a heading first.

    A cut closes the section and opens one of its kind, which has no heading.
    """
    whole = weight(html)
    first, *others = _CUT.split(html)
    if whole <= most or not others:
        return _CUT.sub("", html)
    aim = whole / ceil(whole / most)
    made, held, opened = [first], weight(first), _opened(first)
    for kind, text in zip(others[::2], others[1::2], strict=True):
        added = weight(text)
        if held + added / 2 > aim or (kind == "heading" and held > _GOOD * aim):
            inset = kind == "inset"
            made.append("</div>" * inset + f"</section>\n{PART}\n{opened}")
            made.append('<div class="inset">\n' * inset)
            held = 0
        made.append(text)
        held += added
    return "".join(made)


def _opened(html: str) -> str:
    """Return the tag of a section that goes on with the last one of *html*."""
    *_, last = _SECTION.finditer(html)
    return f'<section class="{last["kind"]} more" data-running="{last["running"]}">\n'
