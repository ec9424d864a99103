"""LaTeX mark-up as plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.bibliography.latex import latex_to_text, lines_to_text
from tests.conftest import examples


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("plain  text\n on two lines", "plain text on two lines"),
        ("{The {OSCE}} in {Vienna}", "The OSCE in Vienna"),
        ("{\\'E}tienne Fran{\\c c}ois", "Étienne François"),
        ("{\\H u} \\~a \\ss{} {\\O} {\\L}\\'od\\'z", "ű ã ß Ø Łódź"),
        ("\\'{\\i} and {\\\"{\\i}} and \\'\\i", "í and ï and í"),
        ("1990--2000 --- a ``decade''", "1990–2000 — a “decade”"),
        ("the `{Shanghai} Spirit': it's there", "the ‘Shanghai Spirit’: it's there"),
        ("Tie~this and\\ that, 50\\,000", "Tie this and that, 50 000"),
        ("\\emph{Very} \\textbf{bold} {\\sc small}", "Very bold small"),
        ("Smith \\& Sons, 50\\% of \\$5, C\\# \\{x\\}",
         "Smith & Sons, 50% of $5, C# {x}"),
        ("50% of Fran{\\c c}ois' share", "50% of François' share"),
        ("$x$ and $\\alpha$", "x and α"),
        ("\\url{https://x.org/a}", "https://x.org/a"),
        ("\\href{https://x.org}{this \\'etude}", "this étude"),
        ("\\LaTeX{} and \\TeX", "LaTeX and TeX"),
        ("\\input{/etc/passwd}\\write18{rm}", "/etc/passwd18rm"),
        ("first\\\\second", "first second"),
        ("习近平 \\'e", "习近平 é"),
        ("{unbalanced \\'e", "unbalanced é"),
        ("\\", "\\"),
        ("", ""),
    ],
)  # fmt: skip
def test_mark_up_becomes_plain_text(source: str, text: str) -> None:
    assert latex_to_text(source) == text


def test_deep_nesting_is_no_trouble() -> None:
    depth = 10_000
    assert latex_to_text("{" * depth + "\\'e" + "}" * depth) == "é"


_PIECES = ["aB", *" {}\n%&#_^-`'~,.?!<>\"", "\\%", "\\&", "\\_", "\\#", "---"]


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@examples(400)
def test_the_short_way_reads_as_pybtex_does(source: str) -> None:
    by_pybtex = latex_to_text(source + " é").removesuffix("é").rstrip()

    assert latex_to_text(source) == by_pybtex


@given(st.text(alphabet="aB é{}\\'\"`~$%-^_&#\n", max_size=40))
@examples(400)
def test_any_text_becomes_one_line_without_braces_left_over(source: str) -> None:
    text = latex_to_text(source)
    assert "\n" not in text
    assert text == text.strip()


@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join)))
def test_many_values_read_as_one_by_one_but_for_blanks(sources: list[str]) -> None:
    values = [" ".join(source.split()) for source in sources]

    lines = lines_to_text(values).split("\n") if values else []

    assert [" ".join(line.split()) for line in lines] == list(
        map(latex_to_text, values)
    )
