"""Formulas: what they are worth, and what is refused."""

from __future__ import annotations

import ast
import math
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.text.figures.formula import MAX_DEPTH, parse_formula
from evidence.text.figures.formula_tokens import FormulaError
from evidence.text.figures.intervals import Interval, point


def worth(text: str, **values: int | str) -> Fraction:
    known = {name: point(Fraction(value)) for name, value in values.items()}
    value = parse_formula(text).work_out(known)
    assert value.is_point
    assert isinstance(value.low, Fraction)
    return value.low


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("100 / 4 / 5", 5),
        ("-3 + 5", 2),
        ("--3", 3),
        ("2 * -3", -6),
        ("1234.5 * 2", 2469),
        ("max(1,234)", 234),
        ("3 × 4 ÷ 6 − 1", 1),
        ("min(3, 1, 2)", 1),
        ("max(3, 1, 2)", 3),
        ("sum(1, 2, 3)", 6),
        ("abs(2 - 5)", 3),
        ("round(2.5)", 3),
        ("round(-2.5)", -3),
        ("round(1234, -2)", 1200),
        ("round(1 / 3, 2) * 100", 33),
        ("((((1))))", 1),
    ],
)
def test_arithmetic_is_as_at_school(text: str, value: int) -> None:
    assert worth(text) == value


def test_names_stand_for_numbers_and_thirds_stay_thirds() -> None:
    assert worth("(b-a)/a*100", a=3, b=4) == Fraction(100, 3)
    assert worth("a / b * b", a=1, b=3) == 1
    assert parse_formula("(b - a) / a * 100 + b").names == ("b", "a")


def test_a_whole_is_asked_for_by_name() -> None:
    formula = parse_formula("a / whole(a) * 100")
    known = {"a": point(Fraction(30)), "whole(a)": point(Fraction(60))}

    assert formula.wholes == ("a",)
    assert formula.work_out(known) == point(Fraction(50))
    assert formula.fill({"a": "30", "whole(a)": "60"}) == "30 / 60 * 100"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("(b-a)/a*100", "(7 - 5) / 5 * 100"),
        ("-a+max(a,b)", "-5 + max(5, 7)"),
        ("a*-b", "5 * -7"),
        ("round(b/a,1)", "round(7 / 5, 1)"),
    ],
)
def test_a_formula_is_shown_with_its_numbers(text: str, filled: str) -> None:
    assert parse_formula(text).fill({"a": "5", "b": "7"}) == filled


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no formula"),
        ("(b-a", "column 5: a closing bracket is missing before the end"),
        ("b-a)", "column 4: an operator is missing before “)”"),
        ("2 a", "column 3: an operator is missing before “a”"),
        ("a +", "column 4: a number, a name or a bracket is missing before the end"),
        ("a ** 2", "column 4: a number, a name or a bracket is missing before “*”"),
        ("9**9**9", "column 3: a number, a name or a bracket is missing before “*”"),
        ("2^9", "column 2: “^” cannot stand in a formula"),
        ("1e9", "column 1: “1e9” cannot stand in a formula"),
        ("a.b", "column 2: “.b” cannot stand in a formula"),
        ("__import__('os')", "column 1: “__import__” cannot stand in a formula"),
        ("eval(a)", "column 1: only abs, max, min, round, sum, whole can be called"),
        ("a(b)", "column 1: only abs, max, min, round, sum, whole can be called"),
        ("open", ""),
        ("lambda: 0", "column 7: “:” cannot stand in a formula"),
        ("[x for x in a]", "column 1: “[” cannot stand in a formula"),
        ("a if b else c", "column 3: an operator is missing before “if”"),
        ("'a'", "column 1: “'” cannot stand in a formula"),
        ("1,234", "column 2: an operator is missing before “,”"),
        ("1.2.3", "column 1: “1.2.3” cannot stand in a formula"),
        ("9999999999999999", "column 1: a number has at most 15 digits"),
        ("whole(2)", "column 7: whole asks for one name, not “2”"),
        ("whole(a, b)", "column 8: a closing bracket is missing before “,”"),
        ("round + 1", "column 7: the function round needs a bracket, not “+”"),
        ("abs(1, 2)", "column 1: abs is given too much"),
        ("round(1, 2, 3)", "column 1: round is given too much"),
        ("max()", "column 5: a number, a name or a bracket is missing before “)”"),
        ("a" * 31, "column 1: “aaaaaaaaaaaaaaaaaaaa” cannot stand in a formula"),
        ("a\0b", "column 2: “\0” cannot stand in a formula"),
        ("α + 1", "column 1: “α” cannot stand in a formula"),
        ("(" * 10_000, "a formula has at most 300 characters"),
        ("(" * 200, "more than 30 brackets or signs stand within one another"),
        ("-" * 200 + "1", "more than 30 brackets or signs stand within one another"),
        ("abs(" * 60 + "1", "more than 30 brackets or signs stand within one another"),
    ],
)
def test_what_is_no_formula_is_refused_with_its_place(text: str, message: str) -> None:
    if not message:
        assert parse_formula(text).names == (text,)
        return
    with pytest.raises(FormulaError) as refused:
        parse_formula(text)

    assert message in str(refused.value)
    assert "\n" not in str(refused.value)


