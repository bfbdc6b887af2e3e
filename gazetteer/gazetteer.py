"""The gazetteer of a theatre: everything about where, behind one door."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from .ambiguity import read_rules
from .atlas import Atlas
from .context import Context, Resolution
from .finder import Finder
from .index import Index
from .more.frame import read_frame
from .more.own import to_places, yield_to
from .more.where import Provinces
from .place import Kind
from .polygons import draw_line, read_polygons, unite_countries
from .reading import read_surroundings
from .scale import weigh
from .scope import Scope
from .spelling import fold
from .table import parse_place, read_places
from .theatre import WORLD, find_folder, read_theatre
from .vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from .match import Match
    from .place import Place
    from .query import Answer
    from .query.reader import QueryReader
    from .theatre import Theatre

_LOADED: dict[Path, Gazetteer] = {}


class Gazetteer(Atlas):
    """Names to places, for one theatre and the world around it.

    Parameters
    ----------
    theatre
        The theatre whose files are read.
    own
        Places of the user's beside the theatre's; `with_places` makes them of a table.
    credits_own
        Who is to be named for them on a map.

    Examples
    --------
    >>> gazetteer = Gazetteer.load("durand")
    >>> gazetteer.resolve("Chaman").label
    'Chaman'
    >>> [match.surface for match in gazetteer.find("Clashes in Kurram and at Torkham")]
    ['Kurram', 'Torkham']
    """

    def __init__(self, theatre: Theatre, own: Sequence[Place] = (), credits_own: Sequence[str] = ()) -> None:
        self.theatre = theatre
        polygons = read_polygons(theatre.file("provinces"))
        places = [
            parse_place(row, polygons.get(row.cells["id"])) for row in read_places(theatre.file("places"))
        ]
        line = (
            theatre.data["frontier"]["place"],
            theatre.file("other_line" if theatre.has("other_line") else "line"),
        )
        theirs = draw_line(unite_countries(places, theatre.countries), *line)
        self.places: tuple[Place, ...] = (*theirs, *own)
        self._own, self._credits_own = tuple(own), tuple(credits_own)
        # The world has every country; those that the theatre knows better are the theatre's.
        ours = {place.id for place in self.places}
        self.world: tuple[Place, ...] = tuple(
            parse_place(row, in_theatre=False)
            for row in read_places(WORLD / "places.csv")
            if row.cells["id"] not in ours
        )
        everywhere = (*self.places, *self.world)
        self._by_id = {place.id: place for place in reversed(everywhere)}
        rules = {**read_rules(WORLD / "ambiguous.csv"), **read_rules(theatre.file("ambiguous"))}
        self._index = Index(everywhere, yield_to((*theirs, *self.world), own, rules))
        self._finder = Finder(self._index, load_vocabulary(), self._by_id)
        self._stand_ins: dict[str, Place] = {}
        self._provinces = {
            (place.country, place.admin1): place.id for place in everywhere if place.kind == "province"
        }
        self._provinces |= {(place.country, ""): place.id for place in everywhere if place.kind == "country"}

    @classmethod
    def load(cls, theatre: str | Path | None = None) -> Self:
        """Load a theatre by its name or folder; by default the one that the data name. Loads each once.

        Parameters
        ----------
        theatre
            Its name (``list_theatres``), or a folder that has a ``theatre.toml``; None for the default.

        Returns
        -------
        Gazetteer
            The same each time.

        Raises
        ------
        TheatreNotFound
            If there is no such theatre.
        TheatreDataError
            If one of its files is wrong; the message says file and line.

        Examples
        --------
        >>> Gazetteer.load("durand").theatre.countries
        ('AF', 'PK')
        >>> Gazetteer.load("atlantis")
        Traceback (most recent call last):
        gazetteer.errors.TheatreNotFound: no theatre 'atlantis': give one of durand, thai-cambodian, or a folder that has a theatre.toml
        """
        folder = find_folder(theatre)
        loaded = _LOADED.get(folder)
        if not isinstance(loaded, cls):
            loaded = _LOADED[folder] = cls(read_theatre(folder))
        return loaded

    def with_places(
        self,
        places: pd.DataFrame,
        *,
        source: str = "own",
        licence: str = "",
        attribution: str | Sequence[str] = (),
        findable: bool = True,
    ) -> Self:
        """Give a gazetteer that also has the places of a table; this one stays as it is.

        Parameters
        ----------
        places
            A DataFrame, or a GeoDataFrame of points or polygons in any CRS. ``name``, and ``lat`` and ``lon`` (degrees,
            EPSG:4326) or ``geometry``, must be there. ``names`` (other spellings, a list or with semicolons between),
            ``names_ur`` and the like (spellings in one language), ``kind`` (a value of `Kind`; a city by default),
            ``country`` and ``admin1`` (by default those in which it lies), ``radius_m`` (metres; by default the
            polygon's or what is usual for the kind), ``id`` (by default made of name and spot), ``rank``,
            ``confidence`` and ``sensitive`` may be.
        source, licence, attribution
            Where they come from, under which terms, and who is to be named on a map for that.
        findable
            Whether texts are searched for their names; if not, they are known by their ids only.

        Returns
        -------
        Gazetteer
            Its ``places`` have the new ones after the theatre's. A name that the theatre has too means the theatre's
            place as a rule.

        Raises
        ------
        PlacesError
            If a column is missing, or a row cannot be a place; the message says which.

        Examples
        --------
        >>> import pandas as pd
        >>> mine = pd.DataFrame({"name": ["Zumray Kalay"], "lat": [33.4], "lon": [70.0]})
        >>> gazetteer = Gazetteer.load("durand").with_places(mine)
        >>> [match.surface for match in gazetteer.find("Shells fell on Zumray Kalay and in Khost")]
        ['Zumray Kalay', 'Khost']
        >>> gazetteer.resolve("Zumray Kalay").admin1
        'Khost'
        """
        taken = (*(place.id for place in self.places), *(place.id for place in self.world))
        records = read_frame(places, source=source, licence=licence)
        own = to_places(records, Provinces(self.places), taken)
        if not findable:
            own = tuple(replace(place, names=()) for place in own)
        notices = (attribution,) if isinstance(attribution, str) else attribution
        return type(self)(self.theatre, (*self._own, *own), (*self._credits_own, *filter(str.strip, notices)))

    def find(self, text: str, skip: Sequence[tuple[int, int]] = ()) -> tuple[Match, ...]:
        """Find all names of places in a text.

        Parameters
        ----------
        text
            Any text; what is no name costs about as much time as copying it.
        skip
            Spans to leave out.

        Returns
        -------
        tuple of Match
            In order of the text, none within another.

        Examples
        --------
        >>> [(m.start, m.surface, m.kind_word) for m in Gazetteer.load("durand").find("Clashes in Kurram Agency")]
        [(11, 'Kurram', 'district')]
        """
        return self._finder.find(text, skip)

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text names a place of the theatre or a party to it: if not, it is about something else.

        Every name counts, also one that is something else as often as not, so that nothing is missed.

        Parameters
        ----------
        text
            Any text.

        Returns
        -------
        bool
            True if it does.

        Examples
        --------
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.is_named_in("Fog closed the airport of Lisbon"), gazetteer.is_named_in("A Pak-Afghan row")
        (False, True)
        """
        return self._scope.is_named(text)

    def weigh(self, name: str, context: Context | None = None) -> Resolution:
        """Say what a name could mean, how likely each is, and why. Never compares names fuzzily.

        Parameters
        ----------
        name
            The name, in any spelling that the data have.
        context
            What is known around it.

        Returns
        -------
        Resolution
            The place if it can be told, the candidates with scores in [0, 1], and why.

        Examples
        --------
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.weigh("Sarobi").place is None
        True
        >>> gazetteer.weigh("Sarobi", Context(containing=("paktika-province",))).place.label
        'Sarobi District'
        """
        context = context or Context()
        entry = self._index.entries.get(fold(name.strip()))
        if entry is None:
            bare, kind = self._take_apart(name.strip())
            entry = self._index.entries.get(fold(bare))
            context = replace(context, kind=context.kind or kind)
        if entry is None:
            return Resolution(place=None, candidates=(), why=f"no place is called {name!r}")
        if context.text:
            context = self._read(context)
        return weigh(entry, self._by_id, context, self._provinces)

    def _take_apart(self, name: str) -> tuple[str, str]:
        """Take the kind word off a name that stands alone, as people type it: "Khost Province"."""
        for match in self.find(name if name != name.lower() else name.title()):
            rest = name[: match.start] + name[match.end :]
            word = name[match.kind_start : match.kind_end]
            if match.kind_word and rest.strip().casefold() in {word.casefold(), f"{word.casefold()} of"}:
                return match.surface, match.kind_word
        return "", ""

    def resolve(self, name: str, context: Context | None = None) -> Place | None:
        """Decide which place a name means; None if no place has it, or it cannot be told.

        Parameters
        ----------
        name, context
            As of ``weigh``.

        Returns
        -------
        Place or None
            None if no place has it, or it cannot be told.

        Examples
        --------
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.resolve("Chaman", Context(kind="crossing")).id
        'chaman-crossing'
        >>> gazetteer.resolve("Paktikia") is None
        True
        """
        return self.weigh(name, context).place

    def geocode(self, query: str, *, within: Iterable[str] = ()) -> Answer:
        """Say where a phrase puts something, as people and coders type it; refuse what cannot be told.

        Parameters
        ----------
        query
            Names with kind words, containers in any order, old names and codes; distances and directions, nearness,
            ways between two places, parts of areas, the frontier (docs/geocoding.md). Up to 400 characters.
        within
            What contains it, as names or codes: the columns beside it in a table.

        Returns
        -------
        Answer
            Where, how exactly and why; with ``refused`` said instead where no place is called so, several could be
            meant, or the phrase contradicts itself.

        Examples
        --------
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.geocode("Sarobi, Paktika").place_id
        'sarobi-district-paktika'
        >>> gazetteer.geocode("Sarobi").refused.partition(":")[0]
        'cannot tell Surobi District from Sarobi District'
        >>> gazetteer.geocode("Spin Boldak-Chaman road").precision
        'stretch'
        """
        return self._reader.read(query, within)

    def call(self, place_id: str, surface: str) -> str:
        """Give the canonical name that a spelling stands for.

        It is the place's, or, where the place goes by the name of a neighbour (a crossing by its town's), that one's.

        Parameters
        ----------
        place_id
            The place.
        surface
            The spelling.

        Returns
        -------
        str
            A name without its kind.

        Raises
        ------
        PlaceNotFound
            If there is no such place.

        Examples
        --------
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.call("chaman-crossing", "Spin Buldak"), gazetteer.call("kurram-district", "Kurrum")
        ('Spin Boldak', 'Kurram')
        """
        place = self.get(place_id)
        entry = self._index.entries.get(fold(surface))
        if entry is None or place.kind != Kind.CROSSING or fold(place.name) == fold(surface):
            return place.name
        borrowed = {self._by_id[other].name for other in entry.place_ids} - {place.name}
        return borrowed.pop() if len(borrowed) == 1 else place.name

    @cached_property
    def _scope(self) -> Scope:
        return Scope(self.places, self.sides)

    @cached_property
    def _reader(self) -> QueryReader:
        from .query.make import make_reader  # noqa: PLC0415 - who reads articles asks no phrase

        return make_reader(self, self._index.entries, self._by_id, self._provinces)

    def _read(self, context: Context) -> Context:
        surroundings = read_surroundings(self, context)
        return replace(
            context,
            kind=context.kind or surroundings.kind,
            near_ids=context.near_ids or surroundings.near_ids,
            containing=context.containing or surroundings.containing,
        )
