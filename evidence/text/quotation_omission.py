"""What an ellipsis leaves out, and whether the sentence is another without it.

What stands between commas of its own may go: a clause about something else. What hangs
directly on the words that are kept may not, if it turns them round (*not*, *denied*),
makes them a report or a wish (*allegedly*, *may*), or narrows them (*nearly*, *only*).
Nor may the head of one sentence be joined to the tail of another.

The rules are cautious: they know words and commas, and no grammar. They stand in
one module because each is a way of asking the same clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from evidence.text.quotation_forms import VERB_FORMS
from evidence.text.quotation_normal import normal_text
from evidence.text.quotation_tokens import Token, tokens, value_of
from evidence.text.quotation_words import (
    AUXILIARIES,
    COORDINATORS,
    DENIALS,
    FREE,
    HEARSAY,
    MONTHS,
    NARROWING,
    NEGATIONS,
    RELATIVES,
    REPORTS,
    SAYING,
    SHRINKING,
    listed,
)

MAX_OPENING = 6
"""Words that open a sentence with a pronoun, up to the verb that is kept."""
_BOUNDARY = re.compile(r"[,;:()](?!\d)|\s-\s|[.!?](?=[\s\"']|$)")
_DASH = re.compile("[—–]|--")
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])[.!?][\"')\]]*(?=\s|$)")
_TURNING = NEGATIONS | DENIALS
_PARENTHESES = frozenset(
    listed(
        "according allegedly reportedly apparently perhaps possibly probably "
        "supposedly "
        "purportedly if unless except presumably seemingly maybe barring"
    )
)
_SAYING = SAYING | frozenset(
    listed(
        "say says said claim claims claimed argue argues argued alleged allege believe "
        "believes fear fears suspect suspects insist insists"
    )
)
_ALLEGING = frozenset(listed("allege alleges alleged claim claims claimed"))
_THAT = frozenset(listed("that dass daß que"))
_FIRST_NARROWING = frozenset(
    listed("only nearly almost except nur lediglich seulement uniquement sólo")
)
_PARTIAL = frozenset(listed("only few half some most none several many neither one"))
_PRONOUNS = frozenset(listed("it they he she this we i you these that such"))
_AMOUNT = frozenset(
    listed("by to of from than about nearly over under is was were are at only")
)
_MAGNIFYING = frozenset(listed("% hundred thousand million billion trillion of"))
_DETERMINERS = frozenset(listed("the a an his her its their our my your this that"))
_LINKS = frozenset(
    listed(
        "and but while whereas though although because before after until when if "
        "unless "
        "than as since that so"
    )
)
_BEFORE_YEAR = frozenset(listed("in of since by from until to between and")) | MONTHS


@dataclass(frozen=True, slots=True)
class Clause:
    """Words left out between two boundaries; *left*, *right*: joined to what stays."""

    words: tuple[Token, ...]
    left: bool
    right: bool

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its words."""
        return tuple(word.key for word in self.words)


def judge_omission(omitted: str, before: str, after: str) -> str:
    """Say what is wrong with leaving *omitted* out; "" where nothing is.

    *omitted* is the source's text between what is kept; *before* and *after* are what
    is kept on its sides.
    """
    plain = normal_text(_DASH.sub(" - ", omitted))
    kept = tokens(normal_text(before))
    coming = tokens(normal_text(after))
    if not tokens(plain):
        return ""
    return _spliced(plain, before, kept) or next(
        filter(
            None,
            (_judge(clause, kept, coming) for clause in _clauses(plain, before, after)),
        ),
        "",
    )


def _clauses(omitted: str, before: str, after: str) -> Iterator[Clause]:
    """Yield the clauses that bear on what is kept.

    Whole sentences in between are passed over, and so is what brackets close.
    """
    open_left = not re.search(r"[,;:.!?)—–(-]\W*\Z", before)
    open_right = not re.match(r"\W*[,;:.)—–(]", after)
    pieces = re.split(_BOUNDARY, omitted)
    ends = [match[0] for match in _BOUNDARY.finditer(omitted)]
    tagged = omitted.count('"') >= 2
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        words = tuple(tokens(piece))
        if not words:
            continue
        left = at == 0 and open_left
        right = at == last and open_right
        if left or right:
            yield Clause(words, left, right)
        elif not tagged and not any(end in ".!?" for end in ends):
            yield Clause(words, left=False, right=False)


