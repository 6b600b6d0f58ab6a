"""Who keeps the machine: backups while phones push, backups read again, and the day on which the disk is lost."""

import os
import shutil
from typing import TYPE_CHECKING

import apsw

from server import db, marks
from server.backup import service as backup
from server.backup.refusal import Refusal
from server.marks import EPOCH
from server.photos import uploads
from tests.sim.network import Letter
from tests.sim.people import pick
from tests.sim.server import Killed, Trap

if TYPE_CHECKING:
    from tests.sim.world import World


def back_up(world: "World", number: int) -> None:
    """A backup, its statements among those of a phone's next request."""
    folder, settings = world.server.home / "backups", world.server.app.config["RUHU"]

    def work() -> None:
        with world.server.at(world.now):
            backup.make(folder, settings)

    asking = [(tab, device) for device in world.devices for tab in device.tabs if tab.asking]
    found = pick(asking, number)
    letters = [Letter(found[0].asking, found[1].cookie, found[0].account)] if found and found[0].asking else []
    try:
        world.at_once(letters, number, work)
    except Refusal as refusal:
        world.witness.accuse("rude", "a backup can be made at any time", str(refusal))
        return
    newest = max(folder.glob("*/ruhu.db"))
    copy = apsw.Connection(str(newest), flags=apsw.SQLITE_OPEN_READONLY)
    witness = world.witness
    witness.backups[newest.parent.name] = world.now
    witness.backed_up |= {row[0] for row in copy.execute("SELECT operation_id FROM receipt WHERE outcome = 'applied'")}
    witness.backed_up |= {row[0] for row in copy.execute("SELECT id FROM photo WHERE arrived_at IS NOT NULL")}
    copy.close()


def verify(world: "World", number: int) -> None:
    """Read one of the backups again."""
    if stamp := pick(sorted(world.witness.backups), number):
        with world.server.at(world.now):
            backup.verify(world.server.home / "backups", stamp)


def restore(world: "World", number: int) -> None:
    """The disk is lost; a backup, not always the newest, is put back. Now and then that is cut short, and begun anew."""
    stamp = pick(sorted(world.witness.backups), number)
    if stamp is None:
        return
    server, witness = world.server, world.witness
    with server.at(world.now):
        before = marks.get(EPOCH)
    server.stop()
    for path in server.var.iterdir():
        if path.name != "keys":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if number % 3 == 0:
        server.trap = Trap("statement", number % 40)
    if not _put_back(world, stamp):
        _put_back(world, stamp)
    if world.stage.keeps_epoch:
        with server.at(world.now), db.write():
            marks.put(EPOCH, before or "")
    witness.restored = True
    until = witness.backups[stamp]
    witness.verdicts = {one: verdict for one, verdict in witness.verdicts.items() if verdict.at <= until}
    witness.undone = {one: at for one, at in witness.undone.items() if at <= until}


def _put_back(world: "World", stamp: str) -> bool:
    try:
        with world.server.at(world.now):
            backup.restore(world.server.home / "backups", world.server.app.config["RUHU"], stamp)
    except Killed:
        world.server.revive()
        return False
    finally:
        world.server.trap = None
    return True


def forget_uploads(world: "World", _number: int) -> None:
    """A week in which nobody went on with an upload: what had come of it is swept away."""
    for path in (world.server.var / "photos" / "uploads").glob("*"):
        os.utime(path, (0, 0))
    uploads._sweeper._next = 0


ACTS = {"back_up": back_up, "verify": verify, "restore": restore, "forget_uploads": forget_uploads}
