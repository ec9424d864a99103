"""What a tagged PDF/A-3 lacks to be PDF/UA-1 as well, and what its tables lack.

The two standards ask for one metadata block that names both, with a description of the
names that PDF/A does not know (ISO 19005-3, 6.6.2; ISO 14289-1, 5). Header cells get
their direction and the tree that finds them by name (ISO 32000-1, 14.7.2 and 14.8.5.7);
links get words instead of the name of their target.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree
from pikepdf import Array, Dictionary, Name, Pdf, String

UA = "http://www.aiim.org/pdfua/ns/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PACKET = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_ENDS = b'\n<?xpacket end="w"?>'
_IDENTIFIED = f"""
<rdf:RDF xmlns:rdf="{RDF}" xmlns:pdfuaid="{UA}"
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <rdf:Description rdf:about="" pdfuaid:part="1"/>
  <rdf:Description rdf:about="">
    <pdfaExtension:schemas>
      <rdf:Bag>
        <rdf:li rdf:parseType="Resource">
          <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
          <pdfaSchema:namespaceURI>{UA}</pdfaSchema:namespaceURI>
          <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
          <pdfaSchema:property>
            <rdf:Seq>
              <rdf:li rdf:parseType="Resource">
                <pdfaProperty:name>part</pdfaProperty:name>
                <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
                <pdfaProperty:category>internal</pdfaProperty:category>
                <pdfaProperty:description
                  >Part of ISO 14289</pdfaProperty:description>
              </rdf:li>
            </rdf:Seq>
          </pdfaSchema:property>
        </rdf:li>
      </rdf:Bag>
    </pdfaExtension:schemas>
  </rdf:Description>
</rdf:RDF>
"""


def complete(pdf: Pdf, labels: Mapping[str, str]) -> None:
    """Make a tagged PDF/A-3 a PDF/UA-1 too; *labels* are words for link targets."""
    _identify(pdf)
    heads = [
        element
        for element in pdf.objects
        if isinstance(element, Dictionary) and element.get("/S") == Name.TH
    ]
    _head_tables(pdf, heads)
    _word_links(pdf, labels)


def _identify(pdf: Pdf) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(pdf.Root.Metadata.read_bytes().strip(), parser)
    described = root.find(f"{{{RDF}}}RDF")
    for part in etree.fromstring(_IDENTIFIED, parser):
        described.append(part)
    etree.cleanup_namespaces(root)
    # Not compressed, as the standards ask of what must be found by any tool.
    stream = pdf.make_stream(_PACKET + etree.tostring(root, encoding="utf-8") + _ENDS)
    stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream


def _head_tables(pdf: Pdf, heads: Iterable[Dictionary]) -> None:
    """Give header cells their direction, and list those with a name."""
    named: list[tuple[bytes, Dictionary]] = []
    for element in heads:
        row = element.P
        is_column = row.get("/P", Dictionary()).get("/S") == Name.THead
        element.A["/Scope"] = Name.Column if is_column else Name.Row
        if "/ID" in element:
            named.append((bytes(element.ID), element))
    if not named:
        return
    named.sort(key=lambda pair: pair[0])
    names = Array([each for key, kid in named for each in (String(key), kid)])
    leaf = Dictionary(
        Names=names, Limits=Array([String(named[0][0]), String(named[-1][0])])
    )
    tree = Dictionary(Kids=Array([pdf.make_indirect(leaf)]))
    pdf.Root.StructTreeRoot.IDTree = pdf.make_indirect(tree)


def _word_links(pdf: Pdf, labels: Mapping[str, str]) -> None:
    for page in pdf.pages:
        for link in page.get("/Annots", Array()):
            words = labels.get(str(link.get("/Dest", "")))
            if words:
                link["/Contents"] = String(words)
