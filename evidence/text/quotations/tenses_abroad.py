"""Whether a verb in brackets is that of the source in another tense.

Who quotes in a story of his own moves the time: «[empfahl]» for «empfiehlt» and
«[aprobaba]» for «aprueba». Nothing else of what is said changes.
"""

from __future__ import annotations

import re

from evidence.text.quotations.bracket import Bracket
from evidence.text.quotations.forms import plain
from evidence.text.quotations.turning_words import word_set
from evidence.text.quotations.verbs_abroad import GROUPS

_STRONG = """
    liest lesen las lasen; empfiehlt empfehlen empfahl empfahlen; gibt geben gab gaben;
    nimmt nehmen nahm nahmen; kommt kommen kam kamen; geht gehen ging gingen;
    steht stehen stand standen; liegt liegen lag lagen; sieht sehen sah sahen;
    spricht sprechen sprach sprachen; hält halten hielt hielten; lässt lassen ließ
    ließen; fällt fallen fiel fielen; läuft laufen lief liefen; ruft rufen rief riefen;
    schreibt schreiben schrieb schrieben; bleibt bleiben blieb blieben; heißt heißen
    hieß hießen; findet finden fand fanden; trägt tragen trug trugen; fährt fahren fuhr
    fuhren; schlägt schlagen schlug schlugen; wirft werfen warf warfen; trifft treffen
    traf trafen; hilft helfen half halfen; gilt gelten galt galten; bringt bringen
    brachte brachten; denkt denken dachte dachten; kennt kennen kannte kannten; nennt
    nennen nannte nannten; zieht ziehen zog zogen; bietet bieten bot boten; verliert
    verlieren verlor verloren; beginnt beginnen begann begannen; gewinnt gewinnen gewann
    gewannen; sitzt sitzen saß saßen; bittet bitten bat baten; tut tun tat taten;
    steigt steigen stieg stiegen; sinkt sinken sank sanken; schließt schließen schloss
    schlossen; entscheidet entscheiden entschied entschieden; weist weisen wies wiesen;
    greift greifen griff griffen; streitet streiten stritt stritten; bestreitet
    bestreiten bestritt bestritten; leidet leiden litt litten; schweigt schweigen
    schwieg schwiegen; stirbt sterben starb starben; wächst wachsen wuchs wuchsen;
    fängt fangen fing fingen; hängt hängen hing hingen; rät raten riet rieten; verlässt
    verlassen verließ verließen; isst essen aß aßen; trinkt trinken trank tranken;
    singt singen sang sangen; fordert fordern forderte forderten; ist sind war waren;
    hat haben hatte hatten; wird werden wurde wurden; kann können konnte konnten;
    muss müssen musste mussten; darf dürfen durfte durften; soll sollen sollte sollten;
    will wollen wollte wollten; weiß wissen wusste wussten; mag mögen mochte mochten;
    geschieht geschah geschehen; tritt treten trat traten; misst messen maß maßen;
    vergisst vergessen vergaß vergaßen; verbietet verbieten verbot verboten;
    lädt laden lud luden; stößt stoßen stieß stießen; schafft schaffen schuf schufen;
    erhält erhalten erhielt erhielten; enthält enthalten enthielt enthielten;
    met mettent mettait mettaient mit mirent; prend prennent prenait prenaient prit
    prirent; vient viennent venait venaient vint vinrent; tient tiennent tenait tenaient
    tint tinrent; reçoit reçoivent recevait recevaient reçut reçurent; écrit écrivent
    écrivait écrivaient écrivit écrivirent; lit lisent lisait lisaient lut lurent;
    connaît connaissent connaissait connut connurent; paraît paraissent paraissait
    parut; meurt meurent mourait mourut moururent; court courent courait courut; craint
    craignent craignait craignit; conduit conduisent conduisait conduisit; produit
    produisent produisait produisit; détruit détruisent détruisait détruisit; naît
    naissent naissait naquit; plaint plaignent plaignait plaignit; dit disent disait
    disaient dirent; fait font faisait faisaient fit firent; boit boivent buvait but;
    part partent partait partit partirent; sort sortent sortait sortit sortirent; sert
    servent servait servit; sent sentent sentait sentit; vit vivent vivait vécut; suit
    suivent suivait suivit; ouvre ouvrent ouvrait ouvrit; offre offrent offrait offrit;
    pone ponen ponía ponían puso pusieron; viene vienen venía venían vino vinieron;
    tiene tienen tenía tenían tuvo tuvieron; trae traen traía trajo trajeron; dice
    dicen decía decían dijo dijeron; hace hacen hacía hacían hizo hicieron; conduce
    conducen conducía condujo condujeron; produce producen producía produjo produjeron;
    reduce reducen reducía redujo redujeron; lee leen leía leían leyó leyeron; cae caen
    caía cayó cayeron; oye oyen oía oyó oyeron; cree creen creía creyó creyeron; muere
    mueren moría murió murieron; duerme duermen dormía durmió durmieron; construye
    construyen construía construyó construyeron; huye huyen huía huyó huyeron; incluye
    incluyen incluía incluyó incluyeron; concluye concluyen concluía concluyó
    concluyeron; anda andan andaba anduvo anduvieron; da dan daba daban dio dieron; ve
    ven veía veían vio vieron; sabe saben sabía sabían supo supieron; quiere quieren
    quería querían quiso quisieron
"""
"""Present and past of verbs that change their vowel."""
_PREFIX = re.compile(
    r"^(?:be|ent|er|ver|zer|miss|über|unter|wider|re|per|pro|ad|com|con|sou|trans|ap"
    r"|sur|entre|sub|main|ob|dé|abs|dis|pré|pre|im|ex|su|o|man|de|sos|inter|a|at|des"
    r"|contra|in)(?=\w{2})"
)
_TIMES = {
    "de": ((r"(?:e?t|en)", r"(?:e?te|e?ten)"),),
    "fr": (
        (r"(?:e|ent)", r"(?:ait|aient|a|èrent)"),
        (r"(?:t|it|d|s|ent|)", r"(?:ait|aient|it|irent|ut|urent|issait)"),
        (r"(?:it|issent)", r"(?:issait|issaient|it|irent)"),
        (r"[ei]?r(?:a|ont)", r"[ei]?r(?:ait|aient)"),
    ),
    "es": (
        (r"(?:a|an)", r"(?:aba|aban|ó|aron)"),
        (r"(?:e|en)", r"(?:ía|ían|ió|ieron)"),
        (r"[aei]?r(?:á|án)", r"[aei]?r(?:ía|ían)"),
    ),
}
"""Endings of the present, and of the past of the same verbs, and of the future."""
_LEAST = 3
"""Letters of a verb without its ending."""
_WILL = re.compile(r"(?:rá|rán|ra|ront)\Z")
_UNREAL = re.compile(r"(?:ría|rían|rait|raient)\Z")
_MOODS = word_set(
    "sea sean soit soient sei seien haya hayan ait aient habe wäre wären hätte hätten "
    "würde würden fuera fueran hubiera hubieran könne müsse solle dürfe wolle könnte "
    "könnten müsste müssten"
)
"""Forms that state nothing, in whatever tense."""