def _judge(clause: Clause, kept: Sequence[Token], coming: Sequence[Token]) -> str:
    keys = clause.keys
    if not clause.left and not clause.right:
        return _parenthesis(clause)
    if _cut_range(clause, coming):
        return f"the words left out have “{_shown(clause.words)}”, of one range"
    if clause.left and clause.right and _goes_whole(keys, kept):
        return ""
    if not clause.right and keys[0] in COORDINATORS and _ends_free(kept):
        return ""  # a whole conjunct, up to its comma
    guilty = (
        _turning(clause, coming)
        or _hearsay(clause)
        or _reported(clause, coming)
        or _narrowing(clause, coming)
        or _amount(clause, kept)
        or _other_subject(clause, coming)
        or _other_verb(clause, kept)
        or _other_object(clause)
    )
    return f"the words left out have {guilty}" if guilty else ""


def _goes_whole(keys: Sequence[str], kept: Sequence[Token]) -> bool:
    """Tell whether a clause goes as a whole, its own verb with it.

    "who did not wish to be named"; "has not paid its staff and".
    """
    if keys[0] in RELATIVES and not (_TURNING | HEARSAY) & set(keys[-3:]):
        return True
    return keys[-1] in COORDINATORS and _ends_free(kept) and keys[0] not in _TURNING


def _ends_free(kept: Sequence[Token]) -> bool:
    """Tell whether what is kept ends with no verb that waits for its other half."""
    return not kept or kept[-1].key not in AUXILIARIES


def _parenthesis(clause: Clause) -> str:
    keys = clause.keys
    if keys[0] in _PARENTHESES or (len(keys) <= 4 and _SAYING & set(keys)):
        return f"the words left out have “{_shown(clause.words)}”"
    return ""


def _turning(clause: Clause, coming: Sequence[Token]) -> str:
    beyond = [*clause.words[1:], *coming[:1]]
    found = [
        word
        for word, following in zip_longest(clause.words, beyond[: len(clause.words)])
        if _turns(word, following)
    ]
    return f"“{_shown(found)}”" if found else ""


def _turns(word: Token, following: Token | None) -> bool:
    if word.key in _TURNING or word.key.startswith("n'"):
        return True
    beyond = following.key if following is not None else ""
    return word.key in SHRINKING and beyond in {"to", "from", "of"}


def _reported(clause: Clause, coming: Sequence[Token]) -> str:
    """Say by what account something is so that is kept: «alarmed … that»."""
    if not clause.right:
        return ""
    words = [*clause.words, *coming[:1]]
    last = words[-5:]
    found = [
        word for word, following in pairwise(words) if _reports(word, following, last)
    ]
    return f"“{_shown(found)}”" if found else ""


def _reports(word: Token, following: Token, last: Sequence[Token]) -> bool:
    """Tell whether what comes after is so by the account of a noun, or of a verb.

    A verb counts where what is kept is all that was said: «they say that the mill …».
    """
    that = following.key in _THAT or following.key.startswith("qu'")
    if word.key in REPORTS:
        return that
    if word not in last:
        return False
    return (word.key in _SAYING and that) or (
        word.key in _ALLEGING and following.key in _PRONOUNS
    )


def _hearsay(clause: Clause) -> str:
    words = clause.words
    near = _near(clause, left=3 if clause.right else 2, right=6)
    found = [word for word in near if word.key in HEARSAY]
    if "according" in clause.keys and len(words) < 12:
        return "“according to”"
    return f"“{_shown(found)}”" if found else ""


def _near(clause: Clause, *, left: int, right: int) -> list[Token]:
    """Return the words of a clause that stand next to what is kept."""
    words = list(clause.words)
    near = words[:left] if clause.left else []
    if clause.right:
        near += words[max(len(near), len(words) - right) :]
    return near


def _narrowing(clause: Clause, coming: Sequence[Token]) -> str:
    near = list(clause.words[-2:]) if clause.right else []
    if clause.left and len(clause.words) <= 3:
        near = list(clause.words)
    elif clause.left and clause.words[0].key in _FIRST_NARROWING:
        near.insert(0, clause.words[0])
    found = [word for word in near if word.key in NARROWING]
    exempt = not coming and clause.right
    return f"“{_shown(found)}”" if found and not exempt else ""


def _amount(clause: Clause, kept: Sequence[Token]) -> str:
    """Say what number is left out that belongs to what is kept."""
    words = clause.words
    found = []
    if clause.right:
        last = words[-2:] if words[-1].key in _MAGNIFYING else words[-1:]
        found = [w for w in last if _is_number(w) and not _is_year(w, words)]
    if clause.left and kept and kept[-1].key in _AMOUNT and _is_number(words[0]):
        found.append(words[0])
    return f"“{_shown(found)}”" if found else ""


