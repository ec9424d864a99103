"""The schemas that are shipped: sound themselves, and kept to by what is printed."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.conftest import Run
from tests.services.small_ledger import small_ledger

SHIPPED = [
    file
    for package in ("evidence.exporters", "evidence.reporters")
    for file in files(package).joinpath("schema").iterdir()
    if file.name.endswith(".json")
]
TOML = """
[claim.brands]
manuscript = "manuscript"
quote = "83 global brands"
topic = "labour"
figures = ["83 brands @2020-03"]

[[claim.brands.evidence]]
source = "xu2020"
stance = "partly"
figures = ["82 brands @2020"]

[[claim.brands.rating]]
scheme = "grade"
level = "low"
reason = "observed"
details = {start = "low"}

[claim.double]
manuscript = "manuscript"
quote = "The OSCE has 54"
figures = ["166 brands"]
"""


def test_schemas_are_shipped() -> None:
    assert {file.name for file in SHIPPED} >= {
        *("claimreview.json", "extract.json", "report-1.json")
    }


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: str(file.name))
def test_a_shipped_schema_is_a_schema(file: Any) -> None:
    schema = json.loads(file.read_text("utf-8"))

    validator = jsonschema.validators.validator_for(schema, default=None)
    assert validator is not None, "it does not say of which draft it is"
    validator.check_schema(schema)


def test_show_and_export_tell_of_a_claim_in_one_shape(run: Run, tmp_path: Path) -> None:
    small_ledger(tmp_path, TOML)
    by = ("--by", "Mary")
    newer = ("--figure", "82 brands @2021", "--source", "osce", "--as-of", "2021")
    run("figure", "supersede", "brands", *newer, "--reason", "It was revised.", *by)
    run("claim", "derive", "double", "--derive", "a * 2", "--input", "a=brands#1", *by)
    schema = json.loads(
        files("evidence.exporters").joinpath("schema/extract.json").read_text("utf-8")
    )

    exported = json.loads(run("export", "-", "--format", "json").stdout)
    jsonschema.Draft202012Validator(schema).validate(exported)
    for claim in exported["claims"]:
        shown = json.loads(
            run("claim", "show", claim["name"], "--format", "json").stdout
        )
        assert {**shown["claim"], **{k: claim[k] for k in ("stands", "findings")}} == (
            claim
        )
    history = exported["claims"][0]["history"]
    assert [(value["figure"], value["rank"]) for value in history] == [
        ("83 brands @2020-03", "deprecated"),
        ("82 brands @2021", "normal"),
    ]
    [made] = exported["claims"][1]["derivations"]
    assert (made["inputs"], made["input_figures"], made["value"], made["follows"]) == (
        {"a": "brands#1"},
        {"a": "83 brands @2020-03"},
        "166",
        True,
    )
