"""Words of one key: written otherwise once or elsewhere, and titles in short.

Only words by which quotations say something else need it before they are compared: of
all others ``writing`` tells whether two are one.
"""

from __future__ import annotations

TITLES = {
    "prof": "professor",
    "capt": "captain",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "maj": "major",
    "sgt": "sergeant",
    "cpl": "corporal",
    "rev": "reverend",
    "hon": "honourable",
    "honorable": "honourable",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "pres": "president",
    "mister": "mr",
    "doctor": "dr",
    "docteur": "dr",
    "herrn": "herr",
    "hr": "herr",
    "monsieur": "m",
    "madame": "mme",
    "mademoiselle": "mlle",
    "señor": "sr",
    "señora": "sra",
    "señorita": "srta",
}
"""Titles before a name in short and in full, with the one that is compared."""

SPELLINGS = {
    **dict.fromkeys(("vntill", "vntil", "untill"), "until"),
    **dict.fromkeys(("onely", "onelie"), "only"),
    **dict.fromkeys(("neuer", "neuere"), "never"),
    **dict.fromkeys(("euery", "euerie"), "every"),
    **dict.fromkeys(("noe",), "no"),
    "vnto": "unto",
    "vpon": "upon",
    "vnder": "under",
    "vnlesse": "unless",
    "ouer": "over",
    "aboue": "above",
    "bothe": "both",
    "eyther": "either",
    "neyther": "neither",
    "nothinge": "nothing",
    "allwayes": "always",
    "alwayes": "always",
    "till": "until",
    "til": "until",
    "although": "though",
    "whilst": "while",
    "shal": "shall",
    "tho": "though",
    "altho": "though",
    "thro": "through",
    "teh": "the",
    "adn": "and",
    # Spanish words whose accent is one of two ways to write them.
    "solo": "sólo",
    **{
        f"{accented}{ending}": f"{plain}{ending}"
        for accented, plain in (("ést", "est"), ("és", "es"), ("aquéll", "aquell"))
        for ending in ("a", "as", "os")
    },
    "éste": "este",
    "ése": "ese",
    "aquél": "aquel",
    "fué": "fue",
    "fuí": "fui",
    "dió": "dio",
    "vió": "vio",
    "guión": "guion",
}
"""Critical words in old or other spelling, with the one that is compared."""
