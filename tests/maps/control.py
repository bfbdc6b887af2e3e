"""Pages that are unsafe on purpose: they show that the harness would see what a payload does."""

from __future__ import annotations

import html
import json

import jinja2

# Half a second of innerHTML, attributes and scripts that are built from a payload, as careless code builds them.
_IN_HTML = {
    "body": lambda text: f"<body>{text}</body>",
    "attr_dq": lambda text: f'<body><p title="{text}">x</p></body>',
    "href": lambda text: f'<body><a href="{html.escape(text)}">x</a></body>',
    "js_dq": lambda text: f'<body><script>var said = "{text}";</script></body>',
    "js_tpl": lambda text: f"<body><script>var said = `{text}`;</script></body>",
    "json_dumps": lambda text: f"<body><script>var said = {json.dumps(text)};</script></body>",
    "innerHTML": lambda text: (
        f"<body><p id=p></p><script>p.innerHTML = {_escape_script(json.dumps(text))};</script></body>"
    ),
}


def is_executable(payload):
    """Say whether a payload runs in a context of the control page; templates that only read are no scripts."""
    return any(context in _IN_HTML for context in payload.live) or "jinja" in payload.live


def write_control(payloads):
    """Write one page with a frame for each payload, in which it stands in the first context that it lives in.

    Each frame is named by its payload's id.
    """
    frames = [
        f'<iframe name="{payload.id}" width="300" height="200" srcdoc="{html.escape(_place(payload))}"></iframe>'
        for payload in payloads
    ]
    return f"<!DOCTYPE html><title>control</title>{''.join(frames)}"


def _place(payload):
    for context, place in _IN_HTML.items():
        if context in payload.live:
            return "<!DOCTYPE html>" + place(payload.text)
    return f"<!DOCTYPE html><body><script>{_run_template(payload.text)}</script></body>"


def _run_template(text):
    """Compile a payload as branca compiles what it has rendered; what changes on the way was executed."""
    try:
        changed = jinja2.Template(text).render(kwargs={}, this=object()) != text
    except Exception:  # noqa: BLE001 - a template that fails when it is run was run
        changed = True
    return "alert('template')" if changed else ""


def _escape_script(text):
    return text.replace("<", "\\u003c")
