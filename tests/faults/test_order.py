"""Power may fail at any moment: an answer leaves only when what it promises is on the disk. Seen from the kernel, by strace."""

import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from tests import bodies
from tests.faults.ledger import Ledger
from tests.faults.sender import Sender
from tests.faults.stage import PICTURE, Stage
from tests.serving import Serving

_CALLS = "pwrite64,fsync,fdatasync,rename,sendto,sendmsg"
_LINE = re.compile(r"^(?P<thread>\d+) +(?P<call>\w+)\((?P<rest>.*)$")


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The calls of the thread that served it, up to the answer: of a push, and of the last piece of a photo."""
    var = tmp_path_factory.mktemp("order")
    stage = Stage(var, helpers=1)
    server = Serving(var, var / "log", stage.env)
    phone = Sender(stage.helpers[0], lambda: server.port, Ledger(), Random(1))
    try:
        announced = bodies.photo(bytes=len(PICTURE), sha256=sha256(PICTURE).hexdigest())
        with traced(server, var / "push") as pushed:
            phone.record(bodies.record(phone.helper.homes[0], photos=[announced]))
        with traced(server, var / "photo") as sent:
            phone.upload(announced["id"], PICTURE)
        phone.hang_up()
    finally:
        server.stop()
    return {"push": until_answer(pushed, "200 OK"), "photo": until_answer(sent, "204 NO CONTENT.*Ruhu-Sha256")}


@contextmanager
def traced(server: Serving, output: Path) -> Iterator[Path]:
    if not shutil.which("strace"):
        raise RuntimeError("strace is needed for this test: apt-get install strace")
    workers = [part for pid in server.workers() for part in ("-p", str(pid))]
    command = ["strace", "-f", "-y", "-s", "1000", "-e", f"trace={_CALLS}", "-o", str(output), *workers]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stderr
        for _ in server.workers():
            assert "attached" in watching.stderr.readline()
        yield output
        watching.send_signal(signal.SIGINT)


def until_answer(output: Path, answer: str) -> list[str]:
    """What the thread that gave this answer did since its answer before, as `call path`."""
    done: dict[str, list[str]] = {}
    for line in output.read_text().splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        mine = done.setdefault(found["thread"], [])
        if not found["call"].startswith("send"):
            mine.append(f"{found['call']} {_path(found['rest'])}")
        elif re.search(answer, found["rest"]):
            return mine
        else:
            mine.clear()
    raise AssertionError(f"no such answer: {answer}\n{output.read_text()[-2000:]}")


def _path(rest: str) -> str:
    # A descriptor is told as `7</its/path>`; of a rename, the second path counts.
    named = re.findall(r'^\d+<([^>]*)>|^"[^"]*", "([^"]*)"', rest)
    return "".join(named[0]) if named else ""


def at(calls: list[str], pattern: str) -> int:
    """Where the last such call stands."""
    found = [place for place, call in enumerate(calls) if re.search(pattern, call)]
    assert found, f"no {pattern} in {calls}"
    return found[-1]


def test_a_push_is_synced_before_it_is_answered(calls: dict[str, list[str]]) -> None:
    done = calls["push"]
    assert at(done, r"pwrite64 .*ruhu\.db-wal") < at(done, r"f(data)?sync .*ruhu\.db-wal")


def test_a_photo_lies_in_its_place_before_its_row_says_so(calls: dict[str, list[str]]) -> None:
    done, name = calls["photo"], sha256(PICTURE).hexdigest()
    order = [
        r"fsync .*/uploads/",
        rf"rename .*/{name}",
        rf"fsync .*/photos/{name[:2]}$",
        r"pwrite64 .*ruhu\.db-wal",
        r"f(data)?sync .*ruhu\.db-wal",
    ]
    places = [at(done, pattern) for pattern in order]
    assert places == sorted(places), done


def test_the_folder_of_a_photo_outlives_a_power_cut_too(calls: dict[str, list[str]]) -> None:
    assert at(calls["photo"], r"fsync .*/photos$") < at(calls["photo"], r"pwrite64 .*ruhu\.db-wal")
