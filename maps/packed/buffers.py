"""Whole numbers as bytes that compress well: as narrow as they can be, differences where those are smaller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Fewer bits for each number than this much of what it takes as it is, and differences are written.
_WORTH_IT = 0.9


class Buffers:
    """Bytes one after another, and where each piece lies; the same bytes are written once.

    Examples
    --------
    >>> buffers = Buffers()
    >>> buffers.ints(np.array([7, 7, 7])), buffers.ints(np.array([300, 2, 2]))
    ({'n': 3, 'base': 7, 'high': 7, 'step': 0}, {'n': 3, 'base': 2, 'high': 300, 'at': 0, 'width': 2})
    """

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._places: dict[bytes, int] = {}
        self._end = 0

    def add(self, piece: bytes) -> int:
        """Write a piece and tell where it lies."""
        at = self._places.setdefault(piece, self._end)
        if at == self._end and piece:
            self._pieces.append(piece)
            self._end += len(piece)
        return at

    def ints(self, numbers: NDArray[np.int64]) -> dict[str, Any]:
        """Write whole numbers that differ by less than 2^62, and describe them."""
        n = len(numbers)
        steps = np.diff(numbers)
        if n == 0 or (steps == (steps[0] if n > 1 else 0)).all():
            # All the same, or counted: nothing to write.
            first, last = (int(numbers[0]), int(numbers[-1])) if n else (0, 0)
            return {"n": n, "base": first, "high": last, "step": int(steps[0]) if n > 1 else 0}
        base, spec = int(numbers.min()), {"n": n, "base": int(numbers.min()), "high": int(numbers.max())}
        plain = (numbers - base).astype(np.uint64)
        signed = np.concatenate(([numbers[0] - base], steps))
        changes = ((signed << 1) ^ (signed >> 63)).astype(np.uint64)
        if _bits(changes) < _bits(plain) * _WORTH_IT:
            return {**spec, **self._planes(changes), "changes": True}
        return {**spec, **self._planes(plain)}

    def _planes(self, numbers: NDArray[np.uint64]) -> dict[str, int]:
        """Write all lowest bytes, then all second ones and so on: bytes of one kind compress better together."""
        width = max(1, (int(numbers.max()).bit_length() + 7) // 8)
        planes = numbers.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :width]
        return {"at": self.add(planes.T.tobytes()), "width": width}

    def join(self) -> bytes:
        """Give all bytes."""
        return b"".join(self._pieces)


def read_ints(spec: dict[str, Any], data: bytes) -> NDArray[np.int64]:
    """Read numbers that ``Buffers.ints`` wrote.

    Examples
    --------
    >>> buffers = Buffers()
    >>> spec = buffers.ints(np.array([5, -3, 900]))
    >>> read_ints(spec, buffers.join()).tolist()
    [5, -3, 900]
    """
    n, base = spec["n"], spec["base"]
    if "at" not in spec:
        counted: NDArray[np.int64] = base + spec["step"] * np.arange(n)
        return counted
    planes = np.frombuffer(data, np.uint8, n * spec["width"], spec["at"]).reshape(spec["width"], n)
    wide = np.zeros((n, 8), np.uint8)
    wide[:, : spec["width"]] = planes.T
    numbers = wide.view("<u8").reshape(n)
    if "changes" in spec:
        halves = (numbers >> np.uint64(1)).astype(np.int64)
        numbers = np.cumsum(np.where(numbers & np.uint64(1), ~halves, halves))
    found: NDArray[np.int64] = numbers.astype(np.int64) + base
    return found


def _bits(numbers: NDArray[np.uint64]) -> float:
    return float(np.log2(numbers.astype(np.float64) + 1).sum())
