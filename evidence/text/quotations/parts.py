"""A quotation as its writer printed it: the pieces, and what stands between them.

An ellipsis says that something was left out; brackets say that something was put in,
or in the place of something. «[T]he» only changes a capital; «[sic]» and «emphasis
added» are remarks, and no words of the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence.text.quotations.normal import normal_text

_REMARK = re.compile(
    r"\s*[\[(]\s*(?:sic!?|recte[^\])]{0,100}|(?:(?:my|our|his|her|original|author's) )?"
    r"(?:emphasis|italics|emphases)(?: (?:added|mine|ours|supplied|omitted|theirs"
    r"|(?:is )?in (?:the )?original))?|(?:internal )?(?:citations?|footnotes?|notes?"
    r"|references?|quotation marks) (?:omitted|removed|in original)"
    r"|translation(?: mine| ours)?|my translation)\s*[\])]",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
_ELIDED = re.compile(r"\[([^\W\d_])\](?=['’][^\W\d_])")
"""A capital before an apostrophe: «[L]'État»."""
_GLUED = re.compile(r"(?<!\w)(\w*)\[([\w'-]+)\](\w*)")
_CAPITAL_LAST = re.compile(r"\[([^\[\]]+) ([^\W\d_])\](?=[^\W\d_])")
"""«The [Environment D]epartment»: a word, and the capital of the next."""
_ELLIPSIS = r"[\[(<]\s?…\s?[\])>]\.?|…\.?"
_JOINT = re.compile(rf"(?P<dots>{_ELLIPSIS})|\[(?P<filler>[^\[\]]{{1,300}})\]")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|_{1,2})(?=\S)([^*_]{1,300}?)(?<=\S)\1(?!\w)"
)
_EDGE = " \"'.,;:!?-"
LEADING = "\"' ([-,;:."


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands between two pieces: an ellipsis (*elided*), or words in brackets."""

    elided: bool
    filler: str = ""
    led: bool = False
    """The ellipsis stands before the words in brackets."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A quotation in parts: ``len(pieces) == len(joints) + 1``; ends may be empty.

    *marked*: an ellipsis or bracket is in it. *whole* is the normal form of all.
    """

    whole: str
    pieces: tuple[str, ...]
    joints: tuple[Joint, ...]
    marked: bool
    led: bool = False
    """An ellipsis stands before it."""
    trailed: bool = False
    """One stands behind it."""

    @property
    def cut(self) -> bool:
        """Tell whether an ellipsis stands within it: what goes is shown there."""
        return any(joint.elided for joint in self.joints)


def read_parts(text: str) -> Parts:
    """Return the parts of a quotation as printed, with or without outer marks."""
    whole = normal_text(text).strip(" \"'")
    elided = _ELIDED.sub(r"\1", text)
    opened = whole if elided == text else normal_text(elided).strip(" \"'")
    plain = _EMPHASIS.sub(r"\2", _REMARK.sub("", opened))
    body = _CAPITAL_LAST.sub(r"[\1] \2", _CAPITAL.sub(r"\1", plain))
    marked = body != plain or elided != text
    whole_words = _GLUED.sub(_as_word, body)
    marked, body = marked or whole_words != body, whole_words
    pieces: list[str] = [""]
    joints: list[Joint] = []
    done = 0
    for match in _JOINT.finditer(body):
        pieces[-1] = trimmed(body[done : match.start()])
        done = match.end()
        joint = Joint(bool(match["dots"]), (match["filler"] or "").strip())
        if joints and not pieces[-1]:
            joints[-1] = _merged(joints[-1], joint)
        else:
            joints.append(joint)
            pieces.append("")
    pieces[-1] = trimmed(body[done:])
    return _without_empty_ends(whole, pieces, joints, marked=marked)


def trimmed(piece: str) -> str:
    """Return a piece without marks and punctuation around it; a minus sign stays."""
    left = piece.lstrip(LEADING)
    signed = re.match(r"\d", left) and re.search(
        r"(?:^|[\s(\"])-$", piece[: -len(left)]
    )
    return ("-" if signed else "") + left.rstrip(_EDGE + "([")


def _as_word(match: re.Match[str]) -> str:
    """Return a word with letters in brackets as one word: "work[ed]"."""
    if not match[1] and not match[3]:
        return match[0]
    return f"{match[1]}{match[2]}{match[3]}"


def _merged(one: Joint, other: Joint) -> Joint:
    filler = " ".join(filter(None, (one.filler, other.filler)))
    led = one.led or (one.elided and not one.filler)
    return Joint(one.elided or other.elided, filler, led)


def _without_empty_ends(
    whole: str, pieces: list[str], joints: list[Joint], *, marked: bool
) -> Parts:
    """Return the parts without a mere ellipsis at the beginning or end."""
    led = bool(joints) and not pieces[0] and not joints[0].filler
    trailed = bool(joints) and not pieces[-1] and not joints[-1].filler
    marked = marked or bool(joints)
    while joints and not pieces[0] and not joints[0].filler:
        del pieces[0], joints[0]
    while joints and not pieces[-1] and not joints[-1].filler:
        del pieces[-1], joints[-1]
    return Parts(whole, tuple(pieces), tuple(joints), marked, led, trailed)
