"""Ways by which a document that is laid out could reach out: to the network, to files.

``URL`` stands for a server's address, ``FILE`` for the address of a file and ``PATH``
for its path. ``DATA`` is put before what follows the next ``|``, which is written into
an address of its own.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

_SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
VECTORS: Mapping[str, str] = {
    "image": '<img src="URL/a.png" alt="a">',
    "image of a file": '<img src="FILE" alt="a">',
    "image by path": '<img src="PATH" alt="a">',
    "image without a scheme": '<base href="http://x/"><img src="//HOST/a" alt="a">',
    "image behind a redirect": '<img src="URL/to-secret" alt="a">',
    "image behind a redirect to a file": '<img src="URL/to-file" alt="a">',
    "base": '<base href="URL/"><img src="a.png" alt="a">',
    "base of files": '<base href="file:///"><img src="PATH" alt="a">',
    "base behind a redirect": '<base href="URL/to-secret/"><img src="a" alt="a">',
    "source set": '<img srcset="URL/a 1x, URL/b 2x" alt="a">',
    "picture": '<picture><source srcset="URL/a"><img src="URL/b" alt="a"></picture>',
    "input": '<input type="image" src="URL/a" alt="a">',
    "object": '<object data="URL/a.svg">x</object>',
    "object of a file": '<object data="FILE" type="image/png">x</object>',
    "embed": '<embed src="URL/a.svg">',
    "frame": '<iframe src="URL/a"></iframe><frame src="FILE">',
    "media": '<video src="URL/v" poster="URL/p"></video><audio src="URL/s"></audio>',
    "icon": '<link rel="icon" href="URL/a"><link rel="preload" href="URL/b" as="font">',
    "refresh": '<meta http-equiv="refresh" content="0;url=URL/a">',
    "script": '<script src="URL/a.js"></script><script>fetch("URL/b")</script>',
    "form": '<form action="URL/a"><button formaction="URL/b">x</button></form>',
    "style sheet": '<link rel="stylesheet" href="URL/a.css">',
    "style sheet of a file": '<link rel="stylesheet" href="FILE">',
    "style sheet behind a redirect": '<link rel="stylesheet" href="URL/to-secret">',
    "import": '<style>@import url("URL/a.css");</style>',
    "import in an address": (
        "<link rel=stylesheet href=\"DATA|text/css|@import 'URL';\">"
    ),
    "background": '<style>p { background: url("URL/a") }</style><p>x</p>',
    "background of a page": '<style>@page { background: url("URL/a") }</style>',
    "background in an attribute": "<p style=\"background: url('URL/a')\">x</p>",
    "background of a file": '<style>p { background: url("FILE") }</style><p>x</p>',
    "image set": '<style>p { background: image-set("URL/a" 1x) }</style><p>x</p>',
    "list mark": '<style>li { list-style: url("URL/a") }</style><ul><li>x</ul>',
    "border": '<style>p { border-image: url("URL/a") 1 }</style><p>x</p>',
    "mask": '<style>p { mask: url("URL/a"); cursor: url("URL/b") }</style><p>x</p>',
    "content": '<style>p::before { content: url("URL/a") }</style><p>x</p>',
    "content of a margin": (
        '<style>@page { @top-left { content: url("URL/a") } }</style>'
    ),
    "content of an attribute": (
        '<style>p::before { content: attr(data-x url) }</style><p data-x="URL/a">x</p>'
    ),
    "page of another document": (
        '<style>a::after { content: target-counter("URL/a#x", page) }</style>'
        '<a href="URL/a#x">x</a>'
    ),
    "font": '<style>@font-face { font-family: x; src: url("URL/a") } p { font-family: '
    "x }</style><p>x</p>",
    "font of a file": '<style>@font-face { font-family: x; src: url("FILE") } p { '
    "font-family: x }</style><p>x</p>",
    "profile of colours": '<style>@color-profile --x { src: url("URL/a") } p { color: '
    "color(--x 1 0 0) }</style><p>x</p>",
    "attached": '<link rel="attachment" href="URL/a">',
    "attached file": '<link rel="attachment" href="FILE">',
    "attached to words": '<a rel="attachment" href="FILE">x</a>',
    "drawing": f'<svg {_SVG}><image href="URL/a" width="9" height="9"/></svg>',
    "drawing of a file": f'<svg {_SVG}><image x:href="FILE" width="9"/></svg>',
    "drawing that uses another": f'<svg {_SVG}><use href="URL/a.svg#x"/></svg>',
    "drawing with a style": f"<svg {_SVG}><style>@import 'URL/a';</style></svg>",
    "drawing with a font": (
        f"<svg {_SVG}><style>@font-face {{ font-family: x; src: url(URL/a) }}</style>"
        '<text font-family="x">x</text></svg>'
    ),
    "drawing with a filter": (
        f'<svg {_SVG}><filter id="f"><feImage href="URL/a"/></filter>'
        '<rect width="9" height="9" filter="url(URL/b#f)" fill="url(URL/c#g)"/></svg>'
    ),
    "drawing in an address": (
        f"<img alt=a src=\"DATA|image/svg+xml|<svg {_SVG}><image href='URL/a' "
        "width='9' height='9'/></svg>\">"
    ),
    "drawing in an address, of a file": (
        f"<img alt=a src=\"DATA|image/svg+xml|<svg {_SVG}><image href='FILE' "
        "width='9' height='9'/></svg>\">"
    ),
    "drawing with a style sheet": (
        "<img alt=a src=\"DATA|image/svg+xml|<?xml-stylesheet href='URL/a'?>"
        f'<svg {_SVG}><style>@import url(URL/b);</style></svg>">'
    ),
    "drawing with an entity": (
        "<img alt=a src=\"DATA|image/svg+xml|<!DOCTYPE svg [<!ENTITY x SYSTEM 'FILE'>]>"
        f"<svg {_SVG}><text y='9'>&x;</text></svg>\">"
    ),
    "drawing with a document type": (
        "<img alt=a src=\"DATA|image/svg+xml|<!DOCTYPE svg SYSTEM 'URL/a.dtd'>"
        f"<svg {_SVG}><text y='9'>x</text></svg>\">"
    ),
    "drawing that uses another, in an address": (
        f"<img alt=a src=\"DATA|image/svg+xml|<svg {_SVG}><use href='URL/a.svg#x'/>"
        '</svg>">'
    ),
    "another scheme": (
        '<img src="ftp://HOST/a" alt="a"><img src="gopher://HOST/" alt="b">'
    ),
    "words for a picture": '<img alt="a" src="DATA|text/html|<img src=\'URL/a\'>">',
}
"""By name, a fragment of HTML each."""


def fragment(name: str, *, url: str, file: str, path: str) -> str:
    """Return a vector with a server's *url*, and a *file* as address and as *path*."""
    text = VECTORS[name]
    marks = {"URL": url, "HOST": url.partition("//")[2], "FILE": file, "PATH": path}
    for mark, value in marks.items():
        text = text.replace(mark, value)
    before, begun, rest = text.partition("DATA|")
    if not begun:
        return text
    kind, _, inside = rest.partition("|")
    inside, quote, after = inside.rpartition('"')
    packed = b64encode(inside.encode()).decode()
    return f"{before}data:{kind};base64,{packed}{quote}{after}"
