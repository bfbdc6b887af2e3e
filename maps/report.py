"""Report a result as a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .options import check_options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazetteer import Gazetteer

    from .briefing.briefing import Briefing


def report(
    result: Any,
    *,
    title: str | None = None,
    subtitle: str = "",
    theatre: str | Path | Gazetteer | None = None,
    attribution: str | Sequence[str] = (),
    notes: str | Sequence[str] = (),
    language: str = "en",
    view: str | None = None,
    reviewed_only: bool = False,
) -> Briefing:
    """Report what was found in articles as a briefing: map, who says what, what is contested, sources, method.

    It is written from what the interactive map is told, so that both say the same. Every text in the result may be
    hostile: in each of the formats it stays text.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames of the same schema (``geo.COLUMNS``), geometry in EPSG:4326.
    title
        At most 300 characters; by default made from the theatre and the days of the incidents.
    subtitle
        A line of your own under the title.
    theatre
        Name or folder of the theatre, or its loaded gazetteer; by default the one that the result names.
    attribution
        Notices of your own, after those of the data's makers.
    notes
        Paragraphs of your own, before everything else.
    language
        Code of the language of the briefing's own words; quotes stay in theirs.
    view
        Whose names and wording it takes, by the theatre's list (``gazetteer.views``).
    reviewed_only
        Report only what a person has looked at.

    Returns
    -------
    Briefing
        With ``.html``, ``.docx``, ``.markdown()`` and ``.save(path)``; a notebook shows it.

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
    >>> briefing = report(geo.build(geo.read("seeds")), title="October 2025")
    >>> briefing.markdown().startswith("# October 2025")
    True
    """
    options = check_options(
        title=title,
        subtitle=subtitle,
        tiles=None,
        attribution=attribution,
        notes=notes,
        language=language,
        view=view,
        reviewed_only=reviewed_only,
    )
    # What reads fonts and shapes is imported only when something is written.
    from .briefing.compose import compose_briefing  # noqa: PLC0415 - see above
    from .payload import compose_result  # noqa: PLC0415 - see above

    return compose_briefing(compose_result(result, theatre, options), options.language)
