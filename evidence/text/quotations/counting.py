"""Which things a bare number, ordinal or «one» counts, that brackets give a noun.

«Two of the dead were a couple … The third [victim]»: what was counted before is counted
on, by its own word or by one that says the same of whoever is counted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice

from evidence.text.quotations.brackets import GENERAL
from evidence.text.quotations.forms import plain, same_word
from evidence.text.quotations.phrases import PREPOSITIONS
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import content
from evidence.text.quotations.tokens import Token, is_number, value_of
from evidence.text.quotations.turning_words import NEGATIONS, listed
from evidence.text.quotations.turns import Turns, sentences_before, turns_around
from evidence.text.quotations.words import AUXILIARIES, FREE

_BARE = frozenset(listed("last other others next remaining former latter"))
"""Words that count on, and name nothing, as ordinals do."""
_ONE = frozenset(listed("one another rest neither both none each either"))
"""These may be of a thing that was not counted: «a decision … one [a decision]»."""
_TWO = frozenset({"both", "neither"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|"
    r"first|second|both|several|some|many|few|most|one)"
)
_COUNTED = re.compile(
    rf"\b{_NUMBER}(?: of (?:the|these|those|its|our|their|his|her|my))?"
    r"(?: (?!of\b|the\b|and\b|or\b|in\b|at\b|to\b|from\b|on\b)[a-z-]+){0,2}? "
    r"(?P<noun>[a-z-]{3,})\b"
)
"""«Two of the dead», «three old boats»: every word that may be its noun is tried."""
_NO_NOUNS = FREE | AUXILIARIES | PREPOSITIONS
_BEHIND = re.compile(r"(?: [a-z-]+){0,2}")
_PART = re.compile(rf"{_NUMBER} of (?:the|these|those|its|our|their) {_NUMBER}\b")
_SAME = tuple(
    (frozenset(listed(one)), frozenset(listed(other)))
    for one, other in (
        ("victim victims fatality fatalities", "dead killed died deaths drowned"),
        ("casualty casualties", "dead killed died injured wounded hurt"),
        ("death deaths", "dead died killed"),
        ("survivor survivors", "survived rescued alive"),
        ("detainee detainees", "arrested detained held"),
        ("suspect suspects", "arrested detained charged suspected"),
        ("winner winners", "won"),
        ("accused", "charged tried"),
        ("applicant applicants", "applied"),
        ("member members", "voted"),
        (
            "ship ships vessel vessels boat boats",
            "ship ships vessel vessels ferry ferries trawler trawlers tanker boats",
        ),
        ("building buildings", "house houses schools church churches tower block"),
        ("reason ground argument", "reasons grounds arguments"),
        (
            "money sum aid funds cash amount",
            "crowns euros dollars pounds francs million billion yen loan grant fee",
        ),
        (
            "document documents paper text",
            "report letter memo memorandum law bill treaty contract agreement letters",
        ),
        ("attack incident", "shooting bombing raid explosion stabbing"),
        (
            "disaster accident crash",
            "collision derailment explosion flood earthquake quake fire storm sinking",
        ),
        ("vehicle vehicles", "car cars lorry lorries truck trucks van vans bus buses"),
        ("children kids", "pupils boys girls child"),
        ("soldiers troops", "army regiment battalion soldiers troops"),
        ("officers police", "police constables policemen officers"),
        ("animals", "dogs cats cows cattle sheep horses wolves deer"),
        ("law legislation", "bill act law statute"),
        ("plan proposal scheme measure", "plan proposal scheme measure project"),
        ("election poll ballot vote", "election poll ballot vote elections"),
    )
)
"""A noun, and the words of which each says the same of whoever is counted."""
_NEAR, _FAR = 3, 8
"""Sentences, with its own, in which a thing is counted, or is named at all."""


_AGENT = re.compile(r"(\w{4,})[eo]rs?")
"""Who does it: workers work."""
_LETTERS = 5
"""Letters that a noun has in common with a word that says the same: votes, voted."""


def says_same(noun: str, keys: Collection[str]) -> bool:
    """Tell whether one of some words says the same of whoever or whatever a noun is."""
    told = _told(plain(noun))
    agent = _AGENT.fullmatch(noun)
    if agent and any(key.startswith(agent[1]) and len(key) < 9 for key in keys):
        return True
    return bool(told.intersection(keys)) or any(
        key[:_LETTERS] == noun[:_LETTERS] or key.endswith(noun) or noun.endswith(key)
        for key in keys
    )


def _told(noun: str) -> set[str]:
    return {key for mine, theirs in _SAME if noun in mine for key in theirs}


def _is_bare(before: Sequence[Token]) -> bool:
    """Tell whether words end in an ordinal, «other two», «two more» or so."""
    key = before[-1].key if before else ""
    if key in _BARE or _ORDINAL.fullmatch(key):
        return True
    ahead = before[-2].key if len(before) > 1 else ""
    if key == "more":
        return value_of(ahead) is not None
    return is_number(before[-1]) and (before[-1].opens or ahead in _BARE)


def counts_on(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> bool:
    """Tell whether a noun beside a bare ordinal is what was counted just before."""
    nouns = content(filler)
    bare = _is_bare(before) or before[-1].key in _ONE
    if not bare or len(nouns) != 1:
        return False
    noun = plain(nouns[0].key)
    told = _told(noun)
    back = islice(sentences_before(source, before[-1].start, turns), _FAR)
    for depth, sentence in enumerate(back):
        counted = _counted(sentence.text)
        if depth < _NEAR and told & counted:
            return True
        if any(same_word(noun, key, name=False) for key in counted):
            return True
        if counted and (depth >= _NEAR or before[-1].key not in _ONE):
            return False
    return False


def counts_another(
    source: SourceText, filler: Sequence[Token], before: Sequence[Token], turns: Turns
) -> str:
    """Say what is counted before a bare ordinal, if a noun beside it is another.

    «Two of the dead were a couple whose roof collapsed. The third [roof]».
    """
    nouns = content(filler)
    if source.language not in {"", "en"}:
        return ""  # the nouns of numbers are looked for as English has them
    part = filler[0].key == "of" and bool(before) and before[-1].key in _ONE
    bare = _is_bare(before) or before[-1].key in _TWO or part
    if not bare or len(nouns) != 1:
        return ""
    noun = plain(nouns[0].key) if nouns else ""
    if not noun or (noun in GENERAL and not part):
        return ""
    back = list(islice(sentences_before(source, before[-1].start, turns), _FAR))
    said = {key for sentence in back for key in sentence.keys}
    counted = {key for sentence in back[:_NEAR] for key in _counted(sentence.text)}
    if not counted and is_number(before[-1]):
        counted = next(filter(None, (_counted(one.text) for one in back)), set())
    stands = any(same_word(noun, key, name=False) for key in said)
    if not counted or not (stands or part) or _told(noun) & counted:
        return ""
    if any(same_word(noun, key, name=False) for key in counted):
        return ""
    return f"“[{nouns[0].text}]” is not what is counted before “{before[-1].text}”"


def none_of(source: SourceText, filler: Sequence[Token], gone: Sequence[Token]) -> str:
    """Say that there is no word before «none» of what brackets say there was none."""
    if len(gone) != 1 or gone[0].key != "none" or not content(filler):
        return ""
    turns = turns_around(source, gone[0].start)
    back = islice(sentences_before(source, gone[0].start, turns), _NEAR)
    said = {key for sentence in back for key in sentence.keys}
    nouns = [word for word in content(filler) if word.key not in NEGATIONS | {"such"}]
    if all(any(same_word(w.key, key, name=False) for key in said) for w in nouns):
        return ""
    return f"“none” is not “[{' '.join(word.text for word in filler)}]”"


def _counted(text: str) -> set[str]:
    """Return the words that may be the noun of a number in a sentence.

    «Six of the nine» has none, and leaves it to the sentences before.
    """
    flat = " ".join(text.lower().split())
    found: set[str] = set()
    for match in _COUNTED.finditer(flat):
        if match[0].split()[1] in AUXILIARIES:
            continue  # «the first was found» names nothing
        behind = _BEHIND.match(flat, match.end())
        beyond = behind[0].split() if behind else []
        found.update(beyond[:1] if _PART.match(match[0]) else beyond)
        found.update([] if _PART.match(match[0]) else match[0].split()[1:])
    return {key for key in found if key not in _NO_NOUNS}
