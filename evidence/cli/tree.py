"""A tree as lines of text: each link on its own line, long ones wrapped."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Protocol

from evidence.text.terminal import clean


class Node(Protocol):
    """What is drawn: a kind in one word, a text, and what hangs on it."""

    @property
    def kind(self) -> str:
        """Return the kind, which stands before the text."""

    @property
    def text(self) -> str:
        """Return the text."""

    @property
    def links(self) -> Sequence[Node]:
        """Return what hangs on the node."""


def tree_lines(node: Node, *, width: int) -> Iterator[str]:
    """Yield the lines of *node*'s tree, none much wider than *width* characters."""
    yield from _lines(node, "", "", width)


def _lines(node: Node, first: str, rest: str, width: int) -> Iterator[str]:
    text = f"{node.kind}: {' '.join(clean(node.text).split())}"
    under = f"{rest}{'│' if node.links else ' '}   "
    room = max(width - len(rest), 40)
    wrapped = textwrap.wrap(
        text, room, break_long_words=False, break_on_hyphens=False
    ) or [""]
    yield f"{first}{wrapped[0]}"
    for line in wrapped[1:]:
        yield clean(f"{under}{line}".rstrip())
    for number, link in enumerate(node.links, 1):
        last = number == len(node.links)
        yield from _lines(
            link,
            f"{rest}{'└── ' if last else '├── '}",
            f"{rest}{'    ' if last else '│   '}",
            width,
        )
