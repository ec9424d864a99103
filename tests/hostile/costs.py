"""Documents that are small, and would be laid out without end, or in all memory."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Callable, Mapping

_SVG = 'xmlns="http://www.w3.org/2000/svg"'


def png(width: int, height: int) -> bytes:
    """Return a picture of so many black pixels, some thousandth of it in bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _page(body: str, css: str = "") -> str:
    return f"<html lang=en><title>t</title><style>{css}</style><body>{body}</html>"


def _drawing(text: str) -> str:
    data = b64encode(text.encode()).decode()
    return _page(f'<img alt="a" src="data:image/svg+xml;base64,{data}">')


def _laughs() -> str:
    names = "".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' if at else '<!ENTITY a0 "ha">'
        for at in range(10)
    )
    return _drawing(f"<!DOCTYPE svg [{names}]><svg {_SVG}><text>&a9;</text></svg>")


def _uses() -> str:
    groups = "".join(
        f'<g id="g{at}">{f"<use href=%#g{at - 1}%/>" * 10}</g>'.replace("%", '"')
        if at
        else '<g id="g0"><rect width="1" height="1"/></g>'
        for at in range(9)
    )
    return _drawing(f'<svg {_SVG}><defs>{groups}</defs><use href="#g8"/></svg>')


def _tables(depth: int) -> str:
    inside = "x"
    for _ in range(depth):
        inside = f"<table><tr><td>{inside}</td><td>y</td></tr></table>"
    return _page(inside)


def _boxes(depth: int) -> str:
    row = "display: flex; flex-wrap: wrap"
    return _page("<div>" * depth + "x" + "</div>" * depth, f"div {{ {row} }}")


def _picture() -> str:
    data = b64encode(png(60_000, 60_000)).decode()
    return _page(f'<img alt="a" src="data:image/png;base64,{data}">')


COSTS: Mapping[str, Callable[[], str]] = {
    "a cell over a million columns": lambda: _page(
        "<table><tr><td colspan=1000000>x</td></tr></table>"
    ),
    "five hundred boxes in each other": lambda: _page("<div>" * 500),
    "fifty thousand boxes in each other": lambda: _page("<div>" * 50_000),
    "boxes that are tried twice, in each other": lambda: _boxes(24),
    "a page a millimetre high": lambda: _page(
        "<p>" + "word " * 50_000, "@page { size: 10mm 3mm; margin: 0 }"
    ),
    "a million pages": lambda: _page(
        "<p></p>" * 100_000, "p { break-after: page; height: 1mm }"
    ),
    "columns without number": lambda: _page(
        "<p>" + "word " * 5_000, "p { columns: 100000; column-gap: 0 }"
    ),
    "a grid of a million places": lambda: _page(
        "<div><p>x</p></div>",
        "div { display: grid; grid-template-columns: repeat(1000000, 1px) }",
    ),
    "a drawing of a thousand million squares": _uses,
    "a counter without end": lambda: _page(
        "<p>x</p>",
        "p { counter-reset: a 2147483647 } "
        'p::before { content: counter(a, lower-roman) counter(a, symbols("a")) }',
    ),
    "a word of a million letters": lambda: _page(
        f"<p>{'a' * 1_000_000}</p>", "p { hyphens: auto; overflow-wrap: anywhere }"
    ),
    "a letter with a hundred thousand marks": lambda: _page(
        f"<p>a{chr(0x301) * 100_000}</p>"
    ),
}
"""By name, what makes each: none of them would ever be done."""
COSTLESS: Mapping[str, Callable[[], str]] = {
    "a cell over a million rows": lambda: _page(
        "<table><tr><td rowspan=1000000>x</td><td>y</td></tr></table>"
    ),
    "tables in each other": lambda: _tables(24),
    "a box of a million pages": lambda: _page(
        "<p style='height: 300000000mm'>x</p>", ""
    ),
    "a picture of four thousand million dots": _picture,
    "a background in ten million pieces": lambda: _page(
        "<p>x</p>",
        "p { height: 200mm; background: linear-gradient(red, blue) 0 0 / .01px .01px }",
    ),
    "a drawing that laughs": _laughs,
}
"""What only claims to be large."""
