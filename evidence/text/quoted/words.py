"""The words that tell quoted words from words that only stand in quotation marks.

Each pattern is matched on what stands before the opening mark, up to it, or on what
stands behind the closing one. The words are of English, some of German and French.
"""

from __future__ import annotations

import re

from evidence.text.checkable_words import SAYINGS
from evidence.text.quotations.turning_words import listed

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d,.]*")
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
OPENED = r"[\s,:(*_\[]*\Z"
ENTITLED = re.compile(
    r"\b(?:en)?titled" + OPENED + r"|\b(?:under the (?:title|headline|heading)"
    r"|with the title|mit dem Titel|unter dem Titel|intitulée?|sous le titre)"
    r"(?:\s+of)?" + OPENED,
    re.IGNORECASE,
)
WORK = re.compile(
    r"\b(?:article|paper|book|chapter|report|essay|song|poem|film|movie|novel|album"
    r"|episode|documentary|study|speech|lecture|talk|section|editorial|column|thesis"
    r"|series|play|painting|exhibition|Aufsatz|Artikel|Buch|Kapitel|Studie|roman"
    r"|ouvrage)s?" + OPENED,
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"\b(?:Table|Figure|Fig\.|Box|Chapter|Chap\.|Map|Chart|Appendix|Annex|Part|Act"
    r"|Tabelle|Abbildung|Tableau)\s+[\dA-Z][\d.]*" + OPENED,
)
NAMED = re.compile(
    r"\b(?:the|a|an|this|that|his|her|its|their|der|das|die|le|la|les)?\s*"
    r"(?:terms?|words?|phrases?|expressions?|concepts?|notions?|labels?|categor(?:y|ies)"
    r"|names?|nicknames?|slogans?|keywords?|acronyms?|abbreviations?|adjectives?|verbs?"
    r"|nouns?|prefix|suffix|Begriffe?|Begriffs|Wörter|Worte?|Ausdruck|terme|mot"
    r"|expression|notion)(?:\s+(?:of|such as|like))?" + OPENED,
)
DEFINING = re.compile(r"\bdefin(?:e[sd]?|ing)\s*\Z")
"""Before a word that is then explained: «defines “consumer” as …»."""
AS = re.compile(r"\s*(?:as|to (?:be|mean)|by)\b")
SO_CALLED = re.compile(
    r"\b(?:so[-\s]called|self-(?:styled|proclaimed|described|declared)|supposed(?:ly)?"
    r"|alleged(?:ly)?|purported(?:ly)?|ostensibl[ey]|would-be|quote[-\s]unquote|sogenannt\w*"
    r"|angeblich\w*|soi-disant\w*|prétendue?s?)" + OPENED,
    re.IGNORECASE,
)
CALLED = re.compile(
    r"\b(?:called|dubbed|nicknamed|labell?ed|termed|known as|referred to as|branded"
    r"|christened|styled|genannt|appelée?s?)(?:\s+(?:an?|the|as))?" + OPENED,
    re.IGNORECASE,
)
MEANING = re.compile(
    r"\b(?:meaning|means|meant|literally|lit\.|translated as|translates (?:as|to|into)"
    r"|translation|in English|English for|i\.e\.|that is|wörtlich|zu Deutsch"
    r"|auf Deutsch"
    r"|c['’]est-à-dire|littéralement)" + OPENED,
    re.IGNORECASE,
)
FOREIGN_GLOSS = re.compile(r"(?:[*_]|[^\x00-\u024f])\s\(\s*\Z")
GLOSSED = re.compile(r"\s*[;)]")
DEFINED = re.compile(
    r"\s*(?:,|\))?\s*(?:is (?:defined|understood|used) (?:as|to)|is meant"
    r"|refers? to|denotes?"
    r"|means?\b|stands? for|bedeutet|bezeichnet|désigne|signifie)",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|do|does|did|will|would|can|could|shall"
    r"|should|may|might|must|cannot|isn[’']t|don[’']t|won[’']t|can[’']t|I[’']m|we[’']re|it[’']s"
    r"|ist|sind|war|waren|hat|haben|wird|werden|est|sont|était|ont)\b",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"\b(?:"
    + "|".join(sorted(SAYINGS))
    + r"|say|saying|state|states|stating|write|writing|wrote|argue|arguing|claims?"
    r"|claimed|declare[sd]?|declaring|describe|describing|calling|calls?|accus\w+"
    r"|announce[sd]?|demand(?:s|ed)?|promis\w+|quot(?:es?|ed|ing)|reads?|recalls?"
    r"|ask(?:s|ed)?|repl(?:y|ies|ied)|mentions?|mentioned|according to|in the words of"
    r"|urged?|vow(?:s|ed)?|prais\w+|criticis\w+|criticiz\w+|condemn\w+|characteri[sz]\w+"
    r"|den(?:y|ies|ied)|speaks? of|spoke of|talk(?:s|ed)? of|refer(?:s|red)? to"
    r"|puts? it"
    r"|as he|as she|as they|tweet\w*|posted|sagte?n?|schrieb\w*|schreibt|erklärte?n?"
    r"|meinte?n?|betonte?n?|heißt es|dit|écrit|affirme|déclar\w+|selon|laut)\b",
    re.IGNORECASE,
)
"""What gives the words near them to somebody."""
SAYS_DIRECTLY = re.compile(
    r"\b(?:said|says?|saying|called|calls|calling|describ(?:e[sd]?|ing)"
    r"|labell?(?:ed|ing)"
    r"|wrote|writes|writing|denounc(?:e[sd]?|ing)|condemn(?:ed|s|ing)|accus(?:e[sd]?|ing)"
    r"|speaks? of|spoke of|prais(?:e[sd]?|ing)|argue[sd]?|promis(?:e[sd]?|ing)"
    r"|dismiss(?:e[sd]|ing)"
    r"|tweeted|shouted|replied|answered|warned|warns|nannte|nennt|sprach|spricht"
    r"|bezeichnete|appelle|qualifie|in (?:his|her|their|its) words)"
    r"(?:\s+[^\s.;:]+){0,5}?[\s,:]*(?:that|as|of|an?|the|als|von|de|comme)?\s*\Z",
    re.IGNORECASE,
)
"""What gives even a word or two to somebody, directly before them."""
SAYS_BEHIND = re.compile(
    r"[,\s]{1,3}(?:(?:he|she|they|I|we|it|sie|er|il|elle|[A-Z][\w.’'-]+"
    r"(?: [A-Z][\w.’'-]+){0,3}|the [a-z]+)\s+)?(?:said|says|wrote|writes|replied|asked"
    r"|added|told|shouted|called it|sagte|schrieb|dit|écrit)\b"
)
NEAR = 60
"""Characters before and after, in which a saying verb gives the words to somebody."""
SMALL = frozenset(
    listed(
        "a an the of and or in on at to for from with by as but nor vs via into over "
        "under de la le les des du et en der die das und im von zur zum für per"
    )
)
YEAR_NEXT = re.compile(r"[\s,.]*\(?(?:1[5-9]|20)\d\d\b")
