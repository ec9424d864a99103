"""Read the page or chapter after a cited year: «, 713», «: 45–47», «, chap. 3»."""

from __future__ import annotations

import re

from evidence.text.citations.tokens import Kind, Paragraph
from evidence.text.citations.vocabulary import LOCATOR_LABELS

_ROMAN = re.compile(r"[ivxlcdm]{1,8}|[IVXLC]{1,8}")
_INNER = frozenset(".,:-–—‐‑−/&§¶")
_CLOSING = frozenset(("passim", "ff", "f"))
_LEADING = frozenset(",:;，")


def read_locator(
    paragraph: Paragraph, first: int, before: int
) -> tuple[str | None, int]:
    """Return the locator in the tokens from *first*, and the offset where it ends.

    The locator ends before token *before*, or where free text begins. (None, 0) where
    there is none: a locator has a number, or is «passim».
    """
    tokens = paragraph.tokens
    begin = first
    while begin < before and tokens[begin].text in _LEADING:
        begin += 1
    last = begin - 1
    at = begin
    while at < before and _belongs(paragraph, at):
        if _is_number(paragraph, at) or tokens[at].text.lower() in _CLOSING:
            last = at
        at += 1
    if last < begin:
        return None, 0
    if (
        last + 1 < at
        and paragraph.is_word(last, "f", "ff")
        and (tokens[last + 1].text == ".")
    ):
        last += 1
    text = " ".join(paragraph.between(begin, last).split())
    return text, tokens[last].end


def _belongs(paragraph: Paragraph, index: int) -> bool:
    token = paragraph.tokens[index]
    if token.kind is Kind.MARK:
        return token.text in _INNER
    return (
        token.kind is Kind.NUMBER
        or token.text.lower() in LOCATOR_LABELS
        or token.text in {"and", "und"}
        or _ROMAN.fullmatch(token.text) is not None
        or (len(token.text) == 1 and paragraph.is_word(index - 1, "appendix", "app"))
    )


def _is_number(paragraph: Paragraph, index: int) -> bool:
    token = paragraph.tokens[index]
    if token.kind is Kind.NUMBER or _ROMAN.fullmatch(token.text):
        return True
    return len(token.text) == 1 and paragraph.is_word(index - 1, "appendix", "app")