def _is_number(word: Token) -> bool:
    return word.kind == "number" or (
        word.key not in FREE | {"one"} and value_of(word.key) is not None
    )


def _is_year(word: Token, words: Sequence[Token]) -> bool:
    at = list(words).index(word)
    before = words[at - 1].key if at else ""
    return bool(re.fullmatch(r"1\d{3}|20\d\d", word.key)) and (
        before in _BEFORE_YEAR or not before
    )


def _other_subject(clause: Clause, coming: Sequence[Token]) -> str:
    """Say who is left out, if the verb that is kept is theirs.

    "The mayor opened the school and the governor resigned": not "The mayor … resigned".
    """
    keys = clause.keys
    links = [at for at, key in enumerate(keys) if key in _LINKS and at]
    if not clause.right or not coming:
        return ""
    verb = coming[0].key
    if not clause.left and _is_part(clause) and _is_verb(verb):
        return f"another subject, “{_shown(clause.words)}”"
    if not links:
        return ""
    tail = clause.words[links[-1] + 1 :]
    if not 1 <= len(tail) <= 4 or tail[0].key in _PRONOUNS | _TURNING:
        return ""
    starts = tail[0].key in _DETERMINERS or tail[0].name or tail[-1].key.endswith("s")
    acts = verb in AUXILIARIES - {"to"} or verb.endswith(("ed", "es"))
    return f"another subject, “{_shown(tail)}”" if starts and acts else ""


def _other_verb(clause: Clause, kept: Sequence[Token]) -> str:
    """Say what verb is left out, where one that is kept takes over what was its own.

    "Accidents were rare, but one was never forgotten": not "Accidents were … never".
    """
    verbs = AUXILIARIES - {"to"}
    if not clause.right or not kept or kept[-1].key not in verbs:
        return ""
    last = clause.words[-1]
    return f"another verb, “{last.text}”" if last.key in verbs else ""


def _other_object(clause: Clause) -> str:
    """Say what verb is left out, where what is kept is its object.

    "She measured 14,700 plates and found 62 stars": not "She measured … 62 stars".
    """
    keys = clause.keys
    links = [at for at, key in enumerate(keys) if key in COORDINATORS and at]
    if not clause.right or not links or not 1 <= len(keys) - links[-1] - 1 <= 2:
        return ""
    last = clause.words[-1]
    return f"another verb, “{last.text}”" if _is_verb(last.key) else ""


def _is_verb(key: str) -> bool:
    return key.endswith("ed") or key in VERB_FORMS - AUXILIARIES


def _is_part(clause: Clause) -> bool:
    """Tell whether a clause is a part of several: «two of the three», «only some»."""
    first = [word for word in clause.words if word.key not in _LINKS][:1]
    partial = any(word.key in _PARTIAL or _is_number(word) for word in first)
    return partial and len(clause.words) <= MAX_OPENING + 1


def _cut_range(clause: Clause, coming: Sequence[Token]) -> bool:
    """Tell whether the first of two numbers that belong together is left out."""
    keys = clause.keys
    return bool(
        clause.right
        and coming
        and _is_number(coming[0])
        and keys[-1] in {"and", "to", "or"}
        and len(keys) <= 5
        and any(_is_number(word) for word in clause.words)
    )


def _spliced(omitted: str, before: str, kept: Sequence[Token]) -> str:
    """Say whether the head of one sentence is joined to the tail of another."""
    ends = [match.end() for match in _SENTENCE_END.finditer(omitted)]
    if not ends or re.search(r"[.!?][\"')]*\s*\Z", before):
        return ""
    if not tokens(omitted[: ends[0]]):
        return ""
    tail = tokens(omitted[ends[-1] :])
    if not tail:
        return ""
    once = len(ends) == 1 and len(tail) <= MAX_OPENING
    if once and _same_subject([token.key for token in tail]):
        return ""
    named = [t.key for t in tail if t.key not in FREE and not t.key.endswith("ly")]
    if (named or once) and {token.key for token in kept}.issuperset(named):
        return ""
    return "it joins the head of one sentence to the tail of another"


def _same_subject(keys: Sequence[str]) -> bool:
    """Tell whether words that begin a sentence name nobody but by a pronoun."""
    if keys[-1] in _PRONOUNS:
        return True
    others = RELATIVES | (_LINKS - COORDINATORS) | {"the", "a", "an"}
    return keys[0] in _PRONOUNS and not others & set(keys)


def _shown(words: Sequence[Token]) -> str:
    said = dict.fromkeys((word.start, word.text) for word in words)
    return " ".join(text for _, text in said)
