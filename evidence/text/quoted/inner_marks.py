"""Words put in quotation marks, with inner marks where they have marks of their own."""

from __future__ import annotations

from evidence.text.marks import ANY_MARK, find_marked

ENGLISH = "“”‘’"
"""A language's marks: the outer pair and the inner one."""
_OUTER, _INNER = frozenset('“”„‟"'), frozenset("‘’‚‛")


def in_marks(words: str, marks: str = ENGLISH) -> str:
    """Return *words* in the outer pair of *marks*: ``“Of ‘limited number’”``.

    Each pair within changes place with the one around it, and no apostrophe does. What
    stands as a whole in a pair of its own keeps the level that it had.
    """
    return f"{marks[0]}{_nested(words, marks)}{marks[1]}"


def is_marked(words: str) -> bool:
    """Tell whether *words* as a whole stand in quotation marks of their own."""
    if ANY_MARK.match(words) is None:
        return False
    pairs = find_marked(words, ((0, len(words)),))
    return any(pair.start == 0 and pair.end == len(words) for pair in pairs)


def _nested(words: str, marks: str) -> str:
    if ANY_MARK.search(words) is None:
        return words
    # A mark without a partner, where words were cut, must not close what is around it.
    alone = {"“": marks[2], "„": marks[2], "‟": marks[2], "”": marks[3]}
    signs = [alone.get(sign, sign) for sign in words]
    for pair in find_marked(words, ((0, len(words)),)):
        sign = words[pair.start]
        if words.startswith(sign, pair.start + 1):
            continue  # two signs for one mark, as typewriters and LaTeX have it
        if sign in _OUTER:
            opening, closing = marks[2], marks[3]
        elif sign in _INNER and pair.level:
            opening, closing = marks[0], marks[1]
        else:
            continue
        signs[pair.start], signs[pair.end - 1] = opening, closing
    return "".join(signs)
