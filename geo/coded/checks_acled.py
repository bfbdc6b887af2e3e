"""What must hold between the columns of a row in ACLED's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cells import by_value, day, number, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ..convention import Convention


def check_acled(table: pd.DataFrame, convention: Convention) -> Iterator[tuple[str, Any, Any]]:
    """Yield a column, a mask of the rows that are wrong, and what is wrong."""
    data = convention.data
    event_type, sub_event_type = text(table, "event_type"), text(table, "sub_event_type")
    yield (
        "event_type",
        (event_type != "") & ~event_type.isin(data["event_types"]),
        f"is no event type; give one of {', '.join(data['event_types'])}",
    )
    pairs = {(kind, sub) for kind, subs in data["event_types"].items() for sub in subs}
    joined = _join(event_type, sub_event_type)
    of_type = joined.isin({"\n".join(pair) for pair in pairs})
    yield (
        "sub_event_type",
        event_type.isin(data["event_types"]) & (sub_event_type != "") & ~of_type,
        by_value(event_type, lambda kind: f"is no sub-event type of {kind!r}"),
    )
    disorder = text(table, "disorder_type")
    kinds = data["disorder"]
    right = by_value(_join(sub_event_type, event_type), lambda pair: _disorder(pair, kinds))
    yield (
        "disorder_type",
        (disorder != "") & (right != "") & (disorder != right),
        by_value(right, lambda kind: f"does not go with the event type; {kind!r} does"),
    )
    days, years = day(table, "event_date"), whole(table, "year")
    told = by_value(days, lambda cell: int(cell[:4]) if cell else None).astype("Int64")
    yield "year", (told != years).fillna(value=False), "is not the year of event_date"
    yield from _check_actors(table, data)
    scale = text(table, "source_scale")
    single = set(data["scales"]["single"])
    fits = by_value(scale, lambda cell: not cell or set(_split_scale(cell, single)) <= single).astype(bool)
    yield (
        "source_scale",
        ~fits,
        f"is no scale; give one or two (with - between) of {', '.join(sorted(single))}",
    )
    nowhere = (number(table, "latitude") == 0) & (number(table, "longitude") == 0)
    yield "latitude", nowhere, "0, 0 is the sea off Africa; where is it?"
    yield from _check_country(table)


def _check_actors(table: pd.DataFrame, data: Any) -> Iterator[tuple[str, Any, Any]]:
    order = data["inter"]["order"]
    named = {str(at): kind for at, kind in enumerate(order, start=1)}
    inter = [text(table, column).map(lambda cell: named.get(cell, cell)) for column in ("inter1", "inter2")]
    for at, kind in zip((1, 2), inter, strict=True):
        actor = text(table, f"actor{at}")
        # Files of some years leave inter out altogether; then nothing is wrong.
        filled = (kind != "").any()
        yield (
            f"inter{at}",
            (actor == "") & ~kind.isin(["", "0"]),
            f"is the type of no actor: actor{at} is empty",
        )
        yield f"inter{at}", filled & (actor != "") & (kind == ""), f"is empty, but actor{at} is not"
    interaction, both = text(table, "interaction"), _join(*inter)
    is_text = (interaction != "") & ~by_value(interaction, str.isdigit).astype(bool)
    wanted = by_value(both, lambda pair: _interaction(pair, order))
    known = inter[0].isin(order) & inter[1].isin(["", *order])
    yield (
        "interaction",
        is_text & known & (interaction != wanted),
        by_value(wanted, lambda words: f"does not go with inter1 and inter2; {words!r} does"),
    )
    targeting, civilians = text(table, "civilian_targeting"), "Violence against civilians"
    yield (
        "civilian_targeting",
        (targeting == "") & (text(table, "event_type") == civilians) & (targeting != "").any(),
        f"is empty, but the event type is {civilians!r}",
    )


def _interaction(pair: str, order: list[str]) -> str:
    first, second = pair.split("\n")
    known = sorted((each for each in (first, second) if each in order), key=order.index)
    return f"{known[0]} only" if len(known) == 1 else "-".join(known)


def _check_country(table: pd.DataFrame) -> Iterator[tuple[str, Any, Any]]:
    country, iso = text(table, "country"), whole(table, "iso")
    known = iso.notna() & (country != "")
    first = dict(zip(country[known][::-1], iso[known][::-1], strict=True))
    other = (iso != country.map(first).astype("Int64")).fillna(value=False)
    yield "iso", other, "is another number than an earlier row has for the same country"


def _disorder(pair: str, kinds: Any) -> str:
    """Return the disorder type of a sub-event type, else that of its event type."""
    sub, _, whole = pair.partition("\n")
    return str(kinds.get(sub, kinds.get(whole, "")))


def _join(first: Any, second: Any) -> Any:
    return first + "\n" + second


def _split_scale(cell: str, single: set[str]) -> list[str]:
    return [cell] if cell in single else cell.split("-")
