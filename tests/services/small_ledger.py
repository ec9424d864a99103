"""A manuscript of a few sentences and its three sources, for tests of services."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from evidence.db import Act, Database
from evidence.testing import make_ledger

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
ACT = Act("Mary", "test", NOON)

BIBTEX = """\
@report{xu2020, author = {Xu, Vicky and Cave, Danielle}, title = {Uyghurs for Sale},
  institution = {ASPI}, type = {Report}, date = {2020-03-01}, ids = {aspi2020}}
@article{hall2020, author = {Hall, Ben}, title = {Brands Named},
  journal = {Daily News}, year = {2020}}
@online{osce, author = {{OSCE}}, title = {Participating States}, year = {2021},
  url = {https://www.osce.org}}
"""
MARKDOWN = """\
# Brands and States

The report names 83 global brands (Xu and Cave 2020).

The OSCE has 54 participating States (OSCE 2021). Of 54 participating States, three
objected: Turkey, Tajikistan and Azerbaijan (Hall 2020).
"""
BRANDS = "83 global brands"


def small_ledger(folder: Path, toml: str = "") -> Database:
    """Return the small ledger, without claims but for those of *toml*."""
    return make_ledger(folder, bibtex=BIBTEX, markdown=MARKDOWN, toml=toml)
