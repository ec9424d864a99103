"""Quotations in German, French and Spanish, of talk, and at the edges of numbers."""

from __future__ import annotations

import pytest

from evidence.text.quotations.comparing import (
    QuoteOutcome,
    SourceText,
    compare_quotation,
)

TRUE = [
    ("Der Ort zählte zwölf Höfe und ein Gasthaus.", "Der Ort zählte 12 Höfe"),
    ("Wir sahen einundzwanzig Höfe und ein Gasthaus dort.", "Wir sahen 21 Höfe"),
    (
        "Der Preis stieg um vier Prozent, und das war in dem Jahr nicht wenig.",
        "Der Preis stieg um 4 %, und das war in dem Jahr nicht wenig",
    ),
    (
        "Der Hof kostet 2.480 Euro im Monat, und das ist nicht die ganze Miete.",
        "Der Hof kostet 2480 Euro im Monat, und das ist nicht die ganze Miete",
    ),
    ("Großzügige Maßnahmen sind nötig.", "Grosszügige Massnahmen"),
    (
        "Nous avons vu douze fermes et une auberge dans la vallée.",
        "Nous avons vu 12 fermes et une auberge dans la vallée",
    ),
    (
        "La hausse est de 3,5 % sur un an et elle ne surprend personne.",
        "La hausse est de 3,5 pour cent sur un an et elle ne surprend personne",
    ),
    ("They cut the defence budget by a third.", "defense budget"),
    (
        "Twenty-one people were on board when the ferry left.",
        "21 people were on board when the ferry left",
    ),
    (
        """[00:12:03] SPEAKER 1: We went down to the harbour
[00:12:07] SPEAKER 1: and nobody met us.
[00:12:09] SPEAKER 2: Why?
""",
        "We went down to the harbour and nobody met us",
    ),
]
FALSE = [
    (
        "Der mutmaßliche Dieb floh mit dem Wagen über die Grenze.",
        "Der … Dieb floh mit dem Wagen über die Grenze",
    ),
    (
        "Der ehemalige Pfarrer floh mit dem Wagen über die Grenze.",
        "Der … Pfarrer floh mit dem Wagen über die Grenze",
    ),
    (
        "Wir haben zwölf Höfe besucht und mit jedem Bauern gesprochen.",
        "Wir haben 20 Höfe besucht und mit jedem Bauern gesprochen",
    ),
    (
        "Der Hof kostet 2.480 Euro im Monat, und das ist nicht die ganze Miete.",
        "Der Hof kostet 2840 Euro im Monat, und das ist nicht die ganze Miete",
    ),
    (
        "Seuls les bergers du nord ont reçu de l'eau cet été.",
        "Les bergers du nord ont reçu de l'eau cet été",
    ),
    (
        "Le berger n'a pas admis que ses chiffres étaient faux.",
        "Le berger … admis que ses chiffres étaient faux",
    ),
    (
        "El alcalde nunca admitió que las cuentas eran falsas.",
        "El alcalde … admitió que las cuentas eran falsas",
    ),
    (
        "Casi todos los pastores recibieron agua este verano.",
        "Todos los pastores recibieron agua este verano",
    ),
    ("At least 500 sheep were lost in the storm.", "500 sheep were lost in the storm"),
    ("Up to 500 sheep were lost in the storm.", "… 500 sheep were lost in the storm"),
    (
        "We would hesitate to say that the dam is safe.",
        "We would … say that the dam is safe",
    ),
    (
        "The board declined to confirm that the dam is safe.",
        "The board … confirm that the dam is safe",
    ),
    (
        "The board was surprised by rumours that the dam had given way.",
        "The board was surprised … that the dam had given way",
    ),
    (
        "The former keeper of the dam signed the letter.",
        "The … keeper of the dam signed the letter",
    ),
]


@pytest.mark.parametrize(("text", "words"), TRUE)
def test_the_same_words_pass(text: str, words: str) -> None:
    assert compare_quotation(SourceText.of(text), words).passes


@pytest.mark.parametrize(("text", "words"), FALSE)
def test_other_words_do_not(text: str, words: str) -> None:
    assert not compare_quotation(SourceText.of(text), words).passes


TALK = SourceText.of(
    "Q: Did you call the dam a danger?\n\nA: I said that some dams were. It was a long "
    "day.\n\nQ: So who pays?\n\nA: Nobody pays in the end.\n"
)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("call the dam a danger … I said that some dams were", QuoteOutcome.ALTERED),
        ("It was a long day. … Nobody pays in the end", QuoteOutcome.ELIDED),
        ("Q: So who pays? A: Nobody pays in the end.", QuoteOutcome.NORMALIZED),
    ],
)
def test_question_and_answer_are_not_one_person_s(
    words: str, outcome: QuoteOutcome
) -> None:
    assert compare_quotation(TALK, words).outcome is outcome


def test_a_note_before_a_sentence_is_nobody() -> None:
    text = (
        "It rained.\n\nNote: nobody met us. Note: it was dark.\n\nSource: the keeper."
    )

    found = compare_quotation(SourceText.of(text), "It rained. … nobody met us.")

    assert found.outcome is QuoteOutcome.ELIDED


def test_a_numbered_paragraph_before_a_page_s_end_is_no_footnote() -> None:
    text = (
        "8. The appeal was heard in May.\n\n9. The owner will pay two thirds of the "
        "costs, here and below.\n\fTHE DAM CASE\n\n10. It is so ordered."
    )

    source = SourceText.of(text)

    quoted = "The owner will pay the costs, here and below"
    assert not compare_quotation(source, quoted).passes


def test_a_footnote_before_a_page_s_end_is_called_above_it() -> None:
    text = (
        "The owner asked twice,¹ and then he paid the\n\n1 The letter is lost.\n\f"
        "costs, here and below."
    )

    found = compare_quotation(SourceText.of(text), "he paid the costs, here and below")

    assert found.outcome is QuoteOutcome.NORMALIZED
