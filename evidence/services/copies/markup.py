"""What copies of text files with mark-up share: place, check, fall back, encode."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from evidence.bibliography.bibtex.decode import Decoded, Unencodable, decode
from evidence.errors import EvidenceError, InputRefused
from evidence.readers.base import Reader
from evidence.services.copies.form import Copy, Form
from evidence.services.copies.insertions import Insertion, Placing, inserted
from evidence.services.copies.material import Original
from evidence.services.copies.remarks import Remark
from evidence.text.counts import many


class MarkupCopy(Form):
    """A form whose remarks stand in the text itself, where readers do not see them."""

    reader: Reader

    def make(self, original: Original) -> Copy:
        """Return the copy; without our remarks it is the author's to the byte."""
        decoded = decode(original.data)
        wanted, homeless = self._wished(decoded.text, original)
        placing = Placing(lambda some: self._same(decoded, original, some))
        # What was borne comes back as it was given, so its places tell which it is.
        borne = placing.borne(list(wanted))
        moved = [remark for one, remark in wanted.items() if one not in borne]
        rest = [*homeless, *moved]
        made = [*borne, *self._at_end(decoded.text, rest)]
        if not self._same(decoded, original, made):
            raise InputRefused(
                "read again, the copy would not say what the manuscript says; none "
                "was written",
                path=original.path,
                hint="write a side file: -o copy.txt",
            )
        notes = [f"at the end of the file: {many(len(rest), 'comment')}"]
        data = self._encoded(decoded, made)
        return Copy(data, len(original.remarks), notes=tuple(notes) if rest else ())

    @abstractmethod
    def wish(self, text: str, remark: Remark, original: Original) -> Insertion | None:
        """Return where in the file's *text* a remark is to be; None for the end."""

    @abstractmethod
    def at_end(self, text: str, remark: Remark) -> Insertion:
        """Return a remark at the end of the file."""

    def around(self, text: str) -> tuple[Insertion, ...]:
        """Return what the file needs besides, if there is any remark in it."""
        del text
        return ()

    def _wished(
        self, text: str, original: Original
    ) -> tuple[dict[Insertion, Remark], list[Remark]]:
        wanted: dict[Insertion, Remark] = {}
        homeless = []
        for remark in original.remarks:
            wish = self.wish(text, remark, original)
            if wish is None:
                homeless.append(remark)
            else:
                wanted[wish] = remark
        return wanted, homeless

    def _at_end(self, text: str, remarks: Sequence[Remark]) -> list[Insertion]:
        return [self.at_end(text, remark) for remark in remarks]

    def _same(
        self, decoded: Decoded, original: Original, some: Sequence[Insertion]
    ) -> bool:
        """Tell whether the copy reads as the manuscript does."""
        try:
            data = self._encoded(decoded, some)
            return self.reader.read(data, path=original.path).text == (
                original.manuscript.text
            )
        except Unencodable as error:
            raise InputRefused(f"{error}; none was written") from error
        except EvidenceError:
            return False

    def _encoded(self, decoded: Decoded, some: Sequence[Insertion]) -> bytes:
        if not some:
            return decoded.encode(decoded.text)
        made = [*self.around(decoded.text), *some]
        return decoded.encode(inserted(decoded.text, made))
