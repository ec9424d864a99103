"""Figures of prose in other languages, read by the classes of words that are closed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.figures.abroad import READ, figures_abroad
from evidence.text.figures.finder import FoundFigure
from evidence.text.figures.printed_figures import is_foreign, printed_figures

Told = tuple[str, str, float | None, str]


def told(found: tuple[FoundFigure, ...]) -> list[Told]:
    return [
        (
            one.text,
            one.figure.comparator.value,
            float(one.figure.low) if one.figure.low is not None else None,
            one.figure.day.text if one.figure.day else one.figure.unit,
        )
        for one in found
    ]


PROSE: list[tuple[str, list[Told]]] = [
    (
        "Die Verwaltung zählte 1.284 Schiffe, von denen 37 ohne Flagge fuhren.",
        [("1.284 Schiffe", "eq", 1284, "Schiffe"), ("37", "eq", 37, "")],
    ),
    (
        "Von den Löhnen wurden 52,4 Prozent in der Zeit von März bis Mai gezahlt.",
        [("52,4 Prozent", "eq", 52.4, "%")],
    ),
    (
        "Am 3. Dezember 1911 lebten rund 1,2 Millionen Menschen in der Stadt.",
        [
            ("3. Dezember 1911", "eq", None, "1911-12-03"),
            ("rund 1,2 Millionen Menschen", "about", 1200000, "people"),
        ],
    ),
    (
        "Es zählte die Stadt zwölf Schiffe und das Amt dreihundertvierzig Arbeiter.",
        [
            ("zwölf Schiffe", "eq", 12, "Schiffe"),
            ("dreihundertvierzig Arbeiter", "eq", 340, "Arbeiter"),
        ],
    ),
    (
        "Im 3. Quartal ist er zu mindestens 15 Jahren und 10.000 Euro verurteilt.",
        [
            ("mindestens 15 Jahren", "atleast", 15, "years"),
            ("10.000 Euro", "eq", 10000, "euros"),
        ],
    ),
    (
        "Auf Seite 14 steht, dass die Zahl von 37 auf 52 stieg.",
        [("37", "eq", 37, ""), ("52", "eq", 52, "")],
    ),
    (
        "Der Vertrag vom 3.12.1911 wurde für 10 bis 15 Jahre geschlossen.",
        [
            ("3.12.1911", "eq", None, "1911-12-03"),
            ("10 bis 15 Jahre", "eq", 10, "years"),
        ],
    ),
    (
        "Dans la ville, environ 43 000 personnes vivaient dans les 1 284 logements.",
        [
            ("environ 43 000 personnes", "about", 43000, "people"),
            ("1 284 logements", "eq", 1284, "logements"),
        ],
    ),
    (
        "Des quatre cent dix-neuf baraques du camp, 12 étaient vides le 1er mai 1943.",
        [
            ("quatre cent dix-neuf baraques", "eq", 419, "baraques"),
            ("12", "eq", 12, ""),
            ("1er mai 1943", "eq", None, "1943-05-01"),
        ],
    ),
    (
        "El 3 de diciembre de 1911 vivían en la ciudad unas 43.000 personas.",
        [
            ("3 de diciembre de 1911", "eq", None, "1911-12-03"),
            ("unas 43.000 personas", "about", 43000, "people"),
        ],
    ),
    (
        "El informe da cinco mil millones de euros y 10 a 15 días, el 12,5 por ciento.",
        [
            ("cinco mil millones de euros", "eq", 5000000000, "euros"),
            ("10 a 15 días", "eq", 10, "days"),
            ("12,5 por ciento", "eq", 12.5, "%"),
        ],
    ),
    (
        "Nella città sono circa 37mila persone, il 12,5 per cento.",
        [
            ("circa 37mila persone", "about", 37000, "people"),
            ("12,5 per cento", "eq", 12.5, "%"),
        ],
    ),
    (
        "In de haven zijn ruim 1.284 schepen, 12,5 procent van het geheel.",
        [
            ("ruim 1.284 schepen", "over", 1284, "schepen"),
            ("12,5 procent", "eq", 12.5, "%"),
        ],
    ),
    (
        "Na cidade são cerca de 3,4 milhões de toneladas, mais de 12,5 por cento.",
        [
            ("cerca de 3,4 milhões de toneladas", "about", 3400000, "tonnes"),
            ("mais de 12,5 por cento", "over", 12.5, "%"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "figures"), PROSE)
def test_a_language_writes_numbers_its_own_way(text: str, figures: list[Told]) -> None:
    assert told(printed_figures(text)) == figures


def test_words_around_tell_in_which_language_a_few_words_are() -> None:
    around = "Nach Angaben der Verwaltung waren es 1.284, und die Bücher fehlen."

    assert [one.figure.low for one in printed_figures("es 1.284", around)] == [1284]
    assert [one.figure.low for one in printed_figures("was 1.284")] == [
        Decimal("1.284")
    ]


def test_foreign_names_make_no_decimals_of_thousands() -> None:
    text = (
        "The Ligue des droits de l’homme et du citoyen des Alpes counted 1,234 homes."
    )

    assert is_foreign(text)
    assert [one.figure.low for one in printed_figures(text)] == [1234]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("据报道，有57万人被关押，其中12人死亡。", []),
        ("Сообщается о 57 млн человек и 12 лагерях на территории области.", [12]),
        ("W raporcie jest mowa o 57 tys. osób i o 12 obozach, które nie są czynne.",
         [12]),
        ("The report names 57 camps and 12 prisons.", [57, 12]),
    ],
)  # fmt: skip
def test_a_number_that_an_unknown_word_multiplies_is_none(
    text: str, figures: list[int]
) -> None:
    assert [one.figure.low for one in printed_figures(text)] == figures


def test_english_is_not_foreign_nor_is_what_cannot_be_told() -> None:
    assert not is_foreign("The report of the mill and of the harbour was not kept.")
    assert not is_foreign("57 Lager")
    assert is_foreign("Die Verwaltung des Hafens zählte von den Schiffen nur eins.")


@given(st.integers(13, 999_999_999), st.integers(0, 99), st.sampled_from(sorted(READ)))
def test_any_number_that_is_grouped_by_dots_is_found(
    whole: int, cents: int, language: str
) -> None:
    written = f"{whole:,}".replace(",", ".") + f",{cents:02}"

    (found,) = figures_abroad(f"x: {written} %", language)

    assert found.figure.low == Decimal(f"{whole}.{cents:02}")
    assert found.text == f"{written} %"


@given(
    st.lists(
        st.sampled_from(
            """
            1.284 37 12,5 % Schiffe rund mehr als Millionen zwölf hundert und am 3.
            Dezember 1911 Euro bis zwischen , . ; ( ) Seite — plus de cent mille ans
            """.split()  # noqa: SIM905 - a list of words is read as words
        ),
        max_size=25,
    ),
    st.sampled_from(sorted(READ)),
)
def test_what_is_found_stands_where_it_is_said_to(
    words: list[str], language: str
) -> None:
    text = " ".join(words)

    found = figures_abroad(text, language)

    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(one.text.strip() == one.text != "" for one in found)
