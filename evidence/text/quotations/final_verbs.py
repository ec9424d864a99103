"""A German modal verb at the end of its clause that a quotation leaves off.

«…, die Schweißarbeiten ausgeführt haben sollen» is a suspicion; up to «haben» it reads
as a fact, since the infinitive is the plural as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_MODAL = re.compile(
    r"\s+(soll(?:en|te|ten)?|könn(?:e|en|te|ten)|kann|dürf(?:e|en|te|ten)|darf"
    r"|müss(?:e|en|te|ten)|muss|muß|will|woll(?:e|en|te|ten)|möcht(?:e|en)|mag|mögen)"
    r"(?=\s*[,.;:!?»«“”\"')–—]|\s+(?:und|oder|aber)\b|\s*\Z)"
)
_INFINITIVE = re.compile(r"\b[a-zäöüß]+(?:en|ern|eln|sein|tun)\Z")
_CLAUSE = re.compile(
    r"(?:,\s+|\A)(?:\w+ )?(?:der|die|das|den|dem|denen|dessen|deren|dass|daß|weil|ob"
    r"|wenn|wer|was|wie|wo|wohin|indem|nachdem|bevor|obwohl|während)\s[^,]*\Z",
    re.IGNORECASE,
)
"""A clause whose verb stands at its end."""


_AUXILIARY = frozenset(
    {"hat", "haben", "ist", "sind", "habe", "sei", "war", "waren", "hatte", "hatten"}
)
_LEFT = re.compile(r"\s+((?:worden )?(?:haben|sein)|werden)(?=\s*[,.;:!?»«“”\"')])")


def infinitive_cut_off(text: str, end: int, fillers: Iterable[str]) -> str:
    """Return the infinitive behind *end* for which brackets put an auxiliary.

    «Er will sie gesehen haben»: not «Er [hat] sie gesehen».
    """
    put = {word.lower() for filler in fillers for word in filler.split()}
    found = _LEFT.match(text, end) if put & _AUXILIARY else None
    return found[1] if found else ""


def modal_cut_off(text: str, start: int, end: int, *, begins: bool) -> str:
    """Return the modal verb directly behind a span that is a clause; "" for none.

    *begins*: a sentence begins with it. An infinitive alone may be quoted in another's
    sentence, which has its own verb.
    """
    found = _MODAL.match(text, end)
    if found is None:
        return ""
    kept = " ".join(text[start:end].split())
    whole = begins or _CLAUSE.search(kept) is not None
    return found[1] if whole and _INFINITIVE.search(kept) else ""
