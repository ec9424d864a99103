"""Write the manual's generated parts anew, or check that they are up to date.

usage: python -m evidence.manual.generate [--check]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from evidence.manual.tables import TABLES

FOLDER = Path(__file__).parent
_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(\n<!-- end -->)", re.DOTALL)


def fresh(text: str) -> str:
    """Return a page's *text* with its generated parts made anew."""
    return _PART.sub(
        lambda match: f"{match[1]}\n{TABLES[match[2]]()}\n{match[3]}", text
    )


def stale_pages(*, write: bool) -> list[str]:
    """Return the pages whose generated parts differ; with *write*, renew them."""
    stale = []
    for name in TABLES:
        page = FOLDER / f"{name}.md"
        text = page.read_text("utf-8")
        if (made := fresh(text)) != text:
            stale.append(page.name)
            if write:
                page.write_text(made, "utf-8")
    return stale


if __name__ == "__main__":
    checking = "--check" in sys.argv[1:]
    found = stale_pages(write=not checking)
    if checking and found:
        sys.exit(f"the manual is not up to date ({', '.join(found)}): make manual")
