"""Without our remarks a copy of Markdown or LaTeX is the author's, to the byte."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence.checker.facts import ManuscriptFacts
from evidence.readers.base import Reader
from evidence.readers.latex import Latex
from evidence.readers.markdown import Markdown
from evidence.services.copies.form import Copy
from evidence.services.copies.latex import DEFINITION, LatexCopy
from evidence.services.copies.markdown import MarkdownCopy
from evidence.services.copies.markup import MarkupCopy
from evidence.services.copies.material import Original
from evidence.services.copies.remarks import Remark
from evidence.services.copies.side_file import SideFile

MARKDOWN = """\
---
title: States
---

# How many *states* there are

The OSCE has **54 participating States**, it says. It costs $5 and a `tick.
Turkey *objects.* See [the list of *all*](https://example.org/a_b).

- One item. Another sentence.
- `code in text.` And [@xu2020, p. 7] more.

> Quoted words.

| State | Year |
|-------|------|
| Ostia | 1975 |

```python
print("54 States")

print("57 States")
```

A note follows.[^1] Hard break\x20\x20
here. The end

[^1]: The note's own words.
"""
LATEX = r"""\documentclass{article}
% It has 54 States.
\newcommand{\osce}{OSCE}
\begin{document}
\section{How many states}
The report names 83 brands~\cite[7]{xu2020}. % 83?
It costs 5\,\% or \$5, and $a \$ b = 57$. It has \emph{54 participating States.}

\begin{verbatim}
print 54 States. $
\end{verbatim}
As \verb|54 States| has it, Ostia has \num{57} states. It is \( x = 3 \).
\begin{equation} y = 1975 \end{equation}
Tables \begin{tabular}{ll} Ostia & 1975 \\ Quiria & 1976 \\ \end{tabular} end.
The last sentence\footnote{With a note.}
\end{document}
"""
HOSTILE = (
    "--> <script>alert(1)</script> <!-- --",
    "`$ | * _ [x](y) \\ ~~~",
    "\\end{document} % } { # & ^ ~ \\input{/etc/passwd}",
    "\\u{202E}\\u{0} ]]>",
)


def remark(number: int, span: tuple[int, int], original: Original) -> Remark:
    start, end = span
    blocks = original.manuscript.blocks
    block = next((one for one in blocks if one.start <= start < one.end), None)
    said = HOSTILE[number % len(HOSTILE)]
    lines = (f"{number} · name: stands", said, f"evidence claim c-{number:05}")
    return Remark(f"c-{number:05}", f"n{number}", lines, start, end, end, block)


def original(
    reader: Reader, source: str, *spans: tuple[int, int], name: str = "text"
) -> Original:
    """Return a manuscript with a remark at each of *spans* of its text."""
    data = source.encode()
    document = reader.read(data, path=Path(name))
    manuscript = ManuscriptFacts(
        name="text",
        title="Text",
        path=name,
        revision=1,
        sha256=document.sha256,
        language="en",
        text=document.text,
        blocks=document.blocks,
        sentences=(),
        citations=(),
    )
    bare = Original(
        data=data,
        manuscript=manuscript,
        media_type=document.media_type,
        source=document.source,
        source_map=document.source_map,
        remarks=(),
        renewed=(),
        day=date(2026, 11, 23),
    )
    remarks = tuple(remark(at, span, bare) for at, span in enumerate(spans))
    return Original(
        bare.data,
        manuscript,
        bare.media_type,
        bare.source,
        bare.source_map,
        remarks,
        (),
        bare.day,
    )


