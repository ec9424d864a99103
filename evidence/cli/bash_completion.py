"""How bash is told what could come next."""

from __future__ import annotations

import re
from typing import Any

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    add_completion_class,
)

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n'
    local response completion type value

    response=$(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \
%(complete_var)s=bash_complete "$1" 2>/dev/null)

    while IFS=',' read -r type value; do
        if [[ $type == 'dir' ]]; then
            COMPREPLY=()
            compopt -o dirnames
        elif [[ $type == 'file' ]]; then
            COMPREPLY=()
            compopt -o default
        elif [[ $type == 'plain' ]]; then
            COMPREPLY+=("$value")
        fi
    done <<< "$response"

    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_PLAIN = re.compile(r"[^\w./+:@%,=-]")


class Bash(BashComplete):
    """Click's, but for names that bash would split, expand or carry out.

    bash puts what it is offered into the line as it stands, and parts words at colons
    before it asks.
    """

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before, and the one under way with its colons."""
        args, incomplete = super().get_completion_args()
        words = [*args, incomplete]
        whole: list[str] = []
        for word in words:
            joined = whole and (word[:1] == ":" or whole[-1][-1:] == ":")
            if joined:
                whole[-1] += word
            else:
                whole.append(word)
        self._cut = whole[-1].rfind(":") + 1
        return whole[:-1], whole[-1]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Return the line for the script; what follows the last colon, quoted."""
        value = str(item.value)[getattr(self, "_cut", 0) :]
        quoted = _PLAIN.sub(r"\\\g<0>", value)
        return f"{item.type},{quoted}"


add_completion_class(Bash)
