"""The series of quotations, true and false, with the verdict that people would give."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from evidence.text.quotations.comparing import SourceText, compare_quotation

HERE = Path(__file__).parent
TRUE = {"verbatim", "altered-acceptably"}
# Heard otherwise by the program, though never as true: a few words of which one is not
# in the source are not found, where a person sees the sentence that was meant.
OTHERWISE = {
    "Thurn … retreat[ed]": "not-found",
    "les assureurs en ont remboursé un tiers, et le préfet a reconnu": "not-found",
    "The inspector found that both he and the driver were to blame": "not-found",
}


def cases(name: str) -> Iterator[tuple[str, str, str, str]]:
    series = tomllib.loads((HERE / name).read_text("utf-8"))
    for source in series["source"]:
        for trap, expected, quotation in source["cases"]:
            yield source["text"], trap, expected, quotation


@cache
def prepared(text: str) -> SourceText:
    return SourceText.of(text)


def verdict(text: str, quotation: str) -> str | None:
    found = compare_quotation(prepared(text), quotation).verdict
    return found.value if found else None


ALL = [
    pytest.param(*case, id=f"{case[1]}: {case[3][:40]}")
    for name in (
        "cases.toml",
        "blind.toml",
        "blind_3.toml",
    )
    for case in cases(name)
]


@pytest.mark.parametrize(("text", "trap", "expected", "quotation"), ALL)
def test_a_quotation_gets_the_verdict_that_people_give(
    text: str, trap: str, expected: str, quotation: str
) -> None:
    assert verdict(text, quotation) == OTHERWISE.get(quotation, expected)


def test_what_the_program_hears_otherwise_is_never_taken_for_true() -> None:
    assert not TRUE & set(OTHERWISE.values())


def test_the_series_have_enough_of_both_kinds() -> None:
    expected = [param.values[2] for param in ALL]

    assert sum(each in TRUE for each in expected) >= 150
    assert sum(each not in TRUE for each in expected) >= 250


SERIES = (
    "brackets",
    *(f"blind_{n}" for n in range(4, 21)),
    *(f"traps_{n}" for n in (1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15)),
    "dev_ellipses",
    "dev_ellipses_2",
    "plain",
    "news",
    "dev_langs",
    "traps_langs",
    "dev_langs_2",
    "traps_langs_2",
    "dev_unmarked",
    "dev_brack",
    "dev_brack_2",
    "dev_both",
    "dev_mixed",
    "dev_mixed_2",
    "dev_elli",
)
# Passed although false: whom «it» means of two in one sentence, how often, a verb that
# hangs on an accusation, and a German phrase whose half is left out.
MISHEARD = (
    "[The Government] calls on donors to suspend training",
    "I'd go back … with the band and all.",
    "l’État [a] caché la vérité",
    # The noun of a number that only the next sentence has.
    "We counted 31 [boats].",
    # Who is «he», where the other who speaks is a name of either sex.
    "I would do it tonight. … We are not for sale.",
    "Das Land hat eine Bürgschaft … gestellt.",
    # True, and alarmed: what is put in stands in other words far away, or the topic of
    # the text is meant where another thing was the last subject.
    "Ms Adeyemi, for the Council, conceded as much [that knowledge was required].",
    "Las máquinas [de la fábrica] llevaban treinta años sin parar",
    "[The chest] is now thought to be a copy",
    # True: the girl «was polite. She offered», in the writer's own words.
    "[The girl who served me] offered me another loaf at once",
    # At its end, where what the brackets replace cannot be told.
    "The project received no money from [the state]",
    # True, and alarmed: a joke and its retraction are left out together.
    "There's a motorway on that side … and you can't read with it",
    # What only the sense of the whole tells: of what units a number is, where a joke or
    # a story turns in the sentence that is left out.
    "I heard the taller one, who I know to be Mattock",
    "A History of Vermland, Vol. 2 …",
    "Mr Gallan’s publicity compares him with Hitchcock",
    "[W]ho would buy a book of this kind",
    "I have myself taken up nine ounces (…)",
    "Colony density of Bombus terrestris rose by 34% on planted farms ...",
    "Three witnesses confirmed that stones were thrown …",
    "She thought me conceited, she told me later",
    "[I]t was Colquhoun who had my grandmother put out",
    # True: one of two subjects is left out («war» is a German verb as well).
    "Vessels of war … may pass only by permission",
    # True: the denial stands whole, and «but» only goes on.
    "Canon Tye said that the people of Holmbridge would regard",
    # A bare noun, «talks», is the nearest that «they» can be.
    "[T]hey [the drivers] never came",
    # A harbour has a master as a ship has; only their names tell the two apart.
    "the harbour master [of the Maren Holt], Jonna Breck",
    # Who «he» is of two, the teller or who is told of, is only in the sentences before.
    "I was eleven before Jonas told me that [our father]",
    # Who stays until another has settled in: only the sense says that they are two.
    "Anthony Pell ... has agreed to stay on until [Okoro]",
    # Passed although false: the department comes between the firm and «its» director.
    "I have spoken to [the department's] managing director",
    # Passed although false: «it» is one thing that was built, not the refusal before.
    "I would refuse electric action, because",
    # Two are reckoned from three, less one.
    "Mr Eames said that [the other two firms] had not",
    # «without charge» is no condition of what is asked, «without trial» would be one of
    # an arrest: only the words' sense tells them apart.
    "We ask the Council to return the supply to the Upper Lake at once, to test",
)


def passing() -> Iterator[tuple[str, str, bool, bool]]:
    """Yield text, quotation, whether it is true, and whether it is misheard."""
    for name in SERIES:
        path = HERE / f"{name}.toml"
        series = tomllib.loads(path.read_text("utf-8"))
        for source in series["source"]:
            for expected, *label, quotation in source["cases"]:
                misheard = label == ["misheard"] or quotation.startswith(MISHEARD)
                yield source["text"], quotation, expected == "true", misheard


@pytest.mark.parametrize(("text", "quotation", "good", "misheard"), list(passing()))
def test_only_true_quotations_pass(
    text: str, quotation: str, good: bool, misheard: bool
) -> None:
    heard = (verdict(text, quotation) in TRUE) is good
    assert heard is not misheard


INTERVIEW = """The guards say that the gate was locked, but nobody saw it.
The firm employed drivers who allege they were cheated between 2003 and 2006.
We asked for four surveys of the river in May; two of the four found no lead.
Der Leiter behauptet dass die Halle leer war. Sie dürfen die Halle nur mit dem Schlüssel
der Aufsicht betreten.
A tired clerk had signed for seven of the boxes. The State party has not replied to it.
Their boats were never returned.
"""


@pytest.mark.parametrize(
    "quotation",
    [
        "The guards … the gate was locked, but nobody saw it.",
        "drivers who … were cheated between 2003 and 2006",
        "four surveys of the river … found no lead",
        "Der Leiter … die Halle leer war",
        "Sie dürfen die Halle … betreten",
        "[The governor] had signed for seven of the boxes",
        "had signed for [hundreds] of the boxes",
        "Their [horses] were never returned.",
    ],
)
def test_what_a_mark_hides_or_puts_in_is_looked_at(quotation: str) -> None:
    assert verdict(INTERVIEW, quotation) == "misquoted"


@pytest.mark.parametrize(
    "quotation",
    [
        "[Anna Petrov] had signed for seven of the boxes.",
        "[Ruritania] has not replied to it",
    ],
)
def test_a_name_for_an_office_may_stand_in_brackets(quotation: str) -> None:
    assert verdict(INTERVIEW, quotation) == "altered-acceptably"


LETTERS = """From: Ann Dole
To: Bo Fenn

We counted nine boats at the quay this morning. I hope that helps.

From: Bo Fenn
To: Ann Dole

Thank you. I counted ten boats and a raft behind the mill. I will ask again.
"""


def test_two_letters_are_not_joined_by_an_ellipsis() -> None:
    joined = "We counted nine boats at the quay this morning. … I will ask again."

    assert verdict(LETTERS, joined) == "misquoted"
    assert verdict(LETTERS, "We counted nine boats … this morning.") in TRUE
