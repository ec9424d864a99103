"""The present for which alone something is denied, and an ellipsis leaves out.

«We do not think it necessary at the moment» is not «We do not … think it necessary»: it
may be so next year. What is so at present is so, and the time may go.
"""

from __future__ import annotations

import re

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.hidden import Hidden, keys_of
from evidence.text.quotations.turning_words import DENIALS, NEGATIONS, listed

_FOR_NOW = re.compile(
    r"(?:at (?:present|the moment|this (?:stage|point|time))|(?:just )?(?:for )?now"
    r"|for (?:the (?:time being|moment|present))|currently|presently|provisionally"
    r"|as things (?:now )?stand|(?:as )?yet|so far"
    r"|(?:zum|zu diesem) (?:jetzigen |gegenwärtigen |heutigen )?zeitpunkt"
    r"|derzeit|zurzeit|zur zeit|momentan|vorerst|vorläufig|einstweilen|gegenwärtig"
    r"|(?:im|für den) (?:augenblick|moment)|bis auf weiteres|bislang|bisher"
    r"|pour (?:l'instant|le moment|l'heure)|à (?:ce (?:stade|jour)|l'heure actuelle)"
    r"|actuellement|provisoirement|en l'état|jusqu'à présent"
    r"|(?:por|hasta) (?:ahora|el momento)|de momento|por lo pronto|a(?:ctualmente| día"
    r" de hoy)|en (?:la actualidad|este momento)|hoy por hoy|provisionalmente)",
    re.IGNORECASE,
)
_EXCLUDING = frozenset(
    listed(
        "impossible unable unwilling excluded unmöglich ausgeschlossen exclu exclue "
        "exclus imposible excluido excluida descartado descartada"
    )
)
"""What denies as an adjective."""
_NEAR = 6
"""Words kept behind, among which a denial stands."""


def only_for_now(hidden: Hidden) -> str:
    """Say for what time alone something is denied; "" where it is for no time."""
    near = {*keys_of(hidden.kept), *keys_of(hidden.coming[:_NEAR])}
    if not hidden.whole or not near & (NEGATIONS | DENIALS | _EXCLUDING):
        return ""
    for words, _, _ in hidden.segments():
        if _FOR_NOW.fullmatch(shown(words)):
            return f"the words left out have until when, “{shown(words)}”"
    return ""
