"""What data sets of conflicts call the theatre's countries: numbers and regions that are no one's names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import TheatreDataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .theatre import Theatre

_NUMBERS, _WORDS = ("iso", "gwno"), ("iso3", "acled_region", "ucdp_region")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCodes:
    """The codes of one country; what the data do not know is None or empty.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2.
    iso, iso3
        ISO 3166-1 numeric and alpha-3.
    gwno
        Gleditsch and Ward's number, which UCDP uses.
    acled_region, ucdp_region
        The region that ACLED and UCDP put it in.

    Examples
    --------
    >>> import gazetteer
    >>> codes = gazetteer.Gazetteer.load("durand").codes["PK"]
    >>> codes.iso, codes.iso3, codes.gwno
    (586, 'PAK', 770)
    """

    country: str
    iso: int | None = None
    iso3: str = ""
    gwno: int | None = None
    acled_region: str = ""
    ucdp_region: str = ""


def read_codes(theatre: Theatre) -> Mapping[str, CountryCodes]:
    """Read the codes of a theatre's countries from ``[codes]`` in its ``theatre.toml``, which it may lack.

    Raises
    ------
    TheatreDataError
        A code is of a wrong type, or of a country that the theatre does not have.
    """
    source = theatre.path / "theatre.toml"
    table = theatre.data.get("codes", {})
    if not isinstance(table, dict):
        raise TheatreDataError(source, "[codes] is no table; write [codes.XX] for a country XX")
    for country, row in table.items():
        if country not in theatre.countries:
            raise TheatreDataError(
                source, f"[codes.{country}]: the theatre's countries are {', '.join(theatre.countries)}"
            )
        for key, value in row.items() if isinstance(row, dict) else (("", row),):
            kind = int if key in _NUMBERS else str if key in _WORDS else None
            if kind is None or type(value) is not kind:
                raise TheatreDataError(source, f"[codes.{country}] {key}: {value!r} is no such code")
    return {country: CountryCodes(country=country, **table.get(country, {})) for country in theatre.countries}
