"""The quiet phase: the network is fine, and whoever can sign in does, until nothing moves any more."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.sim import phone_store as store
from tests.sim.handling import sign_in
from tests.sim.stage import HOLDERS

if TYPE_CHECKING:
    from tests.sim.devices import Device, Tab
    from tests.sim.phone import Disk
    from tests.sim.world import World

# A day that comes is news of its own where helpers begin or end with it.
_REVISIONS = """SELECT id, revision + (SELECT COUNT(*) FROM pairing WHERE household_id = household.id AND starts_on <= ?)
    + (SELECT COUNT(*) FROM pairing WHERE household_id = household.id AND ends_on < ?) FROM household"""
_ROUNDS, _PASSES, _MOST_REQUESTS = 12, 8, 200


def settle_down(world: "World") -> None:
    """Let everything that is under way end, then have every account of every telephone catch up."""
    while world.network.held_back:
        world.late(0)
    for device in world.devices:
        for disk in device.disks.values():
            disk.step = lambda when: None
        for tab in list(device.tabs):
            _finish(world, device, tab)
    before: object = None
    for _ in range(_PASSES):
        moved = [
            (device, holder, account)
            for device in world.devices
            for holder, account in sorted(enumerate(HOLDERS[device.number]), key=lambda pair: not _is_in(device, pair[1]))
            if account in device.disks and not _shut_out(world, account) and not _is_up(world, device, account)
        ]
        now = _revisions(world), _open(world)
        if not moved or now == before:
            return  # what is still under way then is held, or was refused
        before = now
        for device, holder, account in moved:
            _catch_up(world, device, holder, account)
        world.watch()


def _revisions(world: "World") -> dict[str, int]:
    today = (world.now + timedelta(hours=8)).date().isoformat()
    return dict(world.server.look(_REVISIONS, today, today))


def _open(world: "World") -> list[str]:
    disks = [disk for device in world.devices for disk in device.disks.values()]
    unsent = [one.id for disk in disks for one in (*disk.entries_in("waiting"), *disk.photos_in("waiting"))]
    return unsent + [one for disk in disks for one in store.told_otherwise(disk)]


def _is_in(device: "Device", account: int) -> bool:
    """Whether this account is signed in there: it comes first, and need not sign in."""
    mine = [tab for tab in device.tabs if tab.phone.started]
    return bool(mine) and mine[-1].account == account and mine[-1].phone.sending.doing != "paused"


def _shut_out(world: "World", account: int) -> bool:
    return world.server.look("SELECT disabled_at FROM account WHERE id = ?", world.stage.accounts[account]) != [(None,)]


def _is_up(world: "World", device: "Device", account: int) -> bool:
    """Whether this phone would hear nothing new: the asking is spared, and the checker compares for itself."""
    disk: Disk = device.disks[account]
    if [(disk.settings.get("epoch"),)] != world.server.look("SELECT value FROM mark WHERE name = 'epoch'"):
        return False
    if disk.entries_in("waiting") or disk.entries_in("held") or disk.photos_in("waiting"):
        return False
    if store.told_otherwise(disk):
        return False  # it looks for verdicts after each pull, and has been cut off before it did
    revisions = _revisions(world)
    return {home: revisions[home] for home in world.area(account)} == {
        home: bundle["revision"] for home, bundle in disk.households.items()
    }


def _catch_up(world: "World", device: "Device", holder: int, account: int) -> None:
    if not _is_in(device, account):
        sign_in(world, device, holder, "none", 0)
    tab = next(tab for tab in device.tabs if tab.account == account)
    for _ in range(_ROUNDS):
        tab.touch()
        tab.phone.wake()
        _finish(world, device, tab)
        if tab.phone.sending.doing == "resting" and not tab.phone.disk.entries_in("waiting"):
            return
        world.pass_(600)


def _finish(world: "World", device: "Device", tab: "Tab") -> None:
    """The round under way, or one more."""
    for _ in range(_MOST_REQUESTS):
        world.advance(device, tab)
        if tab.talk is None:
            return
