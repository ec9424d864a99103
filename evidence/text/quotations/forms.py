"""Two words that are one: in another form, another spelling, or mended.

Spellings, «labour» and «labor», are one word to any reader, and so are slips (what of
them ``writing`` asks). Forms, «says» and «said», are one only where brackets
say so (``same_word``): another tense is another statement. No synonym is the same: a
thesaurus would make one of what is not. In one module because every way of being one
word is asked where the others were not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.variants import VARIANTS
from evidence.text.quotations.words import CONFUSED
from evidence.text.sharp_s import with_ss

_VERBS = tuple(
    frozenset(forms.split("/"))
    for forms in listed(
        "be/is/are/was/were/been/being/am have/has/had/having do/does/did/done/doing "
        "go/goes/went/gone/going say/says/said/saying rise/rises/rose/risen/rising "
        "fall/falls/fell/fallen/falling grow/grows/grew/grown/growing "
        "take/takes/took/taken/taking make/makes/made/making "
        "give/gives/gave/given/giving find/finds/found/finding "
        "know/knows/knew/known/knowing see/sees/saw/seen/seeing "
        "come/comes/came/coming get/gets/got/gotten/getting "
        "begin/begins/began/begun/beginning hold/holds/held/holding "
        "lead/leads/led/leading leave/leaves/left/leaving lose/loses/lost/losing "
        "meet/meets/met/meeting pay/pays/paid/paying "
        "write/writes/wrote/written/writing "
        "speak/speaks/spoke/spoken/speaking tell/tells/told/telling "
        "think/thinks/thought/thinking buy/buys/bought/buying "
        "bring/brings/brought/bringing build/builds/built/building "
        "spend/spends/spent/spending sell/sells/sold/selling send/sends/sent/sending "
        "win/wins/won/winning fight/fights/fought/fighting "
        "break/breaks/broke/broken/breaking choose/chooses/chose/chosen/choosing "
        "drive/drives/drove/driven/driving become/becomes/became/becoming "
        "keep/keeps/kept/keeping stand/stands/stood/standing feel/feels/felt/feeling "
        "show/shows/showed/shown/showing run/runs/ran/running sit/sits/sat/sitting "
        "understand/understands/understood seek/seeks/sought/seeking "
        "teach/teaches/taught catch/catches/caught draw/draws/drew/drawn "
        "eat/eats/ate/eaten fly/flies/flew/flown forget/forgets/forgot/forgotten "
        "hear/hears/heard hide/hides/hid/hidden lie/lies/lay/lain mean/means/meant "
        "ride/rides/rode/ridden shake/shakes/shook/shaken sing/sings/sang/sung "
        "sink/sinks/sank/sunk sleep/sleeps/slept steal/steals/stole/stolen "
        "strike/strikes/struck swear/swears/swore/sworn swim/swims/swam/swum "
        "throw/throws/threw/thrown wear/wears/wore/worn "
        "shrink/shrinks/shrank/shrunk/shrinking drink/drinks/drank/drunk "
        "ring/rings/rang/rung spring/springs/sprang/sprung bind/binds/bound "
        "bear/bears/bore/borne beat/beats/beaten bend/bends/bent bite/bites/bit/bitten "
        "blow/blows/blew/blown cut/cuts/cutting dig/digs/dug deal/deals/dealt "
        "feed/feeds/fed flee/flees/fled freeze/freezes/froze/frozen grind/ground "
        "hang/hangs/hung hit/hits/hitting hurt/hurts lend/lends/lent let/lets/letting "
        "put/puts/putting quit/quits read/reads/reading set/sets/setting shine/shone "
        "shoot/shoots/shot shut/shuts slide/slid split/splits spread/spreads "
        "sweep/swept swell/swelled/swollen tear/tears/tore/torn wake/woke/woken "
        "weep/wept withdraw/withdraws/withdrew/withdrawn undergo/underwent/undergone "
        "undertake/undertook/undertaken overcome/overcame withhold/withheld "
        "arise/arises/arose/arisen forgive/forgave/forgiven "
        "sein/ist/sind/war/waren/sei/seien/wäre/wären/ware/waren "
        "haben/hat/hatte/hatten/habe/hätte/hatte werden/wird/wurde/wurden/werde/würde "
        "müssen/muss/musste/mussten/müsse können/kann/konnte/konnten/könne "
        "wollen/will/wollte/wollten/wolle sollen/soll/sollte/sollten/solle "
        "être/est/sont/était/étaient/fut/furent/soit avoir/ont/avait/avaient/eut "
        "ser/era/eran/fue/fueron estar/está/están/estaba/estaban "
        "haber/había/habían tener/tiene/tienen/tenía/tenían"
    )
)
_OTHERS = tuple(
    frozenset(forms.split("/"))
    for forms in listed(
        "child/children man/men "
        "woman/women foot/feet tooth/teeth mouse/mice person/people life/lives "
        "half/halves wife/wives knife/knives leaf/leaves criterion/criteria "
        "phenomenon/phenomena analysis/analyses crisis/crises datum/data "
        "medium/media bacterium/bacteria this/these that/those a/an/the"
    )
)
VERB_FORMS = frozenset().union(*_VERBS)
"""The forms of irregular verbs."""
_SPELLING = (
    (
        re.compile(r"is(e|ed|es|ing|er|ers|able|ation|ations|ational|ationally)$"),
        r"iz\1",
    ),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"our"), "or"),
    (re.compile(r"^(s?m)ou(l[dt])"), r"\1o\2"),
    (re.compile(r"tre(s?)$"), r"ter\1"),
    (re.compile(r"bre(s?)$"), r"ber\1"),
    (re.compile(r"([cd])re$"), r"\1er"),
    (re.compile(r"enc(e|es)$"), r"ens\1"),
    (re.compile(r"ogue(s?)$"), r"og\1"),
    (re.compile(r"ll"), "l"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"^(s[ck])ept"), "skept"),
)
_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that no accent can be taken from, as a keyboard without them writes them."""
_ENDINGS = re.compile(r"(?:'s|s'|ies|ied|es|ed|ing|s|d|e|y)$")


