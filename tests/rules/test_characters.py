"""SRC007 to SRC013: the characters and signs of a field."""

from __future__ import annotations

import pytest

from evidence.checker.finding import Severity
from evidence.checker.rule import SourceRule
from evidence.rules.sources.broken_latex import BrokenLatex
from evidence.rules.sources.damaged_text import DamagedText
from evidence.rules.sources.html_in_field import HtmlInField
from evidence.rules.sources.look_alike_letter import LookAlikeLetter
from evidence.rules.sources.non_ascii_character import NonAsciiCharacter
from evidence.rules.sources.uncomposed_character import UncomposedCharacter
from evidence.rules.sources.unescaped_sign import UnescapedSign
from tests.factories import make_context, make_source


def told(rule: SourceRule, **fields: str) -> list[str]:
    drafts = rule.check(make_source(fields=fields), make_context())
    return [draft.message.removeprefix("hall2020: ") for draft in drafts]


def mended(rule: SourceRule, **fields: str) -> dict[str, str | None]:
    changes = rule.fix(make_source(fields=fields), make_context())
    return {change.field: change.value for change in changes}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Research &amp; Politics", r"Research \& Politics"),
        ("Lenhard, J&ouml;rg &#8211; K&#xe4;the", "Lenhard, Jörg – Käthe"),
        (r"Goals,\&nbsp;this", "Goals, this"),
        ("CO<sub>2</sub> in <i>Gadus</i>", r"CO\textsubscript{2} in \emph{Gadus}"),
        ("&lt;i&gt;Gadus&lt;/i&gt;", r"\emph{Gadus}"),
        ("5 &lt; 6", r"5 \textless{} 6"),
        ("5&percnt; of", r"5\% of"),
        ("R&amp;amp;D", r"R\&D"),
    ],
)
def test_html_is_written_as_latex(before: str, after: str) -> None:
    assert told(HtmlInField(), title=before) != []
    assert mended(HtmlInField(), title=before) == {"title": after}
    assert told(HtmlInField(), title=after) == []


@pytest.mark.parametrize(
    "title",
    [
        r"Research \& Politics",
        "R & D; more",
        "a < b and c > d",
        "$a<i$ and $b>j$",
        "A &unknowncode; of its own",
        "List <T> in Java",
    ],
)
def test_what_is_no_html_passes(title: str) -> None:
    assert told(HtmlInField(), title=title) == []
    assert mended(HtmlInField(), title=title) == {}


def test_other_tags_are_told_and_left_to_the_user() -> None:
    title = "<jats:p>Four posts</jats:p>"
    assert told(HtmlInField(), title=title) == [
        "the title holds HTML: <jats:p> </jats:p>"
    ]
    assert mended(HtmlInField(), title=title) == {}


def test_html_in_an_address_is_decoded_not_escaped() -> None:
    url = "https://osce.org/?a=1&amp;b=2"
    assert mended(HtmlInField(), url=url) == {"url": "https://osce.org/?a=1&b=2"}
    assert told(HtmlInField(), url="https://osce.org/?a=1&b=2") == []


def test_html_in_an_abstract_is_only_noted() -> None:
    source = make_source(fields={"abstract": "<p>Four posts</p>"})
    (draft,) = HtmlInField().check(source, make_context())
    assert draft.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("MÃ¼ller", "Müller"),
        ("childrenâ€™s books", "children’s books"),
        ("GÃ³mez and DvoÅ™Ã¡k", "Gómez and Dvořák"),
        ("Ð\u009cÐ¾Ñ\u0081ÐºÐ²Ð°", "Москва"),
        ("300Â°C", "300°C"),
        ("infor\u00admation", "information"),
        ("zero\u200bwidth", "zerowidth"),
    ],
)
def test_misread_and_invisible_letters_are_mended(before: str, after: str) -> None:
    assert len(told(DamagedText(), title=before)) == 1
    assert mended(DamagedText(), title=before) == {"title": after}
    assert told(DamagedText(), title=after) == []


@pytest.mark.parametrize(
    "title",
    [
        "Müller, Ångström, São Paulo, ÇA VA",
        "«CORAÇÃO» e «MAÇÃ»",
        "Ελλάδα и Россия",
        "עברית\u200f (RTL)",
        "ni\u200cmeh",
        "plain",
        "two\nlines",
    ],
)
def test_sound_text_passes(title: str) -> None:
    assert told(DamagedText(), title=title) == []
    assert mended(DamagedText(), title=title) == {}


@pytest.mark.parametrize("title", ["M\ufffdller", "M\x07ller", "M\x81ller"])
def test_a_lost_letter_is_told_and_cannot_be_mended(title: str) -> None:
    assert len(told(DamagedText(), title=title)) == 1
    assert mended(DamagedText(), title=title) == {}


