"""Claims in other formats: each whole, safe, the same again, and readable by others."""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prov.model import ProvDocument
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import PROV, RDF

from evidence.bibliography.dates import parse_edtf
from evidence.bibliography.names import Name
from evidence.checker.facts import ClaimFacts, SupersessionFacts
from evidence.checker.finding import Finding, Severity, Subject
from evidence.checker.pinned import PinnedPassage
from evidence.errors import UsageFault
from evidence.exporters.extracts import (
    Extract,
    choose_extract_exporter,
    extract_exporters,
)
from evidence.exporters.markdown import plain
from evidence.models import SubjectKind
from evidence.models.vocabulary import Basis, PassageMatch, Stance
from evidence.text.anchors import Selector
from evidence.text.figures import parse_figure
from tests.factories import (
    NOW,
    TODAY,
    make_claim,
    make_evidence,
    make_manuscript,
    make_rating,
    make_snapshot,
    make_source,
)

OLD = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
"""rdflib uses what it has itself declared old."""
PAGE = "https://desk.example/checks"
SHA = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
"""Of «hello»; RFC 6920 writes it in base64."""
HOSTILE = (
    '=HYPERLINK("http://x")\n# <script>alert(1)</script> [a](javascript:b) \\ "q"'
    " \x1b[2J\n\n- x\u202e"
)


def make_extract(*claims: ClaimFacts, url: str = PAGE) -> Extract:
    finding = Finding(
        "FIG002",
        "comparator-differs",
        Severity.WARNING,
        Subject(SubjectKind.CLAIM, "members"),
        "57 States in the manuscript, at least 57 in hall2020",
    )
    return Extract(
        manuscripts=(make_manuscript(),),
        claims=claims,
        sources=(make_source(), make_source("xu2020", fields={"doi": "10.1/x"})),
        day=TODAY,
        generator="evidence 0.1.0",
        fingerprint="7:ab",
        publisher="The Desk",
        url=url,
        findings={"members": (finding,)},
    )


def full_claim(words: str = "57 States") -> ClaimFacts:
    overtaken = SupersessionFacts(
        name="s-aaaaa",
        source="hall2020",
        figure=parse_figure("57 States"),
        newer=parse_figure("58 States @2026"),
        as_of=parse_edtf("2026"),
        reason=words,
        by="Ada",
        at=NOW,
    )
    claim = make_claim(
        quote=words,
        figures=["57 States @2020"],
        roster=[words],
        evidence=[
            make_evidence(figures=[">=57 States"], quotation=words, page_label="5"),
            make_evidence("xu2020", stance=Stance.CONTEXT, note=words),
        ],
        ratings=[make_rating(reason=words)],
    )
    return replace(claim, superseded=(overtaken,))


def written(name: str, extract: Extract) -> str:
    exporter = choose_extract_exporter(name, Path("x"))
    assert exporter is not None
    return exporter.write(extract).text


def test_the_ending_of_the_file_chooses_the_format() -> None:
    names = {
        "a.json": "json",
        "a.prov.json": "prov",
        "a.annotations.jsonld": "web-annotation",
        "a.claimreview.jsonld": "claimreview",
        "a.trig": "nanopublication",
        "a.md": "markdown",
        "a.csv": "csv",
        "a.argdown": "argdown",
    }
    chosen = {
        name: getattr(choose_extract_exporter(None, Path(name)), "name", None)
        for name in (*names, "a.toml", "a.jsonld")
    }

    assert chosen == {**names, "a.toml": None, "a.jsonld": None}


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageFault, match="no format called docbook") as caught:
        choose_extract_exporter("docbook", Path("a.xml"))

    assert caught.value.hint == (
        "one of: argdown, claimreview, csv, json, markdown, nanopublication, prov, "
        "web-annotation"
    )


@pytest.mark.parametrize("exporter", extract_exporters(), ids=lambda each: each.name)
def test_the_same_claims_give_the_same_text(exporter: Any) -> None:
    extract = make_extract(full_claim(), make_claim("other"))

    assert exporter.write(extract) == exporter.write(extract)


