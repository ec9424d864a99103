"""Parse the XML of a document's parts: no entities, and one error for what is none."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

__all__ = ["NotXml", "parse_xml"]


class NotXml(ValueError):
    """Something is no XML, names an encoding that is none, or declares entities."""


def parse_xml(content: bytes | str) -> Element:
    """Return the root element of *content*; raises NotXml."""
    try:
        root: Element = fromstring(content)
    except (ParseError, LookupError, ValueError) as error:
        raise NotXml(str(error)) from error
    return root
