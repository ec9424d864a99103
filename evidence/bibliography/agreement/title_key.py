"""Titles in the form in which they are compared, and what publishers write before them.

A publisher marks a work as retracted by words before or behind its title («RETRACTED
ARTICLE: …»); those are no part of it. A notice has a title of its own that names the
work («Retraction notice to …», «Erratum to: …»): that is another publication.
Source: NISO RP-45-2024, Communication of Retractions, Removals, and Expressions of
Concern, on how titles are marked.
"""

from __future__ import annotations

import re
import unicodedata

_STATE = r"(?:retracted|withdrawn|removed|temporary removal|reinstated)"
_MARK = re.compile(
    rf"^\W*{_STATE}(?:\s+(?:article|paper|chapter|publication|preprint))?\s*"
    rf"(?:[:\]\)\u2013\u2014]|\s-\s)+\s*"
    rf"|\s*[\[\(]{_STATE}(?:\s+(?:article|paper|chapter|publication))?[\]\)]\s*$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"""(?:
      (?:the\ )?(?:retraction|correction|erratum|errata|corrigendum|corrigenda|addendum
        |withdrawal|removal|reinstatement|(?:editorial\ )?expression\ of\ concern)
      (?:\ (?:notice|note|statement))?
      |(?:notice|statement)\ of\ (?:retraction|withdrawal|correction|concern)
    )(?=\ |$)""",
    re.VERBOSE,
)
_MARKUP = re.compile(r"</?[a-z][^<>]{0,40}>|&(?:#?[a-z0-9]{1,10});", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'\u2019\u2018\u02bc`")


def title_key(title: str) -> str:
    """Return *title* (plain text) as its words: no case, accents, signs or mark-up.

    Marks such as «RETRACTED:» are left out; the words of a notice («Erratum to») stay,
    so that a notice never has the key of the work that it is about.
    """
    bare = _MARK.sub("", title) if _maybe_marked(title) else title
    if "<" in bare or "&" in bare:
        bare = _MARKUP.sub(" ", bare)
    if not bare.isascii():
        split = unicodedata.normalize("NFKD", bare)
        bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(bare.casefold().translate(_APOSTROPHES)))


def names_notice(key: str, work: str) -> bool:
    """Tell whether *key* is of a notice about the work with the key *work*.

    «Removal of arsenic from water» may be a work of its own; only a title that begins
    as notices do, and says nothing further or names the work, is a notice's.
    """
    begins = _NOTICE.match(key)
    if begins is None or key == work:
        return False
    return begins.end() == len(key) or (bool(work) and f" {work}" in key)


def _maybe_marked(title: str) -> bool:
    """Look before searching: 60,000 titles are read at once, few of them marked."""
    edge = f"{title[:24]} {title[-24:]}".lower()
    return any(word in edge for word in ("retract", "withdraw", "remov", "reinstat"))
