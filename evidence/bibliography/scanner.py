"""The pass over a .bib file that finds its commands and goes on after damage."""

from __future__ import annotations

from evidence.bibliography.commands import (
    line_end,
    read_preamble,
    read_string,
    skip_comment,
)
from evidence.bibliography.fields import read_fields, skip_blank
from evidence.bibliography.grammar import (
    COMMAND,
    COMMENT,
    KEY,
    LOST_FIELDS,
    MAX_KEY,
    NEXT_ENTRY,
    RESUME,
)
from evidence.bibliography.problems import Severity
from evidence.bibliography.raw import RawEntry, RawField
from evidence.bibliography.reading import Damaged, Lines, Reading
from evidence.errors import InputRefused

MAX_ENTRIES = 200_000
"""The limit of the design for one .bib file."""


class Scanner:
    """One pass; positions only ever grow."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reading = Reading(text, Lines(text))
        self.entries: list[RawEntry] = []
        self.defined: dict[str, str] = {}
        self.rejected = 0
        self._limit = 0
        # What may be read in vain, looking for ends that are missing.
        self._patience = 4 * len(text) + 1_000_000

    def run(self) -> None:
        """Read the whole text."""
        position = outside = line_seen = 0
        opening = ""  # the first sign on the line, before the position
        while (at := self.text.find("@", position)) >= 0:
            opening = self._opening(opening, line_seen, at)
            line_seen, before = at, len(self.entries)
            end = self._command(at, opening)
            if end is None:
                opening, position = opening or "@", at + 1
                continue
            self._outside(outside, at, before)
            position = outside = line_seen = end
            opening = ""  # whatever follows an entry on its line may be another one
            if self._patience < 0:
                self._give_up(end)
                return
        self._outside(outside, len(self.text), len(self.entries))

    def _opening(self, opening: str, start: int, at: int) -> str:
        """Return the first sign of the line of *at*, '' if that is *at* itself."""
        newline = max(
            self.text.rfind("\n", start, at), self.text.rfind("\r", start, at)
        )
        if newline < 0 and opening:
            return opening
        return self.text[max(newline + 1, start) : at].lstrip()[:1]

    def _command(self, at: int, opening: str) -> int | None:
        """Read what stands at the ``@``; return its end, None if it is no command."""
        header = COMMAND.match(self.text, at)
        if header is None:
            comment = COMMENT.match(self.text, at)
            return comment.end() if comment else None
        word, closer = header[1].lower(), "}" if header[2] == "{" else ")"
        key = KEY[closer].match(self.text, header.end())
        keyed = key is not None and key[2] == ","
        if opening == "%":
            if keyed:
                message = "an entry in a remark (%) is not read"
                self.reading.report(at, Severity.NOTE, "remark", message)
            return None
        if word == "comment":
            return self._comment(at, header.end(), closer)
        if word in {"string", "preamble"}:
            return self._definition(at, header.end(), word=word, closer=closer)
        if opening and not keyed:
            return None  # prose: «write to us @ home (or elsewhere)»
        return self._entry(at, header.end(), word, closer)

    def _entry(self, at: int, body: int, word: str, closer: str) -> int:
        if len(self.entries) + self.rejected >= MAX_ENTRIES:
            raise InputRefused(f"the file has more than {MAX_ENTRIES:,} entries")
        line = self.reading.lines.at(at)
        limit = self._next_entry(body)
        found = KEY[closer].match(self.text, body, limit)
        key = found[1] if found else None
        try:
            if found is None:
                raise self._key_problem(at, body, limit, closer)
            fields: list[RawField] = []
            end = found.end()
            if found[2] == ",":
                fields, end = read_fields(
                    self.reading, end, limit, closer=closer, key=found[1]
                )
        except Damaged as damage:
            self._reject(damage, at, key)
            return self._resume(damage, body)
        self._repeated_fields(found[1], fields)
        end_line = self.reading.lines.at(end)
        self.entries.append(
            RawEntry(word, found[1], tuple(fields), at, end, line, end_line)
        )
        return end

    def _next_entry(self, position: int) -> int:
        """Return where the next line that opens a command begins, or the end."""
        if self._limit < position:
            found = NEXT_ENTRY.search(self.text, position)
            self._limit = found.start(1) if found else len(self.text)
        return self._limit

    def _key_problem(self, at: int, body: int, limit: int, closer: str) -> Damaged:
        start = skip_blank(self.text, body, limit)
        shown = self.text[start : min(limit, start + MAX_KEY + 1)]
        words = shown.partition("\n")[0].partition("\r")[0].partition(",")[0]
        words = words.partition(closer)[0].strip()
        if start + len(words) >= len(self.text):
            return Damaged("unclosed", "the entry is never closed", at=limit)
        if not words or words[0] in '="{}' or ("=" in words and set(words) & set('"{')):
            return Damaged("no-key", "the entry has no key", at=start, place=at)
        if "=" in words:
            message = f"the entry has no key, or one with '=' in it: {words[:80]!r}"
            return Damaged("no-key", message, at=start, place=at)
        if len(words) > MAX_KEY:
            message = f"the key is longer than {MAX_KEY} characters: {words[:40]!r}…"
            return Damaged("long-key", message, at=start, place=at)
        if any(sign.isspace() for sign in words):
            message = f"the key has a blank in it: {words[:80]!r}"
            return Damaged("spaced-key", message, at=start, place=at)
        message = f"a comma should follow the key {words[:80]!r}"
        return Damaged("after-key", message, at=start, place=at)

    def _reject(self, damage: Damaged, at: int, key: str | None) -> None:
        """Report a damaged entry; one without an end by the line it opens on."""
        self.rejected += 1
        place = damage.place
        if damage.code == "unclosed":
            place = at
            self._patience -= damage.at - at
        self.reading.report(place, Severity.ERROR, damage.code, damage.message, key)

    def _resume(self, damage: Damaged, body: int) -> int:
        """Return where to read on after damage: the next certain ``@type{key,``."""
        position = body if damage.code == "unclosed" else max(damage.at, body)
        while match := RESUME.search(self.text, position):
            if match[1] or self._opens_line(match.start()):
                return match.start()
            position = match.start() + 1
        return len(self.text)

    def _opens_line(self, at: int) -> bool:
        before = self.text[max(at - 80, 0) : at].rstrip(" \t")
        return not before or before[-1] in "\r\n"

    def _repeated_fields(self, key: str, fields: list[RawField]) -> None:
        names = [field.name.lower() for field in fields]
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
        limit = self._next_entry(body)
        try:
            if word == "preamble":
                return read_preamble(self.reading, body, limit, closer=closer)
            name, text, end = read_string(self.reading, body, limit, closer=closer)
        except Damaged as damage:
            self._patience -= max(damage.at - at, 0)
            place = min(at if damage.at >= limit else damage.place, len(self.text))
            message = f"this @{word} is not read: {damage.message}"
            self.reading.report(place, Severity.ERROR, word, message)
            return self._resume(damage, body)
        self.defined[name.lower()] = text
        return end

    def _comment(self, at: int, body: int, closer: str) -> int:
        end = skip_comment(self.reading, at, body, closer=closer)
        if end is None:
            self._patience -= len(self.text) - at
            return line_end(self.text, body)
        return end

    def _outside(self, start: int, end: int, before: int) -> None:
        """Report text between entries; blank lines and remarks need no word.

        *before* entries were read before the text.
        """
        stretch = self.text[start:end]
        if not stretch or stretch.isspace():
            return
        ended = before > 0 and self.entries[before - 1].end == start
        if ended and LOST_FIELDS.match(stretch):
            damaged = self.entries.pop(before - 1)
            self.rejected += 1
            message = (
                "a closing brace too many ends the entry before its last field; "
                "nothing of it is read"
            )
            self.reading.report(
                start - 1, Severity.ERROR, "extra-brace", message, damaged.key
            )
            return
        at = start
        for line in stretch.splitlines(keepends=True):
            ink = line.strip()
            if ink and not ink.startswith("%"):
                self._outside_line(at + line.index(ink[0]), ink)
                return
            at += len(line)

    def _outside_line(self, at: int, ink: str) -> None:
        if ink[0] in "})":
            message = f"{ink[0]!r} stands outside an entry: one too many"
            self.reading.report(at, Severity.WARNING, "extra-brace", message)
        else:
            message = f"text outside entries is not read: {ink[:60]!r}"
            self.reading.report(at, Severity.NOTE, "outside", message)

    def _give_up(self, at: int) -> None:
        message = "from here on too much is unclosed to be read"
        self.rejected += 1
        self.reading.report(at, Severity.ERROR, "too-damaged", message)
