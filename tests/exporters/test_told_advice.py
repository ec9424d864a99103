"""Every hint and every related line of a rule has its words in every language.

The rules' own files are read, so that a rule whose example does not reach a hint cannot
forget it; what an example reaches is asked in ``tests/rules/test_examples.py``.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import ModuleType

import pytest

from evidence import plugins, rules
from evidence.checker import notice_wording, quotation_wording
from evidence.checker.rule import Rule
from evidence.exporters.languages import SOURCE, find_words, languages
from evidence.exporters.told import PLACE
from evidence.ratings.registry import all_schemes
from tests.exporters.test_told import templates

RULES = plugins.classes(rules, Rule)
OTHERS = [each for each in languages() if each != SOURCE]
EACH = pytest.mark.parametrize("language", OTHERS)


class Source:
    """A rule's file: which expressions become its hints and its related lines."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module
        self.tree = ast.parse(inspect.getsource(module))

    @cached_property
    def functions(self) -> dict[str, ast.FunctionDef]:
        nodes = ast.walk(self.tree)
        return {each.name: each for each in nodes if isinstance(each, ast.FunctionDef)}

    def calls(self, name: str) -> Iterator[ast.Call]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _name(node.func) == name:
                yield node

    def given(self, word: str) -> Iterator[ast.expr]:
        """Yield what drafts are given as *word*."""
        for call in self.calls("Draft"):
            yield from (each.value for each in call.keywords if each.arg == word)

    def patterns(self, node: ast.expr | None) -> Iterator[str]:
        """Yield the texts that *node* can be, as regular expressions."""
        match node:
            case ast.Constant(value=None | ""):
                return
            case ast.Constant(value=str(text)):
                yield re.escape(text)
            case ast.JoinedStr(values=values):
                yield "".join(
                    re.escape(str(each.value))
                    if isinstance(each, ast.Constant)
                    else _HELD
                    for each in values
                )
            case ast.IfExp(body=body, orelse=other):
                yield from self.patterns(body)
                yield from self.patterns(other)
            case ast.Call(func=func) if _name(func) in self.functions:
                yield from self._returned(_name(func))
            case ast.Name(id=name):
                yield from self._named(name)
            case _:
                pytest.fail(f"{self.module.__name__}: {ast.unparse(node or _NOTHING)}")

    def _named(self, name: str) -> Iterator[str]:
        """Yield the texts of a name: assigned, given as an argument, or global."""
        found = [*self._assigned(name), *self._arguments(name)]
        if not found:
            found = [re.escape(getattr(self.module, name))]
        yield from found

    def _assigned(self, name: str) -> Iterator[str]:
        for node in ast.walk(self.tree):
            match node:
                case ast.Assign(targets=[ast.Name(id=to)], value=value) if to == name:
                    yield from self.patterns(value)
                case ast.Assign(targets=[ast.Tuple(elts=to)], value=ast.Call() as call):
                    names = [_name(each) for each in to]
                    if name in names:
                        yield from self._returned(_name(call.func), names.index(name))

    def _arguments(self, name: str) -> Iterator[str]:
        for function in self.functions.values():
            names = [each.arg for each in function.args.args]
            if name in names:
                for call in self.calls(function.name):
                    argument = call.args[names.index(name)]
                    if _name(argument) != name:  # else it was assigned
                        yield from self.patterns(argument)

    def _returned(self, name: str, at: int | None = None) -> Iterator[str]:
        """Yield the texts that a function returns, of several that *at* a place."""
        for node in ast.walk(self.functions[name]):
            match node:
                case ast.Return(value=ast.Tuple(elts=parts)) if at is not None:
                    yield from self.patterns(parts[at])
                case ast.Return(value=ast.Call(func=func)) if at is not None:
                    yield from self._returned(_name(func), at)
                case ast.Return(value=value):
                    yield from self.patterns(value)

    def lines(self) -> Iterator[str]:
        """Yield the related lines that have words of their own, as patterns."""
        for node in [*self.given("related"), *self._gathered()]:
            for each in ast.walk(node):
                if isinstance(each, ast.JoinedStr):
                    yield from self.patterns(each)

    def _gathered(self) -> Iterator[ast.expr]:
        """Yield what is gathered in a list of that name before."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Assign(targets=[ast.Name(id="related" | "lines")]):
                    yield node.value
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name(id="related" | "lines"), attr="append"
                    ),
                    args=[line],
                ):
                    yield line


_NOTHING = ast.Constant(value=None)
_HELD = "(?:.*~.*)?"
"""What stands for a value: a template's place, with words of its own perhaps."""


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))


def source_of(kind: type[Rule]) -> Source:
    module = inspect.getmodule(kind)
    assert module is not None
    return Source(module)


def hints_of(kind: type[Rule]) -> set[str]:
    source = source_of(kind)
    return {each for node in source.given("hint") for each in source.patterns(node)}


def lacking(known: set[str], patterns: set[str]) -> set[str]:
    """Return the patterns that fit none of the templates, their places filled."""
    filled = [PLACE.sub("~", english) for english in known]
    return {
        pattern
        for pattern in patterns
        if not any(re.fullmatch(pattern, each, re.DOTALL) for each in filled)
    }


def known_of(code: str, found: Mapping[str, Mapping[str, str]]) -> set[str]:
    return {*found.get(code, ()), *found.get(code[:3], ())}


@EACH
def test_every_hint_of_a_rule_has_a_template(language: str) -> None:
    known = templates(language)
    hints = {kind.code: hints_of(kind) for kind in RULES}
    missing = {
        code: lacking(known_of(code, known), said) for code, said in hints.items()
    }

    assert sum(map(len, hints.values())) > 170
    assert {code: said for code, said in missing.items() if said} == {}


