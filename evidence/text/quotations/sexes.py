"""Whether a source speaks of somebody as «he» or as «she», where no title tells it.

«Ilse said no. She had …»: the sentence that follows is of its subject, unless another
of that sex is in it too. Weaker is a pronoun behind the name in its own sentence,
«Dr Hallam came with his hat in his hand»; it counts where nothing stronger does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidence.text.quotations.forms import bare
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.words import HE, SHE

_SENTENCE = re.compile(r"(?<![A-Z])(?<!\b[DM]r)(?<!\bMrs)(?<!\bMs)[.!?][\"')]*\s+")
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 300
"""Characters of a sentence that are looked at on each side of a name."""
_FIRST = 5
"""Words with which a sentence begins, where its subject stands."""
_MOST = 40
"""Places of a name that are looked at."""
_BARE = frozenset({"him", "himself", "herself"})


def spoken_sex(source: SourceText, name: str, *, strong: bool = False) -> str:
    """Return "m" or "f" where the source's pronouns tell it; "" where they don't.

    *strong*: only what the sentences behind tell.
    """
    sure: set[str] = set()
    weak: set[str] = set()
    form = re.compile(rf"\b{re.escape(bare(name))}\b", re.IGNORECASE)
    for number, match in enumerate(form.finditer(source.normal.text)):
        if number == _MOST:
            break
        sure.update(_behind(source.normal.text, match))
        weak.update(_within(source.normal.text, match))
    told = sure or (set() if strong else weak)
    return told.pop() if len(told) == 1 else ""


def _behind(text: str, match: re.Match[str]) -> Iterator[str]:
    """Yield the sex of the pronoun with which the next sentence begins."""
    head = _SENTENCE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    end = _SENTENCE.search(text, match.end(), match.end() + _REACH)
    if end is None or len(_WORD.findall(head)) > _FIRST or _names(head):
        return
    own = text[match.end() : end.start()]
    first = _WORD.match(text, end.end())
    sex = _sex(first[0].lower()) if first else ""
    subject = first is not None and first[0].lower() in {"he", "she"}
    others = {_sex(word) for word in map(str.lower, _WORD.findall(own))}
    if subject and sex not in others and not _names(own):
        yield sex


def _within(text: str, match: re.Match[str]) -> Iterator[str]:
    """Yield the sex of the first pronoun behind a name, with no other name between."""
    end = _SENTENCE.search(text, match.end(), match.end() + _REACH)
    own = text[match.end() : end.start() if end else match.end() + _REACH]
    for word in _WORD.findall(own):
        if word[0].isupper():
            return
        if sex := _sex(word):
            if word not in _BARE:
                yield sex
            return


def _names(text: str) -> bool:
    """Tell whether another has a name in a stretch, but for its first word."""
    return any(word[0].isupper() for word in _WORD.findall(text)[1:])


def _sex(word: str) -> str:
    return "m" if word in HE else "f" if word in SHE else ""