def _grouped(groups: Sequence[frozenset[str]]) -> dict[str, frozenset[int]]:
    """Return in which of *groups* each word is."""
    numbers: dict[str, frozenset[int]] = {}
    for number, group in enumerate(groups):
        for word in group:
            numbers[word] = numbers.get(word, frozenset()) | {number}
    return numbers


_GROUPS = _grouped((*_VERBS, *_OTHERS, *VARIANTS))
WRITINGS = _grouped(VARIANTS)
"""The same of words that are written in several ways."""
UNITS = _grouped(
    tuple(
        frozenset(words.split("/"))
        for words in listed(
            "m/metre/meter/metro m/metres/meters/metern/metros "
            "km/kilometre/kilometer/kilometro "
            "km/kilometres/kilometers/kilometern/kilometros "
            "cm/centimetre/centimeter/zentimeter/centimetro "
            "cm/centimetres/centimeters/zentimetern/centimetros "
            "mm/millimetre/millimeter/milimetro "
            "mm/millimetres/millimeters/millimetern/milimetros "
            "kg/kilogram/kilogramme/kilogramm/kilogramo kg/kilograms/kilogrammes "
            "kg/kilogramos kg/kilo kg/kilos g/gram/gramme/gramm/gramo "
            "g/grams/grammes/gramos mg/milligram/milligramm mg/milligrams/milligrammes "
            "t/tonne/tonnen t/tonnes l/litre/liter/litro l/litres/liters/litern/litros "
            "ha/hectare/hektar/hectarea ha/hectares/hectareas lb/pound lbs/pounds "
            "ft/foot ft/feet min/minute min/minutes min/minuten h/hour h/hours "
            "w/watt w/watts kw/kilowatt kw/kilowatts mw/megawatt mw/megawatts "
            "gw/gigawatt gw/gigawatts v/volt v/volts kv/kilovolt kv/kilovolts "
            "hz/hertz khz/kilohertz mhz/megahertz in/inch in/inches yd/yard yd/yards "
            "yds/yards mi/mile mi/miles oz/ounce oz/ounces gal/gallon gal/gallons "
            "ml/millilitre/milliliter ml/millilitres/milliliters "
            "hl/hectolitre/hektoliter hl/hectolitres sec/second sec/seconds "
            "hr/hour hrs/hours hr/hours yr/year yrs/years yr/years "
            "wk/week wks/weeks mins/minutes"
        )
    )
)
"""Units in short and in full, singular and plural apart."""
MIN_MENDED = 6
"""Letters of a word that may be a slip of another."""
MIN_TURNED = 4
"""Letters of a word of which two that stand side by side may be exchanged."""
_VOWELS = frozenset("aeiouy")


