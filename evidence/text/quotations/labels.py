"""Roman numerals behind what they number: «Camp III» is «Camp 3».

Behind any other word they are letters: «Part I» is 1, «what I» is not.
"""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"\b(?:Camp|Part|Chapter|Article|Annex|Appendix|Section|Volume|Vol\.|Book|Phase"
    r"|Stage|Class|Type|Group|Table|Figure|Fig\.|Schedule|Title|Act|Scene|War|Division"
    r"|Corps|Region|Block|Level|Zone|Sector|Protocol|Teil|Kapitel|Band|Artikel|Anhang"
    r"|Weltkrieg|Lager|Chapitre|Tome|Annexe|Titre|Partie|Capítulo|Tomo|Artículo|Parte"
    r"|Anexo) \Z"
)
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?![\w'.-]?\w)")
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50}
_REACH = 14


def roman_at(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """Return the number and the end of a Roman numeral that numbers a thing."""
    if text[at] not in _LETTERS or text[at - 1 : at].isalpha():
        return None
    found = _ROMAN.match(text, at, stop)
    if found is None or not _LABEL.search(text, max(0, at - _REACH), at):
        return None
    values = [_LETTERS[letter] for letter in found[0]]
    # What stands before more is taken off: IX is nine.
    number = sum(
        -one if one < other else one
        for one, other in zip(values, [*values[1:], 0], strict=True)
    )
    return str(number), found.end()
