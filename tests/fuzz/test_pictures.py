"""A server with little memory is sent all kinds of files as photos: each is shown clean, or refused with its reason."""

import resource
from collections import Counter
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from PIL import Image

from server import founding
from server.photos.store import BYTES_LIMIT
from tests.cast import Cast, session_of
from tests.fuzz.pictures import SCRIPT, SECRET, corpus
from tests.photos.phone import MEDIA, UPLOADS, announce, create
from tests.serving import PATIENCE, Serving

MEMORY = 1024**3  # bytes of address space that each process has
RESIDENT = 600  # megabytes that a worker may really come to use
REASONS = {"not_a_picture", "too_many_pixels", "unreadable_picture"}


@pytest.fixture
def server(store: str, cast: Cast, tmp_path: Path) -> Iterator[Serving]:
    """gunicorn on the store of the cast; neither it nor any worker gets more than `MEMORY`."""
    if store != "sqlite":
        pytest.skip("no picture comes near a database")
    settings = cast.app.config["RUHU"]
    list(founding.begin(settings.field_key))
    # glibc would set aside 64 MB of addresses for each thread.
    running = Serving(settings.var, tmp_path / "log", {"DATABASE_URL": settings.database_url, "MALLOC_ARENA_MAX": "2"})
    for process in (running.process.pid, *running.workers()):
        resource.prlimit(process, resource.RLIMIT_AS, (MEMORY, MEMORY))
    yield running
    running.stop()


def ask(server: Serving, method: str, path: str, data: bytes | None = None, **headers: str) -> tuple[int, str, bytes]:
    line = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    line.request(method, path, data, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = line.getresponse()
    found = answer.status, answer.headers.get_content_type(), answer.read()
    line.close()
    return found


def peak(pid: int) -> int:
    """The most that a process has had in memory, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def test_every_file_is_shown_clean_or_refused_with_its_reason(
    cast: Cast, server: Serving, record_property: Callable[[str, Any], None]
) -> None:
    cookie, workers, ended = f"ruhu={session_of(cast.helper)}", server.workers(), Counter[str]()
    for name, data in corpus():
        assert len(data) <= BYTES_LIMIT, name
        photo = announce(cast.helper, cast.mao, data)
        create(cast.client(cast.helper), photo)
        said = {"Cookie": cookie, "Tus_Resumable": "1.0.0", "Upload_Offset": "0", "Content_Type": MEDIA}
        status, _, body = ask(server, "PATCH", f"{UPLOADS}/{photo.id}", data, **said)
        if status != 204:
            code = orjson.loads(body)["code"]
            assert code in REASONS, (name, status, body)
            ended[code] += 1
            continue
        for size in ("thumb", "full"):
            status, kind, body = ask(server, "GET", f"/api/photos/{photo.id}?size={size}", Cookie=cookie)
            if status != 200:
                assert orjson.loads(body)["code"] == "unreadable_picture", (name, status, body)
                continue
            assert kind == "image/jpeg"
            picture = Image.open(BytesIO(body))
            assert picture.format == "JPEG"
            assert max(picture.size) <= {"thumb": 320, "full": 1600}[size]
            assert not {"exif", "icc_profile", "comment", "xmp"} & picture.info.keys(), name
            assert SECRET not in body
            assert SCRIPT not in body
        ended["shown" if status == 200 else "accepted, and told to be unreadable"] += 1
    assert server.workers() == workers
    assert max(map(peak, workers)) <= RESIDENT
    for code, times in ended.items():
        record_property(f"pictures {code}", times)
    record_property("MB at most in a worker", max(map(peak, workers)))
