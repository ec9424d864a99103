"""What a noun, a title or a pronoun tells of whom it names: person, sex, number.

Only words that tell it by themselves are here; of all others nothing is known, and
nothing is concluded from it.
"""

from __future__ import annotations

import re

from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words_abroad import OFFICES, WOMEN

SEXES = {
    **dict.fromkeys(listed("he him his er ihm ihn il él himself"), "m"),
    **dict.fromkeys(listed("she her hers elle ella herself"), "f"),
}
"""Pronouns of one person, with the sex of whom they name."""
MANY = frozenset(
    listed("they them their theirs these those ils elles eux leur leurs ellos ellas")
)
"""Pronouns of several, or of a body of people."""
THINGS = frozenset(listed("it its this that es ce cela ça ello esto eso"))
"""Pronouns of a thing."""
EITHER = frozenset(
    listed("er il elle sie ihn ihr ihnen ils elles eux ihre ihrem seine ellos ellas")
)
"""Pronouns of persons and things alike."""
FORMS = frozenset(
    listed("one ones another others some both none each all several any many few two")
)
"""Words for a thing of a kind that was named some way before."""
SPEAKING = frozenset(
    listed(
        "i me my mine we us our ours ich mich mir mein meine wir uns je j' me m' mon "
        "ma mes "
        "nous notre nos yo mi"
    )
)
"""Pronouns of who speaks."""
ADDRESSED = frozenset(listed("you your yours vous votre vos ihnen"))
"""Pronouns of who is spoken to."""
PRONOUNS = frozenset(SEXES) | MANY | THINGS | EITHER
TITLES = {
    **dict.fromkeys(
        listed(
            "mr sir lord herr monsieur m señor don father king prince colonel captain "
            "bishop fr brother"
        ),
        "m",
    ),
    **dict.fromkeys(
        listed(
            "mrs ms miss lady dame frau madame mme mademoiselle mlle señora sra doña "
            "mother queen princess sister"
        ),
        "f",
    ),
    **dict.fromkeys(
        listed("dr prof professor judge justice hon major general sergeant docteur"), ""
    ),
}
"""Titles before a name, with the sex that they tell, "" where none."""
_KIN = {
    **dict.fromkeys(
        listed(
            "father dad grandfather uncle nephew son grandson brother husband man boy "
            "gentleman king prince monk lad fellow vater bruder sohn onkel mann "
            "großvater junge père frère fils oncle mari homme grand-père"
        ),
        "m",
    ),
    **dict.fromkeys(
        listed(
            "mother mum mom grandmother aunt niece daughter granddaughter sister wife "
            "woman girl lady queen princess nun widow lassie actress mutter schwester "
            "tochter tante frau großmutter mère soeur sœur fille femme "
            "conductress hostess landlady heiress waitress"
        ),
        "f",
    ),
}
_OFFICES = frozenset(
    listed(
        "mayor minister president chairman chairwoman chair spokesman spokeswoman "
        "warder guard priest elder judge witness clerk notary lawyer solicitor "
        "barrister surgeon nurse doctor patient pupil student apprentice captain "
        "colonel sergeant soldier officer agent neighbour neighbor friend coach "
        "athlete cyclist customer client passenger visitor resident engineer "
        "architect expert author publisher editor reporter journalist historian chief "
        "master predecessor successor colleague partner boss gaffer foreman "
        "shopkeeper farmer fisherman bishop vicar governor secretary treasurer "
        "chancellor regulator ambassador envoy mate skipper steward cook tenter "
        "deputy manager owner keeper worker teacher trainer carer lecturer scientist "
        "researcher detective inspector constable commander commissioner councillor "
        "senator mp peer delegate negotiator diplomat adviser advisor aide assistant "
        "analyst banker broker trader dealer builder baker butcher grocer miner "
        "sailor carpenter plumber gardener hunter ranger tutor headteacher headmaster "
        "headmistress principal dean rector curator conductor composer producer "
        "novelist writer columnist biographer prosecutor magistrate coroner defendant "
        "prisoner inmate suspect murderer thief hostage refugee migrant boatman "
        "porter waiter innkeeper landlord tenant lodger heir orphan bride groom "
        "cousin sibling parent spouse ecologist biologist bookkeeper caretaker "
        "cleaner cashier auditor surveyor valuer registrar midwife paramedic "
        "firefighter diver weaver smith monk poet painter musician actor singer guide "
        "pilot driver polier bürgermeister redakteur direktor leiter lehrer lehrerin "
        "arzt ärztin maire préfet directeur directrice ministre avocat médecin juge "
        "curé"
    )
)
HOLDERS = frozenset(
    listed(
        "mayor minister president chairman chairwoman spokesman spokeswoman judge "
        "clerk "
        "secretary treasurer director witness doctor surgeon nurse captain officer "
        "governor bishop teacher coroner inspector manager headmaster"
    )
)
"""Who holds an office, and is no body of people."""
_AGENT = re.compile(r"\w{3,}(?:man|woman|ist|ian|keeper|monger|wright|ician)$")
PARTIES = frozenset(
    listed(
        "claimant defendant plaintiff respondent appellant applicant owner buyer "
        "seller tenant landlord employer holder"
    )
)
"""A person or a body of people."""
_WEAK = frozenset(
    listed(
        "afternoon day days week weeks month months year years morning evening night "
        "hour hours "
        "minute minutes time times moment way thing things kind sort lot half part "
        "bit number spring summer autumn winter day's end beginning rest house sunday "
        "monday tuesday wednesday thursday friday saturday january february march "
        "april may june july august september october november december noon heart "
        "jahr jahre tag tage abend morgen woche monat zeit jour jours an ans année "
        "mois soir matin semaine lundi mardi mercredi jeudi vendredi samedi dimanche "
        "noël people nobody anybody everybody something nothing anything folk truth "
        "sake course point case fact first"
    )
)
_MANY_NOUNS = frozenset(
    listed("people men women children police folk clergy leute gens fishermen sheep")
)
_NOT_MANY = re.compile(r"(?:ss|us|is|ics|ness|'s|works|series|news)$")
_BODIES = frozenset(
    listed(
        "museum company council bank committee team union board government party firm "
        "club ministry department court agency school university army navy parliament "
        "cabinet commission federation association laboratory factory newspaper "
        "family crew staff jury public press church office authority society trust "
        "police mill partei firma zeitung gemeinde mairie société coopérative syndicat "
        "village town city country house hospital quartet quintet trio orchestra band "
        "choir chorus ensemble commission tribunal panel inspectorate assembly "
        "institute institution foundation charity congregation regiment brigade gang "
        "tribe"
    )
)


