r"""SRC020."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.field_text import own, shown
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, FieldChange, SourceRule

_FIELDS = frozenset({"url", "urlraw"})
_WRAPPED = re.compile(r"\s*\\(?:url|path|href)\s*\{([^{}\s]*)\}(?:\{[^{}]*\})?\s*")
_ESCAPED = re.compile(
    r"\{\\([_&%#~$])\}|\{\\textunderscore\}|\\textunderscore(?:\{\}|\s)"
    r"|\\textasciitilde(?:\{\}|\s|(?![a-z]))|\\~\{\}|\\([_&%#$~])"
    r"|\$\\sim\$|\{\$\\sim\$\}|\{\\textasciitilde\}|\{~\}"
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d{1,5}(?:/|$))")
_WEB = re.compile(r"(?:https?|ftps?)://([^\s/?#]+)(?:[/?#]\S*)?", re.IGNORECASE)
_HOST = re.compile(
    r"(?:[^@\s]*@)?(?:\[[0-9a-fA-F:.]+\]|[^\s:@<>\"{}|\\^`]+)(?::\d{0,5})?"
)
_TYPOS = re.compile(
    r"(?:h?t{1,3}ps?|hptts?|htpps?|httpp|hh+t+ps?)(?<!^http)(?<!^https)\W{1,4}(?=\w)"
    r"|https?(?::/(?!/)|/{1,3}|:\\|;//|://:|://https?:?//?|::)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:\s|[;|])\s*(?=(?:https?://|www\.))", re.IGNORECASE)
_SEVERAL_ADDRESSES = "holds several addresses"
_FILE = re.compile(r"[^/\s]+\.(?:pdf|ps|html?|docx?|txt|djvu|gz)", re.IGNORECASE)
_OTHER_SCHEMES_WORDS = (
    "file mailto urn hdl info doi data gopher news nntp git ssh svn magnet ark "
    "about zotero irc ipfs gemini webcal tel telnet ldap arxiv git+https git+ssh "
    "swh jar sftp s3 rsync "
)
_OTHER_SCHEMES = frozenset(_OTHER_SCHEMES_WORDS.split())


class MalformedUrl(SourceRule):
    r"""A ``url`` is no address that a browser could open.

    *Why.* The address is how a reader gets to the source. One without ``https://``,
    with a blank or a slip in it («http//»), or two in one field lead nowhere once they
    are printed and clicked. ``url`` is read verbatim: a ``\url{…}`` round it or a
    backslash before ``_`` becomes part of the address. The fix takes those off; the
    rest is yours to correct.

    Bad:

    ```bibtex
    @online{osce,
      author = {{OSCE}}, title = {Participating States},
      url = {www.osce.org/states}, year = {2020}
    }
    ```

    Good:

    ```bibtex
    @online{osce,
      author = {{OSCE}}, title = {Participating States},
      url = {https://www.osce.org/states}, year = {2020}
    }
    ```

    Source: Berners-Lee, Fielding and Masinter, RFC 3986, Uniform Resource Identifier
    (URI): Generic Syntax, 2005; JabRef, integrity check «invalid URL format».
    """

    code = "SRC020"
    severity = Severity.WARNING

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each address of *subject* that is none."""
        del context
        for name, value in own(subject):
            if name not in _FIELDS or not value.strip():
                continue
            bare = _unwrapped(value)
            if bare != value.strip():
                yield Draft(
                    f"{subject.name}: the {name} holds LaTeX, which becomes part of "
                    f"the address: {shown(value)}",
                    hint=f"write {bare}",
                    severity=Severity.NOTE,
                )
            if problem := _problem(bare):
                yield Draft(
                    f"{subject.name}: the {name} {problem}: {shown(value)}",
                    hint="open the page and copy its address again",
                    severity=Severity.NOTE if problem == _SEVERAL_ADDRESSES else None,
                )

    def fix(self, subject: SourceFacts, context: Context) -> Iterable[FieldChange]:
        """Yield the addresses without LaTeX round or in them."""
        del context
        for name, value in own(subject):
            if name in _FIELDS and (bare := _unwrapped(value)) != value.strip():
                yield FieldChange(name, bare)


def _unwrapped(value: str) -> str:
    """Return an address without the LaTeX that its field has no need of."""
    wrapped = _WRAPPED.fullmatch(value)
    bare = (wrapped[1] if wrapped else value).strip()
    return _ESCAPED.sub(_sign, bare) if "\\" in bare or "{~}" in bare else bare


def _sign(found: re.Match[str]) -> str:
    if found[1] or found[2]:
        return found[1] or found[2]
    return "_" if "underscore" in found.group() else "~"


def _problem(url: str) -> str:
    if _SEVERAL.search(url):
        return _SEVERAL_ADDRESSES
    if _TYPOS.match(url):
        return "begins with a slip of the keyboard"
    scheme = _SCHEME.match(url)
    if scheme is None:
        if _FILE.fullmatch(url):
            return "names a file, no page"
        return "" if url.startswith(("/", "\\", "{")) else "lacks https:// in front"
    if scheme[1].lower() not in {"http", "https", "ftp", "ftps"}:
        known = scheme[1].lower() in _OTHER_SCHEMES or "://" in url
        return "" if known else "is no address of a page"
    if re.search(r"\s", url):
        return "has a blank in it"
    web = _WEB.fullmatch(url)
    if web is None or not _HOST.fullmatch(web[1]):
        return "names no host"
    return ""
