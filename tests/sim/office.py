"""What is done at desks: a township's supervisors judge what they have seen, the county keeps accounts and the register."""

import json
from base64 import b64decode
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.households.office import id_number, person, workbook
from tests.sim.desk import Desk, ask
from tests.sim.network import Letter
from tests.sim.people import pick
from tests.sim.phone import Request
from tests.sim.phone_store import moment
from tests.sim.stage import HOUSEHOLDS, OFFICE, A, B
from tests.sim.witness import Verdict
from tests.sync.rescues import sealed

if TYPE_CHECKING:
    from tests.sim.world import World

Told = dict[str, Any]
_REASON = {"field": "summary", "code": "unclear", "note": "请写清楚"}


def look(world: "World", desk: Desk, number: int) -> None:
    """See what waits, and open one of it: the verdict will be on what stands there now."""
    page = ask(world, desk, "GET", "/api/visits?state=waiting&order=oldest")
    row = pick(page["visits"], number) if page else None
    found = ask(world, desk, "GET", f"/api/visits/{row['id']}") if row else None
    if found:
        desk.seen[row["id"]] = found["visit"]
        desk.history.add(row["id"])


def revisit(world: "World", desk: Desk, number: int) -> None:
    """Open a visit by its address, out of the browser's history: whether it may still be seen is the server's business."""
    known = sorted({visit for other in world.desks.values() for visit in other.history})
    if visit_id := pick(known, number):
        ask(world, desk, "GET", f"/api/visits/{visit_id}")


def judge(world: "World", desk: Desk, number: int, fault: str = "none") -> None:
    """Approve or return what was seen, just now or long ago; a verdict that got no answer is sent again as it was."""
    if desk.unanswered is None:
        if number // 2 % 3 == 0:
            look(world, desk, number // 6)
        visit_id = pick(sorted(desk.seen), number // 6)
        if visit_id is None:
            return
        seen = desk.seen.pop(visit_id)
        decision, reasons = ("approved", []) if number % 2 else ("returned", [_REASON])
        told = {"id": world.server.ids.new(), "visit_id": visit_id, "revision": seen["revision"], "decision": decision}
        desk.unanswered = {**told, "reasons": reasons, "note": ""}, seen["content"]
    verdict, content = desk.unanswered
    answer = ask(world, desk, "POST", "/api/reviews", {"reviews": [verdict]}, fault, number)
    if answer and answer.get("results"):
        desk.unanswered = None
        if answer["results"][0]["outcome"] == "applied":
            given = verdict["id"], verdict["visit_id"], verdict["revision"], verdict["decision"]
            world.witness.verdicts[verdict["id"]] = Verdict(*given, content, world.now)


def settle(world: "World", desk: Desk, number: int, fault: str = "none") -> None:
    """Take or dismiss one of the held operations."""
    page = ask(world, desk, "GET", "/api/held")
    if row := pick(page["held"], number // 2) if page else None:
        told = {"decision": "taken" if number % 2 else "dismissed", "note": "核对过"}
        ask(world, desk, "POST", f"/api/held/{row['operation_id']}/settlement", told, fault, number)


def decide(world: "World", desk: Desk, number: int, fault: str = "none") -> None:
    """Put a step on one of the needs: on an open one, or on what is said to be settled and is not."""
    kind = ("accepted", "assigned", "declined", "resolved", "errand", "reopened")[number % 6]
    page = ask(world, desk, "GET", f"/api/needs?state={'resolved' if kind == 'reopened' else 'open'}")
    if row := pick(page["needs"], number // 6) if page else None:
        told = {"id": world.server.ids.new(), "kind": kind, "note": "办"}
        if kind == "assigned":
            owner = {"assignee_id": world.stage.accounts[number // 12 % 6]} if number // 6 % 2 else {"assignee": "民政办"}
            told |= {"due_on": "2026-06-01", **owner}
        if kind == "errand":
            told["trips_saved"] = 1 + number // 6 % 3
        ask(world, desk, "POST", f"/api/needs/{row['id']}/steps", told, fault, number)


def disable(world: "World", desk: Desk, number: int) -> None:
    """Disable one of the helpers, or let one in again."""
    _change(world, desk, number // 2, {"disabled": number % 2 == 0})


def move(world: "World", desk: Desk, number: int) -> None:
    """Give a helper another township. The pairings stay: they are a matter of their own."""
    _change(world, desk, number // 2, {"region": (A, B)[number % 2]})


def rename(world: "World", desk: Desk, number: int) -> None:
    """Anybody may have been entered under a wrong name."""
    account = world.stage.accounts[number % OFFICE]
    ask(world, desk, "PATCH", f"/api/accounts/{account}", {"name": f"吴{number}"})


def register(world: "World", desk: Desk, number: int) -> None:
    """The register comes anew: one household in another group, with another income, and a head under another number."""
    place = number % 6
    code, village, head, _ = HOUSEHOLDS[place]
    township, name = ("丹江镇", "固鲁村") if village.startswith(B) else ("西江镇", "西江村" if place < 2 else "长乌村")
    row = person(code, township=township, village=name, group=f"{number % 9}组", name=head, income=8000 + number % 5000)
    row["id_number"] = id_number("19700101", number // 6 % 3 + 10 * place)
    file = workbook(row).getvalue()
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\n' + file + b"\r\n--x--\r\n"
    request = Request("POST", "/api/households/import", {"Content-Type": "multipart/form-data; boundary=x"}, body)
    world.network.deliver(Letter(request, desk.cookie, desk.account))


def hand_in(world: "World", desk: Desk, number: int) -> None:
    """What a telephone could not send comes as a sealed file, from anybody's hands; it may still send it by itself."""
    holding = [
        (device, account) for device in world.devices for account in sorted(device.disks) if account in device.rescue_keys
    ]
    found = pick(holding, number)
    if found is None:
        return
    device, account = found
    disk = device.disks[account]
    entries = [*disk.entries_in("waiting"), *disk.entries_in("held"), *disk.entries_in("refused")]
    unsent = tuple((photo.id, disk.bytes[photo.id]) for photo in disk.photos_in("waiting") if photo.id in disk.bytes)
    said = {
        "ruhu": "rescue", "version": 1, "account_id": world.stage.accounts[account], "device_id": device.name,
        "made_at": moment(device.now()), "part": 1, "parts": 1,
    }  # fmt: skip
    operations = [{"id": one.id, "kind": one.kind, "made_at": one.made_at, "body": one.body} for one in entries]
    key = b64decode(device.rescue_keys[account])
    data = sealed(key, json.dumps(said).encode(), *operations, pictures=unsent, sent_at=moment(device.now()))
    request = Request("POST", "/api/rescues", {"Content-Type": "application/octet-stream"}, data)
    world.network.deliver(Letter(request, desk.cookie, desk.account))
    for one in entries:
        world.witness.sent.setdefault(one.id, set()).add(world.now)


def _change(world: "World", desk: Desk, helper: int, wanted: Told) -> None:
    ask(world, desk, "PATCH", f"/api/accounts/{world.stage.accounts[helper % 4]}", wanted)


SUPERVISOR: dict[str, Callable[..., None]] = {
    "look": look, "revisit": revisit, "judge": judge, "settle": settle, "decide": decide,
}  # fmt: skip
OFFICE_ACTS: dict[str, Callable[..., None]] = {
    "disable": disable, "move": move, "rename": rename, "register": register, "hand_in": hand_in,
}  # fmt: skip
