"""Handing in a rescue file for its owner: by the same verbs, receipts and checks as the owner's own push and uploads."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import islice
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO, Any, cast

from werkzeug.wsgi import LimitedStream

from server import clock, db
from server.accounts import access
from server.accounts.model import Account
from server.photos import service as photos
from server.photos import soon, uploads
from server.problems import Problem
from server.statements import rows_by
from server.sync import rescue_file, service
from server.sync.lines import opened
from server.sync.rescue_file import RescueFile
from server.sync.schema import MOST_OPERATIONS
from server.trail import service as trail


def hand_in(actor: Account, body: IO[bytes]) -> dict[str, Any]:
    """Take in `body`; whoever hands it in learns whose it is and how much of it came, and nothing of what it says.

    Every batch and every photo is written by itself: where it is broken off, the same file again does the rest; a file that has
    been handed in changes nothing. Raises Problem `unreadable_rescue`; `owner_disabled`, also for one who is no helper now.
    """
    with TemporaryFile() as file:
        copyfileobj(body, file)
        file.seek(0)
        rescued = rescue_file.opened(file)
        owner = _owner(rescued.header["account_id"])
        done = {"operations": _push(owner, rescued), "photos": _upload(owner, rescued)}
    with db.write():
        _note(actor, owner, done)
    return {"owner": {"id": owner.id, "name": owner.name}, "made_at": clock.rfc3339(rescued.header["made_at"]), **done}


def _owner(account_id: str) -> Account:
    for owner in rows_by(Account, Account.id, [account_id]):
        if owner.disabled_at is None and access.reach(owner, "sync.push"):
            return owner
    raise Problem("owner_disabled")


def _push(owner: Account, rescued: RescueFile) -> dict[str, int]:
    now = clock.now()
    offset = _offset(rescued.texts, now)
    ended = Counter(applied=0, held=0, refused=0, repeated=0)
    raw = iter(rescued.texts["operations"])
    while batch := [opened(one, now, offset) for one in islice(raw, MOST_OPERATIONS)]:
        with db.write():
            results = service.push(owner, rescued.header["device_id"], batch)
        ended.update("repeated" if result["replay"] else result["outcome"] for result in results)
    return dict(ended)


def _offset(texts: dict[str, Any], now: datetime) -> timedelta:
    # A file may lie about for weeks: the moment at which it was made says of the phone's clock only that it was before now.
    age: timedelta = now - texts["sent_at"]
    return min(timedelta(milliseconds=texts["clock_offset_ms"]), age)


def _upload(owner: Account, rescued: RescueFile) -> dict[str, int]:
    came = Counter(here=0, refused=0)
    for announced in rescued.texts["photos"]:
        stream = LimitedStream(rescued.pictures, announced["bytes"])  # what follows is the next one's
        try:
            _take(owner, announced, cast(IO[bytes], stream))
            came["here"] += 1
        except Problem:
            came["refused"] += 1
        stream.exhaust()
    return dict(came)


def _take(owner: Account, announced: dict[str, Any], stream: IO[bytes]) -> None:
    photo = uploads.begin(owner, announced["bytes"], {"photo_id": announced["id"], "sha256": announced["sha256"]})
    if photo.arrived_at is None:
        uploads.receive_anew(photo, stream)
        with db.write():
            photos.arrived(photo)
        soon.draw(photo)


def _note(actor: Account, owner: Account, done: dict[str, dict[str, int]]) -> None:
    detail = {**done["operations"], "photos": done["photos"]["here"], "photos_refused": done["photos"]["refused"]}
    for county in {one.region_code[:6] for one in (actor, owner)}:
        trail.note(actor, "rescue.hand_in", owner.id, detail, county=county)
