"""One request and its reply, without redirects; every failure told in one sentence."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256

import httpcore
import httpx

from evidence.errors import NetworkFailure
from evidence.network.body import BadBody, TooLarge, read_body
from evidence.network.connection import Deadline, GuardedBackend, GuardedTransport
from evidence.network.guard import OFFLINE, Guard

__all__ = ["Reply", "exchange"]

_MOVED = frozenset({301, 302, 303, 307, 308})
_PATIENCE = httpx.Timeout(None, connect=10)
"""Seconds for one of a host's addresses; all else has the deadline."""
_UNKEPT = frozenset({"set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What one server said; *target* is where a redirect leads to, else None."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    peer: str
    certificate: str
    target: str | None


def exchange(
    url: httpx.URL,
    headers: Mapping[str, str],
    *,
    guard: Guard,
    context: ssl.SSLContext,
    deadline: Deadline,
    size: int,
) -> Reply:
    """Ask for *url* once; raises NetworkFailure, whatever goes wrong."""
    backend = GuardedBackend(guard, deadline)
    transport = GuardedTransport(backend, context, guard.policy.proxy)
    with (
        _told(url, deadline),
        httpx.Client(transport=transport, timeout=_PATIENCE, trust_env=False) as client,
        client.stream("GET", url, headers=dict(headers)) as response,
    ):
        target = _target(response)
        # Before the body: the connection is closed at its end.
        peer, certificate = _peer(response), _certificate(response)
        return Reply(
            status=response.status_code,
            headers={
                name: value
                for name, value in response.headers.items()
                if name not in _UNKEPT
            },
            body=b"" if target is not None else _body(response, size),
            peer=peer,
            certificate=certificate,
            target=target,
        )


@contextmanager
def _told(url: httpx.URL, deadline: Deadline) -> Iterator[None]:
    """Turn what the libraries below raise into a NetworkFailure."""
    host = url.host
    try:
        yield
    except (TooLarge, BadBody) as error:
        raise NetworkFailure(f"the answer of {host} is {error}") from error
    except (httpcore.ConnectTimeout, httpx.ConnectTimeout) as error:
        raise NetworkFailure(f"{host} cannot be reached", hint=OFFLINE) from error
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise NetworkFailure(
            f"{host} did not answer within {deadline.seconds:g} seconds", hint=OFFLINE
        ) from error
    except (httpcore.ConnectError, httpx.ConnectError) as error:
        if isinstance(error.__cause__ or error.__context__, ssl.SSLError):
            raise NetworkFailure(
                f"{host} cannot prove that it is {host}: {error}"
            ) from error
        raise NetworkFailure(f"{host} cannot be reached", hint=OFFLINE) from error
    except (httpcore.ProxyError, httpx.ProxyError) as error:
        raise NetworkFailure(
            f"the proxy refuses {host}: {error}", hint="see the setting proxy"
        ) from error
    except (
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
        httpx.HTTPError,
        httpx.InvalidURL,
        ssl.SSLError,
        OSError,
    ) as error:
        said = str(error) or type(error).__name__
        raise NetworkFailure(
            f"the connection to {host} failed: {said[:200]}", hint=OFFLINE
        ) from error


def _target(response: httpx.Response) -> str | None:
    """Return where the reply redirects to, in full."""
    location = response.headers.get("location", "")
    if response.status_code not in _MOVED or not location:
        return None
    try:
        return str(response.request.url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise NetworkFailure(
            f"{response.request.url.host} redirects to no valid address"
        ) from error


def _body(response: httpx.Response, size: int) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:18]) > size:
        raise TooLarge(f"larger than {size:,} bytes")
    encoding = response.headers.get("content-encoding", "")
    return read_body(response.iter_raw(), encoding, limit=size)


def _peer(response: httpx.Response) -> str:
    stream = response.extensions.get("network_stream")
    found = None if stream is None else stream.get_extra_info("server_addr")
    return "" if not found else f"{found[0]} {found[1]}"


def _certificate(response: httpx.Response) -> str:
    stream = response.extensions.get("network_stream")
    tls = None if stream is None else stream.get_extra_info("ssl_object")
    found = None if tls is None else tls.getpeercert(binary_form=True)
    return sha256(found).hexdigest() if found else ""
