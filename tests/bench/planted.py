"""A library with duplicates planted in it, and with works that only look like ones.

Words follow Zipf's law, as in titles, and come from syllables, so that none is ours.
Each planted pair has a name that says what was done to the copy.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from evidence.bibliography.names import Name
from evidence.bibliography.works.work import Record

_STARTS = "b c ch d f g h k l m n p pr qu r s sh st t tr v w".split()
_MIDDLES = "a e i o u ai ea io ou".split()
_ENDS = "l m n nd r rt s sk st t x ".split(" ")
_SMALL = "of the in and for on to from with a under between".split()
_LONG_S, _ACCENTS = "s", {"a": "á", "e": "é", "o": "ö", "u": "ü"}
VOCABULARY = 30_000
FAMILIES = 20_000


@dataclass(frozen=True, slots=True)
class Planted:
    """A library, the pairs that are one work, and those that are not."""

    records: list[Record]
    same: dict[tuple[str, str], str]
    apart: dict[tuple[str, str], str]


class _Words:
    def __init__(self, pick: random.Random) -> None:
        self._pick = pick
        self.words = _coined(pick, VOCABULARY, 2, 4)
        self.families = [word.capitalize() for word in _coined(pick, FAMILIES, 2, 3)]
        self._weights = [*accumulate(1 / (rank + 8) for rank in range(VOCABULARY))]

    def title(self, length: int) -> str:
        drawn = self._pick.choices(self.words, cum_weights=self._weights, k=length)
        for at in range(2, length, 3):
            drawn[at] = self._pick.choice(_SMALL)
        return " ".join(drawn)

    def person(self) -> Name:
        family = self.families[int(self._pick.random() ** 2 * FAMILIES)]
        given = self._pick.choice(self.words).capitalize()
        return Name(family=family, given=given)


def _coined(pick: random.Random, count: int, low: int, high: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(_syllable(pick) for _ in range(pick.randint(low, high)))] = None
    return [*found]


def _syllable(pick: random.Random) -> str:
    return pick.choice(_STARTS) + pick.choice(_MIDDLES) + pick.choice(_ENDS)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry in the making."""

    type: str
    title: str
    subtitle: str
    people: tuple[Name, ...]
    fields: dict[str, str]

    def changed(self, **changes: object) -> Draft:
        values = {name: getattr(self, name) for name in self.__slots__}
        return Draft(**(values | changes))

    def having(self, **fields: str) -> Draft:
        return self.changed(fields=self.fields | fields)

    def without(self, *names: str) -> Draft:
        kept = {key: text for key, text in self.fields.items() if key not in names}
        return self.changed(fields=kept)

    def record(self, key: str) -> Record:
        whole = f"{self.title}: {self.subtitle}" if self.subtitle else self.title
        issued = self.fields.get("date") or self.fields.get("year", "")
        return Record(key, self.type, self.fields.get, whole, self.people, issued)


def plant(entries: int, *, share: float = 0.1, seed: int = 20261123) -> Planted:
    """Return about *entries* records, *share* of them copies or look-alikes."""
    pick = random.Random(seed)
    words = _Words(pick)
    made = Planted([], {}, {})
    pairs = int(entries * share)
    changes = [*SAME, *APART]
    for number in range(entries - pairs):
        draft = _draft(pick, words, number)
        made.records.append(draft.record(f"k{number}"))
        if number >= pairs:
            continue
        change = changes[number % len(changes)]
        draft = _fitting(change, draft, number)
        made.records[-1] = draft.record(f"k{number}")
        copy = change(pick, draft)
        made.records.append(copy.record(f"k{number}copy"))
        wanted = made.same if change in SAME else made.apart
        wanted[f"k{number}", f"k{number}copy"] = change.__name__.strip("_")
    pick.shuffle(made.records)
    return made


def _draft(pick: random.Random, words: _Words, number: int) -> Draft:
    year, volume = pick.randint(1950, 2025), pick.randint(1, 90)
    page = pick.randint(1, 900)
    return Draft(
        type="article",
        title=words.title(pick.randint(4, 9)).capitalize(),
        subtitle=words.title(pick.randint(3, 7)).capitalize() * (pick.random() < 0.5),
        people=tuple(words.person() for _ in range(pick.randint(1, 4))),
        fields={
            "year": str(year),
            "journal": f"Journal of {words.families[number % 400]} Studies",
            "volume": str(volume),
            "number": str(pick.randint(1, 6)),
            "pages": f"{page}--{page + pick.randint(5, 40)}",
        },
    )


def _fitting(change: Callable[..., Draft], draft: Draft, number: int) -> Draft:
    """Return the draft as *change* needs it."""
    name = change.__name__
    if name in {"_subtitle_dropped", "_words_reordered"}:
        return draft.changed(subtitle=draft.subtitle or "Evidence of Long Rivers")
    if name in _BOOKS:
        draft = draft.without("journal", "number", "pages", "volume")
        draft = draft.changed(type="book").having(publisher="Canal Press")
        return draft.having(**{key: text.format(number) for key, text in _BOOKS[name]})
    if name == "_annual":
        board = Name("", literal=f"Board {number}")
        draft = draft.without("journal", "volume", "number", "pages")
        draft = draft.changed(type="report", people=(board,), subtitle="")
        return draft.changed(title="Annual Report of the Canal Board")
    if name == "_part":
        return draft.changed(title=f"{draft.title} Part I")
    if name in {"_doi", "_preprint"}:
        return draft.having(doi=f"10.1234/abc.{number}")
    return draft


