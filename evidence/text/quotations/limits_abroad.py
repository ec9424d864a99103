"""German, French and Spanish limits that an ellipsis leaves out of a sentence.

«Ses avis ne lient personne, sauf en matière d'eau. Les frais …» is no ground for «Ses
avis ne lient personne …. Les frais …»: the exception is of the sentence that is kept.
So is «nach allem, was wir wissen», by which somebody says how sure he is, and the hours
between which alone something was forbidden.
"""

from __future__ import annotations

import re

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.hidden import Hidden
from evidence.text.quotations.turning_words import NEGATIONS
from evidence.text.quotations.words_abroad import PROHIBITING

_EXCEPTION = re.compile(
    r"(?:und |aber |et |mais |y |pero )?(?:außer|ausser|ausgenommen|mit ausnahme"
    r"|abgesehen von|bis auf (?!weiteres)|es sei denn|vorausgesetzt|sofern|soweit|falls"
    r"|wenn (?!man)|unter der (?:bedingung|voraussetzung)|solange|nicht aber|jedoch nicht"
    r"|aber nicht|sauf|hormis|excepté|à l'exception|à l'exclusion|à condition|à moins"
    r"|pourvu|sous réserve|si (?!bien)|tant que|mais (?:pas|non)|et non|salvo|excepto"
    r"|a excepción|con excepción|con la salvedad|a menos|a no ser|siempre que"
    r"|siempre y cuando|a condición|si (?!bien)|mientras|pero no|sino)\b",
    re.IGNORECASE,
)
"""What takes a part of its sentence back, from a comma on."""
_SURE = re.compile(
    r"(?:nach (?:allem|dem|meinem|unserem)\Z|nach (?:\w+ ){0,2}(?:kenntnis\w*|stand|wissen)"
    r"|soweit (?:\w+ ){0,3}(?:bekannt|wissen|weiß|weiss|ersichtlich|erkennbar)"
    r"|soviel (?:\w+ ){0,2}(?:wissen|weiß|weiss)|wie es (?:heißt|heisst)|so (?:heißt"
    r"|heisst) es|dem vernehmen nach|allem anschein nach|wenn ich mich (?:recht|nicht)"
    r"|meines wissens|unseres wissens|[^,;]{1,60} (?:zufolge|nach)\Z|aus (?:meiner|unserer"
    r"|seiner|ihrer) sicht|à (?:mon|notre|son|leur) avis|à (?:l'|les |le |la )entendre"
    r"|à (?:mes|nos|ses|leurs) yeux|a (?:su|mi|nuestro) (?:juicio|parecer|entender)"
    r"|en (?:su|mi|nuestra) opinión|à (?:ma|notre|sa|leur) connaissance"
    r"|autant (?:que|qu')|pour autant (?:que|qu')|à ce (?:que|qu')"
    r"|d'après ce (?:que|qu')|en l'état|sauf erreur|si (?:je me souviens|mes souvenirs)"
    r"|semble-t-(?:il|elle)|paraît-il|dit-on|assure-t-(?:il|elle|on)"
    r"|affirme-t-(?:il|elle|on)|selon toute|por lo que|según parece|al parecer"
    r"|que (?:yo )?(?:sepa|sepamos|se sepa)|hasta donde|si (?:no )?(?:mal )?(?:no )?"
    r"(?:me equivoco|recuerdo)|a lo que parece|dicen|se dice|se supone)",
    re.IGNORECASE,
)
"""What says, in an aside, how sure it is, or that it is only said."""
_TERM = re.compile(
    r"\b(?!in (?:\w+ ){1,3}(?:beschluss|bescheid|urteil|schreiben|brief|erlass|vertrag)"
    r"|(?:dans|en) (?:\w+ |[ls]'){1,2}(?:arrêté|décision|lettre|jugement|auto|sentencia"
    r"|resolución|carta|informe))(?:bis|vor|während|zwischen|nach|ab|jusqu'\w+|avant|après|pendant|durant|entre"
    r"|hasta|antes|después|durante|before|after|until|between|during|within|outside"
    r"|innerhalb|außerhalb|ausserhalb|hors|dans|sur|in|im|an|am|auf|bei|unter|en|dentro"
    r"|fuera|sous|bajo|chez|à|on|at|nachts|sonntags|tagsüber|la nuit|de noche"
    r"|le dimanche)\b",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?:bis|vor|zwischen|jusqu'\w+|avant|entre|hasta|antes de|nachts|la nuit|de noche"
    r"|im winter|en hiver|en invierno)\b",
    re.IGNORECASE,
)
_LONGEST, _NEAR = 16, 6
"""Words of an aside that limits, and behind it, among which a denial stands."""
_LEADING = frozenset({"de", "d'", "que", "to", "dass", "zu", "that"})
"""What leads to what is forbidden: an aside before it is of the ban itself."""
_BOUNDARY = re.compile(r"[,;:()](?!\d)|\s-\s")


def limited_abroad(hidden: Hidden) -> str:
    """Say what limit of what is kept is left out; "" where none is."""
    for piece in _BOUNDARY.split(hidden.head):
        found = _SURE.match(piece.strip())
        if not found and not hidden.whole:
            found = _EXCEPTION.match(piece.strip())
        if found:
            return f"the words left out have “{found[0].strip()}”"
    if not hidden.whole:
        return ""
    return _forbidden(hidden)


def _forbidden(hidden: Hidden) -> str:
    """Say where or when alone something is forbidden that then seems to be always."""
    kept = {word.key for word in hidden.kept}
    behind = {word.key for word in hidden.coming[:_NEAR]}
    limit = _TIMES if (kept | behind) & (NEGATIONS | PROHIBITING) else None
    led = not hidden.coming or hidden.coming[0].key in _LEADING
    if kept & PROHIBITING and not hidden.open_left and not led:
        limit = _TERM
    for words, _, _ in hidden.segments() if limit else ():
        if len(words) <= _LONGEST and limit and limit.match(shown(words)):
            return f"the words left out have when or where it is so, “{shown(words)}”"
    return ""