@EACH
def test_every_related_line_with_words_of_its_own_has_a_template(language: str) -> None:
    known = templates(language)
    lines = {kind.code: set(source_of(kind).lines()) for kind in RULES}
    lines["QUO001"] |= set(Source(quotation_wording).lines())
    lines["SRC060"] |= set(Source(notice_wording).lines())
    missing = {
        code: lacking(known_of(code, known), said) for code, said in lines.items()
    }

    assert sum(map(len, lines.values())) > 15
    assert {code: said for code, said in missing.items() if said} == {}


@EACH
def test_every_level_of_every_scale_has_its_meaning(language: str) -> None:
    told = find_words(language).told
    meanings = {
        scheme.describe(level) for scheme in all_schemes() for level in scheme.levels()
    }

    assert len(meanings) > 40
    assert {each for each in meanings if told("meaning", each) == each} == set()


def test_a_house_says_in_its_own_words_what_its_levels_mean() -> None:
    told = find_words("de").told

    assert told("meaning", "usually reliable; seldom seen") == (
        "usually reliable; seldom seen"
    )
    assert told("RAT002", "5 (own) by Ada says that the claim cannot be judged") == (
        "5 (own) von Ada sagt, dass die Behauptung nicht zu beurteilen ist"
    )
    assert told(
        "RAT002",
        "A5 (completely reliable; improbable) by Ada says that the "
        "claim cannot be judged",
    ) == (
        "A5 (völlig zuverlässig; unwahrscheinlich) von Ada sagt, dass die Behauptung "
        "nicht zu beurteilen ist"
    )


def test_a_hint_that_was_forgotten_is_seen() -> None:
    known = {"read {key:word} itself", "write {bare:word}"}

    said = {f"read {_HELD} itself", f"write {_HELD}", f"burn {_HELD}", "write"}

    assert lacking(known, said) == {f"burn {_HELD}", "write"}


@pytest.mark.parametrize(
    ("code", "english", "german"),
    [
        (
            "FIG001",
            (
                "correct the manuscript to 57,000 people as of 2019 or 58 people, or "
                "find out why the source differs and record its date or scope with its "
                "figure"
            ),
            (
                "im Manuskript 57.000 people (Stand 2019) oder 58 people schreiben "
                "oder klären, warum die Quelle abweicht, und zu ihrer Zahl das Datum "
                "oder den Geltungsbereich vermerken"
            ),
        ),
        (
            "CLM002",
            "cite what the ledger has for it: a, b, c, d, e, f and 3 more",
            (
                "auf das verweisen, was das Belegbuch dafür hat: a, b, c, d, e, f und "
                "3 weitere"
            ),
        ),
        ("FIG021", "hall2020: “all “57” States”", "hall2020: „all ‚57‘ States“"),
        (
            "QUO003",
            "hall2020, page 2 of the file (n-xz5dy), characters 95–134: “the lowest”",
            "hall2020, Seite 2 der Datei (n-xz5dy), Zeichen 95–134: „the lowest“",
        ),
        ("QUO001", "“eastern” instead of “northern”", "„eastern“ statt „northern“"),
        (
            "QUO001",
            "the brackets hide “not”, “never”",
            "die Klammern verbergen „not“, „never“",
        ),
        (
            "QUO008",
            "“never”, on which its beginning hangs, is left out",
            "„never“, woran sein Anfang hängt, ist ausgelassen",
        ),
        ("QUO001", "word by word: the [-7-] {+8+}", "Wort für Wort: the [-7-] {+8+}"),
        (
            "CIT003",
            "2 authors in the text, 3 authors and others in the entry",
            "2 Autoren im Text, 3 Autoren und weitere im Eintrag",
        ),
        (
            "CIT002",
            "2 entries fit Hall 2020; nothing in them says which is “c”",
            "2 Einträge passen zu Hall 2020; nichts darin sagt, welcher „c“ ist",
        ),
        (
            "SRC060",
            "earlier on 2004-03-06: Error in Data (rw 7)",
            "früher: am 2004-03-06: Error in Data (rw 7)",
        ),
        ("SRC034", "write author = {{WHO}}", "author = {{WHO}} schreiben"),
        (
            "SRC019",
            "write doi = {10.1/x} instead",
            "stattdessen doi = {10.1/x} schreiben",
        ),
        ("SRC031", "write «and» between names", "„and“ zwischen die Namen schreiben"),
        ("SRC031", "write «Hall, Jr., S.»", "„Hall, Jr., S.“ schreiben"),
        ("SRC005", "xu2020b", "xu2020b"),
    ],
)
def test_advice_is_put_into_german_with_all_that_it_holds(
    code: str, english: str, german: str
) -> None:
    told = find_words("de").told(code, english)

    assert (str(told), told.language) == (german, "")


@pytest.mark.parametrize(
    ("code", "english"),
    [
        ("XYZ001", "write 5"),
        ("XYZ001", "read hall2020 itself and tie its passage"),
        ("CLM004", "read hall2020 itself and tie its passage, if you have the time"),
        ("FIG002", "say it as the source does: many people"),
        ("SRC028", "write it down"),
        # Whose words are they: of "Ada", or of "Ada: Ben"?
        ("RAT003", "Ada: Ben: no date"),
    ],
)
def test_advice_that_does_not_fit_for_sure_stays_english(
    code: str, english: str
) -> None:
    told = find_words("de").told(code, english)

    assert (str(told), told.language) == (english, "en")
