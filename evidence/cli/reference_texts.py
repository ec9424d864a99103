"""What is printed of a list of references."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from evidence.cli.output import clean, say, write
from evidence.exporters.whole_file import write_whole
from evidence.services.citing.processing import Cited
from evidence.services.sources.reference_lists import as_records, render, with_fallback
from evidence.text.counts import many


def tell_list(
    cited: Sequence[Cited], format_: str, output: Path | None, about: Mapping[str, str]
) -> None:
    """Print the list, or write it to *output*; name what the style prints nothing of.

    *about* is what JSON says of the whole list.
    """
    listed, silent = with_fallback(cited)
    if format_ == "json":
        value = {"schema_version": 1, **about, "references": as_records(listed)}
        text = f"{json.dumps(value, indent=2)}\n"
    else:
        text = render(listed, format_)
    if output is not None:
        write_whole(output, text.encode("utf-8", "replace"))
        say(f"wrote {output}: {many(len(listed), 'reference')}")
    elif listed or format_ == "json":
        write(clean(text.rstrip("\n")))
    else:
        say("There are no sources.")
    for key in silent:
        say(f"{key}: the style prints nothing of this source; its citekey stands there")