def test_json_keeps_to_its_schema() -> None:
    schema = json.loads(
        files("evidence.exporters").joinpath("schema/extract.json").read_text("utf-8")
    )
    document = json.loads(written("json", make_extract(full_claim(HOSTILE))))

    jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker()
    ).validate(document)
    [claim] = document["claims"]
    assert claim["statement"] == HOSTILE
    assert claim["stands"] == "outdated"
    assert claim["evidence"][0]["figures"] == [
        {
            "text": ">=57 States",
            "comparator": "atleast",
            "low": "57",
            "high": "57",
            "base": None,
            "unit": "States",
            "scope": "",
            "as_of": None,
            "day": None,
        }
    ]


def test_csv_has_a_line_a_claim_and_no_formula() -> None:
    text = written("csv", make_extract(full_claim(HOSTILE), make_claim("other")))

    [one, other] = csv.DictReader(io.StringIO(text))
    assert one["statement"].startswith("'=HYPERLINK")
    assert one["sources"] == "hall2020; xu2020"
    assert one["findings"] == (
        "FIG002 57 States in the manuscript, at least 57 in hall2020"
    )
    assert (other["claim"], other["stands"]) == ("other", "without evidence")


def test_markdown_reads_as_a_section_a_claim() -> None:
    assert (
        written("markdown", make_extract(full_claim()))
        == """# The Desk

1 claims as on 2026-11-23; ledger 7:ab; written by evidence 0.1.0.

## members

57 States

- stands: outdated
- place: chapter.md:1
- figures: 57 States @2020
- roster: 57 States
- supports: **hall2020**, p. 5, \\>=57 States, “57 States”
- context: **xu2020**, 57 States
- rated: high confidence, admiralty A2, Ada: 57 States
- warning FIG002: 57 States in the manuscript, at least 57 in hall2020
- overtaken since 2026 (hall2020): 58 States @2026; 57 States

## Sources

- **hall2020**: Infighting at the OSCE
- **xu2020**:  <https://doi.org/10.1/x>
"""
    )


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_no_text_becomes_markdown(words: str) -> None:
    read = _plain_again(plain(words))

    assert "".join(read.split()) == "".join(_shown(words).split())


def _shown(words: str) -> str:
    from evidence.exporters.safety import shown  # noqa: PLC0415 - beside its only use

    return shown(" ".join(words.split()))


def _plain_again(text: str) -> str:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - beside its only use

    tokens = MarkdownIt("commonmark").parse(text)
    kinds = [token.type for token in tokens]
    assert kinds in ([], ["paragraph_open", "inline", "paragraph_close"]), kinds
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


def test_markdown_nests_marks_and_tells_what_nobody_saw() -> None:
    tie = make_evidence(quotation="“few” of them", basis=Basis.UNSEEN)
    text = written("markdown", make_extract(make_claim("few", evidence=[tie])))

    assert "“‘few’ of them”, passage not seen" in text


def test_a_review_tells_the_public_what_sources_say_and_nothing_of_the_desk() -> None:
    ties = [
        make_evidence(figures=["~50 States @2019"]),
        make_evidence("two2019", stance=Stance.CONTRADICTS, note="inner"),
        make_evidence("xu2020", stance=Stance.CONTEXT),
    ]
    extract = replace(
        make_extract(make_claim("members", evidence=ties)),
        sources=(
            make_source(),
            make_source(
                "two2019",
                fields={"title": "On Members"},
                authors=[Name("Braun", "Eva"), Name("Ng", "Li"), Name("Roe", "Jo")],
                issued=parse_edtf("2019"),
            ),
            make_source("xu2020"),
        ),
    )
    [review] = json.loads(written("claimreview", extract))["@graph"]

    assert review["reviewRating"]["ratingExplanation"] == (
        "A source supports it, but another contradicts it. "
        "Supported by Ben Hall, “Infighting at the OSCE”: about 50 States as of 2019. "
        "Contradicted by Eva Braun et al., “On Members” (2019)."
    )


def test_the_reason_of_a_review_is_told_without_rules_and_thresholds() -> None:
    found = Finding(
        "CLM004",
        "unrated",
        Severity.WARNING,
        Subject(SubjectKind.CLAIM, "members"),
        "nobody has rated the claim",
    )
    claim = make_claim("members", evidence=[make_evidence()])
    partly = make_claim("members", evidence=[make_evidence(stance=Stance.PARTLY)])

    def told(claim: ClaimFacts, severity: Severity) -> str:
        findings = {"members": (replace(found, severity=severity),)}
        extract = replace(make_extract(claim), findings=findings)
        [review] = json.loads(written("claimreview", extract))["@graph"]
        return str(review["reviewRating"]["ratingExplanation"]).split(". ")[0]

    assert told(claim, Severity.NOTE) == "Sources support it, and none contradicts it"
    assert told(claim, Severity.WARNING) == "Sources support it, with reservations"
    assert told(partly, Severity.NOTE) == "Sources support it, but only in part"
    assert told(claim, Severity.ERROR) == (
        "A source supports it, but something in it differs from its sources"
    )


