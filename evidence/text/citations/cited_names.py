"""Read, from a year to the left, the names of the authors that it belongs to.

A name is a run of capitalised words with initials, particles and the small words of
institutions; names are joined by commas, «and», «&». Reading backwards needs no guess
at where free text («for a review, see») ends and the names begin: they begin where the
run of names breaks off.

In one module because where names end decides where they may begin.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from evidence.text.citations.name_piece import (
    APOSTROPHES,
    NamePiece,
    follows_sentence_word,
    is_initials,
    read_piece,
)
from evidence.text.citations.tokens import CLOSING, Kind, Paragraph
from evidence.text.citations.vocabulary import (
    AND_MARKS,
    AND_WORDS,
    CALENDAR,
    ET_AL,
    NOT_NAMES,
    NOT_WORKS,
)

LONGEST = 120
"""Tokens that the names before one year may take, a bound on the work done."""

_POSSESSIVE = re.compile(r"[’'ʼ][sS]$")
_QUOTES = {"”": "“", '"': '"', "»": "«", "’": "‘", "“": "„", "«": "»"}
_ET_AL_BY_END = {end: [f for f in ET_AL if f[-1] == end] for *_, end in ET_AL}


@dataclass(frozen=True, slots=True)
class NameRun:
    """The authors read before a year; *first* is their first token's index."""

    first: int
    names: tuple[str, ...]
    author: str
    et_al: bool
    quoted: bool = False
    after: int = -1
    """The index of the last word of the names, where a check may look."""
    starts: tuple[int, ...] = ()
    """The index of each name's first token."""


def printed(paragraph: Paragraph, first: int, last: int) -> str:
    """Return the names from one token to another on one line, without possessive."""
    text = " ".join(paragraph.between(first, last).replace("*", "").split())
    return _POSSESSIVE.sub("", text)


def read_names(
    paragraph: Paragraph, end: int, low: int, *, narrative: bool
) -> NameRun | None:
    """Return the names that end before token *end*, none of them before token *low*.

    In a narrative citation, «Smith, Jones and Brown (2010)», commas join names only
    where an «and» or «et al.» follows; in brackets they always may.
    """
    low = max(low, end - LONGEST)
    at = _before_year(paragraph, end - 1, low, narrative=narrative)
    quoted = None if narrative else _quoted_title(paragraph, at, low)
    if quoted is not None:
        return quoted
    before = before_et_al(paragraph, at, low)
    et_al = before is not None
    pieces = _pieces(
        paragraph, at if before is None else before, low, commas=not narrative or et_al
    )
    pieces = _joined(paragraph, pieces)
    if len(pieces) > 1 and pieces[0].dropped:
        pieces = pieces[1:]
    if not pieces:
        return None
    return NameRun(
        pieces[0].first,
        tuple(printed(paragraph, piece.first, piece.last) for piece in pieces),
        printed(paragraph, pieces[0].first, pieces[-1].last),
        et_al,
        after=pieces[-1].last,
        starts=tuple(piece.first for piece in pieces),
    )


def without_first(paragraph: Paragraph, run: NameRun, count: int) -> NameRun:
    """Return the names without the first *count*, which the sentence owns."""
    first = run.starts[count]
    return replace(
        run,
        first=first,
        names=run.names[count:],
        author=printed(paragraph, first, run.after),
        starts=run.starts[count:],
    )


def strays(run: NameRun) -> int:
    """Return how many of the first names can be no author's before a comma.

    Adverbs, «Interestingly, Smith (2018)»; acronyms and letters are only suspected:
    «on the UK, Smith (2018)».
    """
    count = 0
    for name in run.names[:-1]:
        if not (name.endswith("ly") and " " not in name):
            break
        count += 1
    return count


def suspects(run: NameRun) -> int:
    """Return how many of the first names are acronyms or single letters."""
    count = 0
    for name in run.names[:-1]:
        if not (len(name) <= 2 or (name.isupper() and len(name) <= 6)):
            break
        count += 1
    return count


def may_be_author(paragraph: Paragraph, run: NameRun, *, narrative: bool) -> bool:
    """Say whether the run is not a month, a table, a treaty or the like."""
    if run.quoted or run.et_al:
        return True
    last = paragraph.tokens[run.after].text
    words = [word.strip(".,").lower() for word in run.author.split()]
    if words[-2:] == ["university", "press"]:
        return False  # a publisher and its year, as in the head of a review
    ends = re.split(r"[-–/]", words[-1])
    if all(word in CALENDAR for word in ends) and len(run.names) == 1:
        return False
    if words[0] in NOT_NAMES or words[-1] in NOT_NAMES or last.isnumeric():
        return False
    if len(run.author) == 1 and unicodedata.category(run.author) != "Lo":
        return False
    return not (NOT_WORKS.intersection(words) and (narrative or len(words) > 1))


