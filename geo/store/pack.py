"""Values as JSON and back: articles, mentions, claims and decisions, as a store keeps them.

A field that has its default is left out. What a later version added is missing in what an older one wrote, and then has
its default; what a later version took away is passed over. So values outlive the code that wrote them.
"""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ..errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


def to_json(value: object) -> str:
    """Write a value, or a tuple of values, as JSON: the same value always as the same text."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def from_json(kind: type[Value], text: str) -> Value:
    """Read a value of a kind back.

    Raises
    ------
    StoreError
        The text is no such value: the store is damaged, or was written by somebody else.

    Examples
    --------
    >>> from geo.values import Span
    >>> to_json(Span(start=1, end=4)), from_json(Span, '{"end": 4, "start": 1}')
    ('{"end":4,"start":1}', Span(start=1, end=4))
    """
    return _read(kind, text)  # type: ignore[no-any-return]


def many_from_json(kind: type[Value], text: str) -> tuple[Value, ...]:
    """Read several values of a kind back; raises as ``from_json``."""
    return _read(tuple[kind, ...], text)  # type: ignore[no-any-return, valid-type]


def _read(kind: Any, text: str) -> Any:
    try:
        return _reader(kind)(json.loads(text))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError) as error:
        raise StoreError(f"the store holds what is no {_name(kind)} ({error}); it is damaged") from error


def _name(kind: Any) -> str:
    inner = get_args(kind)
    return str(getattr(inner[0] if inner else kind, "__name__", kind))


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {
            field.name: _plain(own)
            for field in fields(value)
            if (own := getattr(value, field.name)) != field.default or field.default is MISSING
        }
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a value of a kind from plain JSON."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {types.UnionType, Union}:
        (known,) = (each for each in inner if each is not types.NoneType)
        read = _reader(known)
        return lambda plain: None if plain is None else read(plain)
    if origin is tuple:
        read = _reader(inner[0])
        return lambda plain: tuple(read(each) for each in _checked(plain, list))
    if is_dataclass(kind):
        return _of_dataclass(kind)
    if issubclass(kind, (StrEnum, date)):
        make: Callable[[Any], Any] = kind if issubclass(kind, StrEnum) else kind.fromisoformat
        return make
    return lambda plain: _checked(plain, kind)


def _of_dataclass(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return lambda plain: kind(
        **{name: readers[name](own) for name, own in _checked(plain, dict).items() if name in readers}
    )


def _checked(plain: Any, kind: type) -> Any:
    fits = isinstance(plain, int) and not isinstance(plain, bool) if kind is int else isinstance(plain, kind)
    if kind is float and isinstance(plain, int):
        return float(plain)
    if not fits:
        raise TypeError(f"{type(plain).__name__} in the place of {kind.__name__}")
    return plain
