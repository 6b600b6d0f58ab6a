"""What helpers do with a telephone in their hand, with a network or without. Whom and which is told by a number."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from tests.sim.devices import Device, Tab
from tests.sim.phone import StoreFull, photo_note
from tests.sim.phone_store import moment
from tests.sim.stage import picture
from tests.sim.witness import Saved

if TYPE_CHECKING:
    from tests.sim.world import World

T = TypeVar("T")
Told = dict[str, Any]
_CHECKS = ("food", "clothing", "schooling", "medical", "housing", "water")


def pick(among: Sequence[T], number: int) -> T | None:
    return among[number % len(among)] if among else None


def save_visit(world: "World", device: Device, number: int, photos: int) -> None:
    """To a household of the phone's; now and then, as of a phone that has heard nothing for long, to any other."""
    tab = world.open_tab(device)
    homes = sorted(tab.phone.disk.households) if tab else []
    home = pick(world.stage.households, number // 8) if number % 8 == 7 else pick(homes, number // 8)
    if tab and home:
        pictures = _pictures(world, device, photos)
        body = {"id": device.new_id(), "household_id": home, **_content(world, device, pictures, needs=number % 3 == 0)}
        _save(world, device, tab, "visit.record", body, home, pictures)


def amend(world: "World", device: Device, number: int, photos: int) -> None:
    tab, home, visit = _own_visit(world, device, number)
    if tab and visit:
        pictures = _pictures(world, device, photos)
        content = _content(world, device, pictures, needs=False)
        content["needs"] = visit["content"]["needs"]
        content["photos"] += [{key: one[key] for key in one if key != "here"} for one in visit["content"]["photos"]]
        body = {"visit_id": visit["id"], "base_revision": visit["revision"], **content}
        _save(world, device, tab, "visit.amend", body, home, pictures)


def withdraw(world: "World", device: Device, number: int, _: int) -> None:
    tab, home, visit = _own_visit(world, device, number)
    if tab and visit:
        body = {"visit_id": visit["id"], "base_revision": visit["revision"], "reason": "记错了户"}
        _save(world, device, tab, "visit.withdraw", body, home)


def step(world: "World", device: Device, number: int, which: int) -> None:
    """A step on a need that the phone shows: of what is settled the household says whether it is."""
    tab = world.open_tab(device)
    shown = [(home, need) for home, bundle in _bundles(tab) for need in bundle["needs"]]
    settled = [one for one in shown if one[1]["state"] == "resolved"]
    said = ("reopened", "confirmed", "reopened") if settled else ("resolved", "resolved", "resolved")
    kind = ("errand" if number % 2 else "progress", *said)[which]
    found = pick(settled if kind in ("reopened", "confirmed") else shown, number)
    if tab and found:
        pictures = _pictures(world, device, number // 2 % 3 if kind == "resolved" else 0)
        body = {"id": device.new_id(), "need_id": found[1]["id"], "kind": kind, "note": f"第{number}步"}
        body |= {"trips_saved": 1 + number % 4} if kind == "errand" else {}
        body |= {"photos": _notes(device, pictures)} if pictures else {}
        _save(world, device, tab, "need.step", body, found[0], pictures)


def correct(world: "World", device: Device, number: int, which: int) -> None:
    """A group, a telephone number or a season away, from what the phone shows to something new."""
    tab = world.open_tab(device)
    home, bundle = pick(_bundles(tab), number) or ("", {})
    if tab and home:
        member = bundle["members"][0]
        away = None if number % 5 == 0 else (world.now + timedelta(days=number % 300)).date().isoformat()
        member_id, field, was, value = (
            (None, "group", bundle["group"], f"{number % 50}组"),
            (member["id"], "phone", member["phone"], f"1360000{number % 10000:04}"),
            (None, "away_until", bundle["away_until"], away),
        )[min(which, 2)]
        about = {"id": device.new_id(), "household_id": home, "base_revision": bundle["revision"]}
        change = {"member_id": member_id, "field": field, "was": was, "value": value}
        _save(world, device, tab, "household.correct", {**about, **change}, home)


def deal(world: "World", device: Device, number: int, which: int) -> None:
    """Deal with a refused entry: leave it, throw it away, send it again, or mend it."""
    tab = world.open_tab(device)
    entry = pick(tab.phone.disk.entries_in("refused"), number) if tab else None
    if tab is None or entry is None:
        return
    tab.touch()
    how = which % 4
    if how:
        world.witness.dropped.add(entry.id)  # thrown away, or its words go on in a new one
    if how == 0:
        tab.phone.keep(entry.id)
    elif how == 1:
        tab.phone.discard(entry.id)
    elif how == 2 or not entry.is_visit:
        tab.phone.resend(entry.id)
    else:
        tab.phone.mend(entry.id, {**entry.body, "summary": entry.body["summary"] + "(改)"})
    adopt(world, device, tab.account)


def _save(
    world: "World", device: Device, tab: Tab, kind: str, body: Told, home: str, pictures: dict[str, bytes] | None = None
) -> None:
    tab.touch()
    try:
        operation = tab.phone.save(kind, body, home, pictures)
    except StoreFull:
        return  # and the form stays open
    world.witness.saved[operation] = Saved(operation, tab.account, device.number, kind, body, world.cares(tab.account, home))
    world.witness.photos |= pictures or {}


def _bundles(tab: Tab | None) -> list[tuple[str, Told]]:
    return sorted(tab.phone.disk.households.items()) if tab else []


def _own_visit(world: "World", device: Device, number: int) -> tuple[Tab | None, str, Told | None]:
    tab = world.open_tab(device)
    mine = [(home, visit) for home, bundle in _bundles(tab) for visit in bundle["visits"] if visit["mine"]]
    waiting = [one for one in mine if one[1]["state"] == "waiting"]
    home, visit = pick(waiting if number % 2 and waiting else mine, number // 2) or ("", None)
    return tab, home, visit


def _pictures(world: "World", device: Device, count: int) -> dict[str, bytes]:
    """So many new pictures by their ids; in every seventh step all of them are one and the same."""
    return {device.new_id(): picture(world.steps << 8 | (0 if world.steps % 7 == 0 else number)) for number in range(count)}


def _notes(device: Device, pictures: dict[str, bytes]) -> list[Told]:
    return [photo_note(one, data, moment(device.now())) for one, data in pictures.items()]


def _content(world: "World", device: Device, pictures: dict[str, bytes], *, needs: bool) -> Told:
    now = device.now()
    raised = {"id": device.new_id(), "category": "medical", "description": f"药要到县里取{world.steps}", "urgency": "normal"}
    return {
        "started_at": moment(now - 3_600_000),
        "ended_at": moment(now - 60_000),
        "mode": "home",
        "met": [],
        "checks": dict.fromkeys(_CHECKS, "fine")
        | ({"medical": "unseen"} if needs else {}),  # else it would be flagged for that
        "summary": f"第{world.steps}步所记,一切如常",
        "measures": [],
        "needs": [raised] if needs else [],
        "photos": _notes(device, pictures),
        "location": None,
        "signature_photo_id": None,
    }


def adopt(world: "World", device: Device, account: int) -> None:
    """What stands on a disk and was not told to be saved: made by the app itself, or just before the telephone died."""
    disk = device.disks[account]
    for entry in disk.entries.values():
        if entry.id not in world.witness.saved:
            world.witness.saved[entry.id] = Saved(entry.id, account, device.number, entry.kind, entry.body)
            there = [note["id"] for note in entry.photos if note["id"] in disk.bytes]
            world.witness.photos = {one: disk.bytes[one] for one in there} | world.witness.photos


ACTS = {"visit": save_visit, "amend": amend, "withdraw": withdraw, "step": step, "correct": correct, "deal": deal}
