"""The promises about telephones and clocks: phones catch up, photos are let go of in time, a wrong clock stops nothing."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import orjson

from server.accounts.model import Account
from server.sync.pull import pull
from server.trail import service as trail
from tests.sim.facts import Facts
from tests.sim.phone import Disk, Photo
from tests.sim.witness import Breach

Found = Iterator[Breach]


def phones_have_caught_up(facts: Facts) -> Found:
    """Each phone's bundles are the server's, by digest."""
    for device, account, disk in facts.disks:
        if account in facts.shut_out:
            continue
        theirs = _bundles(facts, account)
        # A household that is no longer the helper's stays for as long as a refused visit to it is to be mended.
        kept = {entry.household_id for entry in disk.entries_in("refused")}
        ours = {home: bundle for home, bundle in disk.households.items() if home in theirs or home not in kept}
        if _digest(ours) != _digest(theirs):
            what = f"device {device}, account {account}: {_difference(ours, theirs)}"
            yield Breach("silent", "every phone catches up", what)


def photos_are_safe(facts: Facts) -> Found:
    """A photo is on its phone until it is on the server; one whose text has come has come too, or says why not."""
    for _device, account, disk in facts.disks:
        for photo in disk.photos.values():
            yield from _photo(facts, disk, photo, shut_out=account in facts.shut_out)
    for photo_id, sha256 in facts.look("SELECT id, sha256 FROM photo WHERE arrived_at IS NOT NULL"):
        if facts.world.server.photo(sha256) != facts.witness.photos.get(photo_id):
            yield Breach("lost", "a photo that has come is whole", f"{photo_id} is said to have come")


def _photo(facts: Facts, disk: Disk, photo: Photo, *, shut_out: bool) -> Found:
    if facts.witness.restored and photo.id in facts.witness.released:
        return  # its copy went when it might, and the server was set back behind that
    data, entry = facts.witness.photos[photo.id], disk.entries.get(photo.entry_id)
    if photo.state == "here" and facts.world.server.photo(photo.sha256) != data and disk.bytes.get(photo.id) != data:
        yield Breach("lost", "a photo is let go of only when it is there", f"{photo.id} was let go of")
    if photo.state in ("waiting", "refused") and disk.bytes.get(photo.id) != data:
        yield Breach("lost", "a photo is let go of only when it is there", f"{photo.id} is {photo.state} without its bytes")
    if photo.state == "waiting" and entry and entry.state == "applied" and not shut_out:
        yield Breach("silent", "every phone catches up", f"photo {photo.id} still waits")
    if photo.state == "refused":
        yield Breach("silent", "refused only with a reason", f"photo {photo.id} is refused: {photo.problem}")


def the_servers_clock_orders(facts: Facts) -> Found:
    """Every receipt bears a moment at which the server was really asked, and no visit lies in that moment's future."""
    for operation, received_at in facts.look("SELECT operation_id, received_at FROM receipt"):
        if received_at not in {round(moment.timestamp() * 1000) for moment in facts.witness.sent.get(operation, ())}:
            yield Breach("silent", "orders stay by the server's clock", f"{facts.named(operation)} bears {received_at}")
    for visit, visited, received, queued in facts.look("SELECT id, visited_at, received_at, queued_at FROM visit"):
        if visited > queued or received > queued:
            yield Breach("silent", "orders stay by the server's clock", f"visit {visit}: {visited}, {received}, {queued}")


def the_trail_is_whole(facts: Facts) -> Found:
    with facts.world.server.at(facts.world.now):
        for fault in trail.verify():
            yield Breach("lost", "the trail verifies", fault)


def _bundles(facts: Facts, account: int) -> dict[str, Any]:
    """What this account's phone is to hold, as the server tells a phone that holds nothing."""
    with facts.world.server.at(facts.world.now):
        found = pull(Account.get_by_id(facts.world.stage.accounts[account]), {})["households"]
    return {bundle["id"]: bundle for bundle in orjson.loads(orjson.dumps(found))}


def _digest(bundles: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(bundles, sort_keys=True).encode()).hexdigest()


def _difference(ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    """Where the two first part, for whoever has to mend it."""
    if ours.keys() != theirs.keys():
        return f"holds {sorted(ours.keys() - theirs.keys())} too many, lacks {sorted(theirs.keys() - ours.keys())}"
    home = next(home for home in ours if ours[home] != theirs[home])
    name = next(name for name in ours[home] if ours[home][name] != theirs[home].get(name))
    return f"{name} of {home} is {ours[home][name]} instead of {theirs[home].get(name)}"
