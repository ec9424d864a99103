"""Required fields."""

from __future__ import annotations

import pytest

from evidence.bibliography.entries import read_bibliography
from evidence.bibliography.entry_types import REQUIRED, missing_fields


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("@article{k}", ("author", "title", "journal or journaltitle", "year or date")),
        ("@article{k, author={A}, title={T}, journal={J}, year=2019}", ()),
        ("@article{k, author={A}, title={T}, journaltitle={J}, date={2019}}", ()),
        ("@article{k, author={A}, title={ }, journal={J}, year=2019}", ("title",)),
        ("@book{k, editor={A}, title={T}, year=2019}", ()),
        ("@book{k, title={T}, year=2019}", ("author or editor",)),
        ("@inbook{k, author={A}, title={T}, pages={1}, year=1}", ()),
        ("@phdthesis{k, author={A}, title={T}, year=2019}",
         ("school or institution",)),
        ("@techreport{k, author={A}, title={T}, year=2019}", ("institution",)),
        ("@online{k, author={A}, title={T}, year=2019}", ("doi or eprint or url",)),
        ("@misc{k}", ()),
        ("@invented{k}", ()),
        (("@incollection{k, author={A}, title={T}, crossref={b}}\n"
         "@collection{b, title={B}, editor={E}, year=2019}"), ()),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(text: str, missing: tuple[str, ...]) -> None:
    first = read_bibliography(text.encode(), "refs.bib").entries[0]
    assert missing_fields(first) == missing


def test_requirements_are_lower_case_fields_joined_by_or() -> None:
    for kind, requirements in REQUIRED.items():
        assert kind == kind.lower()
        for requirement in requirements:
            assert all(name.isalpha() for name in requirement.split(" or "))
            assert requirement == requirement.lower()
