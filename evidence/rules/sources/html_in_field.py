"""SRC007."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from html.entities import html5

from evidence.bibliography.writer import VERBATIM, to_source
from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import PRINTED, own
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_CODE = re.compile(
    r"\\?&(?:amp;)?(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31}\d{0,2});"
)
_TAG = re.compile(
    r"<(/?)((?:jats|mml|xhtml):[a-z-]+|i|b|u|em|strong|italic|bold|sub|sup|inf|sc|scp"
    r"|small|span|div|p|br|tt|a|font|h[1-6]|ul|ol|li|title|sec)"
    r"(?:\s+[a-zA-Z:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>]+))*\s*/?>",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"<(i|em|italic|b|bold|strong|sub|inf|sup|sc|scp)>([^<>{}]*)</\1>", re.IGNORECASE
)
_COMMANDS = {
    **dict.fromkeys(("i", "em", "italic"), r"\emph"),
    **dict.fromkeys(("b", "bold", "strong"), r"\textbf"),
    **dict.fromkeys(("sub", "inf"), r"\textsubscript"),
    "sup": r"\textsuperscript",
    **dict.fromkeys(("sc", "scp"), r"\textsc"),
}
_SIGNS = {"<": r"\textless{}", ">": r"\textgreater{}", "\xa0": " "}


class HtmlInField(SourceRule):
    r"""A field holds HTML: codes such as ``&amp;`` or tags such as ``<i>``.

    *Why.* Publishers' pages and the metadata of DOIs carry HTML, and exports hand it
    through. LaTeX and citation styles print the code itself, so the reader sees
    ``Research &amp; Politics``; worse, ``&`` and ``#`` stop LaTeX. The fix writes the
    sign that is meant, and LaTeX's own command for pairs of tags round italics, bold,
    sub- and superscript; other tags are left to you. In fields that no style prints,
    such as the abstract, HTML is only noted.

    Bad:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Research &amp; Politics}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @article{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE},
      journal = {Research \& Politics}, year = {2020}
    }
    ```

    Source: WHATWG, HTML, section 13.5, named character references; JabRef, integrity
    check «HTML encoded character found»; papis doctor, html-codes and html-tags.
    """

    code = "SRC007"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each field of *subject* that holds HTML."""
        del context
        for name, value in _suspects(subject):
            found = _found(value)
            if found:
                yield Draft(
                    f"{subject.name}: the {name} holds HTML: {' '.join(found[:4])}",
                    hint="write the sign itself, or LaTeX's command for it",
                    severity=None
                    if name in PRINTED or name == "url"
                    else Severity.NOTE,
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the fields with signs for codes and commands for pairs of tags."""
        del context
        for name, value in _suspects(subject):
            if (new := _mended(name, value)) != value:
                yield FieldChange(name, new)


def _suspects(subject: SourceFacts) -> Iterable[tuple[str, str]]:
    for name, value in own(subject):
        if ("&" in value or "<" in value) and name != "file":
            yield name, value


def _found(value: str) -> list[str]:
    codes = [m.group() for m in _CODE.finditer(value) if _sign(m[1])]
    return list(dict.fromkeys([*codes, *_tags(value)]))


def _tags(value: str) -> list[str]:
    """Return the tags in *value*; a lone opening one may be «smaller than»."""
    tags = list(_TAG.finditer(value))
    closed = {tag[2].lower() for tag in tags if tag[1]}
    return [
        tag.group()
        for tag in tags
        if tag[2].lower() in closed or ":" in tag[2] or tag[2].lower() in {"br", "p"}
    ]


def _sign(code: str) -> str:
    """Return the character that *code* stands for, '' if there is none."""
    if code[0] != "#":
        return html5.get(f"{code};", html5.get(f"{code.lower()};", ""))
    number = int(f"0{code[1:]}", 0) if code[1] in "xX" else int(code[1:])
    sign = html.unescape(f"&#{number};") if number < 0x110000 else ""
    return sign if sign.isprintable() or sign == "\xa0" else ""


def _mended(name: str, value: str) -> str:
    def sign(found: re.Match[str]) -> str:
        meant = _sign(found[1])
        if not meant:
            return found.group()
        return _SIGNS.get(meant, to_source(name, meant))

    if name in VERBATIM:
        return _CODE.sub(lambda found: _sign(found[1]) or found.group(), value)
    if "<" in html.unescape(value):
        value = re.sub(r"&lt;(/?(?:i|em|b|strong|sub|sup|scp?))&gt;", r"<\1>", value)
    value = _CODE.sub(sign, value)
    return _PAIR.sub(lambda tag: f"{_COMMANDS[tag[1].lower()]}{{{tag[2]}}}", value)
