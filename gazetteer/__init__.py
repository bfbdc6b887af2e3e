"""Names to places: a gazetteer that knows a contested frontier.

::

    import gazetteer
    g = gazetteer.Gazetteer.load("durand")
    g.find("Clashes at Torkham and in Kurram")    # names, with offsets
    g.resolve("Chaman", gazetteer.Context(kind="crossing"))
    g.frontier.locate(lat=34.1, lon=71.1)         # distance, kilometre, side and how sure

Knows no articles and no maps.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ._version import __version__
from .batch import geocode_many
from .check import Finding
from .check import check as check_theatre
from .codes import CountryCodes
from .context import Context, Resolution
from .depiction import Depiction
from .errors import (
    ForeignFileError,
    GazetteerError,
    OnlineError,
    PlaceNotFound,
    PlacesError,
    TheatreDataError,
    TheatreNotFound,
)
from .folders import list_theatres, new_theatre
from .foreign import ForeignSqlite, Part, open_foreign_sqlite
from .frontier import Frontier
from .gazetteer import Gazetteer
from .labels import Labels
from .located import Located
from .match import Match
from .place import Kind, Name, Place
from .query import Answer
from .sides import ClaimantLabel, Party, SideLabel, Sides, SideWord
from .theatre import Theatre
from .views import View

if TYPE_CHECKING:
    from .adapters import AsyncAdapter
    from .geocoder import Geocoder
    from .more.describe import describe_places
    from .more.exporting import export_places
    from .more.importing import Imported, import_places
    from .online import Online, OnlineAnswer, OnlineQuestion

__all__ = [
    "Answer",
    "AsyncAdapter",
    "ClaimantLabel",
    "Context",
    "CountryCodes",
    "Depiction",
    "Finding",
    "ForeignFileError",
    "ForeignSqlite",
    "Frontier",
    "Gazetteer",
    "GazetteerError",
    "Geocoder",
    "Imported",
    "Kind",
    "Labels",
    "Located",
    "Match",
    "Name",
    "Online",
    "OnlineAnswer",
    "OnlineError",
    "OnlineQuestion",
    "Part",
    "Party",
    "Place",
    "PlaceNotFound",
    "PlacesError",
    "Resolution",
    "SideLabel",
    "SideWord",
    "Sides",
    "Theatre",
    "TheatreDataError",
    "TheatreNotFound",
    "View",
    "__version__",
    "check_theatre",
    "describe_places",
    "export_places",
    "geocode_many",
    "import_places",
    "list_theatres",
    "new_theatre",
    "open_foreign_sqlite",
]


# geopy takes longer to import than all the rest, and only its users need it; few read other people's files.
_WHEN_ASKED_FOR = {
    "Imported": ".more.importing",
    "describe_places": ".more.describe",
    "export_places": ".more.exporting",
    "import_places": ".more.importing",
    "AsyncAdapter": ".adapters",
    "Geocoder": ".geocoder",
    "Online": ".online",
    "OnlineAnswer": ".online",
    "OnlineQuestion": ".online",
}


def __getattr__(name: str) -> Any:
    if name in _WHEN_ASKED_FOR:
        return getattr(import_module(_WHEN_ASKED_FOR[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
