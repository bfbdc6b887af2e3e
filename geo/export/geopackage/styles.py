"""The table in which QGIS looks for the style of a layer, and its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catalogue import CHANGED
from .qml import write_qml
from .sld import write_sld

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .layer import Layer

TABLE = "layer_styles"
COLUMNS = (
    "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL",
    "f_table_catalog TEXT(256)",
    "f_table_schema TEXT(256)",
    "f_table_name TEXT(256)",
    "f_geometry_column TEXT(256)",
    "styleName TEXT(30)",
    "styleQML TEXT",
    "styleSLD TEXT",
    "useAsDefault BOOLEAN",
    "description TEXT",
    "owner TEXT(30)",
    "ui TEXT(30)",
    "update_time DATETIME DEFAULT CURRENT_TIMESTAMP",
)


def list_styles(layers: Sequence[Layer], called: Mapping[str, str] | None = None) -> list[tuple[Any, ...]]:
    """Give the rows of the table.

    Parameters
    ----------
    layers
        Each is drawn in its own way.
    called
        What a layer is called in the file, where that is another name than its own.
    """
    names = called or {}
    return [
        (
            *(
                number,
                "",
                "",
                names.get(layer.name, layer.name),
                "geom" if layer.shape else None,
                "clashline",
            ),
            *(write_qml(layer), write_sld(layer) if layer.shape else None),
            *(1, "The look of the map", "", None, CHANGED),
        )
        for number, layer in enumerate(layers, 1)
    ]
