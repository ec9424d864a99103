"""The graph of where an extract's claims come from, in the terms of PROV-O."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, PROV, RDF, RDFS, XSD

from evidence.checker.facts import ClaimFacts, EvidenceFacts, RatingFacts
from evidence.exporters._graphs import PREFIXES, Names, describe_source, instant
from evidence.exporters.extracts import Extract


class Provenance:
    """Builds the graph of an extract."""

    def __init__(self, extract: Extract) -> None:
        self.graph = Graph()
        for prefix, name in PREFIXES.items():
            self.graph.bind(prefix, name)
        self._extract = extract
        self._names = Names(extract)
        self._run = self._names.other(f"check {extract.day} {extract.fingerprint}")
        self._program = self._names.other("program")
        self._check()
        for manuscript in extract.manuscripts:
            node = self._names.manuscript(manuscript.sha256)
            self.graph.add((node, RDF.type, PROV.Entity))
            self.graph.add((node, DCTERMS.title, Literal(manuscript.title)))
            self.graph.add((node, DCTERMS.identifier, Literal(manuscript.sha256)))
        for source in extract.sources:
            describe_source(self.graph, self._names.source(source.name), source)
            for other in source.derives_from:
                pair = self._names.source(source.name), self._names.source(other)
                self.graph.add((pair[0], PROV.wasDerivedFrom, pair[1]))
        for claim in extract.claims:
            self._claim(claim)

    def _check(self) -> None:
        add, day = self.graph.add, self._extract.day.isoformat()
        add((self._program, RDF.type, PROV.SoftwareAgent))
        add((self._program, RDFS.label, Literal(self._extract.generator)))
        add((self._run, RDF.type, PROV.Activity))
        add((self._run, RDFS.label, Literal(f"Check as on {day}")))
        add((self._run, PROV.wasAssociatedWith, self._program))
        add((self._run, DCTERMS.date, Literal(day, datatype=XSD.date)))

    def _claim(self, claim: ClaimFacts) -> None:
        add, node = self.graph.add, self._names.claim(claim)
        revision = self._names.manuscript(self._extract.manuscript(claim).sha256)
        add((node, RDF.type, PROV.Entity))
        add((node, RDFS.label, Literal(claim.statement)))
        add((node, PROV.wasQuotedFrom, revision))
        add((node, PROV.generatedAtTime, instant(claim.at)))
        add((node, PROV.wasAttributedTo, self._person(claim.by)))
        add((self._run, PROV.used, node))
        verdict = self._names.other(f"standing {claim.public_id} {self._extract.day}")
        add((verdict, RDF.type, PROV.Entity))
        add((verdict, RDFS.label, Literal(self._extract.standing(claim).value)))
        add((verdict, PROV.wasGeneratedBy, self._run))
        add((verdict, PROV.wasDerivedFrom, node))
        for tie in claim.evidence:
            self._evidence(tie)
            add((verdict, PROV.wasDerivedFrom, self._names.evidence(tie)))
        for rating in claim.ratings:
            self._rating(rating, claim)

    def _evidence(self, tie: EvidenceFacts) -> None:
        add, node = self.graph.add, self._names.evidence(tie)
        add((node, RDF.type, PROV.Entity))
        add((node, DCTERMS.type, Literal(tie.stance.value)))
        add((node, PROV.wasDerivedFrom, self._names.source(tie.source)))
        if tie.via is not None:
            add((node, PROV.wasDerivedFrom, self._names.source(tie.via)))
        add((node, PROV.generatedAtTime, instant(tie.at)))
        add((node, PROV.wasAttributedTo, self._person(tie.by)))
        add((self._run, PROV.used, node))
        if tie.quotation:
            add((node, PROV.value, Literal(tie.quotation)))
        elif tie.note:
            add((node, RDFS.comment, Literal(tie.note)))

    def _rating(self, rating: RatingFacts, claim: ClaimFacts) -> None:
        add, node = self.graph.add, self._names.other(rating.name)
        add((node, RDF.type, PROV.Entity))
        add((node, RDFS.label, Literal(f"{rating.scheme} {rating.level}")))
        add((node, RDFS.comment, Literal(rating.reason)))
        add((node, PROV.wasDerivedFrom, self._names.claim(claim)))
        add((node, PROV.generatedAtTime, instant(rating.at)))
        add((node, PROV.wasAttributedTo, self._person(rating.by)))

    def _person(self, name: str) -> URIRef:
        node = self._names.person(name)
        self.graph.add((node, RDF.type, PROV.Person))
        self.graph.add((node, FOAF.name, Literal(name)))
        return node
