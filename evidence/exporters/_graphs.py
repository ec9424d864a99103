"""What the exports as graphs share: names for what the ledger holds, and their writing.

No node is blank: every name follows from the ledger, so that the same extract gives the
same bytes, and two exports of one ledger can be joined.
"""

from __future__ import annotations

import json
from datetime import datetime

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, XSD, Namespace

from evidence.checker.facts import ClaimFacts, EvidenceFacts, SourceFacts
from evidence.exporters.extracts import Extract, source_address, utc_text
from evidence.exporters.safety import as_json

OA = Namespace("http://www.w3.org/ns/oa#")
PREFIXES = {
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "oa": OA,
    "prov": PROV,
    "rdfs": RDFS,
    "xsd": XSD,
}


class Names:
    """The IRIs of an extract's claims, evidence, sources, people and runs."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        self._sources = {source.name: source for source in extract.sources}

    def claim(self, claim: ClaimFacts) -> URIRef:
        """Return a claim's name."""
        return self._own(claim.public_id)

    def evidence(self, tie: EvidenceFacts) -> URIRef:
        """Return the name of a piece of evidence: of the passage that was tied."""
        return self._own(tie.name)

    def source(self, key: str) -> URIRef:
        """Return a source's address, else a name of the ledger's own."""
        source = self._sources.get(key)
        address = source_address(source) if source is not None else ""
        return URIRef(address) if address else self._own(f"source {key}")

    def manuscript(self, sha256: str) -> URIRef:
        """Return the name of a manuscript's revision."""
        return self._own(f"revision {sha256}")

    def person(self, name: str) -> URIRef:
        """Return the name of who acted."""
        return self._own(f"person {name}")

    def other(self, name: str) -> URIRef:
        """Return a name of the ledger's own."""
        return self._own(name)

    def _own(self, name: str) -> URIRef:
        return URIRef(self._extract.id_of(name).urn)


def instant(at: datetime) -> Literal:
    """Return *at* as xsd:dateTime in UTC."""
    return Literal(utc_text(at), datatype=XSD.dateTime)


def describe_source(graph: Graph, node: URIRef, source: SourceFacts) -> None:
    """Add what a source is: an entity with its title and citekey."""
    graph.add((node, RDF.type, PROV.Entity))
    if source.title:
        graph.add((node, DCTERMS.title, Literal(source.title)))
    graph.add((node, DCTERMS.identifier, Literal(source.name)))


def as_json_ld(graph: Graph) -> str:
    """Return *graph* as JSON-LD with its nodes and keys sorted."""
    context = {prefix: str(name) for prefix, name in PREFIXES.items()}
    text = graph.serialize(format="json-ld", context=context, auto_compact=False)
    read = json.loads(text)
    nodes = read.pop("@graph", None)
    if nodes is None:  # a single node stands at the top
        nodes = [{key: value for key, value in read.items() if key != "@context"}]
    ordered = [_sorted(node) for node in sorted(nodes, key=lambda node: node["@id"])]
    document = {"@context": context, "@graph": ordered}
    return as_json(document, sort_keys=True)


def _sorted(value: object) -> object:
    """Sort lists within a node: in RDF they are sets."""
    if isinstance(value, dict):
        return {key: _sorted(part) for key, part in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(part) for part in value), key=_key)
    return value


def _key(value: object) -> str:
    return json.dumps(value, sort_keys=True)
