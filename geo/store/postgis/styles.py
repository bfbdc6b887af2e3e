"""How QGIS draws layers and views: the styles of our GeoPackages, in the table in which QGIS looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...export.geopackage.layers import list_layers
from ...export.geopackage.qml import write_qml
from ...export.geopackage.sld import write_sld
from ...frame import Frames
from .schema import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

# The views that have the columns of a layer, and are drawn as it.
_VIEWS = {"incident_places": "incident_points", "areas": "incident_areas"}


def say_styles() -> Iterator[str]:
    """Give the statements that fill the table ``layer_styles``.

    Examples
    --------
    >>> next(say_styles()).split("VALUES")[1][:66]
    " (current_database(), 'clashline', 'incident_points', 'geometry', "
    """
    for layer in list_layers(Frames.empty(""), None):
        table = _VIEWS.get(layer.name, layer.name)
        column, sld = ("'geometry'", _literal(write_sld(layer))) if layer.shape else ("NULL", "NULL")
        yield (
            f"INSERT INTO {SCHEMA}.layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, "
            "stylename, styleqml, stylesld, useasdefault, description, owner) "
            f"VALUES (current_database(), '{SCHEMA}', '{table}', {column}, 'clashline', "
            f"{_literal(write_qml(layer))}, {sld}, true, 'The look of the map', current_user)"
        )


def _literal(text: str) -> str:
    """Write text as SQL's literal. Ours it is, but it has quotes of its own."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
