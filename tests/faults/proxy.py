"""A bad line on loopback: it loses, cuts, delays, doubles and shortens what passes, by a seed."""

import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from random import Random

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
_LONGEST = 30  # seconds that it waits for the server


class Cut(Exception):
    """The phone's connection is closed without a further word."""


class Proxy:
    """Listens on `port` and speaks to the server at `upstream`, one fault for each request; `met` counts them."""

    def __init__(self, upstream: int, seed: int) -> None:
        self._upstream, self._random = upstream, Random(seed)
        self._faults = FAULTS
        self._choosing = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.met: Counter[str] = Counter()
        threading.Thread(target=self._accept, daemon=True).start()

    def heal(self) -> None:
        """Pass everything from now on."""
        self._faults = (clean,)

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                phone, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(phone,), daemon=True).start()

    def _serve(self, phone: socket.socket) -> None:
        with phone, suppress(OSError, Cut):
            while message := _message(phone):
                with self._choosing:
                    fault, share = self._random.choice(self._faults), self._random.random()
                    self.met[fault.__name__] += 1
                phone.sendall(fault(self._upstream, message, share))
                if fault is answer_cut:
                    return


def clean(upstream: int, request: bytes, _share: float) -> bytes:
    """Passed on, and the answer brought back."""
    with _sent(upstream, request) as line:
        return _message(line)


def request_cut(upstream: int, request: bytes, share: float) -> bytes:
    """The server gets the beginning, and then a closed connection."""
    _sent(upstream, request[: int(len(request) * share)]).close()
    raise Cut


def request_shortened(upstream: int, request: bytes, share: float) -> bytes:
    """The server gets the beginning, hears that this was all, and may still answer."""
    with _sent(upstream, request[: int(len(request) * share)]) as line:
        line.shutdown(socket.SHUT_WR)
        if answer := _message(line):
            return answer
    raise Cut


def request_stalled(upstream: int, request: bytes, share: float) -> bytes:
    """The server gets the beginning and waits for the rest, until its patience ends."""
    with _sent(upstream, request[: int(len(request) * share)]) as line:
        _message(line)
        raise Cut


def request_doubled(upstream: int, request: bytes, _share: float) -> bytes:
    """The server gets it twice at the same moment."""
    with _sent(upstream, request) as line, _sent(upstream, request) as other:
        answer = _message(line)
        _message(other)
        return answer


def answer_lost(upstream: int, request: bytes, share: float) -> bytes:
    """Done, and nobody hears of it."""
    clean(upstream, request, share)
    raise Cut


def answer_cut(upstream: int, request: bytes, share: float) -> bytes:
    """The phone gets the head of the answer, and half of what it announces."""
    head, ended, body = clean(upstream, request, share).partition(b"\r\n\r\n")
    return head + ended + body[: int(len(body) * share)]


def nothing_at_all(_upstream: int, _request: bytes, share: float) -> bytes:
    """Taken by the line, for a while, and then by nobody."""
    time.sleep(share)
    raise Cut


def delayed(upstream: int, request: bytes, share: float) -> bytes:
    time.sleep(share / 2)
    return clean(upstream, request, share)


def _sent(upstream: int, data: bytes) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", upstream), timeout=_LONGEST)
    line.sendall(data)
    return line


def _message(line: socket.socket) -> bytes:
    """One HTTP message with its body; empty when the line ends before it is whole."""
    data, wanted = b"", None
    while wanted is None or len(data) < wanted:
        came = line.recv(65536)
        if not came:
            return b""
        data += came
        head, found, _ = data.partition(b"\r\n\r\n")
        if wanted is None and found:
            told = _LENGTH.search(head)
            wanted = len(head) + 4 + (int(told[1]) if told else 0)
    return data


# What passes unharmed stands often enough for the work to go on.
FAULTS: tuple[Callable[[int, bytes, float], bytes], ...] = (
    *[clean] * 6, delayed, request_cut, request_shortened, request_stalled, request_doubled, answer_lost, answer_cut,
    nothing_at_all,
)  # fmt: skip
