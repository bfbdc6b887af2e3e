"""What is in a compact file, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .compact import read_stock
from .keys import BETWEEN

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from .stock import Stock


def describe_places(path: str | os.PathLike[str]) -> Mapping[str, Mapping[str, int]]:
    """Say what a compact file of places has in it. All of the file is checked.

    Parameters
    ----------
    path
        What ``import_places`` made.

    Returns
    -------
    dict
        Headings with counts by name: what it is of, kinds, countries, sources, licences.

    Raises
    ------
    PlacesError
        If it is none, or damaged.

    Examples
    --------
    >>> import gazetteer, pandas, pathlib, tempfile
    >>> mine = pandas.DataFrame({"name": ["Zumray"], "lat": [33.4], "lon": [70.0]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "a.clg")
    ...     _ = file.write_bytes(gazetteer.import_places(mine, licence="CC0").to_bytes())
    ...     describe_places(file)["kinds of new places"]
    {'city': 1}
    """
    stock = read_stock(path)
    new = stock.first_rows[stock.is_theirs == 0]
    columns = stock.columns
    return {
        f"merged into {stock.theatre}": {
            "new places": len(new),
            "places of the theatre with more names or codes": int(stock.is_theirs.sum()),
            "records": len(stock.texts["id"]),
            "different names": stock.keys.count(BETWEEN) + 1 if stock.keys else 0,
            "decisions": len(stock.decisions),
        },
        "kinds of new places": _count(columns["kind"][new], stock, "kind"),
        "countries of new places": _count(columns["country"][new], stock, "country"),
        "records by source": {
            f"{source.key}: {source.title} ({source.attribution})": int((columns["source"] == number).sum())
            for number, source in enumerate(stock.sources)
        },
        "records by licence": _count(columns["licence"], stock, "licence"),
    }


def _count(codes: object, stock: Stock, key: str) -> dict[str, int]:
    values, counts = np.unique(np.asarray(codes), return_counts=True)
    return {
        stock.lists[key][value] or "none": count
        for value, count in zip(values.tolist(), counts.tolist(), strict=True)
    }