def test_brackets_up_to_the_limit_are_read() -> None:
    assert worth("(" * MAX_DEPTH + "1" + ")" * MAX_DEPTH) == 1


@pytest.mark.parametrize("text", ["1 / 0", "1 / (2 - 2)", "a / abs(0)"])
def test_a_division_by_zero_is_told(text: str) -> None:
    with pytest.raises(FormulaError, match="divides by zero"):
        worth(text, a=1)


@pytest.mark.parametrize("places", ["0.5", "10", "1 / 3"])
def test_odd_places_are_refused(places: str) -> None:
    with pytest.raises(FormulaError, match="round takes up to 9"):
        worth(f"round(1, {places})")


def test_a_name_that_is_known_to_python_is_only_a_name() -> None:
    assert worth("open + print", open=1, print=2) == 3


LEAVES = st.one_of(
    st.integers(0, 999).map(str),
    st.decimals("0.1", 99, places=1).map(str),
    st.sampled_from("abc"),
)
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
        inner.map(lambda text: f"({text})"),
        inner.map(lambda text: f"-({text})"),
    ),
    max_leaves=10,
)
NUMBERS = st.fractions(-50, 50, max_denominator=20)


def by_python(text: str, known: dict[str, Fraction]) -> Fraction:
    """Work *text* out by Python's own grammar, over fractions."""

    def value(node: ast.AST) -> Fraction:
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value))
        if isinstance(node, ast.Name):
            return known[node.id]
        if isinstance(node, ast.UnaryOp):
            return -value(node.operand)
        assert isinstance(node, ast.BinOp)
        one, other = value(node.left), value(node.right)
        match node.op:
            case ast.Add():
                return one + other
            case ast.Sub():
                return one - other
            case ast.Mult():
                return one * other
        return one / other

    return value(ast.parse(text, mode="eval").body)


@given(FORMULAS, NUMBERS, NUMBERS, NUMBERS)
def test_the_value_is_that_of_exact_fractions(
    text: str, a: Fraction, b: Fraction, c: Fraction
) -> None:
    known = {"a": a, "b": b, "c": c}
    values = {name: point(number) for name, number in known.items()}
    try:
        wanted = by_python(text, known)
    except ZeroDivisionError:
        with pytest.raises(FormulaError, match="divides by zero"):
            parse_formula(text).work_out(values)
        return

    assert parse_formula(text).work_out(values) == point(wanted)


@given(FORMULAS, st.lists(NUMBERS, min_size=3, max_size=3), NUMBERS)
def test_an_interval_holds_every_value_of_its_numbers(
    text: str, numbers: list[Fraction], width: Fraction
) -> None:
    known = dict(zip("abc", numbers, strict=True))
    wide = {
        name: Interval(number - abs(width), number + abs(width) / 2)
        for name, number in known.items()
    }
    try:
        inside = by_python(text, known)
        found = parse_formula(text).work_out(wide)
    except (ZeroDivisionError, FormulaError):
        return

    assert inside in found


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    with suppress(FormulaError):
        assert all(name.isascii() for name in parse_formula(text).names)


def test_what_is_open_to_infinity_stays_so() -> None:
    over = Interval(Fraction(80), math.inf)
    formula = parse_formula("a * 2 - 10")

    assert formula.work_out({"a": over}) == Interval(Fraction(150), math.inf)
    assert parse_formula("1 / a").work_out({"a": over}) == Interval(
        Fraction(0), Fraction(1, 80)
    )
    assert parse_formula("-a").work_out({"a": over}).low == -math.inf
    assert parse_formula("a - a").work_out({"a": over}) == Interval(-math.inf, math.inf)
    assert parse_formula("max(a, 100)").work_out({"a": over}).low == 100
    assert parse_formula("round(a)").work_out({"a": over}).high == math.inf
