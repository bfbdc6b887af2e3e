"""What goes wrong between a client and its server: a wire that can be cut, and rows to send over it."""

from __future__ import annotations

import contextlib
import socket
import threading

from geo.store.tables import TABLES

_MISSING = {"text": "", "integer": None, "real": None, "boolean": False, "geometry": None}


def row_of(table, **cells):
    """Return a row of a table with these cells; the others are what is not known."""
    columns = TABLES[table].columns
    assert set(cells) <= set(columns)
    return tuple(cells.get(name, _MISSING[kind]) for name, kind in columns.items())


class Wire:
    """A port of the loopback that hands everything on to another one, until it is cut."""

    def __init__(self, port, cut_after=None):
        self._to = port
        self._left = cut_after
        self._open = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                here, _ = self._listening.accept()
            except OSError:
                return
            there = socket.create_connection(("127.0.0.1", self._to))
            self._open += [here, there]
            threading.Thread(target=self._pump, args=(here, there, True), daemon=True).start()
            threading.Thread(target=self._pump, args=(there, here, False), daemon=True).start()

    def _pump(self, source, target, counted):
        with contextlib.suppress(OSError):
            while data := source.recv(8192):
                if counted and self._left is not None:
                    self._left -= len(data)
                    if self._left <= 0:
                        self.cut()
                        return
                target.sendall(data)

    def cut(self):
        """Cut it: no byte more in either direction, and both ends learn of it."""
        self._listening.close()
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
