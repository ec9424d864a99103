"""«ß» is «ss» wherever words of quotations are compared: «daß» and «dass» are one."""

from __future__ import annotations


def with_ss(text: str) -> str:
    """Return *text* with «ss» for «ß»."""
    return text.replace("ß", "ss")
