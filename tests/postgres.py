"""A PostgreSQL server for tests: its own cluster in its own folder, on a free port of the loopback."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing
from itertools import count
from pathlib import Path
from urllib.parse import quote

# Whatever a message, a log or a history holds, it must not be this.
PASSWORD = f"geheim/{secrets.token_hex(8)}"

_TEMPLATE = "clashline_template"


class Server:
    """One cluster. Everything that a crash could cost is on (``fsync``, ``full_page_writes``), as where it matters."""

    def __init__(self, programs):
        self.programs = Path(programs)
        # PostgreSQL refuses to run as root; as whom it runs then has to come into the folder.
        self._owner = (
            {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        )
        self.folder = Path(tempfile.mkdtemp(prefix="clashline-postgres-"))
        self.give(self.folder)
        self.data = self.folder / "data"
        self.port = 0
        self._numbers = count(1)
        self._store = ""
        try:
            self._make()
        except BaseException:
            self.close()
            raise

    def _make(self):
        told = self.folder / "password"
        told.write_text(PASSWORD, encoding="ascii")
        self.give(told)
        # Not synced: should the machine fail while it is made, there is no test to go on with.
        self._run("initdb", "-D", self.data, "-U", "owner", "-A", "scram-sha-256", "--pwfile", told, "-E", "UTF8",
                  "--locale=C", "--no-instructions", "--no-sync")  # fmt: skip
        self.start()
        self.execute("postgres", f"CREATE DATABASE {_TEMPLATE}")
        self.execute(_TEMPLATE, "CREATE EXTENSION postgis")

    def give(self, path):
        """Let the server own a file or folder."""
        if self._owner:
            shutil.chown(path, self._owner["user"], self._owner["group"])

    def _run(self, program, *arguments):
        # Into a file and not a pipe: the server inherits it, and a pipe would stay open as long as it runs.
        log = self.folder / "programs.log"
        with log.open("ab") as told:
            done = subprocess.run([self.programs / program, *arguments], stdin=subprocess.DEVNULL, stdout=told,
                                  stderr=told, check=False, cwd=self.folder, **self._owner)  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")

    def start(self):
        """Start it, on the port that it had before; its first port is any free one."""
        port = self.port or _free_port()
        settings = {
            "port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "on",
            "synchronous_commit": "on", "full_page_writes": "on", "shared_buffers": "64MB", "max_connections": 60,
            "deadlock_timeout": "200ms", "log_statement": "none", "autovacuum": "off",
            # After a crash every file is synced: file system by file system, for there are many databases.
            "recovery_init_sync_method": "syncfs",
        }  # fmt: skip
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self._run("pg_ctl", "-D", self.data, "-l", self.folder / "server.log", "-o", options, "-w", "-t", "60",
                  "start")  # fmt: skip
        self.port = port

    def stop(self, mode="immediate"):
        """Stop it: ``fast`` with a checkpoint, ``immediate`` as if the current failed, with recovery at the next start."""
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "-t", "60", "stop")

    def kill(self):
        """Kill it, and wait until its last process is gone and the data may be opened again."""
        lock = self.data / "postmaster.pid"
        first = int(lock.read_text(encoding="ascii").split()[0])
        members = [first, *_children(first)]
        os.kill(first, signal.SIGKILL)
        limit = time.monotonic() + 30
        while any(Path(f"/proc/{each}/cmdline").exists() for each in members if not _is_zombie(each)):
            assert time.monotonic() < limit, "the killed server's processes stay"
            time.sleep(0.01)
        # Where nobody reaps it (a container's first process), the dead one's number still looks taken.
        lock.unlink(missing_ok=True)

    def log(self):
        """Return what the server logged."""
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    def url(self, database, user="owner", password=PASSWORD, port=None):
        """Return the address of a database, as a user would write it."""
        return f"postgresql://{user}:{quote(password, safe='')}@127.0.0.1:{port or self.port}/{database}"

    def execute(self, database, *statements):
        """Execute statements, each by itself, and return the last one's rows."""
        import psycopg

        with closing(psycopg.connect(self.url(database), autocommit=True)) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def new_database(self, template=_TEMPLATE):
        """Make a database with PostGIS, or a copy of another one, and return its name."""
        name = f"d{next(self._numbers)}"
        self.execute("postgres", f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def new_store(self):
        """Make a database with an empty store and return its name; made once, it is copied."""
        if not self._store:
            from geo.store.postgis import connect

            self._store = self.new_database()
            connect(self.url(self._store), create=True).close()
        return self.new_database(self._store)

    def close(self):
        """Stop it, and remove its folder."""
        if (self.data / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def _free_port():
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        return taken.getsockname()[1]


def _children(pid):
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except FileNotFoundError:
        return []


def _is_zombie(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True