def sex_of(key: str) -> str:
    """Return "m" or "f" where a noun or title tells it, otherwise ""."""
    if key in WOMEN:
        return "f"
    return _KIN.get(key) or TITLES.get(key) or ("m" if _is_man(key) else "")


def _is_man(key: str) -> bool:
    return key.endswith(("sman", "sherman"))


def is_person(key: str) -> bool:
    """Tell whether a noun names a person, of whatever sex."""
    return key in _KIN or key in _OFFICES or key in OFFICES or bool(_AGENT.match(key))


def is_people(key: str) -> bool:
    """Tell whether a noun in the plural names persons."""
    several = key in _MANY_NOUNS or key.endswith("men")
    return several or (key.endswith("s") and is_person(key.removesuffix("s")))


def is_body(key: str) -> bool:
    """Tell whether a noun names a body of people, which may be «they»."""
    return key in _BODIES or key in PARTIES


def is_weak(key: str) -> bool:
    """Tell whether a noun is hardly ever what a pronoun stands for."""
    return key in _WEAK | FORMS or key[:1].isdigit()


def is_many(key: str) -> bool:
    """Tell whether a noun is in the plural."""
    if key in _MANY_NOUNS:
        return True
    return len(key) > 3 and key.endswith("s") and not _NOT_MANY.search(key)