def test_a_claim_review_names_what_consumers_need() -> None:
    supported = make_claim("sound", evidence=[make_evidence()])
    exporter = choose_extract_exporter("claimreview", Path("x"))
    assert exporter is not None
    made = exporter.write(make_extract(full_claim(), supported, make_claim("bare")))

    document = json.loads(made.text)
    assert made.notes == ("left out, without evidence: 1",)
    first, second = document["@graph"]
    assert first == {
        "@type": "ClaimReview",
        "@id": f"{PAGE}#members",
        "url": f"{PAGE}#members",
        "claimReviewed": "57 States",
        "datePublished": "2026-11-23",
        "author": {"@type": "Organization", "name": "The Desk"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 3,
            "worstRating": 1,
            "bestRating": 5,
            "alternateName": "Outdated",
            "ratingExplanation": "It was overtaken: a source gives a later state of "
            "things. It states: 57 States as of 2020. "
            "Supported by Ben Hall, “Infighting at the OSCE”: at least 57 States. "
            "Newer: 58 States as of 2026, by Ben Hall, “Infighting at the OSCE”.",
        },
        "itemReviewed": {
            "@type": "Claim",
            "appearance": {"@type": "CreativeWork", "name": "Chapter"},
        },
        "citation": ["https://doi.org/10.1/x"],
    }
    assert second["reviewRating"]["ratingValue"] == 5


def claim_review_validator() -> jsonschema.Draft202012Validator:
    text = files("evidence.exporters").joinpath("schema/claimreview.json").read_text()
    return jsonschema.Draft202012Validator(
        json.loads(text), format_checker=jsonschema.FormatChecker()
    )


@pytest.mark.parametrize("words", ["57 States", HOSTILE])
def test_claim_reviews_keep_to_their_schema(words: str) -> None:
    supported = make_claim("sound", evidence=[make_evidence()])
    extract = make_extract(full_claim(words), supported)
    document = json.loads(written("claimreview", extract))

    claim_review_validator().validate(document)
    assert len(document["@graph"]) == 2


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("claimReviewed",), None, "'claimReviewed' is a required property"),
        (("claimReviewed",), " ", "' ' does not match"),
        (("url",), None, "'url' is a required property"),
        (("url",), "javascript:alert(1)", "'javascript:alert(1)' does not match"),
        (("author",), None, "'author' is a required property"),
        (("itemReviewed",), None, "'itemReviewed' is a required property"),
        (("datePublished",), "yesterday", "'yesterday' is not a 'date'"),
        (("reviewRating",), None, "'reviewRating' is a required property"),
        (("reviewRating", "alternateName"), None, "'alternateName' is a required"),
        (("reviewRating", "ratingValue"), 6, "6 is greater than the maximum of 5"),
        (("reviewRating", "ratingValue"), 2.5, "2.5 is not of type 'integer'"),
        (("itemReviewed", "appearance"), None, "'appearance' is a required property"),
    ],
)
def test_the_schema_of_claim_reviews_refuses_what_consumers_do(
    place: tuple[str, ...], value: object, said: str
) -> None:
    document = json.loads(written("claimreview", make_extract(full_claim())))
    *above, last = place
    target = document["@graph"][0]
    for name in above:
        target = target[name]
    del target[last]
    if value is not None:
        target[last] = value

    errors = [error.message for error in claim_review_validator().iter_errors(document)]

    assert len(errors) == 1
    assert errors[0].startswith(said)


def test_a_claim_review_without_a_page_is_refused() -> None:
    with pytest.raises(UsageFault, match="names its page and its author"):
        written("claimreview", make_extract(full_claim(), url=""))


