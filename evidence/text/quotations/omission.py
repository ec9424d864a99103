"""What an ellipsis leaves out, and whether the sentence is another without it.

What stands between commas of its own may go: a clause about something else. What hangs
directly on the words that are kept may not, if it turns them round (*not*, *denied*),
makes them a report or a wish (*allegedly*, *may*), or narrows them (*nearly*, *only*).
Nor may the head of one sentence be joined to the tail of another.

The rules are cautious: they know words and commas, and no grammar. Whose verb or number
is kept, ``subjects`` asks; for what is left whole, ``scope``,
``frames`` and ``referents``.

In one module because all of these look at the same clauses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from evidence.text.quotations.asides import is_list_item, without_formula
from evidence.text.quotations.bounds import out_of_bounds
from evidence.text.quotations.clauses import (
    PRONOUNS,
    TURNING,
    Clause,
    shown,
)
from evidence.text.quotations.consequences import without_reason
from evidence.text.quotations.for_now import only_for_now
from evidence.text.quotations.frames import DETERMINERS, PREPOSITIONS, broken_frame
from evidence.text.quotations.handed_over import handed_over
from evidence.text.quotations.hidden import Hidden, read_hidden, without_tag
from evidence.text.quotations.limits_abroad import limited_abroad
from evidence.text.quotations.normal import normal_text
from evidence.text.quotations.parallels import other_governor
from evidence.text.quotations.predicates import lesser_statement
from evidence.text.quotations.referents import other_referent
from evidence.text.quotations.said_beside import other_adjective
from evidence.text.quotations.sayings import PLAIN, VERBS
from evidence.text.quotations.scope import hidden_limit
from evidence.text.quotations.splices import spliced
from evidence.text.quotations.subjects import (
    amount,
    cut_range,
    other_object,
    other_subject,
    other_verb,
)
from evidence.text.quotations.tokens import Token, is_number, tokens
from evidence.text.quotations.trailing import later_limit
from evidence.text.quotations.turning_words import (
    HEARSAY,
    HEDGES,
    NARROWING,
    REPORTS,
    SHRINKING,
    listed,
)
from evidence.text.quotations.whose_verb import other_owner
from evidence.text.quotations.withdrawn import unsaid
from evidence.text.quotations.words import (
    AUXILIARIES,
    COORDINATORS,
    MODALS,
    RELATIVES,
)

_BOUNDARY = re.compile(r"[,;:()](?!\d)|\s-\s|(?<![ap]\.m)[.!?](?=[\s\"']|$)")
_LASTING = re.compile(r"for some (?:\w+ )?(?:days|weeks|months|years|hours|time)")
_PURPOSE = re.compile(
    r"(?:so that|in order that) (?:[^\W\d]+ ){1,4}?(?:should|might|would|could|may)\b"
    r"|lest (?!i\b|we\b|it be)|damit (?!auch|nicht genug)|(?:pour|afin) (?:que|qu')"
    r"|(?:para|a fin de) que"
)
"""What leads to a purpose: in English behind a verb that says it is one."""
_DASH = re.compile("[—–]|--")
_PARENTHESES = frozenset(
    listed(
        "according allegedly reportedly apparently perhaps possibly probably "
        "supposedly "
        "purportedly if unless except presumably seemingly maybe barring"
    )
)
_HOLDING = frozenset(listed("present current previous incoming outgoing"))
_MEASURING = frozenset(listed("under over below above about around"))
_PRINTED = frozenset(
    listed(
        "table tables figure figures chart map list note notes section paragraph "
        "paragraphs article clause box graph diagram example examples appendix passage"
    )
)
_OWN = (("a",), ("i",), ("we",))
"""«As we had promised» is by nobody else's account."""
_ALLEGING = frozenset(listed("allege alleges alleged claim claims claimed"))
_THAT = frozenset(listed("that dass daß que"))
_FIRST_NARROWING = frozenset(
    listed("only nearly almost except nur lediglich seulement uniquement sólo")
)


