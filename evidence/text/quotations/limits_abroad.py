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
from evidence.text.quotations.limits import LIMIT
from evidence.text.quotations.tokens import is_number
from evidence.text.quotations.turning_words import NEGATIONS
from evidence.text.quotations.words_abroad import NEGATIONS as DENYING_ABROAD
from evidence.text.quotations.words_abroad import PROHIBITING

_EXCEPTION = re.compile(
    rf"(?:und |aber |et |mais |y |pero )?(?:{LIMIT}|soweit|wenn (?!man)|nicht aber"
    r"|jedoch nicht|aber nicht|si (?!bien)|tant que|mais (?:pas|non)|et non|mientras"
    r"|pero no|sino)\b",
    re.IGNORECASE,
)
"""What takes a part of its sentence back, from a comma on."""
_SURE = re.compile(
    r"(?:nach (?:allem|dem|meinem|unserem)\Z|nach (?:\w+ ){0,2}(?:kenntnis\w*|stand"
    r"|wissen)"
    r"|soweit (?:\w+ ){0,3}(?:bekannt|wissen|weiß|weiss|ersichtlich|erkennbar)"
    r"|so (?:der|die|das|ein|eine|herr|frau)\b[^,;]{0,50}\Z"
    r"|wie (?:er|sie|es|[^,;]{2,40}) (?:behauptet\w*|mein(?:t|te|ten)|glaubt\w*)\Z"
    r"|soviel (?:\w+ ){0,2}(?:wissen|weiß|weiss)|wie es (?:heißt|heisst)|so (?:heißt"
    r"|heisst) es|dem vernehmen nach|allem anschein nach|wenn ich mich (?:recht|nicht)"
    r"|meines wissens|unseres wissens|[^,;]{1,60} (?:zufolge|nach)\Z|aus (?:meiner"
    r"|unserer"
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
_OPENING = re.compile(
    r"(?:d'après|selon|à en croire|según|laut|zufolge|according to|nach (?:angaben"
    r"|ansicht"
    r"|meinung|auffassung|aussage|einschätzung|darstellung|überzeugung)"
    r"|in (?:the|his|her|their|its|(?:the )?(?:[\w-]+ ){0,3}[\w-]+'s?)"
    r" (?:view|opinion|eyes|judge?ment|estimation|account|version|words)"
    r"|to (?:his|her|their) mind|in den augen|aux yeux"
    r"|de l'avis|au dire|a ojos|al decir|a decir|aus sicht|en opinión"
    r"|a juicio"
    r"|à l'en croire|sur le papier|en théorie|en principe|auf dem papier|in der theorie"
    r"|theoretisch|im prinzip|offiziell|officiellement|sobre el papel|en teoría"
    r"|oficialmente|on paper|in theory|officially)\b[^.;:!?]{0,90},?\Z",
    re.IGNORECASE,
)
"""What opens the sentence that is kept behind, and says by whom alone it is so."""
_PART = re.compile(
    r"(?:so gut wie|mehr oder weniger|à peu près|plus ou moins|pratiquement|quasiment"
    r"|poco menos (?:que|de)|más o menos|prácticamente|all but|as good as)\Z"
    r"|(?:la mitad|un tercio|un cuarto|una parte|la mayoría|gran parte|die hälfte"
    r"|ein (?:drittel|viertel|teil)|(?:ein|der) (?:großteil|grossteil)|la moitié"
    r"|un tiers"
    r"|un quart|une partie|la plupart|la majorité) (?:del?|des|der|du|d'|von|vom)"
    r"(?: (?:la|los|las|el|le|les|den|dem))?\Z"
    r"|(?:[^\W_]+ (?:de ell[oa]s|von ihnen|davon|d'entre (?:eux|elles)|de estos"
    r"|de estas)"
    r"|darunter|davon|dont|entre ell[oa]s)(?: [^\W_]+)?\Z",
    re.IGNORECASE,
)
"""A part, of which alone the next word is said: «nine, five of them grave»."""
_ROUGH = re.compile(
    r"\b(?:quelques?|unos|unas|gut|gegen|an die|um die|circa|zirka|ca\.?|rund|knapp"
    r"|alrededor de|cerca de|près de|autour de|plus de|moins de|más de|menos de"
    r"|mehr als"
    r"|weniger als|bis zu|jusqu'à|hasta|al menos|au moins|au plus|a lo sumo)\Z",
    re.IGNORECASE,
)
"""What makes the number behind it a rough one, or a bound."""
_LIKELY = re.compile(
    r"\b(?:probables?|posibles?|possibles?|improbables?|plausibles?|vraisemblables?"
    r"|verosímil|imposible|impossible|möglich|unmöglich|wahrscheinlich|denkbar"
    r"|unwahrscheinlich|plausibel|likely|unlikely|probable)\Z",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"\s*((?:zu|zur) (?:[^\W\d]+ |\d+ )?(?:[^\W\d]*(?:drittel|viertel|fünftel"
    r"|zehntel)n?"
    r"|prozent|hälfte|teil)|à hauteur|pour (?:moitié|un tiers|un quart|partie)"
    r"|à (?:moitié|demi)|por mitad(?:es)?|a medias"
    r"|en (?:un|una) (?:tercio|cuarto|parte))\b",
    re.IGNORECASE,
)
"""How much of it: «trägt die Klägerin | zu vier Fünfteln»."""
_CORRECTED = re.compile(
    r"[,;(]\s*((?:ou|oder|o|or) (?:presque|plutôt|fast|beinahe|vielmehr|besser gesagt"
    r"|casi|mejor|almost|rather|du moins|zumindest|al menos|at least)"
    r"|(?:aunque |wenn auch |allerdings |jedoch )?(?:s[óo]lo|solamente|nur|lediglich"
    r"|seulement|uniquement))\b",
    re.IGNORECASE,
)
"""What says less than was said: «nothing, or almost nothing», «open, only in May»."""
_SINCE = re.compile(
    r"\s*((?:nach|ab|après|después de|posterior(?:es)? a|anterior(?:es)? a|a partir de"
    r"|à partir de|antérieur|postérieur)\w*)\b",
    re.IGNORECASE,
)
_LONGEST, _NEAR = 16, 6
"""Words of an aside that limits, and behind it, among which a denial stands."""
_HALVES = frozenset(
    {"que", "qu'", "pas", "plus", "guère", "jamais", "rien", "point", "personne"}
    | {"aucun", "aucune", "nul", "nulle", "ni"}
)
"""The second halves of what French denies, or narrows, by «ne»."""
_AND = frozenset({"und", "et", "y", "e", "and", "aber", "mais", "pero", "but"})
_LEADING = frozenset({"de", "d'", "que", "to", "dass", "zu", "that"})
"""What leads to what is forbidden: an aside before it is of the ban itself."""
_BOUNDARY = re.compile(r"[,;:()](?!\d)|\s-\s")


def limited_abroad(hidden: Hidden) -> str:
    """Say what limit of what is kept is left out; "" where none is."""
    for piece in _BOUNDARY.split(hidden.head):
        found = _SURE.match(piece.strip())
        if not found:
            found = _EXCEPTION.match(piece.strip())
        if found:
            return f"the words left out have “{found[0].strip()}”"
    tail = hidden.tail.strip() if not hidden.whole else ""
    if half := _half_denied(hidden):
        return (
            f"the words left out have “{half}”, without which “ne” says another thing"
        )
    if modifier := _modifier(hidden):
        return f"the words left out have “{modifier}”, of which alone it is denied"
    numbered = bool(hidden.coming) and is_number(hidden.coming[0])
    found = (
        _OPENING.match(tail)
        or (_ROUGH.search(hidden.text.strip()) if numbered else None)
        or _PART.search(hidden.text.strip() if hidden.open_right else "")
        or (_LIKELY.search(hidden.text.strip()) if _leads(hidden) else None)
    )
    if found:
        return f"the words left out have “{found[0].strip()}”"
    return _forbidden(hidden) if hidden.whole else ""


def trailed_abroad(rest: str, *, denied: bool) -> str:
    """Return what limits a sentence in its *rest*, which a mark hides; "" for none.

    *denied*: something is denied in what is kept, and a time says since or until when.
    """
    found = (
        _RATE.match(rest)
        or _CORRECTED.search(rest)
        or (_SINCE.match(rest) if denied else None)
    )
    return found[1] if found else ""


def _half_denied(hidden: Hidden) -> str:
    """Return the second half of a French denial of which the first is kept.

    «N'a reçu que trois offres»: without «que» it is none, or another.
    """
    kept = [word.key for word in hidden.kept]
    behind = {word.key for word in hidden.coming[:_NEAR]}
    first = max((at for at, key in enumerate(kept) if key in {"ne", "n'"}), default=-1)
    if first < 0 or _HALVES & ({*kept[first + 1 :]} | behind) or not hidden.open_left:
        return ""
    words = next((words for words, left, _ in hidden.segments() if left), ())
    found = [word.text for word in words if word.key in _HALVES]
    return found[0] if found else ""


def _modifier(hidden: Hidden) -> str:
    """Return the lone word that says of which alone something is denied.

    «No hay peligro inmediato»: not «No hay peligro …».
    """
    segments = list(hidden.segments())
    if not segments or not hidden.whole or hidden.last():
        return ""
    (words, left, right) = segments[0]
    denied = {word.key for word in hidden.kept[-_NEAR:]} & (DENYING_ABROAD | {"no"})
    lone = len(segments) == 1 and len(words) == 1 and left and not right
    return words[0].text if lone and denied and words[0].text.islower() else ""


def _leads(hidden: Hidden) -> bool:
    """Tell whether what is kept behind begins with «that»."""
    return bool(hidden.coming) and hidden.coming[0].key in {
        "que",
        "qu'",
        "dass",
        "that",
    }


def _forbidden(hidden: Hidden) -> str:
    """Say where or when alone something is forbidden that then seems to be always."""
    kept = {word.key for word in hidden.kept}
    behind = set()
    for word in hidden.coming[:_NEAR]:
        if word.key in _AND:
            break
        behind.add(word.key)
    limit = _TIMES if (kept | behind) & (NEGATIONS | PROHIBITING) else None
    led = not hidden.coming or hidden.coming[0].key in _LEADING
    if kept & PROHIBITING and not hidden.open_left and not led:
        limit = _TERM
    for words, _, _ in hidden.segments() if limit else ():
        if len(words) <= _LONGEST and limit and limit.match(shown(words)):
            return f"the words left out have when or where it is so, “{shown(words)}”"
    return ""