def test_annotations_carry_selectors_of_both_ends() -> None:
    document = json.loads(written("web-annotation", make_extract(full_claim())))

    claim, supports, context = document["first"]["items"]
    assert document["total"] == 3
    assert claim["motivation"] == "assessing"
    assert claim["target"] == {
        "source": "chapter.md",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "57 States",
                "prefix": "",
                "suffix": "",
            },
            {"type": "TextPositionSelector", "start": 0, "end": 9},
        ],
    }
    assert [body["value"] for body in claim["body"]] == [
        "outdated",
        "57 States",
        "FIG002: 57 States in the manuscript, at least 57 in hall2020",
    ]
    assert supports["target"] == claim["id"] == context["target"]
    assert supports["body"][0]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": "57 States",
    }
    assert context["body"][0]["source"] == "https://doi.org/10.1/x"


def test_a_pinned_passage_is_exported_with_its_place_and_its_copy() -> None:
    passage = PinnedPassage(
        sha256=SHA,
        extractor="pdf",
        text_sha256="1" * 64,
        anchor=Selector("57 States", "There are ", " now", 10, 19),
        page_index=1,
        page_label="14",
        outcome=PassageMatch.EXACT,
    )
    tie = replace(make_evidence(quotation="57 States"), passage=passage)
    extract = make_extract(make_claim(evidence=[tie]))
    copy = make_snapshot(SHA)
    kept = replace(
        extract, sources=tuple(replace(o, snapshots=(copy,)) for o in extract.sources)
    )

    body = json.loads(written("web-annotation", kept))["first"]["items"][1]["body"][0]
    record = json.loads(written("json", kept))["claims"][0]["evidence"][0]

    assert body["selector"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "57 States",
            "prefix": "There are ",
            "suffix": " now",
        },
        {"type": "TextPositionSelector", "start": 10, "end": 19},
        {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
            "value": "page=2",
        },
    ]
    assert body["state"] == {
        "type": "TimeState",
        "cached": "ni:///sha-256;LPJNul-wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ",
        "sourceDate": "2026-11-01T00:00:00Z",
    }
    told = (
        "“57 States”, pinned: page 14 (page 2 of the file), exact, sha256 2cf24dba5fb0"
    )
    assert told in written("markdown", kept)
    assert record["passage"]["start"] == 10
    assert (record["passage"]["page_label"], record["passage"]["sha256"]) == ("14", SHA)


def _nodes(graph: Graph, kind: URIRef) -> Sequence[Any]:
    return sorted(graph.subjects(RDF.type, kind))


@OLD
def test_provenance_is_read_by_a_library_made_for_it() -> None:
    text = written("prov", make_extract(full_claim(HOSTILE)))
    graph = Graph().parse(data=text, format="json-ld")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of agents' types that it keeps apart
        document = ProvDocument.deserialize(
            content=text, format="rdf", rdf_format="json-ld"
        )

    assert len(_nodes(graph, PROV.Activity)) == 1
    assert len(_nodes(graph, PROV.Person)) == 2
    assert (None, PROV.value, Literal(HOSTILE)) in graph
    kinds = [type(record).__name__ for record in document.get_records()]
    assert kinds.count("ProvActivity") == 1
    assert kinds.count("ProvQuotation") + kinds.count("ProvDerivation") >= 4


@OLD
def test_each_claim_is_a_nanopublication_of_four_graphs() -> None:
    text = written("nanopublication", make_extract(full_claim(HOSTILE)))
    dataset = Dataset()
    dataset.parse(data=text, format="trig")

    parts = sorted(
        str(graph.identifier).partition("#")[2] for graph in dataset.graphs()
    )
    assert parts == ["", "assertion", "head", "provenance", "pubinfo"]
    values = {str(o) for _, _, o, _ in dataset.quads((None, PROV.value, None, None))}
    assert values == {HOSTILE}


@OLD
@pytest.mark.parametrize(
    "name",
    ["argdown", "csv", "json", "markdown", "nanopublication", "prov", "web-annotation"],
)
def test_no_text_reaches_a_terminal_as_an_escape(name: str) -> None:
    text = written(name, make_extract(full_claim(f"{HOSTILE}\x07\x9b1m")))

    assert [sign for sign in text if sign in "\x1b\x07\x9b"] == []


def test_argdown_says_what_supports_and_what_attacks() -> None:
    against = make_evidence(
        "xu2020", stance=Stance.CONTRADICTS, note="Says: 58", answer="No"
    )
    made = written(
        "argdown", make_extract(make_claim(evidence=[make_evidence(), against]))
    )

    assert made == (
        "[members]: 54 participating States\n"
        "  + <hall2020 e-hall2020>: the source says so\n"
        "  - <xu2020 e-xu2020>: Says\\: 58\n"
        "    - No\n"
    )