def judge_omission(omitted: str, before: str, after: str) -> str:
    """Say what is wrong with leaving *omitted* out; "" where nothing is.

    *omitted* is the source's text between what is kept; *before* and *after* are what
    is kept on its sides.
    """
    plain = without_tag(normal_text(_DASH.sub(" - ", omitted)))
    kept = tokens(normal_text(before))
    coming = tokens(normal_text(after))
    if plain.startswith(("'t ", "n't ")):
        return "the words left out have “not”"
    if re.search(r"\bn['’]\s*\Z", omitted, re.IGNORECASE):
        return "the words left out have “n'”"
    if not tokens(plain):
        return ""
    if is_list_item(plain, normal_text(after)):
        return ""
    plain = without_formula(plain)
    hidden = read_hidden(plain, normal_text(before), normal_text(after))
    clauses = _clauses(plain, before, after)
    return (
        spliced(plain, before, after, kept)
        or handed_over(plain, kept)
        or next(filter(None, (_judge(each, kept, coming) for each in clauses)), "")
        or hidden_limit(hidden)
        or limited_abroad(hidden)
        or broken_frame(hidden)
        or lesser_statement(hidden)
        or other_owner(hidden, kept)
        or other_referent(hidden, kept)
        or unsaid(hidden)
        or other_governor(hidden)
        or out_of_bounds(hidden)
        or only_for_now(hidden)
        or without_reason(hidden)
        or other_adjective(hidden)
        or _ended(hidden)
    )


def _ended(hidden: Hidden) -> str:
    """Say what limits the sentence whose end is left out: «…, but only in May»."""
    if hidden.whole or not hidden.kept or not tokens(hidden.head):
        return ""
    limit = later_limit(hidden.head)
    return f"the words left out have “{limit}”" if limit else ""


def _clauses(omitted: str, before: str, after: str) -> Iterator[Clause]:
    """Yield the clauses that bear on what is kept.

    Whole sentences in between are passed over, and so is what brackets close.
    """
    open_left = not re.search(r"[,;:.!?)—–(-]\W*\Z", before)
    open_right = not re.match(r"\W*[,;:.)—–(]", after)
    pieces = re.split(_BOUNDARY, omitted)
    ends = [match[0] for match in _BOUNDARY.finditer(omitted)]
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        words = tuple(tokens(piece))
        if not words:
            continue
        left = at == 0 and open_left
        right = at == last and open_right
        if left or right:
            yield Clause(words, left, right)
        elif not any(end in ".!?" for end in ends):
            yield Clause(words, left=False, right=False)


def _judge(clause: Clause, kept: Sequence[Token], coming: Sequence[Token]) -> str:
    keys = clause.keys
    if not clause.left and not clause.right:
        return _parenthesis(clause)
    if cut_range(clause, coming):
        return f"the words left out have “{shown(clause.words)}”, of one range"
    if clause.left and clause.right and _goes_whole(keys, kept):
        return ""
    if not clause.right and _is_purpose(clause):
        return ""
    if clause.right and _is_relative_half(keys, kept, coming):
        return ""
    if not clause.right and keys[0] in COORDINATORS and _ends_free(kept):
        return ""  # a whole conjunct, up to its comma
    guilty = (
        _turning(clause, coming)
        or _hearsay(clause)
        or _reported(clause, coming)
        or _narrowing(clause, kept, coming)
        or amount(clause, kept, coming)
        or other_subject(clause, coming)
        or other_verb(clause, kept)
        or other_object(clause)
    )
    return f"the words left out have {guilty}" if guilty else ""


def _goes_whole(keys: Sequence[str], kept: Sequence[Token]) -> bool:
    """Tell whether a clause goes as a whole, its own verb with it.

    "who did not wish to be named"; "has not paid its staff and".
    """
    if keys[0] in RELATIVES and not (TURNING | HEARSAY) & set(keys[-3:]):
        return True
    return keys[-1] in COORDINATORS and _ends_free(kept) and keys[0] not in TURNING


def _is_purpose(clause: Clause) -> bool:
    """Tell whether a clause says only what for: «so that nobody should get in».

    What it denies was to be prevented, and the main clause stands without it.
    """
    return _PURPOSE.match(shown(clause.words).lower()) is not None


def _is_relative_half(
    keys: Sequence[str], kept: Sequence[Token], coming: Sequence[Token]
) -> bool:
    """Tell whether one of two clauses about a noun goes, and the other is kept.

    «the foreman, who had no interest in it and | who kept to his story»: what turns the
    first says nothing of the second, since each has its own relative and verb.
    """
    if kept and kept[-1].key in RELATIVES and keys[-1] == kept[-1].key:
        return keys[-2:-1] != () and keys[-2] in COORDINATORS
    both = bool(coming) and coming[0].key in RELATIVES
    return both and keys[0] in RELATIVES and keys[-1] in COORDINATORS


def _ends_free(kept: Sequence[Token]) -> bool:
    """Tell whether what is kept ends with no verb that waits for its other half."""
    return not kept or kept[-1].key not in AUXILIARIES


def _parenthesis(clause: Clause) -> str:
    keys = clause.keys
    says = len(keys) <= 4 and PLAIN & set(keys)
    comments = keys[0] == "as" and keys[1:2] not in _OWN and VERBS & set(keys[2:7])
    detail = keys[0] in HEDGES and len(keys) > 2 and keys[1] in PREPOSITIONS
    if (keys[0] in _PARENTHESES and not detail) or says or comments:
        return f"the words left out have “{shown(clause.words)}”"
    return ""