def at(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def copied(form: MarkupCopy, source: str, *words: str) -> tuple[str, Copy]:
    text = form.reader.read(source.encode(), path=Path("text")).text
    made = form.make(original(form.reader, source, *(at(text, one) for one in words)))
    return made.data.decode(), made


def without_comments(copy: str) -> str:
    return re.sub(r"(?:\n\n)?<!-- evidence: [^\n]*? -->", "", copy)


def without_notes(copy: str) -> str:
    note = r"\\evidencenote\{c-\w+\}\{(?:[^{}\\]|\\.|\{\})*\}"
    copy = re.sub(rf"{note}%\n", "", copy)
    return re.sub(note, "", copy).replace(DEFINITION, "")


def spans_of(source: str, reader: Reader) -> st.SearchStrategy[list[tuple[int, int]]]:
    length = len(reader.read(source.encode(), path=Path("text")).text)
    place = st.integers(0, length - 1)
    pair = st.tuples(place, place).map(lambda two: (min(two), max(two) + 1))
    return st.lists(pair, min_size=1, max_size=4)


@given(spans_of(MARKDOWN, Markdown()))
@settings(max_examples=12)
def test_a_markdown_copy_is_the_authors_without_our_comments(
    spans: list[tuple[int, int]],
) -> None:
    made = MarkdownCopy().make(original(Markdown(), MARKDOWN, *spans))

    copy = made.data.decode()
    assert without_comments(copy) == MARKDOWN
    assert (
        copy.count("<!-- evidence: ") == copy.count("evidence claim c-") == len(spans)
    )


@given(spans_of(LATEX, Latex()))
@settings(max_examples=12)
def test_a_latex_copy_is_the_authors_without_our_notes(
    spans: list[tuple[int, int]],
) -> None:
    made = LatexCopy().make(original(Latex(), LATEX, *spans))

    copy = made.data.decode()
    assert without_notes(copy) == LATEX
    assert copy.count("\\evidencenote{c-") == len(spans)
    assert copy.count(DEFINITION) == 1


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("participating States, it says.", "States**, it says."),
        ("Turkey objects.", "Turkey *objects."),
        ("Another sentence.", "Another sentence."),
        ("Ostia\t1975", "| Ostia | 1975 |\n\n"),
        ('print("54 States")', '57 States")\n```\n\n'),
        ("The note's own words.", "[^1]: The note's own words."),
        ("How many states there are", "# How many *states* there are"),
    ],
)
def test_a_comment_stands_behind_its_sentence_table_or_code(
    words: str, before: str
) -> None:
    copy, made = copied(MarkdownCopy(), MARKDOWN, words)

    assert copy.partition("<!-- evidence: ")[0].endswith(before)
    assert made.notes == ()


def test_what_stands_in_code_within_a_sentence_goes_to_the_end() -> None:
    copy, made = copied(MarkdownCopy(), MARKDOWN, "code in text.")

    assert copy.startswith(f"{MARKDOWN.rstrip()}\n\n<!-- evidence: 0 · name: stands |")
    assert made.notes == ("at the end of the file: 1 comment",)


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("The report names 83 brands", "names 83 brands"),
        ("54 participating States.", "\\emph{54 participating States."),
        ("It costs 5", "It costs 5"),
        ("Ostia has 57", "Ostia has "),
        ("As 54 States", "As "),
        ("It is x = 3", "It is "),
        ("With a note.", "\\footnote{With a note."),
        ("print 54 States.", "participating States.}\n\n"),
    ],
)
def test_a_note_stands_outside_formulas_commands_and_literal_text(
    words: str, before: str
) -> None:
    copy, made = copied(LatexCopy(), LATEX, words)

    assert copy.partition("\\evidencenote{c-")[0].endswith(before)
    assert made.notes == ()


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="LaTeX is not here")
def test_latex_sets_the_copy(tmp_path: Path) -> None:
    source = LATEX.replace("\\num{57}", "57")
    words = ("83 brands", "54 participating States.", "x = 3", "With a note.", "Quiria")
    copy, _ = copied(LatexCopy(), source, *words)
    (tmp_path / "copy.tex").write_text(copy, "utf-8")

    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "copy.tex"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout[-2000:]


def test_line_ends_and_encodings_stay_the_authors() -> None:
    source = MARKDOWN.replace("\n", "\r\n").encode("utf-8-sig").decode()
    made = MarkdownCopy().make(original(Markdown(), source, (0, 10), (30, 40)))

    assert re.sub(
        r"(?:\r\n\r\n)?<!-- evidence: [^\n]*? -->", "", made.data.decode()
    ) == (source)
    assert b"\n" not in made.data.replace(b"\r\n", b"")


def test_a_side_file_has_each_claim_with_its_place() -> None:
    text = Markdown().read(MARKDOWN.encode(), path=Path("a.md")).text
    span = at(text, "Another sentence.")
    made = SideFile().make(original(Markdown(), MARKDOWN, span, name="a.md"))

    assert made.data.decode().splitlines()[2:] == [
        "",
        "a.md:10:13: 0 · name: stands",
        "    --> <script>alert(1)</script> <!-- --",
        "    evidence claim c-00000",
    ]
