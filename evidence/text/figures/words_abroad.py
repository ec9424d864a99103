"""What stands beside numbers in six languages, and what English writes there.

Closed classes alone: scales, shares, months, units of measure, time, money and persons,
and the words that hedge or bound a number.
"""

from __future__ import annotations

MONTHS_ABROAD = {
    "de": "januar|jänner februar|feber märz april mai juni juli august september "
    "oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre "
    "octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
    "novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober "
    "november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro "
    "novembro dezembro",
}
SCALES = {
    "de": {
        "thousand": "tausend",
        "million": r"million(?:en)?|mio\.?",
        "billion": r"milliarden?|mrd\.?",
        "trillion": "billion(?:en)?",
    },
    "fr": {
        "thousand": "mille",
        "million": "millions?(?: de| d')?",
        "billion": r"milliards?(?: de| d')?|md(?= ?€)",
        "trillion": "billions?(?: de| d')?",
    },
    "es": {
        "billion": "mil millones(?: de)?|millardos?(?: de)?",
        "thousand": "mil",
        "million": "mill(?:ón|ones)(?: de)?",
        "trillion": "bill(?:ón|ones)(?: de)?",
    },
    "it": {
        "thousand": "mila",
        "million": "milion[ei](?: di)?|mln",
        "billion": "miliard[oi](?: di)?|mld",
    },
    "nl": {"thousand": "duizend", "million": "miljoen", "billion": "miljard"},
    "pt": {
        "billion": "mil milhões(?: de)?|bilhões(?: de)?|bilhão(?: de)?",
        "thousand": "mil",
        "million": "milh(?:ão|ões)(?: de)?",
    },
}
UNITS = {
    "de": {
        "percentage points": "prozentpunkten?|prozentpunkte?",
        "percent": r"prozent|v\. ?h\.",
        "years": "jahren?|jahre",
        "months": "monaten?|monate",
        "weeks": "wochen?",
        "days": "tagen?|tage",
        "hours": "stunden?",
        "minutes": "minuten?",
        "square kilometres": "quadratkilometern?",
        "square metres": "quadratmetern?",
        "kilometres": "kilometern?",
        "metres": "metern?",
        "hectares": "hektar",
        "tonnes": "tonnen?",
        "kilograms": "kilogramm",
        "litres": "litern?",
        "people": "menschen|personen",
        "dollars": "(?:us-)?dollar",
        "euros": "euro",
    },
    "fr": {
        "percentage points": "points? de pourcentage",
        "percent": "pour cent",
        "years": "ans?|années?",
        "months": "mois",
        "weeks": "semaines?",
        "days": "jours?",
        "hours": "heures?",
        "square kilometres": "kilomètres carrés",
        "square metres": "mètres carrés",
        "kilometres": "kilomètres?",
        "metres": "mètres?",
        "hectares": "hectares?",
        "tonnes": "tonnes?",
        "litres": "litres?",
        "people": "personnes?",
        "euros": "euros?",
    },
    "es": {
        "percentage points": "puntos porcentuales",
        "percent": "por ciento",
        "years": "años?",
        "months": "mes(?:es)?",
        "weeks": "semanas?",
        "days": "días?",
        "hours": "horas?",
        "square kilometres": "kilómetros cuadrados",
        "square metres": "metros cuadrados",
        "kilometres": "kilómetros?",
        "metres": "metros?",
        "hectares": "hectáreas?",
        "tonnes": "toneladas?",
        "litres": "litros?",
        "people": "personas?",
        "dollars": "dólares",
        "euros": "euros?",
    },
    "it": {
        "percent": "per cento",
        "years": "ann[oi]",
        "months": "mes[ei]",
        "weeks": "settiman[ae]",
        "days": "giorn[oi]",
        "hours": "or[ae]",
        "kilometres": "chilometr[oi]",
        "metres": "metr[oi]",
        "hectares": "ettar[oi]",
        "tonnes": "tonnellat[ae]",
        "people": "person[ae]",
        "dollars": "dollar[oi]",
        "euros": "euro",
    },
    "nl": {
        "percent": "procent",
        "years": "jaar|jaren",
        "months": "maand(?:en)?",
        "weeks": "we(?:ek|ken)",
        "days": "dag(?:en)?",
        "hours": "uur",
        "kilometres": "kilometers?",
        "metres": "meters?",
        "hectares": "hectaren?",
        "tonnes": "ton",
        "people": "mensen|personen",
        "dollars": "dollar",
        "euros": "euro",
    },
    "pt": {
        "percentage points": "pontos percentuais",
        "percent": "por cento",
        "years": "anos?",
        "months": "m(?:ês|eses)",
        "weeks": "semanas?",
        "days": "dias?",
        "hours": "horas?",
        "kilometres": "quil[óô]metros?",
        "metres": "metros?",
        "hectares": "hectares?",
        "tonnes": "toneladas?",
        "people": "pessoas?",
        "dollars": "dólares",
        "euros": "euros?",
    },
}
LABELS = {
    "de": "seiten?|s\\.(?= ?\\d)|kapitel|abschnitt|artikel|art\\.|abbildung|abb\\."
    "|tabelle|nummer|nr\\.|band|absatz|abs\\.|ziffer|randnummer|rn\\.|paragraph|§",
    "fr": "pages?|p\\.|chapitre|section|articles?|art\\.|tableau|figure|numéro|n°|tome",
    "es": "páginas?|pág\\.|capítulo|sección|artículos?|art\\.|tabla|figura|número|n\\.º"
    "|tomo",
    "it": "pagin[ae]|pag\\.|capitolo|sezione|articol[oi]|art\\.|tabella|numero|n\\.",
    "nl": "pagina's|pagina|hoofdstuk|artikel(?:en)?|tabel|nummer|nr\\.",
    "pt": "páginas?|pág\\.|capítulo|secção|artigos?|art\\.|tabela|número|n\\.º",
}
"""What numbers a part of a text, and counts nothing."""
BOUNDS = {
    "de": {
        "more than": "mehr als|über|gut",
        "about": "rund|etwa|ungefähr|zirka|circa|an die",
        "nearly": "fast|nahezu|beinahe|knapp",
        "at least": "mindestens|wenigstens",
        "at most": "höchstens|maximal",
        "less than": "weniger als|unter",
        "up to": "bis zu",
    },
    "fr": {
        "more than": "plus d[e']|au-delà de",
        "about": "environ|quelque|à peu près|autour de",
        "nearly": "près de|presque",
        "at least": "au moins",
        "at most": "au plus|au maximum",
        "less than": "moins d[e']",
        "up to": "jusqu'à",
    },
    "es": {
        "more than": "más de",
        "about": "un[oa]s|alrededor de|aproximadamente|cerca de|en torno a",
        "nearly": "casi",
        "at least": "al menos|por lo menos",
        "at most": "como máximo|a lo sumo",
        "less than": "menos de",
        "up to": "hasta",
    },
    "it": {
        "more than": "più di|oltre",
        "about": "circa",
        "nearly": "quasi",
        "at least": "almeno",
        "at most": "al massimo",
        "less than": "meno di",
        "up to": "fino a",
    },
    "nl": {
        "more than": "meer dan|ruim",
        "about": "ongeveer|circa|zo'n",
        "nearly": "bijna",
        "at least": "minstens|ten minste|minimaal",
        "at most": "hooguit|hoogstens|maximaal",
        "less than": "minder dan",
    },
    "pt": {
        "more than": "mais de",
        "about": "cerca de|aproximadamente",
        "nearly": "quase",
        "at least": "pelo menos|ao menos",
        "at most": "no máximo",
        "less than": "menos de",
        "up to": "até",
    },
}
RANGES = {
    "de": ("zwischen", "und", "bis"),
    "fr": ("entre", "et", "à"),
    "es": ("entre", "y", "a"),
    "it": ("tra|fra", "e", "a"),
    "nl": ("tussen", "en", "tot"),
    "pt": ("entre", "e", "a"),
}
"""What stands before two bounds, and between them."""
