"""The four named graphs of each claim's nanopublication."""

from __future__ import annotations

import re

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, Namespace

from evidence.checker.facts import ClaimFacts
from evidence.exporters._graphs import PREFIXES, Names, instant
from evidence.exporters.extracts import Extract
from evidence.exporters.safety import escaped
from evidence.models.vocabulary import Stance

NP = Namespace("http://www.nanopub.org/nschema#")
CITO = Namespace("http://purl.org/spar/cito/")
_PREFIXES = re.compile(r"\A(?:@prefix [^\n]*\n)*")
HYCL = Namespace("http://purl.org/petapico/o/hycl#")
_CITED = {
    Stance.SUPPORTS: CITO.isSupportedBy,
    Stance.PARTLY: CITO.obtainsSupportFrom,
    Stance.CONTRADICTS: CITO.isDisputedBy,
    Stance.CONTEXT: CITO.citesAsRelated,
}


def write_trig(extract: Extract) -> str:
    """Return the nanopublications of all claims as one TriG document."""
    names = Names(extract)
    prefixes = (*PREFIXES.items(), ("np", NP), ("cito", CITO), ("hycl", HYCL))
    lines = [f"@prefix {prefix}: <{name}> ." for prefix, name in sorted(prefixes)]
    for claim in extract.claims:
        own = names.other(f"nanopublication {claim.public_id}")
        graphs = _graphs(claim, own, extract, names)
        for part, graph in graphs.items():
            for prefix, name in prefixes:
                graph.bind(prefix, name)
            lines += ["", f"<{own}#{part}> {{", _turtle(graph), "}"]
    return "\n".join([*lines, ""])


def _turtle(graph: Graph) -> str:
    """Return the triples in order; rdflib would write named graphs in any order."""
    text = graph.serialize(format="turtle")
    return escaped(_PREFIXES.sub("", text).strip())


def _graphs(
    claim: ClaimFacts, own: URIRef, extract: Extract, names: Names
) -> dict[str, Graph]:
    parts = {name: Graph() for name in ("head", "assertion", "provenance", "pubinfo")}
    about = URIRef(f"{own}#assertion")
    head = parts["head"]
    head.add((own, RDF.type, NP.Nanopublication))
    head.add((own, NP.hasAssertion, about))
    head.add((own, NP.hasProvenance, URIRef(f"{own}#provenance")))
    head.add((own, NP.hasPublicationInfo, URIRef(f"{own}#pubinfo")))

    node = names.claim(claim)
    parts["assertion"].add((node, RDF.type, HYCL.Statement))
    parts["assertion"].add((node, RDFS.label, Literal(claim.statement)))

    provenance = parts["provenance"]
    provenance.add((about, PROV.wasAttributedTo, names.person(claim.by)))
    provenance.add((names.person(claim.by), FOAF.name, Literal(claim.by)))
    provenance.add((about, RDFS.comment, Literal(extract.standing(claim).value)))
    for tie in claim.evidence:
        passage = names.evidence(tie)
        provenance.add((about, _CITED[tie.stance], names.source(tie.source)))
        provenance.add((about, PROV.wasDerivedFrom, passage))
        if tie.quotation:
            provenance.add((passage, PROV.value, Literal(tie.quotation)))

    info, program = parts["pubinfo"], names.other("program")
    info.add((own, DCTERMS.created, instant(claim.at)))
    info.add((own, DCTERMS.creator, names.person(claim.by)))
    info.add((own, DCTERMS.identifier, Literal(extract.fingerprint)))
    info.add((own, PROV.wasAttributedTo, program))
    info.add((program, RDFS.label, Literal(extract.generator)))
    return parts
