"""Make a plain picture of one whose letters could not be recognised as it is.

Programs that recognise letters refuse what one sees through, as screenshots often are,
and the colours of printing presses.
"""

from __future__ import annotations

from evidence.formats.pictures import count_pages, open_picture, shown_page

PLAIN = frozenset({"1", "L", "P", "RGB", "I", "I;16"})
"""Pillow's modes that are taken as they are."""


def as_answer(payload: dict[str, str]) -> bool:
    """Write the picture at ``payload["path"]`` plainly to ``payload["out"]``, a TIFF.

    For the worker. Returns False, and writes nothing, where it is plain already. Raises
    InputRefused for what is no picture.
    """
    with open_picture(payload["path"]) as opened:
        if opened.mode in PLAIN:
            return False
        pages = (shown_page(opened, page) for page in range(count_pages(opened)))
        first = next(pages)
        first.save(
            payload["out"],
            "TIFF",
            save_all=True,
            append_images=pages,
            compression="tiff_lzw",
        )
    return True
