"""The words by which one quotation says something else than another.

The lists are of English; ``words_abroad`` adds German and French. A word that
is in none of them is not free: a content word may change its form
(``forms``), and may not be another word.
"""

from __future__ import annotations

import re

from evidence.text.quotations import words_abroad as abroad
from evidence.text.quotations.turning_words import (
    DENYING,
    HEDGES,
    MISTAKES,
    NEGATING,
    NEGATIONS,
    listed,
)
from evidence.text.quotations.turning_words import word_set as _set

MODALS = abroad.MODALS | _set("may might can could shall should will would must ought")
QUANTIFIERS = abroad.QUANTIFIERS | _set(
    "all every each some many most few several any half both only either much least "
    "majority minority always often sometimes usually generally mostly largely mainly "
    "partly fully entirely completely almost nearly just merely exactly precisely "
    "primarily predominantly rather somewhat slightly"
)
COMPARATORS = abroad.COMPARATORS | _set(
    "more less fewer over under above below least most higher lower greater smaller "
    "larger better worse earlier later before after than exceed exceeds exceeded up "
    "down up-to"
)
CONDITIONS = abroad.CONDITIONS | _set(
    "if unless except until till because although though despite whether or against "
    "instead while whereas provided since nonetheless so-called too yet still already "
    "again out off away outside inside within beyond during between"
)
MONTHS = abroad.MONTHS | _set(
    "january february march april may june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday spring summer "
    "autumn winter"
)
DATES = _set("date day week month year tag datum woche monat jahr jour mois année an")
"""What a date is of: «that day [3 May]»."""
SHORT_DATES = {
    **{m[:3]: m for m in listed("january february march april june july august")},
    **{m[:3]: m for m in listed("october november december")},
    "sep": "september",
    "sept": "september",
    **{d[:3]: d for d in listed("monday tuesday wednesday thursday friday")},
    "tues": "tuesday",
    "thurs": "thursday",
}
CRITICAL: dict[str, str] = {
    **dict.fromkeys(CONDITIONS, "word"),
    **dict.fromkeys(MONTHS - {"may", "march", "spring"}, "date"),
    **dict.fromkeys(HEDGES, "hedge"),
    **dict.fromkeys(COMPARATORS, "comparison"),
    **dict.fromkeys(QUANTIFIERS, "quantity"),
    **dict.fromkeys(MODALS, "modal"),
    **dict.fromkeys(NEGATIONS, "negation"),
}
"""Small words that may neither come, go nor change, with what they are."""
MAGNITUDES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
    "tn": 10**12,
    "mio": 10**6,
    "millionen": 10**6,
    "millions": 10**6,
    "millones": 10**6,
    "millón": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "tsd": 10**3,
    "tausend": 10**3,
    "mil": 10**3,
    "billones": 10**12,
    "billionen": 10**12,
    "mrd": 10**9,
    "milliarde": 10**9,
    "milliarden": 10**9,
}
NUMBER_PREPOSITIONS = _set("to by from at of")
"""Beside a number these say what it is: risen *by* five, risen *to* five."""

FREE = _set(
    "a an the of that which who whom whose to in on at by for from as is are was were "
    "be been being am has have had having do does did done this these those there here "
    "it its it's 's 've 're 'm i me my we us our he him his she her they them their "
    "you your and but so such with into onto upon through then thus also very really "
    "quite indeed well now how when where what why however therefore moreover "
    "furthermore actually basically simply per via amid among amongst toward towards "
    "about itself himself herself themselves ourselves myself own one's um uh er eh oh "
    "ah mm hmm like know mean you'know"
)
"""Words that may come and go: the sentence says the same without them."""
ARTICLES = _set("a an the that also very really quite indeed well um uh er like then")
"""What may be left out without a mark even in number."""
DROPPED = _set(
    "a an the that also really indeed well um uh er eh oh ah mm hmm like know you "
    "actually basically simply"
)
"""What may be left out without a mark: the sentence says the same without it."""
PUT_IN = _set("the that a an")
"""What may come without a mark."""
BE = _set("is are was were be been being am")

FIRST, SECOND = _set("i me my mine we us our ours"), _set("you your yours")
HE, SHE = _set("he him his"), _set("she her hers")
THEY = _set("they them their theirs")
PERSONS = (FIRST, SECOND, HE, SHE, THEY)

AUXILIARIES = abroad.AUXILIARIES | _set(
    "is are was were be been being am has have had do does did will would can could "
    "may might must shall should to"
)
RELATIVES = _set("who whom whose which that where when")
COORDINATORS = _set("and but")
TURNING_AFTER = _set("but unless except if only until provided although though")
"""After the end of a quotation, these take back what it says."""
_TURNING = NEGATING | DENYING | MISTAKES | _set("doubt doubts disputed cannot if")
TURNING_BEFORE = re.compile(
    rf"(?:\b(?:no one|{'|'.join(sorted(_TURNING))})\b|n't\b)(?:\W+\w+){{0,3}}\W*\Z",
    re.IGNORECASE,
)
"""Before its beginning, these say the opposite of it."""
CASED = _set("us who it may march august polish turkey china aids pole job mark bill")
"""Words that are others with a capital: "US" and "us"."""

# Pairs of opposite or different meaning that look alike enough to be taken for forms
# or slips of one another.
CONFUSED = tuple(
    frozenset(pair.split("/"))
    for pair in listed(
        "trial/trail causal/casual form/from untied/united martial/marital "
        "angel/angle diary/dairy silver/sliver county/country statue/statute "
        "desert/dessert later/latter moral/morale scared/scarred coma/comma "
        "diner/dinner hoping/hopping adverse/averse affect/effect affected/effected "
        "insure/ensure assure/ensure proscribe/prescribe proscribed/prescribed "
        "complement/compliment discreet/discrete council/counsel "
        "councillor/counsellor stationary/stationery affective/effective "
        "allusion/illusion elusion/illusion personal/personnel decent/descent "
        "access/assess excess/access accept/except loose/lose precede/proceed "
        "hostel/hostile median/medium principal/principle rational/national "
        "house/horse exit/exist expert/export import/impart recent/resent "
        "reality/realty board/broad quite/quiet breath/breadth diffuse/defuse "
        "eminent/imminent emigrant/immigrant emigrate/immigrate migrate/emigrate "
        "ingenious/ingenuous lightning/lightening perquisite/prerequisite "
        "conversation/conservation prosecute/persecute inhabitable/habitable "
        "public/pubic reign/resign reigned/resigned retain/regain retained/regained "
        "detect/defect detained/retained attain/obtain unite/untie closed/closet "
        "inflict/conflict command/commend commanded/commended collage/college "
        "carrier/career curser/cursor device/devise baring/barring planed/planned "
        "filed/filled filing/filling tiled/tilled tiling/tilling staled/stalled "
        "stared/starred taped/tapped tiny/tinny super/supper strip/stripe "
        "human/humane urban/urbane sever/severe severed/severe envelop/envelope "
        "interment/internment corporal/corporeal censor/censure "
        "region/religion protest/protect protested/protected conservative/conversative "
        "reduce/seduce relief/belief million/billion through/thorough "
        "produce/product formally/formerly respectively/respectfully "
        "officer/office officers/offices treat/threat treats/threats reward/regard "
        "banded/banned warned/warmed warning/warming harmed/armed grated/granted "
        "planting/planning patients/patents patient/patent parental/prenatal "
        "mortality/morality immortality/immorality amoral/moral mutable/mutual "
        "exited/excited friend/fiend bellow/below "
        "calvary/cavalry barely/barley lightly/slightly"
    )
)
