"""Draw a result as a static picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .options import check_options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazetteer import Gazetteer

    from .picture.picture import Picture

# Told here, too, so that help on the command need not load what draws.
SIZE_NAMES = ("A4", "A4-landscape", "16:9")
THEME_NAMES = ("light", "dark")
PICTURE_FORMATS = (".svg", ".png", ".pdf")
DEFAULT_SIZE, DEFAULT_THEME, DEFAULT_DPI = "A4-landscape", "light", 192.0


def draw(
    result: Any,
    *,
    size: str = DEFAULT_SIZE,
    theme: str = DEFAULT_THEME,
    title: str | None = None,
    subtitle: str = "",
    theatre: str | Path | Gazetteer | None = None,
    attribution: str | Sequence[str] = (),
    language: str = "en",
    view: str | None = None,
    reviewed_only: bool = False,
) -> Picture:
    """Draw what was found in articles as a picture for paper or a slide: map, legend, strip and claims.

    It is drawn from what the interactive map is told, with the same signs and colours, by no browser and with
    fonts of our own: the same on every machine, and the same bytes for the same input.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames of the same schema (``geo.COLUMNS``), geometry in EPSG:4326. The
        picture is drawn in Web Mercator (EPSG:3857), as the map is.
    size
        A4, A4-landscape, or 16:9 (13 1/3 by 7 1/2 inches, as slides have it).
    theme
        light or dark.
    title
        At most 300 characters; by default made from the theatre and the days of the incidents.
    subtitle
        A line of your own under the title.
    theatre
        Name or folder of the theatre, or its loaded gazetteer; by default the one that the result names.
    attribution
        Notices of your own, after those of the data's makers.
    language
        Code of the language of the picture's own words. Right-to-left ones are laid out from the right.
    view
        Whose names and wording the picture takes, by the theatre's list (``gazetteer.views``).
    reviewed_only
        Draw only what a person has looked at.

    Returns
    -------
    Picture
        With ``.svg``, ``.pdf``, ``.png(dpi=300)`` and ``.save(path)``; a notebook shows it.

    Raises
    ------
    OptionError
        If an option cannot be used.
    ResultError
        If the result lacks a table or a column.
    AssetError
        If the installation lacks a font or a style sheet.
    gazetteer.GazetteerError
        If there is no such theatre, or its data are wrong.

    Examples
    --------
    >>> import geo
    >>> picture = draw(geo.build(geo.read("seeds")), size="A4", title="October 2025")
    >>> "<svg" in picture.svg, picture.pdf[:5]
    (True, b'%PDF-')
    """
    options = check_options(
        title=title,
        subtitle=subtitle,
        tiles=None,
        attribution=attribution,
        language=language,
        view=view,
        reviewed_only=reviewed_only,
    )
    # What reads fonts and shapes is imported only when something is drawn.
    from .payload import compose_result  # noqa: PLC0415 - see above
    from .picture.compose import compose_picture  # noqa: PLC0415 - see above

    return compose_picture(compose_result(result, theatre, options), options.language, size=size, theme=theme)
