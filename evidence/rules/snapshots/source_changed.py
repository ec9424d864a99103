"""SNP007."""

from __future__ import annotations

from collections.abc import Iterable

from evidence.checker.facts import SourceFacts
from evidence.checker.finding import Severity
from evidence.checker.rule import Context, Draft, SourceRule
from evidence.checker.snapshots import PassageFacts, standing_copies
from evidence.models.vocabulary import PassageFate
from evidence.text.quoted.inner_marks import in_marks


class SourceChanged(SourceRule):
    """A passage that a claim rests on reads otherwise in the source now, or is gone.

    *Why.* Sources are corrected, quietly too. The kept copy shows that the claim was
    right when it was checked; whether it still is, a person must decide:
    ``evidence recheck accept`` takes the new wording for evidence, ``keep`` stays with
    the old one, for a reason.

    Bad:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```markdown
    There are 57 States (Hall 2020).
    ```

    ```toml
    [claim.states]
    manuscript = "manuscript"
    quote = "57 States"

    [[claim.states.evidence]]
    id = "e-aaaaa"
    source = "hall2020"
    quotation = "There are 57 States in the organisation."

    [[snapshot]]
    source = "hall2020"
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    url = "https://example.org/osce"
    method = "http"
    retrieved_at = 2026-10-01T12:00:00Z

    [[snapshot.recheck]]
    at = 2026-11-10T12:00:00Z
    outcome = "changed"
    status = 200

    [[snapshot.recheck.passage]]
    evidence = "e-aaaaa"
    fate = "altered"
    old = "There are 57 States in the organisation."
    new = "There are 58 States in the organisation."
    difference = "57 → 58"
    ```

    Good:

    ```bibtex
    @online{hall2020,
      author = {Hall, Ben}, title = {Infighting at the OSCE}, year = {2020},
      url = {https://example.org/osce}
    }
    ```

    ```markdown
    There are 57 States (Hall 2020).
    ```

    ```toml
    [claim.states]
    manuscript = "manuscript"
    quote = "57 States"

    [[claim.states.evidence]]
    id = "e-aaaaa"
    source = "hall2020"
    quotation = "There are 57 States in the organisation."

    [[snapshot]]
    source = "hall2020"
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    url = "https://example.org/osce"
    method = "http"
    retrieved_at = 2026-10-01T12:00:00Z

    [[snapshot.recheck]]
    at = 2026-11-10T12:00:00Z
    outcome = "changed"
    status = 200

    [[snapshot.recheck.passage]]
    evidence = "e-aaaaa"
    fate = "moved"
    old = "There are 57 States in the organisation."
    new = "There are 57 States in the organisation."
    ```

    Source: Jones and others, Scholarly Context Adrift: Three out of Four URI References
    Lead to Changed Content, PLOS ONE 11(12), 2016, doi 10.1371/journal.pone.0167475.
    """

    code = "SNP007"
    severity = Severity.WARNING
    needs_ledger = True

    def check(self, subject: SourceFacts, context: Context) -> Iterable[Draft]:
        """Yield a draft for each changed passage that nobody has decided about."""
        for copy in standing_copies(subject.snapshots):
            for passage in copy.telling.passages if copy.telling else ():
                if passage.is_open:
                    yield Draft(
                        f"{subject.name} {_what(passage)}",
                        hint=f"evidence recheck accept {passage.evidence}, or evidence "
                        f"recheck keep {passage.evidence}, with --reason",
                        related=(passage.claim,),
                    )


def _what(passage: PassageFacts) -> str:
    old = in_marks(_short(passage.old))
    if passage.fate is PassageFate.GONE:
        return f"no longer has the passage that {passage.claim} rests on: {old}"
    why = f" ({passage.difference})" if passage.difference else ""
    return (
        f"reads otherwise where {passage.claim} rests on it{why}: it was {old}, it is "
        f"{in_marks(_short(passage.new))}"
    )


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 200 else f"{words[:199]}…"
