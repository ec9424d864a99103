"""Whom a description means, «the company» or «the hon. Gentleman», beside a bracket.

It is who bears it in the source by an apposition or a label; in a house of parliament
it is who spoke before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from evidence.text.quotations.additions import added
from evidence.text.quotations.forms import bare, same_word
from evidence.text.quotations.named import Named, is_named, speaks, spoken_of
from evidence.text.quotations.persons import PRONOUNS
from evidence.text.quotations.phrases import determiners, prepositions
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import are_tied, content, opponent
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.turns import Turns, sentence_after, sentences_before
from evidence.text.quotations.words import AUXILIARIES

_COUNTING = frozenset(listed("neither both either each none all some many most"))
"""Words that begin a sentence, and belong to no name before it."""

_NEAR = 4
"""Sentences before in which a description's own name is looked for."""
_HOUSE = re.compile(
    r"(?:hon|honourable|learned|noble)\b.*\b(gentleman|lady|lord|baroness|member"
    r"|friend)$"
)


def description(source: SourceText, before: Sequence[Token]) -> list[Token]:
    """Return the description or name with which the kept words end; [] for none."""
    leading = determiners(source.language)
    start = len(before)
    while start and len(before) - start < 6:
        word = before[start - 1]
        if (
            word.kind != "word"
            or word.key in PRONOUNS - leading
            or (word.key in prepositions(source.language) | AUXILIARIES)
        ):
            break
        start -= 1
        if word.key in leading:
            return list(before[start:]) if len(before) - start > 1 else []
        if word.opens and (source.language not in {"", "en"} or word.key in _COUNTING):
            break
    words = list(before[start:])
    names: list[Token] = []
    while words and words[-1].text[:1].isupper():
        names.insert(0, words.pop())
    return names


def misdescribed(
    source: SourceText,
    phrase: Sequence[Token],
    named: Named,
    turns: Turns,
    following: Sequence[Token],
) -> str:
    """Say what is wrong with a name beside a description or another name."""
    text = " ".join(word.text for word in phrase)
    house = _HOUSE.search(text.lower())
    if house:
        return _for_member(source, phrase, named, turns)
    head = bare(phrase[-1].key)
    if not is_named(source, named):
        words = content(named.words)
        if all(one.text[:1].isupper() for one in words):
            return ""
        return added(source, named.words, phrase, following, turns)
    if all(are_tied(source, head, other) for other in named.heads) or any(
        same_word(head, other, name=False) for other in named.heads
    ):
        return ""
    back = list(islice(sentences_before(source, phrase[0].start, turns), _NEAR))
    tied = opponent(source, head, named.heads) or _own_name(source, head, named)
    if tied:
        return f"“{text}” is “{tied}” rather than “[{named.shown}]”"
    after = sentence_after(source, phrase[-1].end, turns)
    if _is_firm(source, head, named) or any(
        spoken_of(source, sentence, named) for sentence in (*back, *after)
    ):
        return ""
    return f"“[{named.shown}]” beside “{text}” is not named there"


_FIRM = frozenset({"company", "firm", "operator", "manufacturer", "supplier", "bank"})
_HOUSES = (
    r"(?i:limited|ltd|plc|inc|incorporated|llc|corporation|corp|gmbh|ag|rail|railways?"
    r"|foods|energy|holdings|airlines?|motors|industries|brothers|& \w+)"
)
_HEADS = r"(?:chief executive|managing director|chairman|spokes(?:man|woman)|director)"


def _is_firm(source: SourceText, head: str, named: Named) -> bool:
    """Tell whether the source is of a firm of that name, and of no other.

    Its head names it, or somebody there is said to run it.
    """
    if head not in _FIRM or named.person or len(named.heads) != 1:
        return False
    name = rf"(?i:\b{re.escape(named.heads[0])}\b)"
    text = source.normal.text
    own = re.search(rf"{name} {_HOUSES}\b", text) or re.search(
        rf"{_HEADS} (?:of|at|for) (?:the )?(?:[A-ZÀ-Þ][\w'-]* )?{name}", text
    )
    others = {
        one[1].lower()
        for one in re.finditer(rf"\b([A-ZÀ-Þ][\w'-]+) {_HOUSES}\b(?! [A-ZÀ-Þ])", text)
    } - {named.heads[0]}
    return own is not None and not others


def _own_name(source: SourceText, head: str, named: Named) -> str:
    """Return the name that the source gives a description, if it is another."""
    match = re.search(
        rf"\b(?i:{re.escape(head)})(?: (?:of|for) [\w' -]{{1,40}}?)?,? "
        r"((?:[A-ZÀ-Þ][\w'-]+\.? ?){1,4}),",
        source.normal.text,
    )
    if match is None or any(other in match[1].lower() for other in named.heads):
        return ""
    return match[1].strip()


def _for_member(
    source: SourceText, phrase: Sequence[Token], named: Named, turns: Turns
) -> str:
    """Say who is meant by «the hon. Gentleman», if it is another."""
    at = phrase[0].start
    turn = turns.at(at)
    text = " ".join(word.text for word in phrase)
    if turn < 0 or not is_named(source, named):
        return ""
    if speaks(turns, turn, named):
        return f"“{text}” is not “{named.shown}”, who speaks"
    if phrase[-1].key in {"friend", "member"} or speaks(turns, turn - 1, named):
        return ""
    back = islice(sentences_before(source, at, turns), 3)
    here = [one for one in back if one.turn == turn]
    if any(spoken_of(source, sentence, named) for sentence in here):
        return ""
    if _gives_way(source, at) and speaks(turns, turn + 1, named):
        return ""
    who = turns.name(turn - 1)
    return f"“{text}” is “{who}”, who spoke before, rather than “[{named.shown}]”"


def _gives_way(source: SourceText, at: int) -> bool:
    return "give way to" in source.normal.folded[max(0, at - 30) : at]
