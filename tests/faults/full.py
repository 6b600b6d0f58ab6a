"""`python -m tests.faults.full HOW STORE FOLDER`: a disk that fills up beneath the server and is freed again.

HOW is `mounted` (FOLDER becomes a small disk; needs a mount namespace of its own) or `limited` (the server's files may not
grow: what a quota does, where mounting is forbidden). Prints what it found; ends with an error where a promise was broken.
"""

import errno
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from random import Random
from threading import Thread

import orjson
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from server import clock
from tests.faults.ledger import Ledger
from tests.faults.sender import Answer, Sender, sending
from tests.faults.stage import Stage
from tests.households.office import XIAOLONG, person, workbook
from tests.postgres import Cluster
from tests.serving import PATIENCE, Serving
from tests.tallies.office import template

_MEGABYTES = 64
_BLOCK = 4096


class Mounted:
    """The disk itself, filled to its last block."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as file:
            while True:
                try:
                    file.write(bytes(_BLOCK))
                except OSError as error:
                    if error.errno == errno.ENOSPC:
                        return
                    raise

    def free(self) -> None:
        self._ballast.unlink()


class Limited:
    """No file of the server's processes grows past its first block."""

    def __init__(self, server: Serving) -> None:
        self._server = server

    def fill(self) -> None:
        self._set(_BLOCK)

    def free(self) -> None:
        self._set(resource.RLIM_INFINITY)

    def _set(self, most: int) -> None:
        for pid in (self._server.process.pid, *self._server.workers()):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def main(how: str, store: str, folder: Path) -> None:
    if how == "mounted":
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_MEGABYTES}m", "tmpfs", folder], check=True)
    var, temporary = folder / "var", folder / "tmp"
    var.mkdir(), temporary.mkdir()
    with ExitStack() as held:
        url = None
        if store == "postgresql":
            cluster = Cluster()
            held.callback(cluster.stop)
            url = cluster.fresh_database(folder / "tables" if how == "mounted" else None)
        stage, ledger = Stage(var, url), Ledger()
        # The whole machine is full, also where the log and what is temporary go.
        server = Serving(var, folder / "log", {**stage.env, "TMPDIR": str(temporary)})
        held.callback(_show_errors, folder / "log")
        held.callback(server.stop)
        workers = server.workers()
        disk = Mounted(folder) if how == "mounted" else Limited(server)
        with sending(stage, lambda: server.port, ledger, seed=3):
            _until(lambda: len(ledger.uploaded) > 3, "a few photos are here")
            # The others may all stand before a visit when it happens, and then never come to a photo.
            sender = Sender(stage.helpers[0], lambda: server.port, ledger, Random(3))
            desk = Sender(stage.clerk, lambda: server.port, ledger, Random(0))
            _bring(desk, "PUT", "/api/tallies/template", "本县.xlsx", template({"A1": "{{每行.名称}}"}))
            ((photo_id, data),) = sender.visit(stage.helpers[0].homes[0], 1).items()
            disk.fill()
            uploading = Thread(target=sender.upload, args=(photo_id, data))
            uploading.start()
            try:
                _until(lambda: ledger.put_off["photos"] > 3, "photos are put off")
                _until(lambda: (how == "limited" and store == "postgresql") or ledger.put_off["sync"] > 3, "pushes are put off")
                _read(stage, server, ledger)
                _work(desk)
            finally:
                disk.free()
            uploading.join()
            sender.hang_up()
            desk.hang_up()
        verdict = ledger.check(stage)
        print(f"{how} {store}: {dict(ledger.answers)}, acknowledged {verdict.acknowledged}")
        assert verdict.is_clean(), verdict
        assert sorted(server.workers()) == sorted(workers), "a worker died of it"
        assert not list(temporary.glob("tmp*")), "what was temporary lies there still"


def _show_errors(log: Path) -> None:
    lines = [line for line in log.read_text().splitlines() if not line.startswith("{")]
    print("\n".join(lines)[-4000:], file=sys.stderr)


def _read(stage: Stage, server: Serving, ledger: Ledger) -> None:
    """Everybody's households, and a picture that nobody has looked at yet, in the size that is not made beforehand."""
    reader = Sender(stage.helpers[1], lambda: server.port, ledger, Random(0))
    pulled = reader.ask("POST", "/api/sync/pull", b'{"device_id":"phone","known":{}}', **{"Content-Type": "application/json"})
    assert pulled, "a pull was cut off"
    assert pulled.status == 200, pulled
    mine = stage.rows(f"SELECT id FROM photo WHERE arrived_at IS NOT NULL AND owner_id = '{reader.helper.account_id}'")
    seen = reader.ask("GET", f"/api/photos/{mine[0][0]}?size=full", None)
    assert seen, "a picture was cut off"
    assert seen.status == 200, seen
    reader.hang_up()


def _work(desk: Sender) -> None:
    """What a desk makes and brings is put off; the one template that is here can be looked at."""
    week = clock.week_of(clock.now())
    asked = [
        desk.ask("GET", f"/api/tallies/{week}.xlsx", None),
        desk.ask("GET", f"/api/tallies/{week}/template", None),
        desk.ask("GET", "/api/households.xlsx", None),
        _bring(desk, "PUT", "/api/tallies/template", "新.xlsx", template({"A1": "{{周}}"})),
        _bring(desk, "POST", "/api/households/import", "农户.xlsx", workbook(person(f"{XIAOLONG}999999"))),
        _bring(desk, "POST", "/api/households/import/refusals", "农户.xlsx", workbook(person(f"{XIAOLONG}999999"))),
    ]
    assert [answer and answer.status for answer in asked] == [503] * len(asked), asked
    kept = desk.ask("GET", "/api/tallies/template", None)
    assert kept, "the template was cut off"
    assert orjson.loads(kept.body)["template"]["name"] == "本县.xlsx", kept


def _bring(desk: Sender, method: str, path: str, name: str, file: BytesIO) -> Answer | None:
    """A workbook as a browser sends it."""
    body, _, boundary = stream_encode_multipart({"file": FileStorage(file, name)})
    return desk.ask(method, path, body.read(), **{"Content-Type": f"multipart/form-data; boundary={boundary}"})


def _until(seen: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < deadline, f"never seen: {what}"
        time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
