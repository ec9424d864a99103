"""A web page as text: its main part, block by block, and what it says of itself.

The main part is what the page itself marks as such (``main``, ``article``); without a
mark it is the whole page. Only navigation, fields and what is hidden are left out, as
the mark-up names them. Nothing is left out by guessing: a passage that a statistic
takes for an advertisement, or that stands in a column beside, would be reported as
gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html
from lxml import etree

from evidence.errors import InputRefused
from evidence.snapshots.charsets import decode
from evidence.snapshots.extract.base import tidy
from evidence.snapshots.page_dates import declared_dates
from evidence.snapshots.sniff import HTML

__all__ = ["read_page"]

MIN_MAIN = 0.3
"""Of the page's text, which a main part must hold: else the mark is another's."""
_UNREAD = frozenset(
    {"script", "style", "template", "noscript", "svg", "math", "iframe", "object"}
    | {"head", "select", "textarea", "button", "input", "dialog", "canvas", "video"}
)
_NAVIGATION = frozenset({"nav"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "details", "div"}
    | {"dl", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "main", "nav", "ol", "p", "pre", "section"}
    | {"summary", "table", "tbody", "tfoot", "thead", "ul"}
)
_WHITE = re.compile(r"\s+")
_NUMBER = re.compile(r" ?[0-9]{1,4}(?:[,–-][0-9]{1,4})* ?")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹–")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_page(data: bytes) -> dict[str, Any]:
    """Return text, title, language, dates, and whether it asks for a password.

    And how its letters were read: whether all, and what is to be said of them. Raises
    InputRefused for what is no page.
    """
    parser = lxml.html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    decoded = decode(data, HTML)
    try:
        root = lxml.html.document_fromstring(_undeclared(decoded.text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputRefused("there is no page in it") from error
    published, modified = declared_dates(root)
    return {
        "text": _main_text(root),
        "title": tidy(" ".join((root.findtext(".//title") or "").split())),
        "language": (root.get("lang") or "").strip()[:35],
        "published": published,
        "modified": modified,
        "login": _asks_for_password(root),
        "whole": decoded.complete,
        "letters": decoded.remarks,
    }


def _undeclared(text: str) -> str:
    """Return XHTML without its XML declaration, which lxml refuses in a text."""
    return re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text)


def _asks_for_password(root: Any) -> bool:
    return bool(root.xpath("//input[translate(@type,'PASWORD','pasword')='password']"))


def _main_text(root: Any) -> str:
    whole = _text(root)
    marked = root.xpath("//main | //*[@role='main']") or root.xpath("//article")
    outer = [one for one in marked if not _inside(one, marked)]
    main = "\n\n".join(filter(None, (_text(one) for one in outer)))
    if main and len(main) >= MIN_MAIN * len(whole):
        return main
    return whole


def _inside(element: Any, others: list[Any]) -> bool:
    chosen = set(others)
    return any(above in chosen for above in element.iterancestors())


def _text(element: Any) -> str:
    return tidy("".join(_pieces(element)))


def _pieces(root: Any) -> Iterator[str]:
    """Yield the text in order; without recursion, since pages nest without end."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        if not closing and isinstance(element.tag, str):
            if element.tag == "sup":
                yield _raised(element)
            elif not _is_unread(element, element.tag):
                yield _before(element.tag)
                yield _folded(element.text)
                stack.append((element, True))
                stack += [(child, False) for child in reversed(element)]
                continue
        if closing:
            yield _after(element.tag)
        if element is not root:
            yield _folded(element.tail)


def _folded(text: str | None) -> str:
    """Return a text of the mark-up, in which line ends are blanks."""
    return _WHITE.sub(" ", text or "")


def _raised(element: Any) -> str:
    """Return raised figures as such: 10⁶ is not 106, nor is a note's mark a digit."""
    text = _folded(element.text_content())
    return text.translate(_RAISED) if _NUMBER.fullmatch(text) else text


def _is_unread(element: Any, tag: str) -> bool:
    return (
        tag in _UNREAD
        or tag in _NAVIGATION
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") == "doc-backlink"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _before(tag: str) -> str:
    """Return what stands between what was before and this element."""
    if tag in {"tr", "li", "dt", "dd", "br"}:
        return "\n"
    return "\n\n" if tag in _BLOCKS else ""


def _after(tag: str) -> str:
    """Return what stands between this element and what comes after."""
    if tag in {"td", "th"}:
        return "\t"
    return "\n\n" if tag in _BLOCKS else ""
