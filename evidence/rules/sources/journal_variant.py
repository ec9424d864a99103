"""SRC025."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, plain, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.survey import Survey

_FIELDS = ("journal", "journaltitle")
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = (
    "the of and in for on to a an de des du la le les der die das und für et y e "
)
_SMALL = frozenset(_SMALL_WORDS.split())
_FEWEST = 2


class JournalNames(Survey[Mapping[str, Sequence[Any]]]):
    """For each rarer spelling of a journal the usual one, and how often that is."""

    def __init__(self) -> None:
        """Begin to count."""
        self._counts: Counter[str] = Counter()

    def add(self, source: SourceFacts) -> None:
        """Count the names that *source* has itself."""
        self._counts.update(
            plain(value) for name, value in own(source) if name in _FIELDS and value
        )

    def result(self) -> Mapping[str, Sequence[Any]]:
        """Return spelling → [usual spelling, its entries]."""
        return _better_names(self._counts)


class JournalVariant(SourceRule):
    r"""A journal's name is written in two ways within one library.

    *Why.* «Foreign Affairs», «foreign affairs» and «For. Aff.» are one journal to a
    reader and three to a program that counts, groups or sorts; in a reference list the
    difference looks like carelessness. Compared are capitals, «&» and «and», a leading
    «The», punctuation, and abbreviated words with the words that they begin. The rarer
    spelling is told.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting}, journal = {Security and Defence},
      year = {2020}
    }
    @article{hall2021,
      author = {Hall, Ben}, title = {Peace}, journal = {Security and Defence},
      year = {2021}
    }
    @article{hall2022,
      author = {Hall, Ben}, title = {Truce}, journal = {Security \\& Defence},
      year = {2022}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting}, journal = {Security and Defence},
      year = {2020}
    }
    @article{hall2022,
      author = {Hall, Ben}, title = {Truce}, journal = {Security and Defence},
      year = {2022}
    }
    ```

    Source: ISO 690:2021, Guidelines for bibliographic references, on giving titles in
    one form throughout a list; JabRef, «journal not found in abbreviation list».
    """

    code = "SRC025"
    severity = Severity.NOTE
    surveys = (JournalNames,)

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft where another spelling of *subject*'s journal is usual."""
        usual_names = context.survey(JournalNames)
        for name, value in own(subject):
            if name in _FIELDS and (better := usual_names.get(plain(value))):
                usual, times = better
                yield Draft(
                    f"{subject.name}: the {name} is {shown(plain(value))} here and "
                    f"{shown(usual)} in {_entries(times)}",
                    hint="write it in one way",
                )


def _entries(times: int) -> str:
    return "another entry" if times == 1 else f"{times} other entries"


def _better_names(counts: Mapping[str, int]) -> dict[str, tuple[str, int]]:
    """Return for each rarer spelling the usual one, and how often that occurs."""
    groups: dict[str, list[str]] = defaultdict(list)
    for spelling in counts:
        groups[" ".join(_words(spelling))].append(spelling)
    better: dict[str, tuple[str, int]] = {}
    usual: dict[str, str] = {}
    for key, spellings in groups.items():
        best = max(spellings, key=lambda one: (counts[one], _capitals(one), one))
        usual[key] = best
        for other in spellings:
            if other != best:
                better[other] = (best, counts[best])
    for short, full in _abbreviations(usual):
        few, many = sorted((usual[short], usual[full]), key=lambda one: counts[one])
        better.setdefault(few, (many, counts[many]))
    return better


def _words(spelling: str) -> list[str]:
    words = _WORD.findall(spelling.casefold().replace("&", " and "))
    return words[1:] if words[:1] == ["the"] else words


def _capitals(spelling: str) -> int:
    return sum(word[0].isupper() for word in spelling.split())


def _abbreviations(usual: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Yield keys of an abbreviated name and of the one full name that it begins."""
    short: dict[str, list[str]] = defaultdict(list)
    full: dict[str, list[str]] = defaultdict(list)
    for key, spelling in usual.items():
        words = [word for word in key.split() if word not in _SMALL]
        if len(words) < _FEWEST:
            continue
        initials = "".join(word[0] for word in words)
        (short if spelling.count(".") >= _FEWEST else full)[initials].append(key)
    for initials, keys in short.items():
        for key in keys:
            meant = [other for other in full[initials] if _begins(key, other)]
            if len(meant) == 1:
                yield key, meant[0]


def _begins(short: str, full: str) -> bool:
    """Tell whether each word of *short* begins its word of *full*."""
    pairs = list(
        zip(
            (word for word in short.split() if word not in _SMALL),
            (word for word in full.split() if word not in _SMALL),
            strict=False,
        )
    )
    return all(long.startswith(word) for word, long in pairs) and any(
        len(word) > 1 for word, _ in pairs
    )
