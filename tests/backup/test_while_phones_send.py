"""Backups of a store that phones are sending to: all that was answered before is inside, and what is inside fits together."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import apsw
import pytest

from server import founding
from server.backup import service as backup
from server.households.model import Household
from server.trail import service as trail
from tests.backup.conftest import Another
from tests.backup.line import Handset
from tests.cast import Cast, account, household, pair, session_of
from tests.serving import PATIENCE, Serving

PHONES, BACKUPS, BETWEEN = 4, 3, 10


@pytest.fixture
def port(cast: Cast, tmp_path: Path) -> Iterator[int]:
    """gunicorn on the store of the cast."""
    settings = cast.app.config["RUHU"]
    list(founding.begin(settings.field_key))
    running = Serving(settings.var, tmp_path / "log", {"DATABASE_URL": settings.database_url})
    yield running.port
    running.stop()


def handset(number: int) -> tuple[Handset, Household]:
    helper = account(f"帮{number}", f"1370000000{number}", "helper", "522634101")
    home = household(f"52263410100100010{number}", "522634101001", "张三", "zs")
    pair(home, helper)
    return Handset(helper.id, session_of(helper)), home


def ids(file: apsw.Connection, sql: str) -> set[str]:
    return {row[0] for row in file.execute(sql)}


def test_whatever_was_answered_before_is_inside(
    cast: Cast, folder: Path, port: int, pictures: list[bytes], another: Another, store: str
) -> None:
    over, sent = Event(), Semaphore(0)
    handsets = [handset(number) for number in range(PHONES)]

    def send(one: tuple[Handset, Household]) -> None:
        phone, home = one
        number = 0
        while not over.is_set():
            number += 1
            phone.visit(home, pictures[0] + f"{home.id} {number}".encode(), needs=1)
            phone.send(port)
            sent.release()

    with ThreadPoolExecutor(PHONES) as threads:
        senders = [threads.submit(send, one) for one in handsets]
        try:
            made = []
            for _ in range(BACKUPS):
                for _ in range(BETWEEN):
                    assert sent.acquire(timeout=PATIENCE)
                made.append(backup.make(folder, cast.app.config["RUHU"]))
        finally:
            over.set()
        for sender in senders:
            sender.result()

    assert [phone.unsent() for phone, _ in handsets] == [[]] * PHONES
    for manifest, home in zip(made, sorted(folder.glob("2*")), strict=True):
        assert manifest.missing == []
        assert backup.verify(folder, home.name) == manifest
        file = apsw.Connection(str(home / "ruhu.db"), flags=apsw.SQLITE_OPEN_READONLY)
        has_all_answered(file, manifest.taken_at, [phone for phone, _ in handsets])
        fits_together(file, home)
        file.close()
    backup.restore(folder, another(store).config["RUHU"])
    assert list(trail.verify()) == []


def has_all_answered(file: apsw.Connection, taken_at: str, phones: list[Handset]) -> None:
    entries = [entry for phone in phones for entry in phone.disk.entries.values()]
    photos = [photo for phone in phones for photo in phone.disk.photos.values()]
    answered = {entry.id for entry in entries if entry.received_at and entry.received_at <= taken_at}
    here = {photo.id for photo in photos if photo.here_at and photo.here_at <= taken_at}
    assert len(answered) >= BETWEEN - PHONES
    assert answered <= ids(file, "SELECT operation_id FROM receipt WHERE outcome = 'applied'")
    assert here <= ids(file, "SELECT id FROM photo WHERE arrived_at IS NOT NULL")


def fits_together(file: apsw.Connection, home: Path) -> None:
    """No row speaks of one that is not inside, and no photo of bytes that are not there."""
    visits = ids(file, "SELECT id FROM visit")
    rows: list[tuple[str, Any]] = [
        ("SELECT visit_id FROM visit_revision", visits),
        ("SELECT visit_id FROM need", visits),
        ("SELECT visit_id FROM photo", visits),
        ("SELECT need_id FROM need_step", ids(file, "SELECT id FROM need")),
        ("SELECT subject FROM trail_entry WHERE verb = 'visit.record'", visits),
    ]
    for sql, there in rows:
        assert ids(file, sql) == there, sql
    assert len(ids(file, "SELECT operation_id FROM receipt")) == len(visits)
    listed = {line.partition(" ")[0] for line in (home / "photos.sha256").read_text().splitlines()}
    assert ids(file, "SELECT sha256 FROM photo WHERE arrived_at IS NOT NULL") == listed
    ((ends, entries),) = file.execute("SELECT (SELECT sum(seq) FROM trail_head), (SELECT count(*) FROM trail_entry)")
    assert ends == entries
