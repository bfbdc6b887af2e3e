"""What geopy's geocoders connect through, for one that connects to nothing."""

from __future__ import annotations

from typing import Any, NoReturn

from geopy.adapters import BaseAsyncAdapter, BaseSyncAdapter
from geopy.exc import GeocoderServiceError


class OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc] # geopy ships no types
    """A geopy adapter that opens no connection: the default of `Geocoder`."""

    def __init__(self, *, proxies: Any = None, ssl_context: Any = None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)

    def get_text(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        """Refuse.

        Raises
        ------
        geopy.exc.GeocoderServiceError
            Always.
        """
        del timeout, headers
        raise GeocoderServiceError(f"{url}: this geocoder is offline")

    get_json = get_text


class AsyncAdapter(BaseAsyncAdapter):  # type: ignore[misc] # as above
    """The same for ``async with``: it makes `Geocoder`'s methods awaitable, and needs no aiohttp.

    Parameters
    ----------
    proxies, ssl_context
        As geopy's adapters take them. Not used: nothing is connected to.

    Examples
    --------
    >>> import asyncio
    >>> from gazetteer import AsyncAdapter, Geocoder
    >>> async def look_up(name):
    ...     async with Geocoder(adapter_factory=AsyncAdapter) as geocoder:
    ...         return await geocoder.geocode(name)
    >>> asyncio.run(look_up("Torkham")).raw["id"]
    'torkham-crossing'
    """

    def __init__(self, *, proxies: Any = None, ssl_context: Any = None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)

    async def get_text(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:  # noqa: ASYNC109 - geopy's name
        """Refuse.

        Parameters
        ----------
        url, timeout, headers
            As geopy gives them.

        Returns
        -------
        NoReturn
            It never does.

        Raises
        ------
        geopy.exc.GeocoderServiceError
            Always.

        Examples
        --------
        >>> import asyncio
        >>> asyncio.run(AsyncAdapter().get_text("https://example.org", timeout=1, headers={}))
        Traceback (most recent call last):
        geopy.exc.GeocoderServiceError: https://example.org: this geocoder is offline
        """
        del timeout, headers
        raise GeocoderServiceError(f"{url}: this geocoder is offline")

    get_json = get_text
