"""Answers in JSON and XML, read without trust."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from evidence.network.answer import Answer, require_ok
from evidence.registries.base import Service, unreadable

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["json_object", "xml_root"]


def json_object(answer: Answer, service: Service) -> dict[str, Any]:
    """Return the object that *answer* holds.

    Raises NetworkFailure for another status, media type or content.
    """
    require_ok(answer, service.title)
    if "json" not in answer.media_type:
        raise unreadable(service, f"{answer.media_type or 'no media type'}, not JSON")
    try:
        found = json.loads(answer.text)
    except (ValueError, RecursionError) as error:
        raise unreadable(service, "it is not JSON") from error
    if not isinstance(found, dict):
        raise unreadable(service, "it is no JSON object")
    return found


def xml_root(answer: Answer, service: Service) -> Element:
    """Return the root of the XML that *answer* holds.

    Entities of a document type are refused, and nothing outside the document is read.
    Raises NetworkFailure as ``json_object`` does.
    """
    require_ok(answer, service.title)
    if "xml" not in answer.media_type:
        said = answer.body[:60].decode("utf-8", "replace").strip()
        if answer.media_type == "text/plain" and said:
            raise unreadable(service, f"it says {said!r}")
        raise unreadable(service, f"{answer.media_type or 'no media type'}, not XML")
    try:
        root: Element = fromstring(answer.body)
    except DefusedXmlException as error:
        raise unreadable(service, "its XML declares entities") from error
    except (SyntaxError, ValueError, LookupError, RecursionError) as error:
        raise unreadable(service, "it is not XML") from error
    return root
