"""The house's logo, colours and type, from one TOML file."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evidence.errors import InputRefused, NotFound, named
from evidence.given_file import read_file
from evidence.toml_text import parse_toml

COLOURS = ("ink", "soft", "line", "pale", "accent", "error", "warning", "note")
"""As the style sheet names them."""
TEXT = frozenset({"ink", "soft", "accent", "error", "warning", "note"})
"""Those that words are set in: they have to be read on white paper."""
CONTRAST = 4.5
"""WCAG 2.2, 1.4.3, for text of the brief's size."""
SIZES = (7.0, 14.0)
"""Points: the smallest and the largest type of the text."""
LARGEST = 2 << 20
"""Bytes of a logo, and of a theme."""
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_FONT = re.compile(r"[\w][\w .-]{0,60}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_KNOWN: Mapping[str, frozenset[str]] = {
    "logo": frozenset({"file", "words"}),
    "colours": frozenset(COLOURS),
    "type": frozenset({"serif", "sans", "mono", "size"}),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """How the house looks; what is empty is as the style sheet has it."""

    logo: str = ""
    """A ``data:`` address."""
    words: str = ""
    """What the logo says, for those who do not see it."""
    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    size: float | None = None

    @property
    def css(self) -> str:
        """Return the rules that follow the style sheet's own."""
        rules = [f"--{name}: {value};" for name, value in self.colours.items()]
        for kind, name in self.fonts.items():
            rules.append(f'--{kind}: "{name}", var(--{kind}-fallback);')
        size = f"html {{ font-size: {self.size:g}pt; }}" if self.size else ""
        sans = self.fonts.get("sans")
        page = f'@page {{ font-family: "{sans}", "Noto Sans", sans-serif; }}'
        parts = (
            f":root {{ {' '.join(rules)} }}" if rules else "",
            f"@media print {{ {size} {page if sans else ''} }}" if size or sans else "",
        )
        return "\n".join(part for part in parts if part)


def read_theme(path: Path) -> Theme:
    """Read a theme; raise NotFound or InputRefused that says what is wrong with it."""
    try:
        data = read_file(path, limit=LARGEST, wanted="a theme")
    except NotFound as error:
        raise NotFound(f"there is no theme file {named(path)}") from error
    try:
        values = parse_toml(data.decode("utf-8"))
        return _theme(values, path.parent)
    except _WrongThemeError as error:
        raise InputRefused(
            str(error), path=path, hint="evidence manual briefs shows a whole theme"
        ) from error
    except ValueError as error:  # of UTF-8, too
        raise InputRefused(f"not valid TOML: {error}", path=path) from error


class _WrongThemeError(ValueError):
    """What is wrong with a theme."""


def _theme(values: Mapping[str, Any], folder: Path) -> Theme:
    for section, given in values.items():
        if section not in _KNOWN or not isinstance(given, dict):
            known = ", ".join(f"[{name}]" for name in _KNOWN)
            raise _WrongThemeError(f"a theme has no [{section}], but {known}")
        if unknown := sorted(set(given) - _KNOWN[section]):
            known = ", ".join(sorted(_KNOWN[section]))
            raise _WrongThemeError(f"[{section}] has no {unknown[0]}, but {known}")
    type_ = dict(values.get("type", {}))
    size = type_.pop("size", None)
    logo = values.get("logo", {})
    return Theme(
        logo=_logo(logo, folder) if logo else "",
        words=str(logo.get("words", "")),
        colours={n: _colour(n, c) for n, c in values.get("colours", {}).items()},
        fonts={kind: _font(kind, name) for kind, name in type_.items()},
        size=None if size is None else _size(size),
    )


def _colour(name: str, value: object) -> str:
    if not isinstance(value, str) or _COLOUR.fullmatch(value) is None:
        raise _WrongThemeError(f"the colour {name} is {value!r}, not #rrggbb")
    found = contrast(value)
    if name in TEXT and found < CONTRAST:
        raise _WrongThemeError(
            f"the colour {name} is {value}, too pale for words on white paper: "
            f"a contrast of {found:.1f}, and {CONTRAST} is needed"
        )
    return value


def contrast(colour: str) -> float:
    """Return the contrast of ``#rrggbb`` with white (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _font(kind: str, name: object) -> str:
    if not isinstance(name, str) or _FONT.fullmatch(name) is None:
        raise _WrongThemeError(f"the {kind} type is {name!r}, not the name of a font")
    return name


def _size(size: object) -> float:
    low, high = SIZES
    is_number = isinstance(size, int | float) and not isinstance(size, bool)
    if not is_number or not low <= size <= high:  # type: ignore[operator]
        raise _WrongThemeError(f"the size is {size!r}, not {low:g} to {high:g} points")
    return float(size)  # type: ignore[arg-type]


def _logo(given: Mapping[str, Any], folder: Path) -> str:
    path = folder / str(given.get("file", ""))
    if not given.get("file"):
        raise _WrongThemeError(f"there is no logo {named(path)}")
    if not given.get("words"):
        raise _WrongThemeError("the logo needs words, for those who do not see it")
    try:
        data = read_file(path, limit=LARGEST, wanted="a picture")
    except NotFound as error:
        raise _WrongThemeError(f"there is no logo {named(path)}") from error
    except InputRefused as error:
        raise _WrongThemeError(f"the logo {named(path)}: {error.message}") from error
    for start, kind in _KINDS.items():
        if data.startswith(start):
            return f"data:{kind};base64,{base64.b64encode(data).decode()}"
    raise _WrongThemeError(f"the logo {path.name} is neither PNG nor JPEG")
