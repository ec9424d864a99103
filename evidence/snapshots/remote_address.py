"""The address of a store on object storage: what it may say, and what is shown of it.

Credentials never come into a message. A storage with buckets takes them from settings
of its own, so that no address needs to hold any; of other storages (``sftp://``) they
may stand in the address, and are hidden.
"""

from __future__ import annotations

import re
from typing import Any

from evidence.errors import UsageFault

__all__ = ["check_address", "has_buckets", "hidden", "needed_for", "options_for"]

_USERINFO = re.compile(r"//([^/@]*(?::[^@]*)?)@")
"""A password may have slashes in it: those that AWS gives out often do."""
_S3 = frozenset({"s3", "s3a"})
_BUCKETS = _S3 | {"gs", "gcs", "az", "abfs", "abfss", "adl", "oss", "r2", "b2"}
ATTEMPTS = 2
"""Of each request, below those that s3fs makes of its own: with a server that is silent
the whole takes two minutes and a half, where botocore's own number makes it six."""


def has_buckets(address: str) -> bool:
    """Tell whether a storage has buckets, which are made by whoever pays for them."""
    return _protocol(address) in _BUCKETS


def check_address(address: str) -> None:
    """Raise UsageFault where the address of a bucket holds credentials."""
    if has_buckets(address) and _USERINFO.search(address):
        raise UsageFault(
            f"the address of the store of snapshots holds credentials: "
            f"{hidden(address, address)}",
            hint="write s3://bucket/desk, and give the key as the storage has it: "
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws/credentials",
        )


def hidden(text: str, address: str) -> str:
    """Return *text* without the credentials that *address* holds, or text like them."""
    found = _USERINFO.search(address)
    if found is not None:
        password = found[1].partition(":")[2]
        for secret in filter(None, (found[1], password)):
            text = text.replace(secret, "…")
    return _USERINFO.sub("//…@", text)


def options_for(address: str) -> dict[str, Any]:
    """Return what fsspec is told of a storage; its own configuration holds."""
    if _protocol(address) not in _S3:
        return {}
    from fsspec.config import conf  # noqa: PLC0415 - slow to import

    own = conf.get("s3", {}).get("config_kwargs", {})
    return {"config_kwargs": {"retries": {"total_max_attempts": ATTEMPTS}, **own}}


def needed_for(address: str) -> str:
    """Return how to get what a storage needs."""
    if _protocol(address) in _S3:
        return "pip install 'evidence[s3]', or s3fs"
    return "install what fsspec needs for it"


def _protocol(address: str) -> str:
    return address.partition("://")[0].lower()
