"""German and French words by which one quotation says something else than another.

Only such as are no words of English prose: what compares quotations does not ask in
which language they are. So German «fast» and French «plus» are missing.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _set(
    "nicht kein keine keinen keinem keiner keines keinerlei nie niemals niemand "
    "niemanden niemandem nichts nirgends weder ohne kaum pas jamais aucun aucune rien "
    "personne nulle guère sans"
)
MODALS = _set(
    "kann können könnte könnten muß muss müssen müßte müsste soll sollen sollte "
    "sollten darf dürfen dürfte peut peuvent pourrait pourraient doit doivent devrait "
    "devraient"
)
QUANTIFIERS = _set(
    "alle allen aller jeder jede jedes einige einigen mehrere manche viele vielen "
    "wenige wenigen beide beiden nur lediglich meist meistens häufig selten immer "
    "teilweise vollständig überwiegend tous toutes chaque plusieurs quelques beaucoup "
    "certains certaines seulement uniquement toujours souvent parfois rarement "
    "entièrement"
)
COMPARATORS = _set("mehr weniger mindestens höchstens moins dessus dessous")
HEDGES = _set(
    "angeblich vermutlich wahrscheinlich möglicherweise vielleicht mutmaßlich "
    "offenbar anscheinend etwa ungefähr beinahe nahezu knapp rund zirka circa "
    "voraussichtlich peut-être probablement prétendument apparemment environ presque "
    "supposé supposés présumé présumée présumés vraisemblablement"
)
CONDITIONS = _set(
    "wenn falls sofern außer ausser obwohl obgleich bevor solange sauf malgré lorsque "
    "tant puisque"
)
MONTHS = _set(
    "januar februar märz juni juli oktober dezember janvier février avril juin "
    "juillet août septembre octobre novembre décembre montag dienstag mittwoch "
    "donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi "
    "dimanche"
)
DENIALS = _set(
    "bestritt bestritten bestreitet leugnete leugnet geleugnet verneinte "
    "zurückgewiesen verweigerte verweigert nié nient dément démenti démentir contesté "
    "contesta refusé refusa réfuté"
)
HEARSAY = _set(
    "soll sollen sollte könnte dürfte aurait auraient serait seraient pourrait"
)
NARROWING = _set(
    "nur lediglich etwa beinahe knapp seulement presque environ sauf außer"
)
