"""HTTP for geopy, bounded: no redirect is followed, no answer is longer or slower than a place could need."""

from __future__ import annotations

import json
import time
from http.client import HTTPException
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener, getproxies

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

if TYPE_CHECKING:
    from http.client import HTTPResponse

# Ten candidates with their names in all languages are some 50 kB.
MOST_BYTES = 1_000_000
_PIECE = 65_536


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would be another server, which nobody named."""

    def redirect_request(self, *_: Any) -> None:
        """Follow none; urllib then raises the answer as an HTTPError."""


class BoundedAdapter(BaseSyncAdapter):  # type: ignore[misc] # geopy ships no types
    """An adapter for geopy's geocoders, by urllib."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        known = proxies if isinstance(proxies, dict) else getproxies()
        handlers = [ProxyHandler(known), _NoRedirect()]
        if ssl_context is not None:
            handlers.append(HTTPSHandler(context=ssl_context))
        self._opener = build_opener(*handlers)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """Give the JSON at a URL."""
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            return json.loads(text, parse_constant=_refuse)
        except (ValueError, RecursionError):
            raise GeocoderParseError("the answer is no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """Give the text at a URL."""
        deadline = time.monotonic() + timeout
        try:
            with self._opener.open(Request(url, headers=headers), timeout=timeout) as page:  # noqa: S310 - http(s) only
                body = _read(page, deadline)
        except HTTPError as error:
            raise AdapterHTTPError(
                f"HTTP status {error.code}",
                status_code=error.code,
                headers={name.lower(): value for name, value in error.headers.items()},
                text=None,
            ) from None
        except TimeoutError:
            raise GeocoderTimedOut("no answer in time") from None
        except OSError as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise GeocoderTimedOut("no answer in time") from None
            raise GeocoderUnavailable(f"no connection ({getattr(error, 'reason', error)})") from None
        except HTTPException as error:
            raise GeocoderServiceError(f"the answer is no HTTP ({type(error).__name__})") from None
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            raise GeocoderParseError("the answer is no UTF-8") from None


def _read(page: HTTPResponse, deadline: float) -> bytes:
    """Read piece by piece: urllib's time-out is for each piece, and a server could send one byte a minute."""
    body = bytearray()
    while piece := page.read1(_PIECE):
        body += piece
        if len(body) > MOST_BYTES:
            raise GeocoderParseError(f"the answer is longer than {MOST_BYTES} bytes")
        if time.monotonic() > deadline:
            raise GeocoderTimedOut("no answer in time")
    return bytes(body)


def _refuse(constant: str) -> float:
    raise ValueError(constant)