def _before_year(paragraph: Paragraph, at: int, low: int, *, narrative: bool) -> int:
    """Step left over what may stand between the names and the year."""
    if narrative:
        at = _skip_possessive(paragraph, at, low)
    elif at >= low and paragraph.tokens[at].text in {",", ":", "，", "،"}:
        at -= 1
    return _skip_acronym(paragraph, at, low)


def _skip_possessive(paragraph: Paragraph, at: int, low: int) -> int:
    tokens = paragraph.tokens
    if at > low and tokens[at].text in {"s", "S"} and paragraph.adjacent(at):
        at -= tokens[at - 1].text in APOSTROPHES
        return at - (tokens[at].text in APOSTROPHES)
    if at > low and tokens[at].text in APOSTROPHES and paragraph.adjacent(at):
        return at - 1
    return at


def _skip_acronym(paragraph: Paragraph, at: int, low: int) -> int:
    """Step over «[HRW]» after «Human Rights Watch»."""
    if at < low or paragraph.tokens[at].text not in CLOSING:
        return at
    opened = paragraph.pairs.get(at, -1)
    inside = paragraph.tokens[opened + 1 : at]
    short = opened > low and 1 <= len(inside) <= 3
    if short and inside[0].kind is Kind.WORD and inside[0].text[-1].isupper():
        return opened - 1
    return at


def _quoted_title(paragraph: Paragraph, at: int, low: int) -> NameRun | None:
    tokens = paragraph.tokens
    if at <= low or tokens[at].text not in _QUOTES:
        return None
    opening = _QUOTES[tokens[at].text]
    for index in range(at - 1, low - 1, -1):
        if tokens[index].text == opening:
            last = at - 1 - (tokens[at - 1].text in {",", "."})
            if last <= index:
                return None
            title = printed(paragraph, index + 1, last)
            return NameRun(index, (title,), title, et_al=False, quoted=True, after=last)
    return None


def before_et_al(paragraph: Paragraph, at: int, low: int) -> int | None:
    """Return the index left of «et al.» and its comma; None without «et al.»."""
    if at <= low:
        return None
    for form in _ET_AL_BY_END.get(paragraph.tokens[at].text.lower(), ()):
        first = at - len(form) + 1
        if first > low and all(
            paragraph.is_word(first + offset, word) for offset, word in enumerate(form)
        ):
            return first - 1 - (paragraph.tokens[first - 1].text == ",")
    return None


def _pieces(
    paragraph: Paragraph, at: int, low: int, *, commas: bool
) -> list[NamePiece]:
    """Collect the names leftwards, and return them from left to right."""
    found: list[NamePiece] = []
    while at >= low:
        piece = read_piece(paragraph, at, low)
        if piece is None:
            break
        found.append(piece)
        at = piece.first - 1
        if piece.dropped or follows_sentence_word(paragraph, piece):
            break
        joint = _joint(paragraph, at, low)
        if joint is None:
            break
        at, is_comma = joint
        if is_comma and not commas and not is_initials(paragraph, piece):
            break
        commas = commas or not is_comma
    found.reverse()
    return found


def _joint(paragraph: Paragraph, at: int, low: int) -> tuple[int, bool] | None:
    """Step over «and», «&» or a comma; the flag says that it is a comma alone."""
    if at < low:
        return None
    token = paragraph.tokens[at]
    if token.text in AND_MARKS or token.text in AND_WORDS:
        at -= 1
        return at - (at >= low and paragraph.tokens[at].text == ","), False
    return (at - 1, True) if token.text in {",", "，", "、"} else None


def _joined(paragraph: Paragraph, pieces: list[NamePiece]) -> list[NamePiece]:
    """Give initials back to the family name before them: «Hayes, A.»."""
    joined: list[NamePiece] = []
    for piece in pieces:
        if not is_initials(paragraph, piece):
            joined.append(piece)
        elif joined and paragraph.tokens[piece.first - 1].text == ",":
            before = joined.pop()
            joined.append(NamePiece(before.first, piece.last, dropped=before.dropped))
        elif joined or piece.last - piece.first > 1:
            joined.append(piece)
    return joined
