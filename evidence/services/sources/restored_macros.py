"""The ``@string`` definitions that an entry needs, found again from what it meant.

The ledger keeps an entry's own text, in which ``journal = jcp`` stands, and the fields'
values with all names resolved. Both together say what ``jcp`` was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from evidence.bibliography.bibtex.fields import closing_brace
from evidence.bibliography.bibtex.reading import MONTHS
from evidence.bibliography.bibtex.source_text import scan

_NAMED = re.compile(r"[=#]\s*(?:%[^\n]*\n\s*)*[^\s{}\"0-9,#%=]")
_BARE = re.compile(r"[^\s{}\"#,=%]+")


def macros_of(raw: str, fields: Mapping[str, str]) -> dict[str, str]:
    """Return the names that the entry *raw* uses, in lower case, with their texts.

    *fields* are its values with the names resolved. Months are left out, since every
    style defines them, and so is a name whose text cannot be told, as in ``a # b``.
    """
    found: dict[str, str] = {}
    if _NAMED.search(raw) is None:
        return found
    for entry in scan(raw).entries:
        for field in entry.fields:
            value = fields.get(field.name.lower())
            if value is not None:
                written = raw[field.value_start : field.value_end]
                found |= _told(tuple(_parts(written)), value)
    return found


def _told(parts: tuple[tuple[str, bool], ...], value: str) -> dict[str, str]:
    """Return what the one name among *parts* must have been for *value* to result."""
    names = [number for number, (_, is_name) in enumerate(parts) if is_name]
    if len(names) != 1 or parts[names[0]][0].lower() in MONTHS:
        return {}
    before = _joined(text for text, _ in parts[: names[0]]).lstrip()
    after = _joined(text for text, _ in parts[names[0] + 1 :]).rstrip()
    fits = len(value) >= len(before) + len(after)
    if not (fits and value.startswith(before) and value.endswith(after)):
        return {}
    name = parts[names[0]][0].lower()
    return {name: value[len(before) : len(value) - len(after)]}


def _joined(texts: Iterable[str]) -> str:
    """Return *texts* as one, blanks joined as in a field's stored value."""
    return re.sub(r"\s+", " ", "".join(texts))


def _parts(written: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a value around «#»: their text, and whether it is a name."""
    position = 0
    while position < len(written):
        sign = written[position]
        bare = _BARE.match(written, position)
        if sign == "{":
            end = closing_brace(written, position, len(written))
            if end < 0:
                return
            yield written[position + 1 : end - 1], False
        elif sign == '"':
            end = written.find('"', position + 1) + 1
            if end <= 0:
                return
            yield written[position + 1 : end - 1], False
        elif bare is not None:
            end = bare.end()
            yield bare[0], not bare[0].isdigit()
        else:
            end = position + 1
        position = end
