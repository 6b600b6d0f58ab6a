"""The witness at work: every answer is read as it leaves, every telephone is looked at after each step."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.sim.network import Letter, operations_in
from tests.sim.phone import Answer, Disk, Photo

if TYPE_CHECKING:
    from tests.sim.devices import Device
    from tests.sim.world import World


def read(world: "World", letter: Letter, answer: Answer | None, before: set[str], *, faulty: bool) -> None:
    """What `answer` tells, and whether this account might be told it: by its area before the request, or after it."""
    witness, path = world.witness, letter.request.path
    witness.story.append(f"{world.now:%d %H:%M:%S} {letter.request.method} {path} {answer and answer.status}")
    for operation in operations_in(letter.request):
        witness.sent.setdefault(operation, set()).add(world.now)
    if answer is None:
        return
    if answer.status >= 500 and not faulty:
        why = world.server.errors[-1].strip().splitlines()[-1] if world.server.errors else ""
        witness.accuse("rude", "no failure without a fault", f"{letter.request.method} {path}: {answer.status} {why}")
    if answer.status >= 300:
        return
    told = _json(answer)
    if path == "/api/sync/push":
        for result in told.get("results", []):
            if (result.get("problem") or {}).get("code") == "unexpected":
                why = world.server.errors[-1].strip().splitlines()[-1] if world.server.errors else ""
                witness.accuse("silent", "refused only with a reason", f"{result['id']}: unexpected {why}")
    homes = set(_households(world, path, told))
    if homes and (foreign := homes - (before | world.area(letter.account))):
        witness.accuse("leaked", "you see only your area", f"account {letter.account} was told of {sorted(foreign)} by {path}")


def _households(world: "World", path: str, told: dict[str, Any]) -> Iterator[str]:
    """The households of which an answer tells."""
    if path == "/api/sync/pull":
        yield from (bundle["id"] for bundle in told["households"])
    elif path.startswith("/api/photos/") and "size=" in path:
        photo = path.removeprefix("/api/photos/").partition("?")[0]
        yield from (row[0] for row in world.server.look("SELECT household_id FROM photo WHERE id = ?", photo))
    elif path.startswith("/api/visits/"):
        yield told["visit"]["household"]["id"]
    elif path.startswith("/api/visits"):
        yield from (row["household"]["id"] for row in told["visits"])
    elif path == "/api/held":
        yield from (row["household"]["id"] for row in told["held"] if row["household"])
    elif path.startswith("/api/needs?"):
        yield from (row["household"]["id"] for row in told["needs"])


def look_at(world: "World", device: "Device") -> None:
    """What a telephone newly says: an entry is received, a photo is there, a copy is let go of. It must be right then."""
    witness = world.witness
    for disk in device.disks.values():
        # In one step a copy may go and the store be found to be another: its photo says "here" no longer.
        witness.released |= disk.let_go
        for entry in disk.entries.values():
            if entry.state == "applied" and entry.id not in witness.received:
                witness.received.add(entry.id)
                found = world.server.look("SELECT outcome FROM receipt WHERE operation_id = ?", entry.id)
                if ("applied",) not in found:
                    witness.accuse("lost", "received means on disk", f"{entry.kind} {entry.id} is shown as received: {found}")
        for photo in disk.photos.values():
            if photo.state == "here":
                _look_at_photo(world, disk, photo)


def _look_at_photo(world: "World", disk: Disk, photo: Photo) -> None:
    witness = world.witness
    if photo.id not in witness.here:
        witness.here.add(photo.id)
        if world.server.photo(photo.sha256) != witness.photos.get(photo.id):
            witness.accuse("lost", "a photo is let go of only when it is there", f"{photo.id} is shown as here")
    if photo.id not in disk.bytes and photo.id not in witness.released:
        witness.released.add(photo.id)
        # A telephone without room may let the copy go of what the server has.
        if photo.id not in witness.backed_up and disk.room is None:
            witness.accuse("lost", "a copy is kept until a backup holds it", f"{photo.id} has lost its copy")


def _json(answer: Answer) -> dict[str, Any]:
    if "json" not in (answer.header("Content-Type") or ""):
        return {}
    told = json.loads(answer.body)
    return told if isinstance(told, dict) else {}