_BOOKS = {
    "_edition": (),
    "_isbn": (("isbn", "978{:09d}0"),),
    "_translation": (),
    "_volume": (("volume", "1"),),
}
"""The changes that need a book, and what it must have."""


def _slip(pick: random.Random, title: str) -> str:
    """Return *title* with one letter of a longer word mistyped."""
    words = title.split()
    longer = [at for at, word in enumerate(words) if len(word) > 4]
    at = pick.choice(longer or [max(range(len(words)), key=lambda n: len(words[n]))])
    word = words[at]
    place = pick.randrange(len(word) - 1)
    letter = pick.choice("abdegilnorstu")
    words[at] = pick.choice(
        [
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )
    return " ".join(words)


def _one_slip(pick: random.Random, draft: Draft) -> Draft:
    return draft.changed(title=_slip(pick, draft.title))


def _two_slips(pick: random.Random, draft: Draft) -> Draft:
    return draft.changed(title=_slip(pick, _slip(pick, draft.title))).without("number")


def _words_reordered(pick: random.Random, draft: Draft) -> Draft:
    del pick
    return draft.changed(title=draft.subtitle, subtitle=draft.title)


def _subtitle_dropped(pick: random.Random, draft: Draft) -> Draft:
    del pick
    return draft.changed(subtitle="")


def _initials(pick: random.Random, draft: Draft) -> Draft:
    del pick
    short = tuple(Name(family=n.family, given=n.given[:1] + ".") for n in draft.people)
    return draft.changed(people=short, title=draft.title.upper()).without("pages")


def _accents(pick: random.Random, draft: Draft) -> Draft:
    del pick
    title = "".join(_ACCENTS.get(letter, letter) for letter in draft.title)
    return draft.changed(title=title)


def _author_slip(pick: random.Random, draft: Draft) -> Draft:
    first = draft.people[0]
    slipped = Name(family=_slip(pick, first.family), given=first.given)
    return draft.changed(people=(slipped, *draft.people[1:]))


def _slip_and_subtitle(pick: random.Random, draft: Draft) -> Draft:
    return draft.changed(title=_slip(pick, draft.title), subtitle="")


def _next_year(pick: random.Random, draft: Draft) -> Draft:
    del pick
    return draft.having(year=str(int(draft.fields["year"]) + 1))


def _bare(pick: random.Random, draft: Draft) -> Draft:
    del pick
    return draft.without("volume", "number", "pages", "journal").changed(type="misc")


def _doi(pick: random.Random, draft: Draft) -> Draft:
    doi = f"https://doi.org/{draft.fields['doi'].upper()}"
    return draft.having(doi=doi).changed(title=_slip(pick, draft.title.title()))


def _isbn(pick: random.Random, draft: Draft) -> Draft:
    del pick
    isbn = draft.fields["isbn"]
    return draft.having(isbn=f"{isbn[3:12]}X").changed(subtitle="")


def _edition(pick: random.Random, draft: Draft) -> Draft:
    year = int(draft.fields["year"]) + pick.randint(2, 9)
    return draft.having(edition="2", year=str(year))


def _translation(pick: random.Random, draft: Draft) -> Draft:
    year = int(draft.fields["year"]) + pick.randint(1, 5)
    return draft.having(translator="Roe, Ann", langid="german", year=str(year))


def _volume(pick: random.Random, draft: Draft) -> Draft:
    del pick
    return draft.having(volume="2")


def _part(pick: random.Random, draft: Draft) -> Draft:
    page = pick.randint(1, 900)
    title = draft.title.removesuffix("I") + "II"
    return draft.changed(title=title).having(pages=f"{page}--{page + 9}")


def _annual(pick: random.Random, draft: Draft) -> Draft:
    del pick
    return draft.having(year=str(int(draft.fields["year"]) + 1))


def _reply(pick: random.Random, draft: Draft) -> Draft:
    word = pick.choice(["Reply to", "Erratum:", "Review of", "Comment on"])
    return draft.changed(title=f"{word} {draft.title}").without("pages")


def _negated(pick: random.Random, draft: Draft) -> Draft:
    del pick
    return draft.changed(title=f"{draft.title} not").without("pages")


def _column(pick: random.Random, draft: Draft) -> Draft:
    return draft.having(number="7", pages=str(pick.randint(901, 999)))


def _preprint(pick: random.Random, draft: Draft) -> Draft:
    number = f"{pick.randint(1001, 2012)}.{pick.randint(10000, 99999)}"
    bare = draft.without("volume", "number", "pages", "journal", "doi")
    return bare.changed(type="misc").having(eprint=number, eprinttype="arxiv")


SAME: tuple[Callable[[random.Random, Draft], Draft], ...] = (
    *(_one_slip, _two_slips, _words_reordered, _subtitle_dropped, _initials, _accents),
    *(_author_slip, _slip_and_subtitle, _next_year, _bare, _doi, _isbn),
)
APART: tuple[Callable[[random.Random, Draft], Draft], ...] = (
    *(_edition, _translation, _volume, _part, _annual, _reply, _negated, _column),
    *(_preprint,),
)
