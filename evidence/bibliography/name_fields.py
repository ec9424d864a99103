"""Which fields hold names of people or institutions."""

from __future__ import annotations

NAME_FIELDS = (
    "author",
    "editor",
    "translator",
    "bookauthor",
    "editora",
    "editorb",
    "editorc",
    "annotator",
    "commentator",
    "introduction",
    "foreword",
    "afterword",
    "holder",
)
"""Name lists that are printed (the biblatex manual, version 3.20, section 2.2.2). Left
out are the labels and sort keys, which may hold what no name does."""