def same_word(one: str, other: str, *, name: bool) -> bool:
    """Tell whether two folded words are one word in another form or spelling.

    Of a *name* only accents and the possessive may differ: Niger is not Nigeria.
    """
    if not name and _umlauted(one, other):
        return True
    one, other = plain(one), plain(other)
    if one == other:
        return True
    if name:
        return False
    pair = frozenset((one, other))
    if pair in CONFUSED:
        return False
    if _GROUPS.get(one, frozenset()) & _GROUPS.get(other, frozenset()):
        return True
    if one[:1] != other[:1]:
        return False
    return (
        same_spelling(one, other)
        or _same_stem(one, other)
        or mended(one, other)
        or _same_number(one, other)
    )


_PLURALS = (
    (re.compile(r"z$"), "ces"),
    (re.compile(r"(?<!e)al$"), "aux"),
    (re.compile(r"(?<=ung|eit|aft|tat|ion)$"), "en"),
    (re.compile(r"(?<=in)$"), "nen"),
    (re.compile(r"(?<=[a-z]{3}[ae]r)$"), "n"),
    (re.compile(r"(?<=[a-z]{3}ent|[a-z]{3}ant|[a-z]{3}ist)$"), "en"),
    (re.compile(r"(?<=[a-z]{3}e)$"), "n"),
)
_LEAST = 4
"""Letters of a noun whose plural has another vowel."""
_UMLAUTS = frozenset("äöü")


def _same_number(one: str, other: str) -> bool:
    """Tell whether one is a plural abroad of the other: vez, veces; Messungen."""
    short, long = sorted((one, other), key=len)
    return any(
        end.sub(many, short) == long for end, many in _PLURALS if end.search(short)
    )


def _umlauted(one: str, other: str) -> bool:
    """Tell whether one is a German plural of the other by its vowel: Haus, Häuser."""
    short, long = sorted((one, other), key=len)
    if not _UMLAUTS & set(long) or _UMLAUTS & set(short) or len(short) < _LEAST:
        return False
    bare_long = plain(long)
    return bare_long.startswith(plain(short)) and bare_long[len(plain(short)) :] in {
        *("", "e", "er", "en", "n", "ern")
    }


def bare(word: str) -> str:
    """Return a word without its possessive; accents stay, as the source has them."""
    return word.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=4_096)
def plain(word: str) -> str:
    """Return a word without accents and possessive, «daß» as «dass»."""
    decomposed = unicodedata.normalize("NFD", word.translate(_STROKES))
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare(with_ss(letters))


def same_spelling(one: str, other: str) -> bool:
    """Tell whether two folded words are one in two spellings: labour, labor."""
    return len(one) > 4 and _spelling(one) == _spelling(other)


@lru_cache(maxsize=4_096)
def _spelling(word: str) -> str:
    for pattern, plain in _SPELLING:
        word = pattern.sub(plain, word)
    return word


def _same_stem(one: str, other: str) -> bool:
    """Tell whether only the ending of an inflection differs."""
    return len(min(one, other, key=len)) > 2 and _stem(one) == _stem(other)


@lru_cache(maxsize=4_096)
def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", _spelling(word)) if len(word) > 3 else word
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "se":
        stem = stem[:-1]  # planned, plan
    return stem


def mended(one: str, other: str) -> bool:
    """Tell whether one is a slip of the pen for the other.

    Two letters exchanged, a letter doubled, left out or too much, or one vowel for
    another; never the first letter, and never in a short word.
    """
    least = min(len(one), len(other))
    if least < MIN_TURNED or one[0] != other[0]:
        return False
    if abs(len(one) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    a, b = one[head:], other[head:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if len(a) == len(b) == 2:
        return a == b[::-1]
    if len(a) == len(b) == 1:
        return a in _VOWELS and b in _VOWELS and len(one) > MIN_MENDED
    return least >= MIN_MENDED and len(a) + len(b) == 1
