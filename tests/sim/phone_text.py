"""A round's first part, text: the model of web/src/outbox/sendText.ts."""

from math import ceil
from typing import Any

from tests.sim import phone_store as store
from tests.sim.phone_disk import Entry
from tests.sim.phone_line import Failure, Problem, Told, Unreachable, post
from tests.sim.phone_sender import Sender, Talk

_MOST_OPERATIONS = 200
_MOST_BYTES = 1024 * 1024 - 4096
_TOO_LARGE = {"code": "too_large", "title": ""}


def batch(entries: list[Entry], most: int) -> list[Entry]:
    """The first entries that fit one push; at least one, however large, so that its size is the server's to judge."""
    taken: list[Entry] = []
    size = 0
    for entry in entries:
        size += entry.bytes + 1
        if taken and (len(taken) >= most or size > _MOST_BYTES):
            break
        taken.append(entry)
    return taken


def send_text(sender: Sender, state: str) -> Talk:
    """Pushes the entries of a state in order. Raises, with the rest untouched, when a batch does not arrive."""
    most = _MOST_OPERATIONS
    rest = sender.disk.entries_in(state)
    while rest:
        taken = batch(rest, most)
        try:
            yield from _push(sender, taken)
        except Failure as failure:
            # A restored server takes nothing from who does not know it yet: what we hold may build on what it has forgotten.
            if isinstance(failure, Problem) and failure.code == "other_store":
                store.note_epoch(sender.disk, failure.told()["params"]["epoch"])
            if not isinstance(failure, Problem | Unreachable) or failure.status != 413:
                ids = [entry.id for entry in taken]
                store.note_failure(sender.disk, ids, store.moment(sender.now()), failure.told())
                raise
            most = ceil(len(taken) / 2)
            if len(taken) > 1:
                continue
            _keep(sender, [{"id": taken[0].id, "outcome": "refused", "problem": _TOO_LARGE}], None)
        rest = rest[len(taken) :]


def _push(sender: Sender, entries: list[Entry]) -> Talk:
    operations = [{"id": one.id, "kind": one.kind, "made_at": one.made_at, "body": one.body} for one in entries]
    told = {"device_id": sender.device_id, "sent_at": store.moment(sender.now()), "operations": operations}
    if "epoch" in sender.disk.settings and "ignores_epoch" not in sender.bugs:
        told["epoch"] = sender.disk.settings["epoch"]
    answer = yield from post("/api/sync/push", told, sender.whose)
    if not _answers(answer, entries):
        raise Unreachable(200)
    _keep(sender, answer["results"], answer.get("server_time"))
    store.note_safe(sender.disk, answer)


def _answers(answer: Any, entries: list[Entry]) -> bool:
    """A page that says 200 and happens to be JSON is still not our server."""
    results = answer.get("results") if isinstance(answer, dict) else None
    return (
        isinstance(results, list)
        and all(isinstance(result, dict) for result in results)
        and [result.get("id") for result in results] == [entry.id for entry in entries]
        and all(result.get("outcome") in ("applied", "held", "refused") for result in results)
    )


def _keep(sender: Sender, results: list[Told], server_time: str | None) -> None:
    if "drops_refused" in sender.bugs:
        for result in results:
            if result["outcome"] == "refused":
                store.drop_entry(sender.disk, result["id"])
    store.answer_entries(sender.disk, results, store.moment(sender.now()), server_time)
