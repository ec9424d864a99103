"""The key by which two names of a list are the same member."""

from __future__ import annotations

import re

from evidence.text.names.states import plain_name, state_names

_LEGAL_FORM = re.compile(
    r"(?:,?\s+(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc"
    r"|gmbh|ag|kg|se|sa|sas|sarl|srl|spa|nv|bv|oy|ab|asa|pty|pjsc|jsc|ooo|kk))+$"
)
"""Behind a folded name without its points."""


def normal_member(name: str) -> str:
    """Return the key by which members are the same: ``state:TR`` or folded words."""
    plain = plain_name(name)
    state = state_names().get(plain)
    return state or _LEGAL_FORM.sub("", plain) or plain


def is_state(name: str) -> bool:
    """Tell whether *name* is a State's, by ISO 3166-1."""
    return normal_member(name).startswith("state:")
