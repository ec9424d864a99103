"""Text in a Word file that nobody sees: hidden text is taken out, white is counted.

Hidden is what the run itself says, or its own style or its paragraph's; a style's
parents are not asked. White text may stand on a dark ground, so it stays.

Source: ECMA-376-1, 17.3.2.41 (vanish), 17.3.2.6 (color), 17.7 (styles).
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from evidence.formats.xml_parts import NotXml, parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = frozenset(
    f"{_W}{name}" for name in ("t", "tab", "br", "cr", "sym", "noBreakHyphen")
)
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class Unseen:
    """How many passages are hidden, and how many white."""

    hidden: int = 0
    white: int = 0


def hidden_styles(styles: bytes) -> frozenset[str]:
    """Return the ids of the styles in ``word/styles.xml`` whose text is hidden."""
    try:
        root = parse_xml(styles)
    except NotXml:
        return frozenset()
    return frozenset(
        style.get(f"{_W}styleId") or ""
        for style in root.iter(f"{_W}style")
        if _switch(style.find(f"{_W}rPr/{_W}vanish"))
    )


def take_out_hidden(root: Element, styles: frozenset[str], unseen: Unseen) -> None:
    """Remove hidden text from *root*, and count into *unseen* what nobody sees.

    Runs that follow one another are one passage; instructions of fields stay.
    """
    in_paragraph, last = False, ""
    for element in root.iter():
        if element.tag == f"{_W}p":
            in_paragraph, last = _style(element, "p") in styles, ""
        elif element.tag == f"{_W}r" and any(one.tag in _TEXT for one in element):
            look = _look(element, styles, hidden=in_paragraph)
            if look != last:
                unseen.hidden += look == "hidden"
                unseen.white += look == "white"
            last = look
            if look == "hidden":
                for child in [one for one in element if one.tag in _TEXT]:
                    element.remove(child)


def _look(run: Element, styles: frozenset[str], *, hidden: bool) -> str:
    """Return "hidden", "white", or nothing for text that is seen."""
    own = _switch(run.find(f"{_W}rPr/{_W}vanish"))
    if own if own is not None else hidden or _style(run, "r") in styles:
        return "hidden"
    color = run.find(f"{_W}rPr/{_W}color")
    is_white = color is not None and (color.get(f"{_W}val") or "").upper() == "FFFFFF"
    return "white" if is_white else ""


def _style(element: Element, kind: str) -> str | None:
    """Return the id of a paragraph's ("p") or a run's ("r") style."""
    named = element.find(f"{_W}{kind}Pr/{_W}{kind}Style")
    return named.get(f"{_W}val") if named is not None else None


def _switch(element: Element | None) -> bool | None:
    """Return whether a switch is on; None where nothing is said."""
    return None if element is None else element.get(f"{_W}val") not in _OFF
