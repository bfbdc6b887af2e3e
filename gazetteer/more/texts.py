"""Many short texts as one run of UTF-8: half a million names in as much memory as their letters take."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

# The bytes of UTF-8 that go on with a letter look so: 10xxxxxx.
_FOLLOWS, _MASK = 0x80, 0xC0


class Texts:
    """A list of texts, each decoded when it is asked for.

    Parameters
    ----------
    data
        All of them in UTF-8, one after the other.
    starts
        Where each begins, and at last where the last one ends.

    Examples
    --------
    >>> names = Texts.of(["Khost", "خوست"])
    >>> len(names), names[1], names.find("Khost")
    (2, 'خوست', 0)
    """

    def __init__(self, data: bytes, starts: NDArray[Any]) -> None:
        self.data, self.starts = data, starts

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Make one of texts."""
        parts = [text.encode() for text in texts]
        starts = np.zeros(len(parts) + 1, dtype=np.uint32)
        np.cumsum([len(part) for part in parts], out=starts[1:])
        return cls(b"".join(parts), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> str:
        return self._bytes(number).decode()

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    def _bytes(self, number: int) -> bytes:
        return self.data[self.starts[number] : self.starts[number + 1]]

    def find(self, text: str) -> int:
        """Give the number of a text where the texts stand in the order of their bytes; -1 if it is not there."""
        wanted = text.encode(errors="replace")
        at = bisect_left(range(len(self)), wanted, key=self._bytes)
        return at if at < len(self) and self._bytes(at) == wanted else -1

    def check(self) -> str:
        """Say what is wrong with texts from elsewhere; empty if nothing is."""
        ends = len(self.starts) == 0 or self.starts[0] != 0 or self.starts[-1] != len(self.data)
        if ends or (np.diff(self.starts.astype(np.int64)) < 0).any():
            return "the texts do not begin and end where they should"
        try:
            whole = self.data.decode()
        except UnicodeDecodeError as error:
            return f"a text is no UTF-8 ({error.reason})"
        if not (whole.isascii() or whole.translate(_PRINTED).isprintable()) or "\x00" in whole:
            return "a text has characters that cannot be shown"
        inner = self.starts[:-1][self.starts[:-1] < len(self.data)]
        codes = np.frombuffer(self.data, dtype=np.uint8)[inner]
        return "a text begins within a letter" if ((codes & _MASK) == _FOLLOWS).any() else ""


_PRINTED = {0x200C: None, 0x200D: None}