def _turning(clause: Clause, coming: Sequence[Token]) -> str:
    beyond = [*clause.words[1:], *coming[:1]]
    found = [
        word
        for word, following in zip_longest(clause.words, beyond[: len(clause.words)])
        if _turns(word, following)
    ]
    found = [word for word in found if not _is_prefix(word, clause.words)]
    if found and _is_expletive(clause.words, found):
        return ""
    return f"“{shown(found)}”" if found else ""


def _is_prefix(word: Token, words: Sequence[Token]) -> bool:
    """Tell whether «non» denies a noun's own adjective: «as a non-executive director».

    Both go together then, with the article or preposition before them.
    """
    at = list(words).index(word)
    led = at > 0 and words[at - 1].key in PREPOSITIONS | DETERMINERS
    return word.key == "non" and led and at < len(words) - 1


def _is_expletive(words: Sequence[Token], found: Sequence[Token]) -> bool:
    """Tell whether the one «ne» denies nothing: «de peur qu'on ne se fût trompé»."""
    keys = [word.key for word in words]
    return [word.key for word in found] in (["ne"], ["n'"]) and bool(
        {"peur", "crainte", "avant", "moins"} & set(keys[:3])
    )


def _turns(word: Token, following: Token | None) -> bool:
    if word.key in TURNING or word.key.startswith("n'"):
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
    return f"“{shown(found)}”" if found else ""


def _reports(word: Token, following: Token, last: Sequence[Token]) -> bool:
    """Tell whether what comes after is so by the account of a noun, or of a verb.

    A verb counts where what is kept is all that was said: «they say that the mill …».
    """
    that = following.key in _THAT or following.key == "qu'"
    if word.key in REPORTS:
        return that
    if word not in last:
        return False
    said = that and word.key in VERBS
    return said or (word.key in _ALLEGING and following.key in PRONOUNS)


def _hearsay(clause: Clause) -> str:
    words = clause.words
    near = _near(clause, left=3 if clause.right else 2, right=6)
    found = [word for word in near if word.key in HEARSAY and word.text != "May"]
    if "according" in clause.keys and len(words) < 12:
        return "“according to”"
    return f"“{shown(found)}”" if found else ""


def _near(clause: Clause, *, left: int, right: int) -> list[Token]:
    """Return the words of a clause that stand next to what is kept."""
    words = list(clause.words)
    near = words[:left] if clause.left else []
    if clause.right:
        near += words[max(len(near), len(words) - right) :]
    return near


def _narrowing(clause: Clause, kept: Sequence[Token], coming: Sequence[Token]) -> str:
    near = list(clause.words[-2:]) if clause.right else []
    if clause.left and len(clause.words) <= 3:
        near = list(clause.words)
    elif clause.left and clause.words[0].key in _FIRST_NARROWING:
        near.insert(0, clause.words[0])
    found = [
        word
        for word in near
        if (
            (word.key in NARROWING and not _LASTING.fullmatch(shown(clause.words)))
            or _is_office(word, coming)
        )
        and not _is_span(word, clause.words)
        and not _measures_itself(word, clause)
        and not _points(word, clause, kept, coming)
    ]
    exempt = not coming and clause.right
    return f"“{shown(found)}”" if found and not exempt else ""


def _is_office(word: Token, coming: Sequence[Token]) -> bool:
    """Tell whether a word says which of several in an office is meant, unnamed."""
    return word.key in _HOLDING and not any(each.name for each in coming[1:4])


def _measures_itself(word: Token, clause: Clause) -> bool:
    """Tell whether what a word measures is left out with it, or it only says where.

    «Over five years», «under the road»: of what is kept they say nothing.
    """
    return word.key in _MEASURING and not (clause.right and word is clause.words[-1])


def _points(
    word: Token, clause: Clause, kept: Sequence[Token], coming: Sequence[Token]
) -> bool:
    """Tell whether a word only says where in the text: «the figures below should»."""
    alone = len(clause.words) == 1 and word.key in {"below", "above"}
    if not alone or not coming:
        return False
    beside = bool(kept) and kept[-1].key in _PRINTED
    return beside or coming[0].key in AUXILIARIES | MODALS


def _is_span(word: Token, words: Sequence[Token]) -> bool:
    """Tell whether «bis» only leads from one number to another: «2007 bis 2011»."""
    at = list(words).index(word)
    beside = (*words[at - 1 : at], *words[at + 1 : at + 2])
    return (
        word.key in {"bis", "hasta"}
        and len(beside) == 2
        and all(map(is_number, beside))
    )
