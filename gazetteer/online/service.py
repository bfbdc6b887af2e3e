"""A service by its name: its terms, and geopy's geocoder for it."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import OnlineError
from .fetch import BoundedAdapter

if TYPE_CHECKING:
    from collections.abc import Mapping

# The key of a service that wants one comes by the environment: other users of a machine can read command lines.
KEY = "CLASHLINE_GEOCODER_KEY"
# A server: perhaps a scheme, a host, perhaps a port and a path.
_SERVER = re.compile(
    r"(?:(?P<scheme>https?)://)?(?P<domain>(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:/[\w./-]*)?)",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What is known of a service, and what its owners ask for.

    Parameters
    ----------
    name
        geopy's name for it.
    server
        Its public server; empty if only geopy knows it.
    interval_s
        Seconds between an answer and the next question.
    most
        Questions that one run may ask of the public server.
    licence, attribution
        Of what it answers, and how it is to be named.
    kinds
        Its words for kinds, as values of `Kind`; empty if it does not say.
    """

    name: str
    server: str = ""
    interval_s: float = 1.0
    most: int = 500
    licence: str = ""
    attribution: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)


@cache
def _known() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "services.toml").read_text(encoding="utf-8"))


def find_service(name: str) -> Service:
    """Give a service that geopy knows.

    Raises
    ------
    OnlineError
        geopy has no geocoder of that name.

    Examples
    --------
    >>> find_service("nominatim").licence
    'ODbL 1.0'
    """
    from geopy.exc import GeocoderNotFound  # noqa: PLC0415 - as below
    from geopy.geocoders import get_geocoder_for_service  # noqa: PLC0415 - all of geopy's geocoders, a tenth of a second

    said = _known().get(name.lower(), {})
    try:
        get_geocoder_for_service(said.get("geocoder", name))
    except GeocoderNotFound:
        raise OnlineError(f"geopy has no geocoder {name[:60]!r}; 'nominatim' is one") from None
    return Service(
        name=name.lower(),
        server=said.get("server", ""),
        interval_s=float(said.get("interval_s", 1.0)),
        most=int(said.get("most", 500)),
        licence=said.get("licence", f"terms of {name.lower()}"),
        attribution=said.get("attribution", f"Places found online by {name.lower()}; its terms apply"),
        kinds=said.get("kinds", {}),
    )


def make_geocoder(service: Service, server: str, agent: str, timeout_s: float) -> Any:
    """Make geopy's geocoder for a service.

    Raises
    ------
    OnlineError
        The server is no address, or the service wants a key that the environment does not have.
    """
    from geopy.exc import ConfigurationError  # noqa: PLC0415 - as above
    from geopy.geocoders import get_geocoder_for_service  # noqa: PLC0415 - as above

    options: dict[str, Any] = {"user_agent": agent, "timeout": timeout_s, "adapter_factory": BoundedAdapter}
    if server:
        found = _SERVER.fullmatch(server.rstrip("/"))
        if not found:
            raise OnlineError(
                f"{server[:80]!r} is no server; write geocoder.example.org or http://127.0.0.1:8080"
            )
        options["domain"] = found["domain"]
        options["scheme"] = (found["scheme"] or "https").lower()
    if key := os.environ.get(KEY):
        options["api_key"] = key
    try:
        return get_geocoder_for_service(_known().get(service.name, {}).get("geocoder", service.name))(
            **options
        )
    except (TypeError, ConfigurationError) as error:
        raise OnlineError(
            f"geopy's geocoder {service.name!r} cannot be made so ({' '.join(str(error).split())}); a key goes into the "
            f"environment as {KEY}, and not every service can have a server of one's own"
        ) from None
