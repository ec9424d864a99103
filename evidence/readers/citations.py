r"""What pandoc's tree says of citations: Cite nodes, ``data-cites``, links to works."""

from __future__ import annotations

import re
from urllib.parse import unquote

from evidence.readers.tree import Json, items, part, plain, text_of
from evidence.text.document import MarkedItem

_LABELS = {
    "page": r"pp?\.?|pages?|s\.|seiten?",
    "chapter": r"ch\.?|chaps?\.?|chapters?|kap\.",
    "section": r"secs?\.?|sections?|§§?",
    "figure": r"figs?\.?|figures?|abb\.",
    "table": r"tabs?\.?|tables?",
    "paragraph": r"paras?\.?|paragraphs?|¶¶?",
    "volume": r"vols?\.?|volumes?|bd\.",
    "note": r"nn?\.|notes?|fn\.?",
    "line": r"ll?\.|lines?",
    "part": r"pts?\.?|parts?",
    "issue": r"nos?\.|issues?",
}
_LOCATOR = re.compile(
    r"^[,\s]*(?:"
    + "|".join(rf"(?P<{label}>{words})" for label, words in _LABELS.items())
    + r")?[\s\xa0]*(?P<locator>[0-9ivxlc][0-9ivxlc.\-–:]*(?:,\s*[0-9][0-9\-–]*)*)"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""The words are those of pandoc's manual, «Citation syntax», and of CSL's locales."""
_DOI_HOSTS = re.compile(r"https?://(?:dx\.|www\.)?doi\.org/10\.", re.IGNORECASE)
_KEYS = ("cites", "data-cites", "data-citekey", "citekey", "data-key")


def split_suffix(suffix: str) -> tuple[str, str, str]:
    """Return (locator, label, rest) of what follows a key: «, p. 3 and passim»."""
    found = _LOCATOR.match(suffix)
    if found is None:
        return "", "", suffix.strip(" ,")
    label = next((name for name in _LABELS if found[name]), "page")
    return found["locator"].rstrip(".,"), label, found["rest"].strip(" ,")


def cited_items(citations: list[Json]) -> tuple[MarkedItem, ...]:
    """Return the items of a Cite node's list of citations."""
    found = []
    for one in citations:
        if not isinstance(one, dict):
            continue
        locator, label, rest = split_suffix(plain(one.get("citationSuffix")))
        found.append(
            MarkedItem(
                key=text_of(one.get("citationId")),
                locator=locator,
                label=label,
                prefix=plain(one.get("citationPrefix")).strip(),
                suffix=rest,
            )
        )
    return tuple(found)


def span_keys(attributes: Json) -> tuple[MarkedItem, ...]:
    """Return the works that a span names in its attributes, as pandoc's HTML does."""
    for pair in items(part(attributes, 2)):
        if text_of(part(pair, 0)) in _KEYS:
            keys = text_of(part(pair, 1)).split()
            return tuple(MarkedItem(key=key) for key in keys)
    return ()


def target_item(target: str) -> tuple[MarkedItem, ...]:
    """Return the work that a link leads to: an entry of the list, or a DOI."""
    if target.startswith("#ref-"):
        return (MarkedItem(key=unquote(target.removeprefix("#ref-"))),)
    if _DOI_HOSTS.match(target):
        return (MarkedItem(uris=(unquote(target),)),)
    return ()
