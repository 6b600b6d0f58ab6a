"""How long a request may take to arrive: eight threads serve everybody, and one that waits for the rest of it serves nobody.

gunicorn's threaded worker would wait for ever. When a request's time is up its connection's reading end is shut: whoever reads
is told that nothing more comes, and the answer can still be written. What had arrived by then is served as ever.
"""

import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Protocol

THREADS = 4  # of a worker
SLOWEST = 2_000  # bytes a second of a phone at the edge of a village
LONGEST = 600  # seconds that the slowest may take


class Connection(Protocol):
    """gunicorn's own, of which only the socket matters here."""

    sock: socket.socket


class Patience:
    """The connections of this process that are being read, or wait for it, and the moment at which each one's time is up.

    Counted from when the connection had something to say, not from when a thread took it: of forty that stall and eight that
    are served at a time, all have had their time at once.
    """

    def __init__(self) -> None:
        self.seconds = 20
        self._due: dict[Connection, float] = {}
        self._begun: dict[Connection, float] = {}

    def begin(self, connection: Connection) -> None:
        self._begun[connection] = time.monotonic()
        self._due[connection] = self._begun[connection] + self.seconds

    def done(self, connection: Connection) -> None:
        self._due.pop(connection, None)
        self._begun.pop(connection, None)

    def stood(self, environ: Mapping[str, Any]) -> float:
        """How many seconds this request's connection has had something to say; 0 where nobody counts."""
        held = environ.get("gunicorn.socket")
        begun = [moment for connection, moment in list(self._begun.items()) if connection.sock is held]
        return time.monotonic() - begun[0] if begun else 0

    def extend(self, environ: Mapping[str, Any]) -> None:
        """More time for who is known: as much as a slow line needs for what this request says that it brings."""
        held, length = environ.get("gunicorn.socket"), environ.get("CONTENT_LENGTH") or "0"
        if held is None or length == "0":
            return
        for connection in list(self._due):
            if connection.sock is held:
                self._due[connection] = time.monotonic() + self.seconds + min(int(length) / SLOWEST, LONGEST)

    def end_overdue(self) -> None:
        now = time.monotonic()
        for connection, due in list(self._due.items()):
            if due < now:
                self._due.pop(connection, None)
                with suppress(OSError):
                    # The socket's own, as TLS would forget its keys and could not answer.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RD)


patience = Patience()
