"""The pass over a .bib file that finds its commands and goes on after damage."""

from __future__ import annotations

from operator import itemgetter

from evidence.bibliography.bibtex.commands import (
    read_preamble,
    read_string,
    skip_comment,
)
from evidence.bibliography.bibtex.fields import read_fields
from evidence.bibliography.bibtex.grammar import (
    COMMAND,
    COMMENT,
    ENCODING,
    KEY,
    NO_PROSE,
    STRONG,
)
from evidence.bibliography.bibtex.headers import (
    Head,
    Key,
    head_without_at,
    odd_head,
    read_key,
    tell_key,
)
from evidence.bibliography.bibtex.outside import outside_stretches
from evidence.bibliography.bibtex.provisional import ProvisionalKeys
from evidence.bibliography.bibtex.raw import RawEntry, RawField, Stretch, StretchKind
from evidence.bibliography.bibtex.reading import Inside, Reading
from evidence.bibliography.problems import Severity
from evidence.errors import InputRefused

_name_of = itemgetter(0)
MAX_ENTRIES = 200_000
"""The limit of the design for one .bib file."""


class Scanner:
    """One pass; positions only ever grow."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reading = Reading(text)
        self.entries: list[RawEntry] = []
        self.stretches: list[Stretch] = []
        """All that is no entry."""
        self.defined: dict[str, str] = {}
        self.rejected = 0
        self._made_up = ProvisionalKeys()

    def run(self) -> None:
        """Read the whole text."""
        text = self.text
        position = outside = line_seen = 0
        opening = ""  # the first sign on the line, before the position
        while True:
            at = text.find("@", position)
            lost = self._without_at(position, at if at >= 0 else len(text))
            if lost is not None:
                at, end = lost
            elif at < 0:
                break
            else:
                opening = self._opening(opening, line_seen, at)
                line_seen = at
                end = self._command(at, opening)
            if end < 0:
                opening, position = opening or "@", at + 1
                continue
            self._outside(outside, at)
            position = outside = line_seen = end
            opening = ""  # whatever follows an entry on its line may be another one
        self._outside(outside, len(text))

    def _opening(self, opening: str, start: int, at: int) -> str:
        """Return the first sign of the line of *at*, '' if that is *at* itself."""
        if self.text[at - 1 : at] == "\n":
            return ""
        newline = max(
            self.text.rfind("\n", start, at), self.text.rfind("\r", start, at)
        )
        if newline < 0 and opening:
            return opening
        return self.text[max(newline + 1, start) : at].lstrip(" \t\ufeff")[:1]

    def _without_at(self, start: int, end: int) -> tuple[int, int] | None:
        """Read an entry that lacks its ``@``; return its span, None for none."""
        if start == end or self.text[start:end].isspace():
            return None
        found = head_without_at(self.reading, start, end)
        if found is None:
            return None
        at, head = found
        return at, self._entry(at, head)

    def _command(self, at: int, opening: str) -> int:
        """Read what stands at the ``@``; return its end, -1 if it is no command."""
        header = COMMAND.match(self.text, at)
        strong = bool(opening) and STRONG.match(self.text, at) is not None
        if opening == "%" and self._follows_encoding(at):
            opening = ""
        if opening == "%":
            if strong:
                message = "an entry in a remark (%) is not read"
                self.reading.report(at, Severity.NOTE, "remark", message)
            return -1
        if header is None:
            return self._no_header(at, opening)
        word, closer = header[1].lower(), "}" if header[2] == "{" else ")"
        body = header.end()
        if word == "comment":
            end = skip_comment(self.reading, at, body, closer=closer)
            self.stretches.append(Stretch(StretchKind.COMMENT, at, end))
            return end
        if word in {"string", "preamble"}:
            return self._definition(at, body, word=word, closer=closer)
        if not strong and (opening or (closer == ")" and not self._is_entry(body))):
            return -1  # prose: «write to us @ home (or elsewhere)»
        return self._entry(at, Head(word, body, closer))

    def _follows_encoding(self, at: int) -> bool:
        """Tell whether only «% Encoding: …» stands before *at*, as JabRef writes it."""
        return ENCODING.search(self.text, max(at - 80, 0), at) is not None

    def _is_entry(self, body: int) -> bool:
        """Tell whether what follows an opening parenthesis is an entry's inside."""
        return NO_PROSE.match(self.text, body) is not None

    def _no_header(self, at: int, opening: str) -> int:
        comment = COMMENT.match(self.text, at)
        if comment is not None:
            end = at + len(comment[0].rstrip())
            self.stretches.append(Stretch(StretchKind.COMMENT, at, end))
            return end
        head = None if opening else odd_head(self.reading, at)
        return -1 if head is None else self._entry(at, head)

    def _entry(self, at: int, head: Head) -> int:
        if len(self.entries) + self.rejected >= MAX_ENTRIES:
            raise InputRefused(f"the file has more than {MAX_ENTRIES:,} entries")
        reading, body, closer = self.reading, head.body, head.closer
        line = reading.lines.at(at)
        inside = Inside(at, reading.next_entry(body), closer)
        usual = KEY[closer].match(self.text, body, inside.limit)
        if usual is None or usual[2] != ",":
            return self._odd_entry(head, inside, line)
        inside.key = usual[1]
        fields, end = read_fields(reading, usual.end(), inside)
        key = Key(usual[1], usual.start(1), usual.end(1), 0)
        self._keep(head.type, key, fields, inside, places=(end, line))
        return end

    def _odd_entry(self, head: Head, inside: Inside, line: int) -> int:
        """Read an entry whose key is missing, odd, or all that there is."""
        reading = self.reading
        told = len(reading.problems)
        key = read_key(reading, head.body, inside)
        if key is None:
            self.rejected += 1
            message = "nothing follows: neither a key nor a field"
            reading.damage(inside, inside.at, "unclosed", message)
            self.stretches.append(Stretch(StretchKind.REJECTED, inside.at, head.body))
            return head.body
        if not key.problem:
            inside.key = key.text
            reading.name_problems(told, key.text)
        fields, end = read_fields(reading, key.fields_at, inside)
        if key.problem:
            written = key.text if key.problem in {"spaced-key", "odd-key"} else ""
            made_up = self._made_up.make(written, head.type, fields)
            inside.key = made_up
            reading.name_problems(told, made_up)
            tell_key(reading, key, inside, made_up)
            key = key._replace(text=made_up)
        self._keep(head.type, key, fields, inside, places=(end, line))
        return end

    def _keep(
        self,
        entry_type: str,
        key: Key,
        fields: list[RawField],
        inside: Inside,
        *,
        places: tuple[int, int],
    ) -> None:
        self._repeated_fields(key.text, fields)
        end, line = places
        self.entries.append(
            RawEntry(
                entry_type,
                key.text,
                tuple(fields),
                inside.at,
                end,
                line,
                self.reading.lines.at(end),
                key.start,
                key.end,
                bool(key.problem),
                inside.damaged,
            )
        )

    def _repeated_fields(self, key: str, fields: list[RawField]) -> None:
        names = list(map(str.lower, map(_name_of, fields)))
        if len(set(names)) == len(names):
            return
        first: dict[str, RawField] = {}
        told: set[str] = set()
        for name, field in zip(names, fields, strict=True):
            known = first.setdefault(name, field)
            if known is not field and name not in told:
                told.add(name)
                same = "the same text" if known.text == field.text else "another text"
                message = (
                    f"the field {field.name!r} stands twice, first on line "
                    f"{known.line}, with {same}; the first is used"
                )
                self.reading.report(
                    field.start, Severity.WARNING, "repeated-field", message, key
                )

    def _definition(self, at: int, body: int, *, word: str, closer: str) -> int:
        inside = Inside(at, self.reading.next_entry(body), closer)
        if word == "preamble":
            end = read_preamble(self.reading, body, inside)
            self.stretches.append(Stretch(StretchKind.PREAMBLE, at, end))
            return end
        defined, end = read_string(self.reading, body, inside)
        for name, text in defined.items():
            self.defined[name.lower()] = text
        kind = StretchKind.STRING if defined else StretchKind.REJECTED
        self.rejected += not defined
        self.stretches.append(Stretch(kind, at, end))
        return end

    def _outside(self, start: int, end: int) -> None:
        """Report text between entries; blank lines and remarks need no word."""
        if start < end and not self.text[start:end].isspace():
            self.stretches.extend(outside_stretches(self.reading, start, end))
