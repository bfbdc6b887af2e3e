"""The gazetteer of a theatre: everything about where, behind one door."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from .ambiguity import read_rules
from .assemble import assemble_places, assemble_world
from .called import Called
from .context import Context, Resolution
from .directory import Directory
from .finder import Finder
from .index import Index
from .more.compact import read_stock_for
from .more.company import Company
from .more.enrich import enrich
from .more.frame import read_frame
from .more.meaning import join_meanings
from .more.own import to_places, yield_to
from .more.search import Search, list_never
from .more.where import Provinces
from .place import Kind
from .reading import read_context, take_apart
from .scale import weigh
from .scope import Scope
from .spelling import fold
from .theatre import WORLD, find_folder, read_theatre
from .vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from .index import Entry
    from .match import Match
    from .more.stock import Stock
    from .place import Place
    from .query import Answer
    from .query.reader import QueryReader
    from .theatre import Theatre

_LOADED: dict[Path, Gazetteer] = {}


class Gazetteer(Called):
    """Names to places, for one theatre and the world around it.

    Parameters
    ----------
    theatre
        The theatre whose files are read.
    own
        Places of the user's beside the theatre's; `with_places` makes them of a table.
    credits_own
        Who is to be named for them on a map.
    stock
        More places, of a compact file (`load`).

    Examples
    --------
    >>> gazetteer = Gazetteer.load("durand")
    >>> gazetteer.resolve("Chaman").label
    'Chaman'
    >>> [match.surface for match in gazetteer.find("Clashes in Kurram and at Torkham")]
    ['Kurram', 'Torkham']
    """

    def __init__(
        self,
        theatre: Theatre,
        own: Sequence[Place] = (),
        credits_own: Sequence[str] = (),
        stock: Stock | None = None,
    ) -> None:
        self.theatre = theatre
        theirs = assemble_places(theatre)
        if stock is not None:
            theirs = enrich(theirs, stock)
        self.places: tuple[Place, ...] = (*theirs, *own)
        self.world = assemble_world(self.places)
        self._own, self._credits_own, self._stock = tuple(own), tuple(credits_own), stock
        everywhere = (*self.places, *self.world)
        self._by_id = Directory(everywhere, stock)
        rules = {**read_rules(WORLD / "ambiguous.csv"), **read_rules(theatre.file("ambiguous"))}
        self._index = Index(everywhere, yield_to((*theirs, *self.world), own, rules))
        words = load_vocabulary()
        self._more = None if stock is None else Search(stock, list_never(words, self._index, self.sides))
        company = None if self._more is None else Company(self._more, words, self._by_id)
        self._finder = Finder(self._index, words, self._by_id, company)
        self._stand_ins: dict[str, Place] = {}
        wide = everywhere if stock is None else (*everywhere, *stock.places_of_kind(Kind.PROVINCE))
        self._provinces = {
            (place.country, place.admin1): place.id for place in reversed(wide) if place.kind == "province"
        }
        self._provinces |= {(place.country, ""): place.id for place in everywhere if place.kind == "country"}

    @classmethod
    def load(cls, theatre: str | Path | None = None, extra: str | Path | None = None) -> Self:
        """Load a theatre by its name or folder; by default the one that the data name. Loads each once.

        Parameters
        ----------
        theatre
            Its name (``list_theatres``), or a folder that has a ``theatre.toml``; None for the default.
        extra
            A compact file of more places, as ``clashline gazetteer import`` makes it for that theatre. Names that the
            theatre has keep their meaning, and others count in company only (docs/gazetteers.md).

        Returns
        -------
        Gazetteer
            The same each time; with ``extra`` a new one.

        Raises
        ------
        TheatreNotFound
            If there is no such theatre.
        TheatreDataError
            If one of its files is wrong; the message says file and line.
        PlacesError
            If the compact file is none, or one for another theatre.

        Examples
        --------
        >>> Gazetteer.load("durand").theatre.countries
        ('AF', 'PK')
        >>> Gazetteer.load("atlantis")
        Traceback (most recent call last):
        gazetteer.errors.TheatreNotFound: no theatre 'atlantis': give one of durand, thai-cambodian, or a folder that has a theatre.toml
        """
        folder = find_folder(theatre)
        if extra is not None:
            return cls(read_theatre(folder), stock=read_stock_for(read_theatre(folder), extra))
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
        records = read_frame(places, source=source, licence=licence)
        own = to_places(records, Provinces(self.places), self._by_id)
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
        'Sarobi District (Paktika)'
        """
        context = context or Context()
        entry = self._entry(name.strip())
        if entry is None:
            bare, kind = take_apart(self._finder.find, name.strip())
            entry = self._entry(bare)
            context = replace(context, kind=context.kind or kind)
        if entry is None:
            return Resolution(place=None, candidates=(), why=f"no place is called {name!r}")
        if context.text:
            context = read_context(self, context)
        return weigh(entry, self._by_id, context, self._provinces)

    def _entry(self, name: str) -> Entry | None:
        folded = fold(name)
        entry = self._index.entries.get(folded)
        return entry if self._more is None else join_meanings(entry, self._more, folded)

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
        'cannot tell Surobi District from Sarobi District (Paktika)'
        >>> gazetteer.geocode("Spin Boldak-Chaman road").precision
        'stretch'
        """
        return self._reader.read(query, within)

    @cached_property
    def _scope(self) -> Scope:
        return Scope(self.places, self.sides)

    @cached_property
    def _reader(self) -> QueryReader:
        from .query.make import make_reader  # noqa: PLC0415 - who reads articles asks no phrase

        return make_reader(self, self._index.entries, self._by_id, self._provinces, self._more)
