"""What rules say is put into a language as a whole, in one way, or stays English."""

from __future__ import annotations

import ast
import inspect
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po

from evidence import plugins, rules
from evidence.checker.rule import Rule
from evidence.exporters.languages import LOCALES, SOURCE, find_words, languages
from evidence.exporters.told import PLACE, Told

RULES = plugins.classes(rules, Rule)
OTHERS = [each for each in languages() if each != SOURCE]
EACH = pytest.mark.parametrize("language", OTHERS)


def templates(language: str) -> dict[str, dict[str, str]]:
    """Return what a catalogue knows by its context."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with (LOCALES / language / "LC_MESSAGES" / "brief.po").open("rb") as stream:
        for message in read_po(stream):
            if message.context:
                found[message.context][str(message.id)] = str(message.string)
    return found


def messages_of(kind: type[Rule]) -> Iterator[list[str]]:
    """Yield the words of each message that a rule's file makes, in their order."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(kind)))  # type: ignore[arg-type]  # a class of a module
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Draft":
            yield from _pieces(node.args[0])


def _pieces(node: ast.expr) -> Iterator[list[str]]:
    if isinstance(node, ast.IfExp):
        yield from _pieces(node.body)
        yield from _pieces(node.orelse)
    elif isinstance(node, ast.Constant):
        yield [str(node.value)]
    elif isinstance(node, ast.JoinedStr):
        parts = [str(n.value) for n in node.values if isinstance(n, ast.Constant)]
        yield parts


def _held(place: re.Match[str]) -> str:
    return "“~”" if place["kind"] == "quoted" else "~"


@EACH
def test_every_rule_has_its_title_in_every_language(language: str) -> None:
    known = templates(language)

    assert [rule.code for rule in RULES if not known[rule.code].get(rule.title())] == []


@EACH
def test_every_message_of_a_rule_has_a_template(language: str) -> None:
    known = templates(language)
    lacking = [
        (rule.code, pieces)
        for rule in RULES
        for pieces in messages_of(rule)
        if not any(
            re.search(".*".join(map(re.escape, pieces)), PLACE.sub(_held, english))
            for english in known[rule.code]
        )
    ]

    assert sum(1 for rule in RULES for _ in messages_of(rule)) > 140
    assert lacking == []


@EACH
def test_a_template_has_the_same_places_in_every_language(language: str) -> None:
    for context, known in templates(language).items():
        for english, said in known.items():
            wanted = {found["name"] for found in PLACE.finditer(english)}
            assert {found["name"] for found in PLACE.finditer(said)} == wanted, context
            assert said.strip()


@EACH
def test_what_a_place_holds_is_known(language: str) -> None:
    known = templates(language)
    primitive = {"text", "word", "number", "figure", "quoted", "date", "names"}
    used = {
        found["kind"]
        for entries in known.values()
        for english in entries
        for found in PLACE.finditer(english)
        if found["kind"]
    }

    assert used - primitive - set(known) == set()


@pytest.mark.parametrize(
    ("code", "english", "german"),
    [
        (
            "FIG001",
            (
                "about 50,000 people as of 2018 in the manuscript, more than 80,000.5 "
                "people or 70 people in xu2020, p. 12 and hall2020"
            ),
            (
                "etwa 50.000 people (Stand 2018) im Manuskript, mehr als 80.000,5 "
                "people oder 70 people in xu2020, S. 12 und hall2020"
            ),
        ),
        (
            "FIG005",
            (
                "hall2020 also names Turkey and Bosnia and Herzegovina, which the "
                "manuscript's list of 2 lacks"
            ),
            (
                "hall2020 nennt auch Turkey and Bosnia and Herzegovina; in der Liste "
                "des Manuskripts (2) fehlt das"
            ),
        ),
        (
            "FIG005",
            (
                "hall2020 also names Procter and Gamble, which the manuscript's list "
                "of 2 lacks"
            ),
            (
                "hall2020 nennt auch Procter and Gamble; in der Liste des Manuskripts "
                "(2) fehlt das"
            ),
        ),
        (
            "AGE008",
            "“three years ago” meant 4 July 2018 to June 2019: the text is of 2021",
            (
                "„three years ago“ bedeutete 4. Juli 2018 bis Juni 2019: der Text ist "
                "von 2021"
            ),
        ),
        (
            "QUO001",
            (
                "“a few words” is not what hall2020, page 2 of the file (n-xz5dy) "
                "says: “few” instead of “many”; “not” is missing"
            ),
            (
                "„a few words“ ist nicht, was hall2020, Seite 2 der Datei (n-xz5dy) "
                "sagt: „few“ statt „many“; „not“ fehlt"
            ),
        ),
        (
            "CLM003",
            "all support has one origin: a, b, c, d, e, f and 3 more",
            "alle Stützen haben einen Ursprung: a, b, c, d, e, f und 3 weitere",
        ),
        (
            "SRC006",
            "the record of hall2020 is only partly confirmed: seen: not read",
            "die Angaben zu hall2020 sind nur teilweise bestätigt: seen: not read",
        ),
    ],
)
def test_a_message_is_put_into_german_with_all_that_it_holds(
    code: str, english: str, german: str
) -> None:
    told = find_words("de").told(code, english)

    assert (str(told), told.language) == (german, "")


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("FIG001", "a message of somebody else's rule"),
        ("FIG001", "many people in the manuscript, 5 people in hall2020"),
        ("FIG002", "5 a in the manuscript, 6 a in hall2020: for no reason known here"),
        # Two ways to read it: what is the figure, and what the source's?
        ("FIG001", "5 a in the manuscript, 6 b in the manuscript, 7 c in hall2020"),
        ("XYZ001", "nobody has rated the claim"),
    ],
)
def test_what_does_not_fit_for_sure_stays_as_it_is_and_is_told_to_be_english(
    code: str, english: str
) -> None:
    told = find_words("de-CH").told(code, english)

    assert (str(told), told.language) == (english, "en")


def test_numbers_are_those_of_the_region() -> None:
    assert find_words("de-CH").figure("at least 50,000.5 people") == (
        "mindestens 50'000.5 people"
    )
    assert find_words("en").figure("at least 50,000.5 people") == (
        "at least 50,000.5 people"
    )


def test_what_is_told_in_the_language_of_the_brief_needs_no_mark() -> None:
    assert Told("a").language == ""
    assert find_words("en").told("FIG001", "whatever it is").language == ""
