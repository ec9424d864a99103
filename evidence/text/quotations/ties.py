"""Whether a source says of two names or nouns that they are of one and the same.

By an apposition («the mayor, Bernat Coll»), a label («The Minister (Mrs Calloway):»), a
copula, or the title of a case («Dorrit Farms v Blakeney Water Board»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.forms import plain, same_word
from evidence.text.quotations.persons import PARTIES
from evidence.text.quotations.source import MANY, SourceText
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import FREE
from evidence.text.sharp_s import with_ss

_NAMES = r"(?:[A-ZÀ-Þ][\w'-]*\.? ){0,3}"
_OWN = r"(?:the|a|an|his|her|its|our|my|their|le|la|der|die|ein|eine|un|une)"
_ROLE = r"(?: \((?:the )?(\w+)\))?"
_SUITS = re.compile(
    rf"([A-ZÀ-Þ][\w.&' -]{{2,60}}?){_ROLE},? vs?\.? ([A-ZÀ-Þ][\w&' -]{{1,60}}\w){_ROLE}"
)
"""The title of a case, which may print each party's role behind its name."""
_PARTY = re.compile(r"((?:[A-ZÀ-Þ][\w.&'-]* ){1,6})\((?:[Tt]he )?(\w+)\)")
"""A party with its role behind it."""
_LAST_WORD = re.compile(r"[^\W_]+")
_TITLE = 4_000
"""Characters of a judgment in which its title stands."""
_AROUND = 120
"""Characters on each side of a word in which it is tied to others."""
_ASKING = frozenset(listed("claimant plaintiff applicant appellant"))


def around(source: SourceText, word: str) -> list[str]:
    """Return what stands around a word of a source, wherever it is printed."""
    starts, places = source.words()
    found = _LAST_WORD.findall(word.lower())
    numbers = places.get(with_ss(found[-1]), ())[:MANY] if found else ()
    text = source.normal.text
    return [text[max(0, starts[n] - _AROUND) : starts[n] + _AROUND] for n in numbers]


def content(words: Sequence[Token]) -> list[Token]:
    """Return the words that name something."""
    return [word for word in words if word.key not in FREE and len(word.key) > 1]


def are_tied(source: SourceText, one: str, other: str) -> bool:
    """Tell whether the source gives two words (folded) to one person or thing."""
    if same_word(one, other, name=False):
        return True
    if {one, other} & PARTIES and _by_suit(source, one, other):
        return True
    return _apposed(source, one, other) or _apposed(source, other, one)


def _apposed(source: SourceText, noun: str, name: str) -> bool:
    """Tell whether *name*, with a capital, stands beside *noun* as its name."""
    texts = around(source, name)
    noun, name = rf"(?i:{re.escape(noun)})", rf"(?=[A-ZÀ-Þ])(?i:{re.escape(name)})"
    part = r"(?:[A-Za-z]{1,3}\.|[\w'-]+)"
    more = rf"(?: (?:of|for|in|to|at|de|du|des) (?:{part} ){{0,4}}?{part})?"
    who = r"(?:(?:who|qui|der|die) (?:\w+ ){1,3})?"
    own = rf"(?:{_OWN} (?:[\w-]+ ){{0,2}})?"
    called = r"(?:[\w-]+ ){0,3}(?:named|called)"
    being = r"(?:is|was|became|had been|est|war|ist)"
    forms = (
        rf"\b{noun}{more}(?:,? \(?)(?:(?:an?|one) )?{_NAMES}{name}\b",
        rf"\b{noun}\b[^.;]{{0,40}}, (?:an?|one) {called} {_NAMES}{name}\b",
        rf"\b{name}(?: [A-ZÀ-Þ][\w'-]+)?(?:,| \() ?{who}{own}{noun}\b",
        rf"\b{name} {being} {_OWN} (?:[\w-]+ ){{0,3}}{noun}\b",
    )
    return any(re.search(form, text) for form in forms for text in texts)


_NAME = r"(?:(?:[A-ZÀ-Þ][\w'-]*\.?|[A-ZÀ-Þ]\.) ){0,4}(?P<name>[A-ZÀ-Þ][\w'-]+)"


def holders(source: SourceText, role: str) -> set[str]:
    """Return the last names (folded) of those to whom a source gives an office.

    «Mrs J. Tull (Chair)», «the licensing officer, Ms Petra Lund», «Ms Hay, the clerk».
    """
    gap = r"[\s-]+".join(map(re.escape, role.split()))
    office = rf"(?<![\w-])(?i:{gap})"
    forms = (
        rf"\b{_NAME} \((?:[Tt]he )?{office}\)",
        rf"{office}(?: (?:of|for) [\w' -]{{1,40}}?)?, {_NAME}(?=[,.;:])",
        rf"\b{_NAME}, (?:{_OWN} )?(?:[\w-]+ ){{0,2}}?{office}\b",
    )
    text = source.normal.text
    return {
        plain(one["name"].lower()) for form in forms for one in re.finditer(form, text)
    }


def defined(source: SourceText, term: str) -> str:
    """Return what a source defines a term to stand for (folded); "" where nothing.

    «The Republic of X and the Kingdom of Y, hereinafter called the Parties», «Northern
    Estates Ltd ("the Landlord")».
    """
    gap = r"[\s-]+".join(map(re.escape, term.split()))
    called = r"(?: called| referred to as| known as)?,? (?:the )?[\"']?"
    together = r"(?:together |collectively )?(?:the )?[\"'](?:the )?"
    forms = (
        rf"(?P<what>[^.;]{{3,240}}?),? (?:hereina|herea|toge)\w+{called}{gap}\b",
        rf"(?P<what>[^.;()]{{3,160}}?) \({together}{gap}[\"']\)",
    )
    folded = source.normal.folded
    found = (re.search(form, folded) for form in forms)
    return next((match["what"] for match in found if match), "")


def opponent(source: SourceText, role: str, names: Sequence[str]) -> str:
    """Return whom the title of a case gives a role that *names* have not; "" for none.

    Only where it prints the roles: «Dorrit Ltd (appellant) v. Blakeney (respondent)»,
    or each party in a line: «MR DESMOND OKELL (Defendant)».
    """
    text = source.normal.text
    printed = {
        one[2].lower(): one[1]
        for one in _PARTY.finditer(text, 0, _TITLE)
        if one[2].lower() in PARTIES
    }
    if match := _SUITS.search(text, 0, _TITLE):
        printed |= {match[2]: match[1], match[4]: match[3]}
    own = printed.pop(role, "")
    others = " ".join(printed.values()).lower().split()
    wrong = all(name in others and name not in own.lower().split() for name in names)
    return own if own and wrong else ""


def _by_suit(source: SourceText, one: str, other: str) -> bool:
    """Tell whether a party of a suit is named in its title."""
    match = _SUITS.search(source.normal.text, 0, _TITLE)
    if match is None:
        return False
    role, name = (one, other) if one in PARTIES else (other, one)
    printed = {match[2]: match[1], match[4]: match[3]}
    side = printed.get(role) or (match[1] if role in _ASKING else match[3])
    return name in {plain(word.lower()) for word in re.findall(r"[\w'-]+", side)}
