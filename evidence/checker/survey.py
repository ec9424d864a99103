"""What only all entries of a library together show: how a journal is mostly spelt.

A rule that needs such knowledge has a survey beside it, names it in ``surveys`` and
asks for its result by ``context.survey(…)``. All that the chosen rules name is gathered
in one pass over the sources, and may be kept as long as neither the sources nor the
program change.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

import orjson

from evidence.checker.facts import SourceFacts

T = TypeVar("T")


class Survey(ABC, Generic[T]):
    """Gathers one thing about all sources; made anew for each pass."""

    @abstractmethod
    def add(self, source: SourceFacts) -> None:
        """Take *source* in; of its facts only those that its entry gives may count."""

    @abstractmethod
    def result(self) -> T:
        """Return what was found, of such values as JSON has: lists, never tuples."""


AnySurvey = type[Survey[Any]]
Results = dict[AnySurvey, Any]


def run_surveys(kinds: Iterable[AnySurvey], sources: Iterable[SourceFacts]) -> Results:
    """Return the result of each of *kinds* over *sources*, which are gone through once.

    As it would come back from a file: what was kept and what is new cannot differ.
    """
    asked = [(kind, kind()) for kind in kinds]
    for source in sources:
        for _, survey in asked:
            survey.add(source)
    return {kind: orjson.loads(orjson.dumps(one.result())) for kind, one in asked}


class Surveys(ABC):
    """Results of surveys that were kept; whoever runs a check says where."""

    @abstractmethod
    def find(self, kinds: Iterable[AnySurvey]) -> Results:
        """Return those of *kinds* that are known."""

    @abstractmethod
    def keep(self, results: Mapping[AnySurvey, Any]) -> None:
        """Keep *results* for the next run."""
