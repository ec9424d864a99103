"""Whether brackets make a fact of what the source only reports, or supposes.

«Die Wand sei nicht gedämmt» is what somebody says; «die Wand [ist] nicht gedämmt» is
the writer's own word, unless who says it is quoted as well. German has a mood for what
is reported; French and Spanish have verbs for what only seems so.
"""

from __future__ import annotations

import re

from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.person_change import same_verb
from evidence.text.quotations.sayings import VERBS
from evidence.text.quotations.tenses_abroad import strong
from evidence.text.quotations.turning_words import listed, word_set
from evidence.text.sharp_s import with_ss

_REPORTED = word_set(
    "sei seien habe werde könne müsse solle dürfe wolle wisse wäre wären hätte hätten "
    "käme kämen gäbe gäben ginge gingen bräuchte bliebe"
)
"""Forms in which something is reported or supposed; a few are «ich» as well."""
_FACT = word_set(
    with_ss(
        "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann "
        "können konnte konnten muss müssen musste mussten darf dürfen durfte durften "
        "will wollen wollte wollten weiß wissen wusste wussten soll sollen kommt kam "
        "gibt gab geht ging gingen kamen gaben bleibt blieb"
    )
)
_PAST = frozenset({"war", "waren", "hatte", "hatten", "wurde", "wurden"})
_SEEMING = frozenset(
    listed(
        "scheint scheinen schien schienen droht drohen drohte drohten paraît "
        "paraissent paraissait parut semble semblent semblait semblaient sembla parece "
        "parecen parecía parecían pareció suele suelen pretende pretenden intenta "
        "intentan intentó tente tentent tentait versucht versuchen versuchte risque "
        "risquent dürfte dürften mag möchte"
    )
)
"""Verbs before another that say that it only seems, threatens or is tried."""
_LONG = 7
"""Words of a verb with what goes with it, at most."""
_BY = re.compile(
    r"\b(?:laut|zufolge|angaben|ansicht|auffassung|meinung|aussage|darstellung|selon"
    r"|d'après|según)\b"
)
_PARTED = re.compile(
    r"\b(?:tr[aä]gt|trug|tragen|trugen|bringt|brachte|gibt|gab|gaben|führt|führte"
    r"|macht|machte|machen|wendet|wandte|räumt|räumte)\b[^.;]*?"
    r"\b(?:vor|an|aus|ein|geltend|zu),? "
)
"""Verbs of saying whose first part stands behind them: «trägt vor»."""
_MAYBE = re.compile(
    r"(?:puede (?:ser )?que|es posible que|quizás?|tal vez|acaso|il se peut que"
    r"|il est possible que|peut[- ]être|vielleicht|möglicherweise|es kann sein)\b"
)
_FEW = 2
"""Words of a subject with its verb."""
_SENTENCE = re.compile(r"[.!?]\s")


def other_mood(bracket: Bracket) -> str | None:
    """Say that a reported or seeming thing is made a fact of."""
    put = {word.key for word in bracket.filler}
    was = {word.key for word in bracket.gone}
    seeming = _seeming(bracket)
    if seeming and not put & _SEEMING and len(was) < _LONG:
        return f"the brackets hide “{seeming}”"
    maybe = _MAYBE.match(bracket.replaced.lower())
    if maybe and not _MAYBE.match(bracket.shown.lower()):
        return f"the brackets hide “{maybe[0]}”"
    if bracket.source.language != "de" or len(bracket.filler) > _FEW:
        return None
    if len(bracket.gone) > _FEW or not makes_fact_of(bracket):
        return None
    if is_attributed(bracket.kept):
        return "" if len(bracket.filler) == len(bracket.gone) == 1 else None
    if put & _PAST and not is_attributed(bracket.back(0)[0].text):
        return None  # a story told on, by nobody in particular
    return f"“[{bracket.shown}]” makes a fact of “{bracket.replaced}”"


def _seeming(bracket: Bracket) -> str:
    """Return a verb before another that says that it only seems so: «paraît reposer».

    It stands first, or in German last: «sich geirrt zu haben scheint».
    """
    keys = [word.key for word in bracket.gone]
    if len(keys) < 2:
        return ""
    if keys[0] in {"ne", "n'", "se", "sich", "y", "en"}:
        keys = keys[1:]
    ends = (keys[0], keys[-1] if bracket.source.language == "de" else keys[0])
    return next((key for key in ends if key in _SEEMING), "")


def makes_fact_of(bracket: Bracket) -> bool:
    """Tell whether an indicative stands for a German verb that only reports."""
    pairs = [
        (mine.key, yours.key)
        for mine in bracket.filler
        for yours in bracket.gone
        if is_reported(yours.key, mine.key)
    ]
    first_person = re.search(r"\bich\b", bracket.own() + " " + bracket.replaced.lower())
    return bool(pairs) and not first_person


def is_reported(was: str, put: str) -> bool:
    """Tell whether *put* states what *was* reports: «hat» for «habe»."""
    if was in _REPORTED:
        return put in _FACT
    if was.endswith("e") and strong(put) & strong(was + "n"):
        return not put.endswith("n")
    third = was.endswith("e") and put.endswith("t") and not put.endswith("te")
    return third and len(was) > 4 and same_verb(put, was)


def is_attributed(kept: str) -> bool:
    """Tell whether quoted words say by whose account what follows them is so."""
    last = _SENTENCE.split(kept.lower())[-1]
    words = set(re.findall(r"\w+", last))
    return bool(VERBS & words) or any(one.search(last) for one in (_BY, _PARTED))
