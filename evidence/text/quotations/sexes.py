"""Whether a source speaks of somebody as «he» or as «she», where no title tells it.

«Ilse said no. She had …»: the sentence that follows is of its subject, unless another
of that sex is in it too. Weaker is a pronoun behind the name in its own sentence,
«Dr Hallam came with his hat in his hand»; it counts where nothing stronger does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from evidence.text.quotations.forms import bare
from evidence.text.quotations.persons import sex_of
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.words import HE, SHE

_SENTENCE = re.compile(r"(?<![A-Z])(?<!\b[DM]r)(?<!\bMrs)(?<!\bMs)[.!?][\"')]*\s+")
_TAG = re.compile(
    r"\"[^\"]{1,300}[,.!?]\" (?:(?P<who>he|she) [a-z]+|[a-z]+ (?P<after>he|she)\b)"
)
"""Words of whom the sentence before is, «…,” he said»."""
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 300
"""Characters of a sentence that are looked at on each side of a name."""
_FIRST = 5
"""Words with which a sentence begins, where its subject stands."""
_MOST = 40
"""Places of a name that are looked at."""
_NOMINATIVE = frozenset({"he", "she"})
_OWN_NAMES = re.compile(r"(?:[A-ZÀ-Þ][\w.'-]* ){1,3}\Z")
"""What of a name, or title, stands before its last word."""
_BARE = frozenset({"him", "himself", "herself"})


def spoken_sex(source: SourceText, name: str) -> str:
    """Return "m" or "f" where the source's pronouns tell it; "" where they don't."""
    sure: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    form = re.compile(rf"\b{re.escape(bare(name))}\b", re.IGNORECASE)
    for number, match in enumerate(form.finditer(source.normal.text)):
        if number == _MOST:
            break
        sure.update(_behind(source.normal.text, match))
        weak.update(_within(source.normal.text, match))
    told = (sure or weak).most_common()
    if len(told) == 2 and told[0][1] < 2 * told[1][1]:
        return ""
    return told[0][0] if told else ""


def kin_sex(source: SourceText, name: str) -> str:
    """Return the sex that a noun before a first name tells: «his widow Charlotte»."""
    if len(name) < 2 or not name[0].isupper():
        return ""
    form = re.compile(rf"\b([A-Za-z]+),? {re.escape(name)}\b")
    found = (sex_of(match[1].lower()) for match in form.finditer(source.normal.text))
    told = set(filter(None, found))
    return told.pop() if len(told) == 1 else ""


def _behind(text: str, match: re.Match[str]) -> Iterator[str]:
    """Yield the sex of the pronoun with which the next sentence begins."""
    head = _SENTENCE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
    head = _OWN_NAMES.sub("", head)
    end = _SENTENCE.search(text, match.end(), match.end() + _REACH)
    if end is None or len(_WORD.findall(head)) > _FIRST or _names(head):
        return
    own = text[match.end() : end.start()]
    if tag := _TAG.match(text, end.end()):
        yield _sex(tag["who"] or tag["after"])
        return
    first = _WORD.match(text, end.end())
    sex = _sex(first[0].lower()) if first else ""
    subject = first is not None and first[0].lower() in _NOMINATIVE
    words = [
        word for word in map(str.lower, _WORD.findall(own)) if word not in _NOMINATIVE
    ]
    others = set(map(_sex, words))
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
