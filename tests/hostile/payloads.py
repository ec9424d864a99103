"""What an attacker would write into a text field: sixty texts, for every output.

None of them may become markup, a request, a formula, an escape of the terminal or a
path, wherever it is printed.
"""

from __future__ import annotations

CANARY = "127.0.0.1:9"
"""Where nobody listens; a request to it is a fault."""

SCRIPTS = (
    *("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'),
    *("' onmouseover='alert(1)", "</style><script>alert(1)</script>"),
    *("]]><svg onload=alert(1)>", "<svg><animate onbegin=alert(1)>"),
    *("<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>"),
    *("</title></textarea></script></noscript><script>alert(1)</script>", "-->"),
    *('" autofocus onfocus=alert(1) x="', "<body onload=alert(1)>", "<!-- -->"),
    *("<template shadowrootmode=open><script>alert(1)</script>", "<dialog open>"),
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
)
REQUESTS = (
    *("<a href='//evil.example'>x</a>", "<base href='http://evil.example/'>"),
    *("<link rel=attachment href='file:///etc/passwd'>", f"//{CANARY}/x"),
    *(f"<iframe src='http://{CANARY}/i'></iframe>", "<embed src='file:///etc/passwd'>"),
    f"<meta http-equiv=refresh content='0;url=http://{CANARY}/'>",
    *(f"<link rel=stylesheet href=//{CANARY}/a.css>", "<style>@import '//a'</style>"),
    *(f"' style='background:url(//{CANARY}/)", f"<img srcset='http://{CANARY}/a 1x'>"),
    *(
        f"![x](http://{CANARY}/a.png)",
        "[x](javascript:alert(1))",
        "<file:///etc/hosts>",
    ),
)
ADDRESSES = (
    *("javascript:alert(1)", "data:text/html,<script>alert(1)</script>"),
    *("vbscript:msgbox(1)", "java\tscript:alert(1)", "&#x6A;avascript:alert(1)"),
)
TEMPLATES = (
    *("{{ 7 * 7 }}{% raw %}", "{{constructor.constructor('alert(1)')()}}"),
    *("${alert(1)}", "#{7*7}", "<%= 7 %>", "&lt;script&gt;", "%3Cscript%3E"),
)
FORMULAS = ("=1+1", "@SUM(1)", "+cmd|' /C calc'!A0", "\t=HYPERLINK(1)", "＝1+1")
ESCAPES = (
    *("\x1b[2J", "\x1b]0;t\x07", "\x9b31m", "\x08\x08", "\u202e", "\u2066x", "\x7f"),
)
PATHS = ("../../../etc/passwd", "..\\..\\out", "/etc/passwd", "\\\\host\\share")
COMMANDS = ("\\input{/etc/passwd}", "\\write18{id}", "]]>", "\n::error::x\n")
PAYLOADS = (
    *(*SCRIPTS, *REQUESTS, *ADDRESSES, *TEMPLATES),
    *(*FORMULAS, *ESCAPES, *PATHS, *COMMANDS),
)
