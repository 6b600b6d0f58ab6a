"""Uploads over a real connection, to the two processes of a real gunicorn: lines that break, and two senders of one photo."""

import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier

import pytest

from server import founding
from server.households.model import Household
from server.photos.model import Photo
from tests.cast import Cast, session_of
from tests.photos.phone import MEDIA, UPLOADS, create
from tests.serving import PATIENCE, Serving


@pytest.fixture
def server(cast: Cast, tmp_path: Path) -> Iterator[Serving]:
    """gunicorn on the store of the cast."""
    settings = cast.app.config["RUHU"]
    list(founding.begin(settings.field_key))
    running = Serving(settings.var, tmp_path / "log", {"DATABASE_URL": settings.database_url})
    yield running
    running.stop()


@pytest.fixture
def headers(cast: Cast) -> dict[str, str]:
    """What 吴春's phone sends with every request."""
    return {"Cookie": f"ruhu={session_of(cast.helper)}", "Tus-Resumable": "1.0.0"}


def send(server: Serving, photo: Photo, headers: dict[str, str], data: bytes, offset: int) -> tuple[int, str | None]:
    line = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    line.request("PATCH", f"{UPLOADS}/{photo.id}", data, {**headers, "Content-Type": MEDIA, "Upload-Offset": str(offset)})
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status, answer.headers["Ruhu-Sha256"]


def break_off(server: Serving, photo: Photo, headers: dict[str, str], data: bytes, promised: int) -> None:
    """Promise more bytes than are sent, and hang up."""
    head = {**headers, "Host": "x", "Content-Type": MEDIA, "Upload-Offset": "0", "Content-Length": str(promised)}
    lines = [f"PATCH {UPLOADS}/{photo.id} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall("\r\n".join(lines).encode() + data)


def reached(server: Serving, photo: Photo, headers: dict[str, str], wanted: int) -> bool:
    """Whether the offset comes to be `wanted`: the server hears of a broken line a moment later."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        line = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
        line.request("HEAD", f"{UPLOADS}/{photo.id}", headers=headers)
        offset = line.getresponse().headers["Upload-Offset"]
        line.close()
        if offset == str(wanted):
            return True
        time.sleep(0.05)
    return False


def test_what_came_before_the_line_broke_need_not_come_again(
    cast: Cast, photo: Photo, scene: bytes, server: Serving, headers: dict[str, str]
) -> None:
    create(cast.client(cast.helper), photo)
    break_off(server, photo, headers, scene[:150_000], len(scene))
    assert reached(server, photo, headers, 150_000)
    assert send(server, photo, headers, scene[150_000:], 150_000) == (204, photo.sha256)


def test_of_several_senders_at_once_one_brings_the_photo(
    cast: Cast, photo: Photo, scene: bytes, server: Serving, headers: dict[str, str]
) -> None:
    create(cast.client(cast.helper), photo)
    before = Household.get_by_id(cast.mao.id).revision
    together = Barrier(6)

    def sender(_number: int) -> tuple[int, str | None]:
        together.wait(PATIENCE)
        return send(server, photo, headers, scene, 0)

    with ThreadPoolExecutor(6) as senders:
        answers = list(senders.map(sender, range(6)))
    assert answers.count((204, photo.sha256)) == 1
    assert {status for status, _ in answers} <= {204, 404, 409, 423}
    folder = cast.app.config["RUHU"].photo_store
    assert (folder / photo.sha256[:2] / photo.sha256).read_bytes() == scene
    assert Household.get_by_id(cast.mao.id).revision == before + 1
