"""Render a result as an interactive map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .clashmap import ClashMap
from .options import check_options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazetteer import Gazetteer


def render(
    result: Any,
    *,
    title: str | None = None,
    subtitle: str = "",
    theatre: str | Path | Gazetteer | None = None,
    tiles: str | None = None,
    attribution: str | Sequence[str] = (),
    language: str = "en",
    view: str | None = None,
    reviewed_only: bool = False,
    notes: str | Sequence[str] = (),
    theme: str = "auto",
    packed: bool | None = None,
    height: int = 640,
) -> ClashMap:
    """Render what was found in articles as one HTML document that opens without a network.

    Every text in the result may be hostile: it enters the page as JSON data and is shown as text. The same
    result and options give the same bytes.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames of the same schema (``geo.COLUMNS``), geometry in EPSG:4326.
    title
        A title of at most 300 characters; by default made from the theatre and the days of the incidents.
    subtitle
        A line of your own under the title, as long at most; the page's counts stand below it in any case.
    theatre
        Name or folder of the theatre, or its loaded gazetteer; by default the one that the result names.
    tiles
        Leaflet's URL template of online tiles (``https://.../{z}/{x}/{y}.png``). By default none: the map has a
        base of its own and asks the network for nothing.
    attribution
        Notices of whoever made the tiles, needed with ``tiles``; shown as text.
    language
        Code of the language of the page's own words: en, ur, fa (Dari) or ps; right to left where it is written so.
        Names come from the theatre's data where they have them in it; quotes stay in their own language.
    view
        Whose names and wording the map takes at first, by the theatre's list (``gazetteer.views``): a party, or
        by default none. Readers can take another one.
    reviewed_only
        Whether to leave out incidents that no person has looked at, and totals that nobody has confirmed; the page says
        how many they were.
    notes
        Paragraphs of your own, each of at most 2,000 characters, over the list of sources.
    theme
        light, dark, or auto: as the reader's system asks for.
    packed
        Whether the data in the page are packed columns instead of readable JSON, a tenth of its size and time; by
        default from 3,000 incidents on.
    height
        Height in CSS pixels of the frame in a notebook.

    Returns
    -------
    ClashMap
        With ``.html``, ``.save(path)`` and, for notebooks, ``_repr_html_()``.

    Raises
    ------
    OptionError
        If an option cannot be used.
    ResultError
        If the result lacks a table or a column.
    AssetError
        If the installation lacks a part of the page.
    gazetteer.GazetteerError
        If there is no such theatre, or its data are wrong.

    Examples
    --------
    >>> import geo
    >>> clashmap = render(geo.build(geo.read("seeds")), title="October 2025")
    >>> clashmap.html.startswith("<!DOCTYPE html>")
    True
    """
    options = check_options(
        title=title,
        subtitle=subtitle,
        tiles=tiles,
        attribution=attribution,
        language=language,
        view=view,
        reviewed_only=reviewed_only,
        notes=notes,
        theme=theme,
    )
    # folium and pandas take most of a second to import, and who only asks for help shall not wait for them.
    from .page import write_page  # noqa: PLC0415 - see above
    from .payload import compose_result  # noqa: PLC0415 - see above

    payload = compose_result(result, theatre, options)
    html = write_page(
        payload,
        language=options.language,
        tile_source=options.tiles.source if options.tiles else None,
        theme=options.theme,
        packed=packed,
    )
    return ClashMap(html=html, height=height)
