"""The page: a folium map whose markup is constant, and one block of JSON that holds everything else.

branca compiles what its templates have rendered as templates once more, and folium writes popups, names and
attributions into scripts. So nothing but our own constants passes through them here. Scripts, styles and data are
put into the slots of the rendered page as text, the data last, when no template will ever read them.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from branca.element import Element, Figure, MacroElement
from folium import Map
from folium.template import Template

from geo import seal_mark, set_seal

from .assets import load_assets
from .noscript import write_noscript
from .packed import pack
from .policy import write_policy
from .slots import (
    DATA_CLOSES,
    DATA_OPENS,
    POLICY_CLOSES,
    POLICY_OPENS,
    SEAL_CLOSES,
    SEAL_OPENS,
    STATEMENTS_CLOSES,
    STATEMENTS_OPENS,
)
from .statements import list_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .language import Language
    from .payload.columns import Table

# So many incidents are no text that anybody reads, and cost a browser seconds as objects.
PACKED_FROM = 3000
# So many places may be more spots than a page draws as elements (static/model.js).
DRAWN_FROM = 1500

_SLOT = re.compile(r"<!--slot:(\w+)-->")
# What HTML could read as markup, or a template through which others put the page: between values of JSON no such
# pair of braces ever stands.
_UNSAFE_IN_HTML = re.compile(r"[<>&\u2028\u2029\ud800-\udfff]|\{(?=[{%#])|(?<=\$)\{")


class _Page(Figure):
    """The document around the map. Constant but for the words of its language, which are our own."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="{{ this.language.code }}" dir="{{ this.language.direction }}">\n<head>\n'
        "{{ this.header.render(**kwargs) }}\n</head>\n<body>\n"
        "{{ this.html.render(**kwargs) }}\n"
        "<noscript>\n<!--slot:noscript-->\n</noscript>\n"
        "<!--slot:data-->\n<!--slot:statements-->\n<!--slot:scripts-->\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n</body>\n</html>\n"
    )

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        head = (
            "<!--slot:policy-->\n<!--slot:seal-->\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{language.tables['page']['title']}</title>\n<!--slot:styles-->"
        )
        self.header.add_child(Element(head), name="head")


class _PageMap(Map):
    """A folium map that asks no content delivery network for anything and lets its reader zoom the page."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium declares it so
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - folium declares it so
    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}"></div>{% endmacro %}
        {% macro script(this, kwargs) %}
        const {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }},
            crs: L.CRS.{{ this.crs }},
            ...{{ this.options|tojavascript }}
        });
        {% endmacro %}
        """
    )

    def get_name(self) -> str:
        """Give the map's name in the page. Each map has a document of its own, so the name can be constant."""
        return "map"


class _Start(MacroElement):
    """The last script: hands the map and the data to the page's own code."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        const data = Clashline.read("clashline-data");
        if (data) document.title = data.title;
        Clashline.start({ map: {{ this._parent.get_name() }}, data });
        {% endmacro %}
        """
    )


def write_page(
    payload: Mapping[str, Any],
    *,
    language: Language,
    tile_source: str | None = None,
    theme: str = "auto",
    packed: bool | None = None,
) -> str:
    """Write the page of a payload.

    Parameters
    ----------
    payload
        What the page's script reads; any text in it may be hostile.
    language
        The page's language.
    tile_source
        Where pictures may come from, as a CSP source; None for nowhere.
    theme
        One of ``options.PAGE_THEMES``.
    packed
        Whether the data are packed; None to let the number of incidents decide.

    Returns
    -------
    str
        One HTML document. The same payload gives the same text.
    """
    many = len(payload["incidents"]) >= PACKED_FROM if packed is None else packed
    assets = load_assets(many=many or len(payload["places"]) >= DRAWN_FROM)
    slots = {
        "styles": "\n".join(f"<style>{style}</style>" for style in assets.themed(theme)),
        "scripts": "\n".join(f"<script>{script}</script>" for script in assets.scripts),
    }
    page = _fill(_render_skeleton(language), slots)
    policy = write_policy(page, tile_source=tile_source)
    data = write_packed(pack(payload)) if many else to_json(payload)
    mark = seal_mark(data.encode())
    html = _fill(
        page,
        {
            "policy": f"{POLICY_OPENS}{policy}{POLICY_CLOSES}",
            "seal": f"{SEAL_OPENS}{mark}{SEAL_CLOSES}",
            "noscript": write_noscript(payload, language),
            "data": f"{DATA_OPENS}{data}{DATA_CLOSES}",
            "statements": f"{STATEMENTS_OPENS}{to_json(list_statements(payload))}{STATEMENTS_CLOSES}",
        },
    )
    return set_seal(html.encode(), mark).decode()


def to_json(value: Any) -> str:
    r"""Write a value as JSON that no HTML parser can read as anything else.

    ``<``, ``>``, ``&`` and the two line ends that old JavaScript knows are escaped, and so are lone surrogates,
    which UTF-8 cannot carry, and what opens an expression of a template (``{{``, ``{%``, ``{#``, ``${``).

    Examples
    --------
    >>> to_json({"title": "</script><b>"})
    '{"title":"\\u003c/script\\u003e\\u003cb\\u003e"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_list_rows)
    return _UNSAFE_IN_HTML.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write_packed(packed: Mapping[str, Any]) -> str:
    r"""Write a packed payload as JSON; base64 has no character that means anything in HTML or a template.

    Examples
    --------
    >>> write_packed({"title": "<b>", "data": "AA=="})
    '{"title":"\\u003cb\\u003e","data":"AA=="}'
    """
    head = to_json({name: value for name, value in packed.items() if name != "data"})
    return f'{head[:-1]},"data":"{packed["data"]}"}}'


def _list_rows(table: Table) -> list[dict[str, Any]]:
    """Give the rows of a table of the payload."""
    return table.rows


def _render_skeleton(language: Language) -> str:
    page_map = _PageMap(
        # The page fits the map to its data. A centre of its own would make the scripts of any two pages differ.
        location=[0, 0],
        tiles=None,
        zoom_start=6,
        minZoom=3,
        maxZoom=12,
        zoom_snap=0.25,
        zoom_control=False,
        attribution_control=False,
    )
    page = _Page(language)
    page.add_child(page_map)
    page_map.add_child(_Start())  # type: ignore[no-untyped-call] # branca types it in part
    rendered: str = page.render()
    return rendered


def _fill(page: str, slots: Mapping[str, str]) -> str:
    """Put texts into their slots in one pass: what is put in is not searched for slots."""
    return _SLOT.sub(lambda slot: slots.get(slot[1], slot[0]), page)
