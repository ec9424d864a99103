"""What may be connected to: the form of an address, and the machines behind a name.

A name is resolved once, every address behind it must be a public one, and the
connection goes to an address that was checked, so that a name server cannot answer
differently the second time (DNS rebinding). Forms that programs read differently are
refused before any of that.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx

from evidence.errors import NetworkFailure

__all__ = ["Guard", "Policy", "Resolver", "is_public", "resolve"]

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to the addresses behind them, as text; raises OSError."""

STANDARD_PORTS = frozenset({80, 443})
_REFUSED_SIGNS = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)\Z", re.IGNORECASE)
_SPECIAL = tuple(
    ip_network(text)
    for text in (
        "192.0.0.0/24",  # IETF protocol assignments (RFC 6890)
        "192.88.99.0/24",  # 6to4 relays (RFC 7526)
        "::/96",  # IPv4-compatible (RFC 4291, 2.5.5.1)
        "::ffff:0:0/96",  # IPv4-mapped (RFC 4291, 2.5.5.2)
        "64:ff9b::/96",  # NAT64 (RFC 6052)
        "64:ff9b:1::/48",  # local NAT64 (RFC 8215)
        "2001::/23",  # IETF protocol assignments, Teredo among them (RFC 2928)
        "2002::/16",  # 6to4 (RFC 3056)
        "3fff::/20",  # documentation (RFC 9637)
        "fec0::/10",  # site-local (RFC 3879)
    )
)
"""Ranges that ``ipaddress`` of Python 3.11 calls global, though they lead elsewhere."""
_ASSIGNED = ip_network("2000::/3")
"""All that is given out of IPv6 (RFC 4291, 2.4); ``ipaddress`` calls the rest global,
too, such as ``::ffff:0:7f00:1``, which a translator takes for 127.0.0.1."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user allows beyond the public network and the ports 80 and 443."""

    private: bool = False
    """Loopback, local and reserved addresses too, and every port."""
    ports: frozenset[int] = STANDARD_PORTS
    proxy: str | None = None
    """The address of an HTTP proxy; it resolves the names then."""


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that the system's resolver knows; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Tell whether *address* is one machine's on the public network."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if not parsed.is_global or parsed.is_multicast:
        return False
    if parsed.version == 6 and parsed not in _ASSIGNED:
        return False
    return not any(parsed in net for net in _SPECIAL if net.version == parsed.version)


class Guard:
    """Refuses addresses by their form, and machines by where they stand."""

    def __init__(self, policy: Policy, resolver: Resolver = resolve) -> None:
        self.policy = policy
        self._resolver = resolver

    def check_form(self, address: str) -> httpx.URL:
        """Return the parsed *address*; raise NetworkFailure for one not to be asked."""
        if _REFUSED_SIGNS.search(address):
            raise _refused(address, "it holds a blank, control sign or backslash")
        if any(sign.isdigit() and not sign.isascii() for sign in address):
            raise _refused(address, "it holds digits that are not 0 to 9")
        try:
            url = httpx.URL(address)
        except (httpx.InvalidURL, ValueError) as error:
            raise _refused(address, "it is no valid address") from error
        if problem := self._problem(url):
            raise _refused(address, problem)
        return url

    def places(self, host: str, port: int) -> tuple[str, ...]:
        """Resolve *host* once and return its addresses, all of them allowed.

        Raises NetworkFailure where one is not, or where the name is unknown.
        """
        if not self._may_use(port):
            raise NetworkFailure(f"{host}: port {port} is not allowed", hint=_PORTS)
        try:
            found = tuple(self._resolver(host, port))
        except (OSError, UnicodeError) as error:
            raise NetworkFailure(
                f"{host} cannot be found: its name is not known here", hint=OFFLINE
            ) from error
        if not self.policy.private:
            for address in found:
                if not is_public(address):
                    raise NetworkFailure(
                        f"{host} leads to {address}, which is not a public address",
                        hint=_PRIVATE,
                    )
        return found

    def _problem(self, url: httpx.URL) -> str:
        """Return what is wrong with the form of *url*, empty if nothing is."""
        if url.scheme not in {"http", "https"}:
            return "only http and https are fetched"
        if url.userinfo:
            return "it holds a user name or password"
        if not url.host:
            return "it names no host"
        if not self._may_use(port_of(url)):
            return f"port {port_of(url)} is not allowed"
        last = url.host.rstrip(".").rpartition(".")[2]
        if _NUMBER.match(last) and not _is_canonical(url.host):
            return "its host is a number in an unusual form"
        if self.policy.private:
            return ""
        literal = _literal(url.host)
        if literal is not None and not is_public(str(literal)):
            return f"{literal} is not a public address"
        return ""

    def _may_use(self, port: int) -> bool:
        return self.policy.private or port in self.policy.ports


OFFLINE = (
    "check the connection and try again; nothing was changed. All that needs no "
    "network works without it"
)
_PRIVATE = "where that is meant: --allow-private, or allow_private = true in settings"
_PORTS = "80 and 443 are; others by the setting ports"


def port_of(url: httpx.URL) -> int:
    """Return the port of *url*, the scheme's own where none is written."""
    if url.port is not None:  # 0 is one, and not the scheme's
        return url.port
    return 443 if url.scheme == "https" else 80


def _refused(address: str, why: str) -> NetworkFailure:
    hint = _PORTS if "port" in why else _PRIVATE if "public" in why else None
    return NetworkFailure(f"the address {address[:200]!r} is refused: {why}", hint=hint)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def _is_canonical(host: str) -> bool:
    """Tell whether *host*, which ends in a number, is written as an address is."""
    found = _literal(host)
    return found is not None and (found.version == 6 or str(found) == host)
