"""Characters that no installed font has: named, with the package that has one."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

from evidence.errors import InputRefused

_CJK = "fonts-noto-cjk (or fonts-wqy-microhei)"
_PACKAGES = (
    ("CJK", _CJK),
    ("HIRAGANA", _CJK),
    ("KATAKANA", _CJK),
    ("HANGUL", _CJK),
    ("BOPOMOFO", _CJK),
    ("IDEOGRAPHIC", _CJK),
    ("MATHEMATICAL", "fonts-noto-core (Noto Sans Math) or fonts-stix"),
)
"""First word of a character's Unicode name → Debian package."""
_SIGNS = "fonts-noto-core (Symbols, Symbols 2, Music) or fonts-symbola"
_CORE = re.compile(
    "ARABIC|ARMENIAN|BENGALI|CHEROKEE|CYRILLIC|DEVANAGARI|ETHIOPIC|GEORGIAN|GREEK|"
    "GUJARATI|GURMUKHI|HEBREW|KANNADA|KHMER|LAO|LATIN|MALAYALAM|MONGOLIAN|MYANMAR|"
    "ORIYA|SINHALA|SYRIAC|TAMIL|TELUGU|THAANA|THAI|TIBETAN|TIFINAGH"
)
"""Scripts that have a family of their own: Noto Sans Thai. The rest are in «extra»."""
_EMOJI = range(0x1F300, 0x1FB00)
_SHOWN = 20
"""Characters of the text around a missing one."""
_WIDE = 200
"""Characters in which the words around it are looked for, between mark-up."""
_MOST = 5


def refuse_missing(characters: Iterable[int], text: str) -> None:
    """Raise InputRefused for the code points *characters*, if any, found in *text*."""
    missing = sorted(set(characters))
    if not missing:
        return
    named = "; ".join(_name(code, text) for code in missing[:_MOST])
    more = f"; and {len(missing) - _MOST} more" if len(missing) > _MOST else ""
    packages = list(dict.fromkeys(filter(None, map(package_for, missing))))
    advice = (
        f"install {', '.join(packages)}, then run fc-cache -f"
        if packages
        else "no font can have it: take it out of where it was entered"
    )
    raise InputRefused(f"no installed font has {named}{more}", hint=advice)


def package_for(code: int) -> str:
    """Return the Debian package with a font for *code*; empty where none can be."""
    if unicodedata.category(chr(code)) in {"Co", "Cn", "Cs"}:
        return ""
    if code in _EMOJI:
        return "fonts-noto-color-emoji"
    name = unicodedata.name(chr(code), "")
    for word, package in _PACKAGES:
        if name.startswith(word):
            return package
    first = name.split(" ")[0].split("-")[0]
    if _CORE.fullmatch(first):
        return f"fonts-noto-core ({first.capitalize()})"
    if unicodedata.category(chr(code))[0] in "SP":
        return _SIGNS
    return "fonts-noto-core and fonts-noto-extra"


def _around(text: str, at: int) -> str:
    """Return the words of a page beside *at*, without its mark-up."""
    before = re.sub(r"^[^<]*>|<[^>]*>?", "", text[max(at - _WIDE, 0) : at])
    after = re.sub(r"<[^>]*>?", "", text[at : at + _WIDE])
    around = f"{before[-_SHOWN:]}{after[:_SHOWN]}"
    return " ".join(html.unescape(around).split())


def _name(code: int, text: str) -> str:
    character = chr(code)
    name = unicodedata.name(character, "a character without a name")
    at = text.find(character)
    if at < 0:
        return f"U+{code:04X} {name}"
    around = _around(text, at)
    return f"U+{code:04X} {name} (in “{around}”)"
