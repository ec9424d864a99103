"""What rules say in a brief's language: messages matched by a catalogue's templates.

Rules speak English and know of no other language. A catalogue has, in the context of a
rule's code, the rule's title and the templates of its messages, hints and related
lines: ``{own:figure} in the manuscript, {given:figure+} in {places:place+}``. A text is
put into the language only where a template fits the whole of it, in one way only, and
all that it holds can be put so too; any other stays as it is, told to be English.
Nothing is guessed.

What stands behind a name's colon says what the place may hold: a kind of
``told_kinds``, or the name of another context of the catalogue, whose templates must
fit it. ``+`` stands for several joined by commas and "and" or "or", ``;`` and ``,`` for
several so joined. A context whose templates hold words and numbers alone fits nothing
but these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from evidence.text.dates.date_words import MONTHS

Translate = Callable[[str], str | None]
"""Returns a text in the language; None where it cannot be put so."""

PLACE = re.compile(r"\{(?P<name>\w+)(?::(?P<kind>\w+)(?P<joint>[+;,]?))?\}")
"""A place of a template: its name, what it holds, and how several are joined."""
_COMMA_OR_WORD = re.compile(r"(, (?!p\. |page )| and | or )")
_JOINTS = {
    "+": _COMMA_OR_WORD,
    ";": re.compile(r"(; )"),
    ",": re.compile(r"(, )"),
}
NUMBER = r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
DATE = rf"(?:(?:[0-9]{{1,2}} )?(?:{'|'.join(MONTHS)}) )?[0-9]{{4}}"
_PATTERNS = {
    "word": r"\S+",
    "number": NUMBER,
    "quoted": "“.+?”",
    "date": DATE,
    "place": r"(?:the claim )?[^\s,]+(?:, (?:p\. [^,;:()]+|page [0-9]+ of the file))?"
    r"(?: \([^\s()]+\))?",
}
"""What a place of a kind may hold; any other kind holds anything."""


class Told(str):
    """What is said to the readers of a brief, and in which language."""

    __slots__ = ("language",)
    language: str
    """A BCP 47 tag; empty where it is that of the brief."""

    def __new__(cls, text: str, language: str = "") -> Self:
        """Return *text*, told to be in *language*."""
        made = super().__new__(cls, text)
        made.language = language
        return made


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    kind: str
    joint: str

    def pattern(self, patterns: Mapping[str, str], *, greedy: bool) -> str:
        """Return what it may hold as a regular expression."""
        one = patterns.get(self.kind)
        if one is None:
            return ".+" if greedy else ".+?"
        if not self.joint:
            return one
        joint = _JOINTS[self.joint].pattern.replace("(", "(?:", 1)
        more = "(?: and [0-9]+ more)?" if self.joint == "+" else ""
        return f"(?:{one})(?:{joint}(?:{one}))*{more}"


@dataclass(frozen=True, slots=True)
class _Template:
    """A message with named places, and how it reads in the language."""

    english: str
    translated: str
    places: tuple[_Place, ...]
    pieces: tuple[str, ...]
    """What stands between its places."""

    @property
    def plain(self) -> int:
        """Return how many characters stand outside its places; quotation marks do."""
        quoted = sum(1 for place in self.places if place.kind == "quoted")
        return sum(map(len, self.pieces)) + 2 * quoted

    def values(
        self, text: str, patterns: Mapping[str, str]
    ) -> Sequence[tuple[_Place, str]] | None:
        """Return what *text* has in the places, None where it does not fit in one way.

        The shortest and the longest that each place could hold must be the same.
        """
        if not all(piece in text for piece in self.pieces):  # told sooner than matched
            return None
        short = self._compiled(patterns, greedy=False).fullmatch(text)
        long = self._compiled(patterns, greedy=True).fullmatch(text)
        if short is None or long is None or short.groups() != long.groups():
            return None
        return [(place, short[place.name]) for place in self.places]

    def _compiled(
        self, patterns: Mapping[str, str], *, greedy: bool
    ) -> re.Pattern[str]:
        return re.compile(
            _expression(self.english, patterns, greedy=greedy, named=True), re.DOTALL
        )

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the translation with *values* in its places."""
        return PLACE.sub(lambda found: values[found["name"]], self.translated)


