"""A page whose scripts and styles lie beside it, for sites whose own policy allows none inside a page."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from .policy import trust_neighbours
from .slots import DATA_CLOSES, DATA_OPENS, ELEMENT, POLICY_CLOSES, POLICY_OPENS, SEAL_CLOSES, SEAL_OPENS

if TYPE_CHECKING:
    from collections.abc import Callable

# Digits of a hash that keep two versions of a script apart in one folder.
_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPage:
    """A page without scripts and styles of its own, and the files that it names.

    Parameters
    ----------
    html
        The document.
    files
        Texts by name. A name hangs on its text, so that pages of several versions can share a folder.
    """

    html: str
    files: dict[str, str]


def link_page(html: str, folder: str) -> LinkedPage:
    """Take the scripts and styles out of a page and name them in it. The data stay in the page.

    Parameters
    ----------
    html
        A page as ``page.write_page`` writes it.
    folder
        Relative address of the files' folder, percent-encoded, with a slash at its end.
    """
    from geo import seal_mark, set_seal  # noqa: PLC0415 - help and import shall not wait for shapely

    before, opens, rest = html.partition(DATA_OPENS)
    data, closes, after = rest.partition(DATA_CLOSES)
    found = ELEMENT.findall(before + after)
    style, script = ("\n".join(text for kind, text in found if kind == name) for name in ("style", "script"))
    style_name, script_name = f"clashline-{_digest(style)}.css", f"clashline-{_digest(script)}.js"
    head, tail = ELEMENT.sub("", before), ELEMENT.sub("", after)
    head = head.replace("</head>", f'<link rel="stylesheet" href="{folder}{style_name}">\n</head>', 1)
    head = _replace_within(head, POLICY_OPENS, POLICY_CLOSES, trust_neighbours)
    mark = seal_mark(data.encode())
    head = _replace_within(head, SEAL_OPENS, SEAL_CLOSES, lambda _: mark)
    tail = f'\n<script src="{folder}{script_name}"></script>\n{tail.lstrip()}'
    return LinkedPage(
        html=set_seal(f"{head}{opens}{data}{closes}{tail}".encode(), mark).decode(),
        files={style_name: style, script_name: script},
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]


def _replace_within(text: str, opens: str, closes: str, change: Callable[[str], str]) -> str:
    start, opened, rest = text.partition(opens)
    within, closed, end = rest.partition(closes)
    return "".join((start, opened, change(within), closed, end))
