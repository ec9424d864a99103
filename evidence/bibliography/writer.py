r"""BibTeX source, written: a value, an entry, the source of a plain text.

BibTeX counts every brace, also after a backslash (Patashnik, «BibTeXing», 1988), while
other programs skip an escaped one; what is written here balances by either count. Which
fields TeX reads verbatim is biblatex's data model (manual 3.20, section 2.2.1: fields
of type «verbatim» and «URI»), and ``file`` and the like, which hold paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

VERBATIM = frozenset(
    [
        "doi",
        "eprint",
        "file",
        "pdf",
        "url",
        "urlraw",
        "verba",
        "verbb",
        "verbc",
        "bdsk-url-1",
        "bdsk-url-2",
    ]
)
"""Fields whose text TeX does not interpret."""
MAX_KEY = 250
"""Code points of a key, as the reader accepts them."""

_KEY = re.compile(rf"[^\s\"#%'(),={{}}\\~@$^&;|`\[\]]{{1,{MAX_KEY}}}")
r"""What biber, BibTeX, TeX's ``\cite`` and pandoc's ``[@key]`` all take for a key."""
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NAME = re.compile(r"[^\W\d][^\s\"#%'(),={}@\\]*")
_BRACE = re.compile(r"[{}]")
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef]")
"""Control characters, lone surrogates and noncharacters: no text holds them."""
_SPECIAL = re.compile(r"[\\{}&%#_$~^`\xa0\r\n]|--+|''+|,,+|\s{2,}|[?!](?=`)")
_ESCAPES = {
    **{sign: f"\\{sign}" for sign in "&%#_$"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "\xa0": "~",
    "\n": " ",
    "\r": " ",
}


class Bare(str):
    """A source that is written without braces: the name of a month's @string."""

    __slots__ = ()


class InvalidValue(ValueError):
    """It cannot be written as BibTeX without becoming something else."""


def to_source(field: str, plain: str) -> str:
    r"""Return the source of *plain* text in the field called *field*.

    TeX's special signs are escaped, so that nothing in the text is a command; letters
    stay as they are, for UTF-8. Line ends become blanks. In a field that is read
    verbatim only what would break its braces is changed, to per cent codes.
    """
    if field.lower() in VERBATIM:
        return _verbatim(plain)
    if _SPECIAL.search(plain) is None:
        return plain
    if "{" in plain and _is_balanced(plain):
        escapes = _ESCAPES | {"{": r"\{", "}": r"\}"}
        return _SPECIAL.sub(lambda found: _escaped(found.group(), escapes), plain)
    return _SPECIAL.sub(lambda found: _escaped(found.group(), _ESCAPES), plain)


def write_value(source: str) -> str:
    """Return *source* as a value in braces.

    Raises InvalidValue where its braces do not balance, where its last sign is a
    backslash (which some programs take to escape the closing brace), and for control
    characters. A ``Bare`` source stays bare.
    """
    if isinstance(source, Bare) and source.isalpha():
        return str(source)
    unsafe = _UNSAFE.search(source)
    if unsafe is not None:
        code = f"U+{ord(unsafe.group()):04X}"
        raise InvalidValue(f"a value holds the character {code}, which is no text")
    if ("{" in source or "}" in source) and not _is_balanced(source):
        raise InvalidValue(f"the braces of a value do not balance: {source[:80]!r}")
    if source.endswith("\\") and not source.endswith("\\\\"):
        raise InvalidValue(f"a value ends in a backslash: {source[-80:]!r}")
    return f"{{{source}}}"


def write_entry(
    type_: str, key: str, fields: Iterable[tuple[str, str]], *, newline: str = "\n"
) -> str:
    """Return an entry, a field a line, without a line end after it.

    *fields* are names and sources. Raises InvalidValue for a type, a key, a name or a
    value that BibTeX would not read back as it is.
    """
    if _TYPE.fullmatch(type_) is None:
        raise InvalidValue(f"this is no type of entry: {type_[:80]!r}")
    if not valid_key(key):
        raise InvalidValue(f"this is no citekey: {key[:80]!r}")
    lines = [f"@{type_}{{{key},"]
    for name, source in fields:
        if _NAME.fullmatch(name) is None:
            raise InvalidValue(f"this is no field's name: {name[:80]!r}")
        lines.append(f"  {name} = {write_value(source)},")
    lines.append("}")
    return newline.join(lines)


def valid_key(text: str) -> bool:
    """Tell whether every program that we know of takes *text* for a citekey."""
    return _KEY.fullmatch(text) is not None and text.isprintable()


def without_unsafe(text: str) -> str:
    """Return *text* without the characters that no value may hold."""
    return _UNSAFE.sub("", text)


def _escaped(found: str, escapes: dict[str, str]) -> str:
    if found in escapes:
        return escapes[found]
    if found[0] in "-',":
        return "{}".join(found)
    return f"{found}{{}}" if found in "?!" else " "


def _verbatim(plain: str) -> str:
    text = " ".join(plain.split())
    if ("{" in text or "}" in text) and not _is_balanced(text):
        text = text.replace("{", "%7B").replace("}", "%7D")
    return f"{text[:-1]}%5C" if text.endswith("\\") else text


def _is_balanced(text: str) -> bool:
    level = 0
    for match in _BRACE.finditer(text):
        level += 1 if match.group() == "{" else -1
        if level < 0:
            return False
    return level == 0
