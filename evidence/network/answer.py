"""What a server answered, with all that is needed to say where and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.message import Message
from http import HTTPStatus

from evidence.errors import NetworkFailure

__all__ = ["Answer", "require_ok"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one request, after redirects, unpacked."""

    url: str
    """The address that was asked for."""
    final_url: str
    """The address that answered."""
    redirects: tuple[str, ...]
    """The addresses between the two, in order."""
    status: int
    headers: Mapping[str, str]
    """In lower case; without cookies."""
    body: bytes
    fetched_at: datetime
    """When it was fetched (aware), also where it is replayed."""
    peer: str = ""
    """The machine's address and port; empty for a replay of an old answer."""
    certificate: str = ""
    """SHA-256 of the server's certificate, in hex; empty without TLS."""
    replayed: bool = False
    """From the store of answers, not from the network."""

    @property
    def media_type(self) -> str:
        """Return the media type in lower case, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def text(self) -> str:
        """Return the body by its charset, else UTF-8; raises ValueError."""
        message = Message()
        message["content-type"] = self.headers.get("content-type", "text/plain")
        charset = message.get_content_charset() or "utf-8"
        try:
            return self.body.decode(charset)
        except LookupError as error:
            raise ValueError(f"an unknown charset: {charset[:40]}") from error


def require_ok(answer: Answer, who: str) -> Answer:
    """Return *answer* if its status is 200; else raise NetworkFailure naming *who*."""
    if answer.status == HTTPStatus.OK:
        return answer
    try:
        phrase = f" ({HTTPStatus(answer.status).phrase})"
    except ValueError:
        phrase = ""
    busy = answer.status in {HTTPStatus.TOO_MANY_REQUESTS, 503}
    wait = answer.headers.get("retry-after", "")
    later = f"it asks to be left alone for {wait} s" if wait.isdecimal() else ""
    raise NetworkFailure(
        f"{who} answered with status {answer.status}{phrase} at {answer.final_url}",
        hint=(later or "it is busy: try again later") if busy else "try again later",
    )
