"""Find the manual's pages and read them."""

from __future__ import annotations

from importlib.resources import files

from evidence.errors import NotFound

ORDER = (
    "concepts",
    "first-steps",
    "commands",
    "where",
    "next",
    "bibliography",
    "formats",
    "lookups",
    "figures",
    "ageing",
    "quotations",
    "manuscripts",
    "copies",
    "coverage",
    "notices",
    "reports",
    "snapshots",
    "passages",
    "briefs",
    "audit",
    "ledger-text",
    "exports",
    "rules",
    "schemes",
    "settings",
    "shell",
    "exit-codes",
    "dependencies",
    "measurements",
)
"""The pages, in the order of a first reading."""


def read_page(name: str) -> str:
    """Return a page's Markdown; raise NotFound naming the pages there are."""
    if name not in ORDER:
        raise NotFound(
            f"the manual has no page {name!r}", hint=f"pages: {', '.join(ORDER)}"
        )
    return files("evidence.manual").joinpath(f"{name}.md").read_text("utf-8")


def title_of(text: str) -> str:
    """Return the first heading of a page."""
    return text.partition("\n")[0].removeprefix("# ").strip()
