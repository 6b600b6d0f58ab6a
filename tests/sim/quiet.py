"""The quiet phase: the network is fine, and whoever can sign in does, until nothing moves any more."""

from typing import TYPE_CHECKING

from tests.sim.world import HOLDERS

if TYPE_CHECKING:
    from tests.sim.devices import Device, Tab
    from tests.sim.world import World

_ROUNDS, _PASSES = 12, 8


def settle_down(world: "World") -> None:
    """Let everything that is under way end, then have every account of every telephone catch up."""
    while world.network.held_back:
        world.do_late(0)
    for device in world.devices:
        for disk in device.disks.values():
            disk.step = lambda when: None
        for tab in list(device.tabs):
            _finish(world, device, tab)
    before: object = None
    for _ in range(_PASSES):
        for device in world.devices:
            for holder, account in enumerate(HOLDERS[device.number]):
                if account in device.disks:
                    _catch_up(world, device, holder, account)
            world.watch()
        now = world.server.look("SELECT SUM(revision), COUNT(*) FROM household"), _waiting(world)
        if now == before:
            return
        before = now


def _waiting(world: "World") -> list[str]:
    disks = [disk for device in world.devices for disk in device.disks.values()]
    return [one.id for disk in disks for one in (*disk.entries_in("waiting"), *disk.photos_in("waiting"))]


def _catch_up(world: "World", device: "Device", holder: int, account: int) -> None:
    if world.server.look("SELECT disabled_at FROM account WHERE id = ?", world.stage.accounts[account]) != [(None,)]:
        return
    mine = [tab for tab in device.tabs if tab.phone.started]
    if not mine or mine[-1].account != account or mine[-1].phone.sending.doing == "paused":
        world.do_sign_in(device.number, holder, "none", 0)
    tab = next(tab for tab in device.tabs if tab.account == account)
    tab.touch()
    tab.phone.wake()
    for _ in range(_ROUNDS):
        _finish(world, device, tab)
        if tab.phone.sending.doing == "resting" and not tab.phone.disk.entries_in("waiting"):
            return
        world.pass_(600)
        tab.touch()
        tab.phone.wake()


def _finish(world: "World", device: "Device", tab: "Tab") -> None:
    """The round under way, or one more."""
    for _ in range(200):
        world.advance(device, tab)
        if tab.talk is None:
            return
