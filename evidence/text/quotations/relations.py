"""Who is spoken of only as somebody of theirs, or as another thing beside the subject.

A spokesman for the minister is not the minister, a subsidiary not its owner; behind
«the Council, which had replied» it is the Council that replied; and who is named as a
subject of its own is nobody else who is named beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence.text.quotations.clauses import shown
from evidence.text.quotations.forms import bare, same_word
from evidence.text.quotations.persons import TITLES
from evidence.text.quotations.phrases import DETERMINERS, is_name, phrase_end
from evidence.text.quotations.source import SourceText
from evidence.text.quotations.ties import are_tied, content
from evidence.text.quotations.tokens import Token
from evidence.text.quotations.turning_words import listed
from evidence.text.quotations.words import FREE

SOMEBODYS = frozenset(
    listed(
        "spokesman spokeswoman spokesperson spokesmen representative representatives "
        "lawyer lawyers solicitor counsel agent secretary aide assistant deputy "
        "widow wife husband son daughter brother sister friend friends successor "
        "predecessor colleague ally rival opponent supporter supporters critic critics "
        "subsidiary subsidiaries arm branch unit division affiliate offshoot owner "
        "founder employee employees member members tenant portavoz abogado abogada "
        "delegado delegada viuda hijo hija filial filiales sucesor sucesora "
        "porte-parole avocat avocate représentant représentante filiale veuve fils "
        "fille successeur adjoint sprecher sprecherin anwalt anwältin vertreter "
        "vertreterin tochter tochterfirma tochtergesellschaft nachfolger "
        "nachfolgerin vorgänger vorgängerin witwe sohn mitarbeiter mitarbeiterin"
    )
)
"""Who or what is somebody of another's, or a part of something."""
OF = frozenset(
    listed("of for to from de du des d' del der von vom pour para à des dem den")
)
_WITHIN = 6
"""Words behind «a spokesman for» in which it is told of whom."""
_RELATIVE = frozenset(listed("which who"))
_BODIES = frozenset(
    listed(
        "ministry court council union commission committee tribunal parliament police "
        "prosecution ministerium gericht ministère tribunal ministerio fiscalía"
    )
)
"""Bodies of which a source seldom has two that are called so alone."""


def of_others(
    source: SourceText, filler: Sequence[Token], words: Sequence[Token]
) -> str:
    """Say of whom *words* speak instead of the one named, whose somebody that is."""
    if source.language not in {"", "en"}:
        return ""  # what these languages do, ``accounts_abroad`` knows
    gone = [word for word in words if not word.noise]
    own = [word for word in content(filler) if word.key not in DETERMINERS]
    if not own or not gone:
        return ""
    if fault := _somebodys(filler, own, gone):
        return fault
    return _related(source, filler, own, gone) or _subject(source, filler, own, gone)


def _somebodys(
    filler: Sequence[Token], own: Sequence[Token], gone: Sequence[Token]
) -> str:
    """Say whose somebody is meant: «a spokesman for Sir Miles» for «[Sir Miles]»."""
    for at, word in enumerate(gone[:-2]):
        if word.key not in SOMEBODYS or gone[at + 1].key not in OF:
            continue
        behind = gone[at + 2 : at + 2 + _WITHIN]
        if _has(filler, word) or any(_has(gone[: at + 1], one) for one in own):
            continue
        if any(word.key not in TITLES and _has(behind, word) for word in own):
            return (
                f"“[{shown(filler)}]” is not “{shown(gone)}”, only somebody of theirs"
            )
    return ""


def _related(
    source: SourceText,
    filler: Sequence[Token],
    own: Sequence[Token],
    gone: Sequence[Token],
) -> str:
    """Say who «which» or «who» is, if it is not the one named."""
    if gone[-1].key not in _RELATIVE or len(gone) < 2 or not _is_name(filler):
        return ""
    gap = source.normal.text[gone[-2].end : gone[-1].start]
    if gap.strip() != "," or not gone[-2].name:
        return ""
    start = len(gone) - 1
    while start and gone[start - 1].name and len(gone) - start <= _WITHIN:
        start -= 1
    name = gone[start:-1]
    if any(_has(name, one) for one in own) or any(
        are_tied(source, bare(one.key), bare(own[-1].key)) for one in name
    ):
        return ""
    return f"“{gone[-1].text}” is “{shown(name)}” rather than “[{shown(filler)}]”"


def _subject(
    source: SourceText,
    filler: Sequence[Token],
    own: Sequence[Token],
    gone: Sequence[Token],
) -> str:
    """Say which other name is the subject, or which body that has another name."""
    if not _is_name(filler) or any(_has(gone, one) for one in own):
        return ""
    if filler[0].key in DETERMINERS:
        return ""
    head = bare(own[-1].key)
    printed = re.search(rf"\b{re.escape(head)}\b", source.normal.folded)
    end = phrase_end(source, gone, 0)
    if printed is None or not end:
        return ""
    if len(gone) > 2 and gone[-2].key in TITLES and is_name(source, gone[-1]):
        end, gone = 2, gone[-2:]  # «the then secretary, Dr Kane»
    noun, named = gone[end - 1], is_name(source, gone[0])
    alone = end == len(gone) == 2 and noun.key in _BODIES
    apart = (
        named
        and is_name(source, noun)
        and (end == len(gone) or _is_cut(source, gone, end))
    )
    if not (alone or apart) or head in TITLES or _is_initials(gone[:end], own):
        return ""
    if any(are_tied(source, bare(one.key), head) for one in gone[:end]):
        return ""
    return f"“[{shown(filler)}]” is not “{shown(gone[:end])}”"


def _is_cut(source: SourceText, words: Sequence[Token], at: int) -> bool:
    """Tell whether a comma stands before a word: behind it a name is explained."""
    gap = source.normal.text[words[at - 1].end : words[at].start]
    return gap.strip() == ","


def _is_initials(some: Sequence[Token], others: Sequence[Token]) -> bool:
    first = "".join(word.key[0] for word in others)
    return any(
        sum(map(str.isupper, word.text)) > 1 and word.key[:1] in first for word in some
    )


def _is_name(words: Sequence[Token]) -> bool:
    return all(
        word.text[:1].isupper() or word.key in FREE | OF | {"la", "le", "el", "die"}
        for word in words
    )


def _has(words: Sequence[Token], one: Token) -> bool:
    return any(same_word(bare(one.key), bare(w.key), name=one.name) for w in words)
