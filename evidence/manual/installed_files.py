"""What an installation puts beside the package: man pages and shell completions.

``python -m evidence.manual.installed_files FOLDER`` writes them as they lie below
``share``; the build of the wheel does so, from the same texts that ``evidence manual``
and ``evidence completion`` print.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from evidence.cli.commands.completion import script_for
from evidence.cli.root import cli
from evidence.manual.man_pages import man_pages

COMPLETIONS = {
    "bash": "bash-completion/completions/evidence",
    "zsh": "zsh/site-functions/_evidence",
    "fish": "fish/vendor_completions.d/evidence.fish",
}
"""Shell → where it looks for the scripts of what is installed, below ``share``."""


def installed_files() -> Iterator[tuple[str, str]]:
    """Yield the path below ``share`` and the text of each file."""
    for page in man_pages():
        yield f"man/{page.path}", page.text
    for shell, path in COMPLETIONS.items():
        yield path, f"{script_for(shell, cli)}\n"


def main(folder: Path) -> None:
    """Write all of them below *folder*."""
    for name, text in installed_files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
