"""Parts of a map for a folium map that is there already."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, ClassVar, Self

if TYPE_CHECKING:
    import folium

    from .clashmap import ClashMap


@dataclass(frozen=True, slots=True)
class Layer:
    """A part of a map that can stand on a folium map: the base of those that have names.

    Parameters
    ----------
    clashmap
        What ``render`` returns.
    theme
        light, dark, or auto: as the reader's system asks for.

    Examples
    --------
    >>> import geo
    >>> import folium, maps
    >>> clashmap = maps.render(geo.build(geo.read("seeds")))
    >>> page = folium.Map(location=(33, 69), zoom_start=6)
    >>> maps.Legend(clashmap, theme="dark").add_to(page).theme
    'dark'
    """

    clashmap: ClashMap
    _: KW_ONLY
    theme: str = "light"
    part: ClassVar[str]

    def add_to(self, folium_map: folium.Map) -> Self:
        """Add it to a folium map.

        What came from outside goes into that page as data, through no template of folium or branca, and leaves it as
        text only. **The page's policy cannot come along**: a folium map is a page of its own, with scripts from
        content delivery networks, and what else stands on it is not held back by us. Where that matters, put the
        whole map into a frame (``ClashMap.iframe``).

        Parameters
        ----------
        folium_map
            The map; another one's data must not be on it.

        Returns
        -------
        Layer
            Itself.

        Raises
        ------
        OptionError
            If it is no folium map, has parts of another map on it, or the theme is none.

        Examples
        --------
        >>> import geo
        >>> import folium, maps
        >>> clashmap = maps.render(geo.build(geo.read("seeds")))
        >>> page = folium.Map(location=(33, 69), zoom_start=6)
        >>> layer = maps.FrontierLayer(clashmap)
        >>> layer.add_to(page) is layer
        True
        """
        from .onfolium import put_on  # noqa: PLC0415 - help and import shall not wait for folium

        put_on(folium_map, self.part, self.clashmap.html, self.theme)
        return self


class IncidentLayer(Layer):
    """Incidents at their places, each drawn as exactly as it is known; pressing one opens its claims and sentences.

    Parameters are those of ``Layer``.

    Examples
    --------
    >>> import folium, geo, maps
    >>> clashmap = maps.render(geo.build(geo.read("seeds")))
    >>> page = folium.Map(location=(33, 69), zoom_start=6)
    >>> maps.IncidentLayer(clashmap).add_to(page).part
    'incidents'
    """

    __slots__ = ()
    part = "incidents"


class FrontierLayer(Layer):
    """The frontier, dashed; from near, the other depiction of it dotted. Parameters are those of ``Layer``.

    Examples
    --------
    >>> import geo
    >>> import maps
    >>> clashmap = maps.render(geo.build(geo.read("seeds")))
    >>> maps.FrontierLayer(clashmap).theme
    'light'
    """

    __slots__ = ()
    part = "frontier"


class Legend(Layer):
    """What the signs mean, folded. Parameters are those of ``Layer``.

    Examples
    --------
    >>> import geo
    >>> import maps
    >>> clashmap = maps.render(geo.build(geo.read("seeds")))
    >>> maps.Legend(clashmap).theme
    'light'
    """

    __slots__ = ()
    part = "legend"


class StripChart(Layer):
    """The frontier unrolled, with the incidents along it. Parameters are those of ``Layer``.

    Examples
    --------
    >>> import geo
    >>> import maps
    >>> clashmap = maps.render(geo.build(geo.read("seeds")))
    >>> maps.StripChart(clashmap).theme
    'light'
    """

    __slots__ = ()
    part = "strip"


PARTS = (FrontierLayer, IncidentLayer, Legend, StripChart)