def _places(template: str) -> Iterator[_Place]:
    for found in PLACE.finditer(template):
        yield _Place(found["name"], found["kind"] or "text", found["joint"] or "")


def _pieces(template: str) -> Iterator[str]:
    last = 0
    for found in PLACE.finditer(template):
        yield template[last : found.start()]
        last = found.end()
    yield template[last:]


def _expression(
    template: str, patterns: Mapping[str, str], *, greedy: bool, named: bool
) -> str:
    """Return *template* as a regular expression, its places as groups if *named*."""
    first, *others = map(re.escape, _pieces(template))
    parts = [first]
    for place, piece in zip(_places(template), others, strict=True):
        head = f"?P<{place.name}>" if named else "?:"
        parts += [f"({head}{place.pattern(patterns, greedy=greedy)})", piece]
    return "".join(parts)


class Templates:
    """The templates of a catalogue by their context, and the kinds of places."""

    def __init__(
        self,
        entries: Iterable[tuple[str, str, str]],
        kinds: Mapping[str, Translate],
        joints: Mapping[str, str],
    ) -> None:
        """Take *entries* (context, English, translated).

        *kinds* translates what a place of a kind holds, *joints* what joins several.
        """
        self._plain: dict[tuple[str, str], str] = {}
        self._templates: dict[str, list[_Template]] = {}
        english_of: dict[str, list[str]] = {}
        for context, english, translated in entries:
            english_of.setdefault(context, []).append(english)
            if PLACE.search(english):
                places, pieces = tuple(_places(english)), tuple(_pieces(english))
                made = _Template(english, translated, places, pieces)
                self._templates.setdefault(context, []).append(made)
            else:
                self._plain[context, english] = translated
        self._kinds = kinds
        self._joints = joints
        self._patterns = _PATTERNS | {
            context: "|".join(
                _expression(each, _PATTERNS, greedy=False, named=False)
                for each in sorted(known, key=len, reverse=True)
            )
            for context, known in english_of.items()
            if context not in _PATTERNS and all(map(_is_closed, known))
        }

    def find(self, context: str, text: str) -> str | None:
        """Return *text* by the templates of *context*; None where none fits for sure.

        Where several fit, that with the most words of its own counts; where there are
        several such, they must say the same.
        """
        if context in self._kinds:
            return self._kinds[context](text)
        if (context, text) in self._plain:
            return self._plain[context, text]
        found = [
            (template.plain, said)
            for template in self._templates.get(context, ())
            if (said := self._said(template, text)) is not None
        ]
        most = max((plain for plain, _ in found), default=0)
        best = {said for plain, said in found if plain == most}
        return best.pop() if len(best) == 1 else None

    def _said(self, template: _Template, text: str) -> str | None:
        values = template.values(text, self._patterns)
        if values is None:
            return None
        put: dict[str, str] = {}
        for place, value in values:
            said = self._held(place, value)
            if said is None:
                return None
            put[place.name] = said
        return template.filled(put)

    def _held(self, place: _Place, value: str) -> str | None:
        """Return what a place holds; of several each, and what joins them."""
        if not place.joint:
            return self.find(place.kind, value)
        parts = _JOINTS[place.joint].split(value)
        said = [
            self._joints.get(part, part)
            if at % 2
            else self._listed(place, part, last=at == len(parts) - 1)
            for at, part in enumerate(parts)
        ]
        # What looks like a joint may stand within one: «110 brands and factories».
        return _joined(said) or self.find(place.kind, value)

    def _listed(self, place: _Place, part: str, *, last: bool) -> str | None:
        """Return one of several, the last of which may be how many more there are."""
        more = self.find("more", part) if last and place.joint == "+" else None
        return more or self.find(place.kind, part)


def _is_closed(template: str) -> bool:
    """Tell whether the places of *template* hold only what has a pattern."""
    return all(
        place.kind in _PATTERNS and not place.joint for place in _places(template)
    )


def _joined(parts: Sequence[str | None]) -> str | None:
    known = [part for part in parts if part is not None]
    return "".join(known) if len(known) == len(parts) else None
