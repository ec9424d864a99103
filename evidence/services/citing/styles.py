"""Citation styles: those shipped in ``evidence/styles``, and any file in CSL.

A style is looked at before the citation processor gets it, so that what is wrong with
it is said in one message: CSL 1.0.2, "Structure of CSL files".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.errors import InputRefused, UsageFault
from evidence.given_file import read_file

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SUFFIX = ".csl"
MAX_BYTES = 8_000_000
"""Of a style; the largest of the 3,000 published ones has 300 kB."""
_LANGUAGES = (
    "af ar bg ca cs cy da de el en es et eu fa fi fr he hr hu id is it ja km ko la lt "
    "lv mn nb nl nn pl pt ro ru sk sl sr sv th tr uk vi zh"
)
LANGUAGES = frozenset(_LANGUAGES.split())
"""The languages that pandoc 3.9 has CSL's terms in; others it would print in English
without a word (tried one by one)."""
_PLAIN_NAME = re.compile(r"[A-Za-z0-9-]+")
_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style that can be used; *kind* is CSL's ``citation-format``."""

    name: str
    path: Path
    title: str
    kind: str
    """``author-date``, ``numeric``, ``note``, ``author``, ``label``; '' if not said."""
    has_list: bool
    """Whether it prints a list of references; some styles of notes print none."""


@cache
def list_styles() -> tuple[CitationStyle, ...]:
    """Return the shipped styles by name."""
    return tuple(read_style(path) for path in sorted(_folder().glob(f"*{SUFFIX}")))


def find_style(name: str) -> CitationStyle:
    """Return the shipped style called *name*, or that in the file *name*.

    Raises UsageFault where there is neither, InputRefused for a file that is not an
    independent CSL style.
    """
    if _PLAIN_NAME.fullmatch(name):
        shipped = _folder() / f"{name.lower()}{SUFFIX}"
        if shipped.is_file():
            return read_style(shipped)
    path = Path(name)
    if path.suffix.lower() != SUFFIX or not path.is_file():
        raise _unknown(name)
    return read_style(path)


def read_style(path: Path) -> CitationStyle:
    """Return what the file at *path* says of itself.

    Raises InputRefused where it is no XML, no style, or one that only names another.
    """
    root = _parsed(path)
    info = _inside(root, "info")
    if (parent := _parent(root)) is not None:
        raise _dependent(path, parent)
    if root.tag != f"{_NAMESPACE}style" or _inside(root, "citation") is None:
        raise InputRefused(
            "this is no citation style: CSL's <style> with a <citation> is missing",
            path=path,
        )
    formats = [each.get("citation-format") for each in _all(info, "category")]
    return CitationStyle(
        name=path.stem,
        path=path,
        title=" ".join((_text(info, "title") or path.stem).split()),
        kind=next((each for each in formats if each), ""),
        has_list=_inside(root, "bibliography") is not None,
    )


def check_list_style(style: CitationStyle) -> CitationStyle:
    """Return *style*; raise UsageFault where it prints no list of references."""
    if not style.has_list:
        raise UsageFault(
            f"the style {style.name} prints no list of references, only citations",
            hint="evidence source cite KEY prints those; for a list, choose a style "
            "with a bibliography",
        )
    return style


def check_locale(locale: str) -> str:
    """Return *locale* (``de``, ``pt-BR``); raise UsageFault for one without terms."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    if language not in LANGUAGES:
        raise UsageFault(
            f"there are no words for citations in the language {locale!r}",
            hint=f"known: {', '.join(sorted(LANGUAGES))}; with a region: de-AT",
        )
    return locale.replace("_", "-")


def _folder() -> Path:
    return Path(str(files("evidence") / "styles"))


def _parsed(path: Path) -> Element:
    from defusedxml import DefusedXmlException, ElementTree  # noqa: PLC0415  # 20 ms

    try:
        data = read_file(path, limit=MAX_BYTES, wanted="a style")
        root: Element = ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise InputRefused("a style has no document type", path=path) from error
    except ElementTree.ParseError as error:
        line = error.position[0]
        raise InputRefused(f"this is no XML: {error}", path=path, line=line) from error
    except (LookupError, ValueError) as error:  # an encoding that is none
        raise InputRefused(f"this is no XML: {error}", path=path) from error
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise InputRefused(f"cannot read it: {reason}", path=path) from error
    return root


def _inside(element: Element | None, name: str) -> Element | None:
    return next(iter(_all(element, name)), None)


def _all(element: Element | None, name: str) -> list[Element]:
    """Return the children called *name*, whatever their namespace."""
    if element is None:
        return []
    return [child for child in element if str(child.tag).rpartition("}")[2] == name]


def _text(element: Element | None, name: str) -> str:
    found = _inside(element, name)
    return "" if found is None else found.text or ""


def _parent(root: Element) -> str | None:
    """Return the name of the style that a dependent style stands for."""
    for link in root.iter():
        if link.get("rel") == "independent-parent":
            return (link.get("href") or "").rstrip("/").rpartition("/")[2]
    return None


def _dependent(path: Path, parent: str) -> InputRefused:
    known = any(style.name == parent for style in list_styles())
    return InputRefused(
        f"this style only points to another, {parent or 'which it does not name'}, "
        "which would have to be fetched",
        path=path,
        hint=f"--style {parent}"
        if known
        else "take the style that it names as independent-parent",
    )


def _unknown(name: str) -> UsageFault:
    known = [style.name for style in list_styles()]
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5) or [
        one for one in known if name.lower() in one
    ]
    meant = f"did you mean {near[0]}? " if near else ""
    return UsageFault(
        f"there is no citation style {name!r}",
        hint=f"{meant}known: {', '.join(known)}; or the path of a .csl file "
        "(https://www.zotero.org/styles)",
    )
