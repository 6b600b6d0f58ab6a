"""A round's second part, what the server has that the phone has not: the model of web/src/sync/pull.ts."""

from collections.abc import Generator
from typing import Any

from tests.sim import phone_store as store
from tests.sim.phone_line import Answer, Cut, Request, Told, Unreachable, post
from tests.sim.phone_sender import Sender


def pull(sender: Sender) -> Generator[Request, Answer | Cut, bool]:
    """Fetches, page by page, what differs. Answers true when the server's store is another one, so that entries wait again."""
    disk = sender.disk
    known = store.known_revisions(disk)
    restarted, more = False, True
    while more:
        told = {"device_id": sender.device_id, "known": known}
        answer = yield from post("/api/sync/pull", told, sender.whose)
        if not _is_pull(answer):
            raise Unreachable(200)
        other = "ignores_epoch" not in sender.bugs and store.note_epoch(disk, answer["epoch"])
        store.take_bundles(disk, answer["households"], answer["gone"])
        offset = store.millis(answer["server_time"]) - sender.now()
        store.remember(disk, clock_offset_ms=offset, pulled_at=store.moment(sender.now()))
        store.note_safe(disk, answer)
        # Revisions of another store say nothing: ask for everything once more.
        known = store.known_revisions(disk) if other else _after(known, answer)
        restarted = restarted or other
        more = answer["more"] or other
    store.note_verdicts(disk, back="keeps_verified" not in sender.bugs)
    store.forget_done(disk, sender.now())
    return restarted


def _is_pull(answer: Any) -> bool:
    if not isinstance(answer, dict) or not isinstance(answer.get("epoch"), str):
        return False
    if not isinstance(answer.get("households"), list) or not isinstance(answer.get("gone"), list):
        return False
    # "more" with nothing in hand would go round for ever.
    return not answer["more"] or len(answer["households"]) + len(answer["gone"]) > 0


def _after(known: store.Known, answer: Told) -> store.Known:
    brought = {bundle["id"]: bundle["revision"] for bundle in answer["households"]}
    return {home: revision for home, revision in {**known, **brought}.items() if home not in answer["gone"]}
