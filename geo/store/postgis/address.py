"""The address of a database: read once, and never shown with what must stay secret."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from ...errors import StoreError
from .extra import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

# Seconds and milliseconds. A server that does not answer must not hold a command up for the hours that TCP would wait.
_PATIENCE: Mapping[str, Any] = {
    "connect_timeout": 10,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
    "application_name": "clashline",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is. As text it has neither password nor options: it may stand in messages and logs."""

    url: sa.URL = field(repr=False)

    @classmethod
    def read(cls, text: str) -> Address:
        """Read an address as libpq writes it.

        Raises
        ------
        StoreError
            It is none. The message never repeats it.

        Examples
        --------
        >>> str(Address.read("postgresql://mapper:secret@db.example:5433/border?sslmode=require"))
        'postgresql://mapper@db.example:5433/border'
        """
        try:
            url = sa.make_url(text)
        except (sa.exc.ArgumentError, ValueError):
            url = None
        # Not raised where it was caught: what could not be read may hold the password, and the error shows it.
        if url is None or url.drivername not in SCHEMES:
            raise StoreError(
                "this address of a database cannot be read; write postgresql://user@host:5432/database, "
                "and special characters as %40"
            )
        return cls(url.set(drivername="postgresql+psycopg"))

    def __str__(self) -> str:
        """Give user, host, port and database."""
        url = self.url
        shown = sa.URL.create("postgresql", url.username, None, url.host, url.port, url.database)
        return shown.render_as_string()

    def options(self) -> dict[str, Any]:
        """Give what libpq is told beyond the address; what the address itself says goes before."""
        return {name: value for name, value in _PATIENCE.items() if name not in self.url.query}
