"""What happens to a telephone: it sends, is handed on, dies, forgets; and what its holder does that is not writing."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.sim.devices import Device, Tab
from tests.sim.network import Letter
from tests.sim.people import pick
from tests.sim.phone import Answer, Cut, Request
from tests.sim.stage import HOLDERS, PASSWORD, PEOPLE

if TYPE_CHECKING:
    from tests.sim.world import World

_JSON = {"Content-Type": "application/json"}
_MOST_REQUESTS = 60


class PhoneDied(BaseException):
    """The telephone is switched off under whatever it was doing."""


def send(world: "World", device: Device, which: int, fault: str, detail: int) -> None:
    """One request of one of the telephone's tabs: the next of its round, or the first of a new one."""
    if tab := _awake(world, device, which, detail):
        world.advance(device, tab, fault, detail)


def whole_round(world: "World", device: Device, which: int, fault: str, detail: int) -> None:
    """A whole round, or what is left of one; the fault strikes at one of its requests."""
    if tab := _awake(world, device, which, detail):
        struck = (0, 0, 0, 1, 2, 3, 5)[detail % 7]  # the first is what brings something new
        for count in range(_MOST_REQUESTS):
            world.advance(device, tab, fault if count == struck else "none", detail)
            if tab.talk is None:
                return


def _awake(world: "World", device: Device, which: int, detail: int) -> Tab | None:
    """One of the tabs. Where the app asks for a sign-in, its holder gives in to that now and then."""
    tab = pick(device.tabs, which)
    if detail % 3 == 0 and (tab is None or tab.phone.sending.doing == "paused"):
        sign_in(world, device, detail // 3, "none", 0)
    return pick(device.tabs, which)


def sign_in(world: "World", device: Device, account: int, fault: str, detail: int) -> None:
    """As the first or the second holder of the telephone. An odd `detail` leaves the other's tab open, unaware of it."""
    account = HOLDERS[device.number][account % len(HOLDERS[device.number])]
    told = {"phone": PEOPLE[account][1], "password": PASSWORD, "device": {"id": device.name, "name": "手机"}}
    request = Request("POST", "/api/session", _JSON, json.dumps(told).encode())
    answer = world.network.carry(Letter(request, device.cookie, account), fault, detail)
    world.take_cookie(device, answer)
    welcome = _read(answer)
    if "account" not in welcome:
        return
    for tab in list(device.tabs):
        if tab.account != account and detail % 2 == 0:
            tab.phone.sign_out()
            tab.close()
            device.tabs.remove(tab)
    device.rescue_keys[account] = welcome["keys"]["rescue"]
    mine = [tab for tab in device.tabs if tab.account == account] or [world.open(device, account)]
    for tab in mine:
        tab.touch()
        tab.phone.sign_in()


def sign_out(world: "World", device: Device, fault: str, detail: int) -> None:
    """With unsent work or without."""
    for tab in device.tabs:
        tab.phone.sign_out()
        tab.close()
    if device.tabs:
        request = Request("DELETE", "/api/session", {})
        world.take_cookie(device, world.network.carry(Letter(request, device.cookie, device.tabs[0].account), fault, detail))
    device.tabs = []


def second_tab(world: "World", device: Device) -> None:
    """The app in a second tab, on a browser without locks: both send."""
    if len(device.tabs) == 1 and device.tabs[0].phone.started:
        world.open(device, device.tabs[0].account).unlocked = True


def look_at(world: "World", device: Device, detail: int) -> None:
    """A picture by its address: out of a bundle that the telephone once had, of whatever visit."""
    photo_id = pick(sorted(world.witness.photos), detail)
    if device.tabs and photo_id:
        tab = device.tabs[0]
        request = Request("GET", f"/api/photos/{photo_id}?size=thumb", {"Ruhu-Account": world.stage.accounts[tab.account]})
        world.network.deliver(Letter(request, device.cookie, tab.account))


def clock(world: "World", device: Device, years: int) -> None:
    """The telephone's clock stands years before or after the server's; 0 sets it right."""
    device.set_clock(timedelta(days=365 * years))
    world.witness.wrong_clocks.add(device.number)


def wake(world: "World", device: Device) -> None:
    """Somebody looks at the app again."""
    for tab in device.tabs:
        tab.touch()
        tab.phone.wake()


def crash(world: "World", device: Device) -> None:
    world.restart(device)


def die(world: "World", device: Device, detail: int) -> None:
    """The telephone will be switched off at one of its next transactions: before its commit, or right after it."""
    left = detail // 2 % 4

    def fuse(when: str) -> None:
        nonlocal left
        if when == ("before", "after")[detail % 2]:
            left -= 1
        if left < 0:
            raise PhoneDied

    for disk in device.disks.values():
        disk.step = fuse


def evict(world: "World", device: Device) -> None:
    """The browser clears the stores of the telephone: what was only there is gone, and is known to be."""
    for account, disk in device.disks.items():
        noted = (disk.memory.get("note") or {"entries": []})["entries"]
        device.evicted.setdefault(account, set()).update(one["id"] for one in noted)
        world.witness.dropped |= disk.entries.keys()
        disk.evict()
    world.restart(device)


def fill(world: "World", device: Device) -> None:
    """Somebody films a wedding: the telephone has hardly any room left; then the film is deleted."""
    for disk in device.disks.values():
        disk.room = None if disk.room else disk.size() + 1500


def expire(world: "World", device: Device) -> None:
    """A month in which the telephone was not used: its session has run out."""
    world.server.look("UPDATE session SET seen_at = seen_at - 2678400000 WHERE device_id = ?", device.name)


def _read(answer: Answer | Cut) -> dict[str, Any]:
    """What a good answer tells; nothing, where it broke off or is somebody else's."""
    if isinstance(answer, Cut) or answer.status != 200:
        return {}
    try:
        told = json.loads(answer.body)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


ACTS: dict[str, Callable[..., None]] = {
    "send": send, "round": whole_round, "sign_in": sign_in, "sign_out": sign_out, "tab": second_tab, "look_at": look_at,
    "clock": clock, "wake": wake, "crash": crash, "die": die, "evict": evict, "fill": fill, "expire": expire,
}  # fmt: skip
