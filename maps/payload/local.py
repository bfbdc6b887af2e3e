"""A payload in the page's language: its places, titles and sides by the names that the theatre's data have for them.

What has no name in that language keeps its English one; quotes and whatever else came from outside stay as they are.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from geo import name_incident

from .columns import Coded, Table, combine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer import Gazetteer, Labels, Place
    from geo import Cover

    from ..language import Language

# The gazetteer's own names are in English.
_GIVEN = "en"


def localise(
    payload: dict[str, Any], gazetteer: Gazetteer, language: Language, cover: Cover
) -> dict[str, Any]:
    """Give a payload whose names are in the page's language where there are any.

    Parameters
    ----------
    payload
        With English names, as the frames and the gazetteer have them. It is not changed.
    cover
        What is withheld, in this language too.
    """
    if language.gazetteer == _GIVEN:
        return payload
    names = _Names(gazetteer, language, cover)
    places = names.places(payload["places"])
    titles = _write_titles({**payload, "places": places}, payload["places"], language)
    incidents: Table = payload["incidents"]
    ids = incidents.coded("id").values()
    return {
        **payload,
        "places": places,
        "incidents": Table({**incidents.columns, "title": Coded.of(titles)}),
        "unplaced": _retitle(payload["unplaced"], dict(zip(ids, titles, strict=True))),
        "base": names.base(payload["base"]),
        **names.sides(payload),
    }


class _Names:
    """Names of one language, by the ids and labels of a theatre."""

    def __init__(self, gazetteer: Gazetteer, language: Language, cover: Cover) -> None:
        self._language, self._cover = language, cover
        self._gazetteer = gazetteer
        # By country, and for what comes without one the first of that name.
        self._ids: dict[tuple[str, str, str], str] = {}
        for place in gazetteer.places:
            self._ids.setdefault((place.kind, place.country, place.name), place.id)
            self._ids.setdefault((place.kind, "", place.name), place.id)
        self._labels: Labels | None = gazetteer.labels.get(language.code)

    def _place(self, place_id: str) -> Place | None:
        known = self._gazetteer.get(place_id) if place_id in self._gazetteer else None
        return known if known is not None and known.in_theatre else None

    def of(self, place_id: str, otherwise: str) -> str:
        """Give the first name that a place has in the language."""
        place = self._place(place_id)
        spellings = () if place is None else place.names
        code = self._language.gazetteer
        return next((self._cover.text(name.text) for name in spellings if name.language == code), otherwise)

    def places(self, table: Table) -> Table:
        """Name the places of incidents; one whose name is covered, or none of the gazetteer's, stays as it is."""
        given = [table.coded(column) for column in ("id", "name", "label")]
        named = combine(given, self._name)
        name, label = (named.map(itemgetter(at)) for at in (0, 1))
        return Table({**table.columns, "name": name, "label": label})

    def _name(self, place_id: str | None, name: str, label: str) -> tuple[str, str]:
        place = self._place(place_id or "")
        if place is None or label != place.label or name not in {each.text for each in place.names}:
            return name, label
        own = self.of(place.id, "")
        # A gate may go by the name of either town beside it: where it is called by one, so it is here.
        town = self._ids.get(("city", "", name), "")
        found = own if name == place.name else self.of(town, own)
        return (found, self._label(place, own)) if own and found else (name, label)

    def _label(self, place: Place, name: str) -> str:
        patterns = self._language.tables["label"]
        return self._language.say("label", place.kind, name=name) if place.kind in patterns else name

    def base(self, base: Mapping[str, Any]) -> dict[str, Any]:
        """Name what the base map shows."""
        return {
            **base,
            "countries": self._features(base["countries"], "country"),
            "provinces": self._features(base["provinces"], "province"),
            "along": [self._named(each, "province") for each in base["along"]],
            "towns": [self._named(each, "city") for each in base["towns"]],
            "crossings": [self._named(each, "crossing") for each in base["crossings"]],
        }

    def _features(self, collection: Mapping[str, Any], kind: str) -> dict[str, Any]:
        features = [
            {**feature, "properties": self._named(feature["properties"], kind)}
            for feature in collection["features"]
        ]
        return {**collection, "features": features}

    def _named(self, row: Mapping[str, Any], kind: str) -> dict[str, Any]:
        name = row["name"]
        country = row.get("country") or row.get("code") or ""
        return {**row, "name": self.of(row.get("id") or self._ids.get((kind, country, name), ""), name)}

    def sides(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Name the theatre, its sides and those who speak."""
        theatre = payload["theatre"]
        countries = [self._named(country, "country") for country in theatre["countries"]]
        labels, covered = self._labels, self._cover.values
        if labels is None:
            return {"theatre": {**theatre, "countries": countries}}
        line = {
            **theatre["line"],
            "names": {**theatre["line"]["names"], **covered(labels.line_names)},
            "note": covered(labels.line_note) or theatre["line"]["note"],
        }
        return {
            "theatre": {
                **theatre,
                "title": covered(labels.title) or theatre["title"],
                "countries": countries,
                "line": line,
                "views": [{**view, **covered(labels.views.get(view["id"], {}))} for view in theatre["views"]],
            },
            "sides": _rename(payload["sides"], covered(labels.sides)),
            "claimants": _rename(payload["claimants"], covered(labels.claimants)),
        }


def _rename(rows: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {label: {**row, "name": names.get(label, row["name"])} for label, row in rows.items()}


def _write_titles(payload: Mapping[str, Any], given: Table, language: Language) -> list[str]:
    """Write those titles of incidents anew that were made of type and places."""
    keys = given.coded("key").values()
    old = dict(zip(keys, given.coded("name").values(), strict=True))
    new = dict(zip(keys, payload["places"].coded("name").values(), strict=True))
    claims, incidents = payload["claims"], payload["incidents"]
    measures = dict(zip(claims.coded("id").values(), claims.coded("measure").values(), strict=True))
    columns = (incidents.columns[name].values() for name in ("title", "type", "places", "claims"))
    titles = []
    for title, kind, places, told in zip(*columns, strict=True):
        counted = [measures[claim] for claim in told]
        try:
            if title == name_incident(kind, [old[key] for key in places], counted):
                made = name_incident(kind, [new[key] for key in places], counted, language.code)
                titles.append(language.write_digits(made))
                continue
        except KeyError:  # a type of frames made by others
            pass
        titles.append(title)
    return titles


def _retitle(unplaced: Table, titles: Mapping[str, str]) -> Table:
    text = combine(
        [unplaced.coded(name) for name in ("what", "ref", "text")],
        lambda what, ref, text: titles.get(ref, text) if what == "incident" else text,
    )
    return Table({**unplaced.columns, "text": text})
