"""Words that are opposites: rise and fall, guilty and innocent, legal and illegal.

What stands in brackets for words of the source may be another form of them, and never
turns them round.
"""

from __future__ import annotations

from evidence.text.quotations.turning_words import listed

_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "anti", "mis", "de", "a")
_OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in listed(
        "rise/fall rose/fell increase/decrease increased/decreased grow/shrink "
        "success/failure good/bad best/worst support/oppose supported/opposed "
        "supporters/opponents supporter/opponent win/lose won/lost buy/sell "
        "friend/enemy "
        "allies/enemies ally/enemy war/peace north/south east/west northern/southern "
        "eastern/western men/women import/export imports/exports victim/perpetrator "
        "victims/perpetrators guilty/innocent safe/dangerous praised/criticised "
        "praise/criticism accept/reject accepted/rejected approve/reject "
        "approved/rejected majority/minority strong/weak stronger/weaker "
        "profit/loss profits/losses gain/loss gains/losses true/false right/wrong "
        "begin/end began/ended first/last public/private domestic/foreign old/new "
        "hot/cold high/low large/small many/few buyers/sellers love/hate "
        "surplus/deficit victory/defeat attack/defence attacked/defended "
        "legal/illegal hope/fear confirmed/denied confirm/deny allow/forbid "
        "allowed/forbade permitted/prohibited"
    )
)

OPPOSITES_ABROAD = frozenset(
    frozenset(pair.split("/"))
    for pair in listed(
        "vor/nach bevor/nachdem vorher/nachher davor/danach mit/ohne mehr/weniger "
        "über/unter gestiegen/gesunken stieg/sank steigen/sinken zugenommen/abgenommen "
        "zunahme/abnahme anstieg/rückgang gewinn/verlust gewonnen/verloren für/gegen "
        "anfang/ende beginn/ende erster/letzter erste/letzte erlaubt/verboten "
        "angenommen/abgelehnt zugestimmt/abgelehnt bestätigt/bestritten innen/außen "
        "nördlich/südlich östlich/westlich norden/süden osten/westen kläger/beklagter "
        "klägerin/beklagte mehrheit/minderheit avant/après avec/sans plus/moins "
        "pour/contre hausse/baisse augmenté/diminué augmentation/diminution "
        "gagné/perdu début/fin premier/dernier première/dernière accepté/refusé "
        "acceptée/refusée autorisé/interdit confirmé/démenti nord/sud est/ouest "
        "majorité/minorité bénéfice/perte dessus/dessous antes/después antes/tras "
        "con/sin más/menos contra/favor subió/bajó aumentó/disminuyó aumento/descenso "
        "subida/bajada ganó/perdió ganado/perdido principio/final primero/último "
        "primera/última aceptado/rechazado aprobado/rechazado aprobada/rechazada "
        "permitido/prohibido confirmó/desmintió norte/sur este/oeste mayoría/minoría "
        "beneficio/pérdida ingresos/gastos einnahmen/ausgaben recettes/dépenses"
    )
)
"""German, French and Spanish ones, which make no other words by their prefixes."""


def are_opposite(one: str, other: str) -> bool:
    """Tell whether one of two words (folded) turns what the other says."""
    return frozenset((one, other)) in _OPPOSITES or _negated(one, other)


def _negated(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in _PREFIXES)