def test_a_soft_hyphen_that_may_be_another_byte_is_not_taken_out() -> None:
    assert len(told(DamagedText(), author="¿\u00adÈö")) == 1
    assert mended(DamagedText(), author="¿\u00adÈö") == {}


def test_accents_are_joined_to_their_letters() -> None:
    assert mended(UncomposedCharacter(), author="Be\u0301rube\u0301") == {
        "author": "B\u00e9rub\u00e9"
    }
    assert told(UncomposedCharacter(), author="B\u00e9rub\u00e9") == []
    assert told(UncomposedCharacter(), author="Anna Be\u0301rube\u0301") == [
        "the author has accents apart from their letters: «Be\u0301rube\u0301»"
    ]


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ("The \u041eSCE", "«\u041eSCE» has Cyrillic \u041e among Latin letters"),
        ("C\u0430rnegie", "«C\u0430rnegie» has Cyrillic \u0430 among Latin letters"),
        ("M\u043eсква", "«M\u043eсква» has Latin M among Cyrillic letters"),
        ("\u0391BC", "«\u0391BC» has Greek \u0391 among Latin letters"),
    ],
)
def test_a_letter_of_another_script_is_told(title: str, message: str) -> None:
    assert told(LookAlikeLetter(), title=title) == [f"in the title, {message}"]


@pytest.mark.parametrize(
    "title", ["Москва und Wien", "αFe and CuKα", "π-mesons", "Ärzte", "OSCE", "ΔT"]
)
def test_words_of_one_script_pass(title: str) -> None:
    assert told(LookAlikeLetter(), title=title) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Teaching & testing", r"Teaching \& testing"),
        (r"A \\& B", r"A \& B"),
        (r"A \textbackslash{}\& B", r"A \& B"),
        (r"A {\textbackslash}{\&} B", r"A \& B"),
        ("#BlackLives", r"\#BlackLives"),
        ("90% of all", r"90\% of all"),
        ("90 % of all", r"90 \% of all"),
        (r"$a & b$ & c", r"$a & b$ \& c"),
        (r"\url{http://a.b/?c&d} & e", r"\url{http://a.b/?c&d} \& e"),
        ("A & B & C", r"A \& B \& C"),
    ],
)
def test_bare_and_doubled_signs_get_one_backslash(before: str, after: str) -> None:
    assert len(told(UnescapedSign(), title=before)) == 1
    assert mended(UnescapedSign(), title=before) == {"title": after}
    assert told(UnescapedSign(), title=after) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"title": r"A \& B, 5\%, \#1"},
        {"title": r"\url{http://a.b/?c&d%20}"},
        {"title": r"\href{http://a.b/#c}{see}"},
        {"title": r"the matrix $\begin{array}{c}a & b\end{array}$"},
        {"title": "R&amp;D"},
        {"url": "http://a.b/?c&d#e%20"},
        {"file": "one & two.pdf"},
        {"abstract": "90% & more"},
        {"keywords": "a & b"},
        {"x-basis": "title & date"},
    ],
)
def test_signs_that_latex_does_not_read_as_commands_pass(
    fields: dict[str, str],
) -> None:
    assert told(UnescapedSign(), **fields) == []
    assert mended(UnescapedSign(), **fields) == {}


def test_a_remark_and_names_are_told_and_left_to_the_user() -> None:
    for fields in ({"school": "EECS, % now CS"}, {"author": "Hall & Oates"}):
        assert len(told(UnescapedSign(), **fields)) == 1
        assert mended(UnescapedSign(), **fields) == {}


@pytest.mark.parametrize(
    ("title", "problem"),
    [
        ("Over $5 million", "a lone $ opens mathematics that nothing closes"),
        (r"Men\textquoterights work", "a command and the letters after it run"),
        (r"caf\u00e9", "a character's code is no LaTeX"),
        (r"caf\'{}", "an accent stands on no letter"),
        (r"\begin{small}x", r"\begin{small} and \end{small} do not match"),
    ],
)
def test_latex_that_cannot_be_right_is_told(title: str, problem: str) -> None:
    (message,) = told(BrokenLatex(), title=title)
    assert message.startswith(f"in the title, {problem}")


@pytest.mark.parametrize(
    "title",
    [
        r"$\alpha$ and $\beta$",
        r"Over \$5 million",
        r"M{\"u}ller, \'{\i}, \c{c}, {\v{s}}",
        r"(11\=22) facets",
        r"a \ldots\ b",
        r"men\textquoteright{}s work",
        r"\textendash{} a \textquoteright",
        "plain",
    ],
)
def test_sound_latex_passes(title: str) -> None:
    assert told(BrokenLatex(), title=title) == []


def test_letters_beyond_ascii_are_a_matter_of_choice() -> None:
    assert NonAsciiCharacter.optional
    assert told(NonAsciiCharacter(), author="Müller", abstract="für") == [
        "the author holds ü, which classic BibTeX does not understand"
    ]
    assert told(NonAsciiCharacter(), author=r"M{\"u}ller") == []