def other_tense(bracket: Bracket) -> str | None:
    """Return "" where one verb stands for itself in another tense; None otherwise."""
    if len(bracket.filler) != 1 or len(bracket.gone) != 1:
        return None
    put, was = bracket.filler[0], bracket.gone[0]
    if not (put.text.islower() and was.text.islower()) or put.key == was.key:
        return None
    return "" if moved(put.key, was.key, bracket.source.language) else None


def moved(put: str, was: str, language: str) -> bool:
    """Tell whether two forms are of one verb, and only their time differs."""
    if {put, was} & _MOODS:
        return False
    if strong(put) & strong(was):
        return True
    if language != "de" and GROUPS.get(put, frozenset()) & GROUPS.get(was, frozenset()):
        return _time(put) == _time(was) and _person(put) == _person(was)
    return any(
        _stems(was, old) & _stems(put, new)
        for now, then in _TIMES.get(language, ())
        for old, new in ((now, then), (then, now), (then, then))
    )


def strong(verb: str) -> frozenset[int]:
    """Return of which irregular verbs a form is one, by their numbers."""
    short = _PREFIX.sub("", verb)
    return _NUMBERS.get(verb, _NUMBERS.get(short, frozenset()))


def _time(verb: str) -> str:
    if _UNREAL.search(verb):
        return "would"
    return "will" if _WILL.search(verb) and verb != "era" else ""


def _person(verb: str) -> bool:
    """Tell whether a verb is of several, as its ending says."""
    return verb.endswith(("n", "nt"))


def _stems(verb: str, endings: str) -> set[str]:
    """Return what is left of a verb without each ending it may have.

    «aprueb-» and «aprob-» are one, as are «recuerd-» and «record-», «pid-» and «ped-».
    """
    found = set()
    for at in range(_LEAST, len(verb) + 1):
        if re.fullmatch(endings, verb[at:]):
            stem = plain(verb[:at]).replace("ue", "o").replace("ie", "e")
            head, last = stem[:-2], stem[-2:]
            found.add(head + last)
            found.add(re.sub(r"i(?=[^aeiou]*\Z)", "e", stem))
    return found


def _numbered() -> dict[str, frozenset[int]]:
    numbers: dict[str, frozenset[int]] = {}
    for number, forms in enumerate(_STRONG.replace("ß", "ss").split(";")):
        for form in forms.split():
            numbers[form] = numbers.get(form, frozenset()) | {number}
    return numbers


_NUMBERS = _numbered()
