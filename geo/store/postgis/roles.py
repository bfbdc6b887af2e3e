"""Who may do what: three roles without a login, which people's own roles are made members of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tables import TABLES
from .schema import SCHEMA
from .views import list_views

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OWNER, WRITER, READER = "clashline_owner", "clashline_writer", "clashline_reader"

# What readers see beside layers and views. The articles' texts are not among it: they have owners, and hold the names
# that a review withholds; what was changed tells what stood there before.
_FOR_READERS = ("store_about", "store_history", "layer_styles")


def list_grants() -> Mapping[str, Sequence[str]]:
    """Give, by role, the statements that let it in. They are executed whenever tables were made.

    Examples
    --------
    >>> list_grants()["clashline_reader"][0]
    'GRANT USAGE ON SCHEMA clashline TO clashline_reader'
    """
    views = [view.name for view in list_views()]
    seen = [*(table.name for table in TABLES.values() if table.is_layer), *_FOR_READERS, *views]
    return {
        READER: (
            f"GRANT USAGE ON SCHEMA {SCHEMA} TO {READER}",
            f"GRANT SELECT ON {_listed(seen)} TO {READER}",
        ),
        WRITER: (
            f"GRANT USAGE ON SCHEMA {SCHEMA} TO {WRITER}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {_listed([*TABLES, 'layer_styles'])} TO {WRITER}",
            f"GRANT SELECT ON {_listed(views)} TO {WRITER}",
        ),
    }


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{SCHEMA}.{name}" for name in names)
