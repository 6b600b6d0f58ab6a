"""The promises about verdicts: on what was seen, given or taken back as a whole, and told to everybody whom they concern."""

import json
from collections.abc import Iterator

from tests.sim.facts import Facts, place
from tests.sim.phone import Disk
from tests.sim.witness import Breach

Found = Iterator[Breach]
_ROWS = "SELECT id, visit_id, revision, decision FROM "
# What the server's end cut off in its midst is not told yet: whoever asks again finishes it.
_TOLD = """SELECT id, items, refused, kept FROM batch
    WHERE applied_at IS NOT NULL AND (undone_at IS NULL OR kept IS NOT NULL)"""
_STATES = """SELECT visit.id, visit.helper_id, visit.household_id, visit.state, CASE
    WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' ELSE COALESCE(review.decision, 'waiting') END
    FROM visit LEFT JOIN review ON review.visit_id = visit.id AND review.revision = visit.revision"""


def verdicts_are_on_what_was_seen(facts: Facts) -> Found:
    """A verdict stands on the revision that the supervisor saw, and that revision says what she read."""
    standing = {row[0]: row[1:] for row in facts.look(_ROWS + "review")}
    undone = {row[0]: row[1:] for row in facts.look(_ROWS + "undone_review")}
    for verdict in facts.witness.verdicts.values():
        given = (verdict.visit_id, verdict.revision, verdict.decision)
        if verdict.batch in facts.witness.unmade and undone.get(verdict.id) == given:
            pass
        elif standing.get(verdict.id) != given:
            yield Breach("lost", "a verdict is on what was seen", f"{given} stands as {standing.get(verdict.id)}")
        _, stands = facts.revisions.get((verdict.visit_id, verdict.revision), ("", {}))
        if any(stands.get(name) != verdict.seen[name] for name in ("summary", "checks", "mode", "measures", "needs")):
            yield Breach("lost", "a verified revision never changes", f"{verdict.visit_id} reads differently now")
    for visit, count in facts.look("SELECT visit_id, COUNT(*) FROM review GROUP BY visit_id, revision HAVING COUNT(*) > 1"):
        yield Breach("doubled", "one verdict for a revision", f"{visit} has {count}")
    for one in sorted((facts.witness.undone.keys() | standing.keys() & undone.keys()) - (undone.keys() - standing.keys())):
        yield Breach("lost", "what is taken back is kept, and stands no more", f"verdict {one}")


def visits_stand_where_verdicts_put_them(facts: Facts) -> Found:
    """The state by which a visit is listed is the one that its rows tell; who wrote a returned one has it, to be mended."""
    for visit, author, home, state, told in facts.look(_STATES):
        if state != told:
            yield Breach("silent", "a visit stands where its verdicts put it", f"{visit} is {state}, by its rows {told}")
        for disk in facts.phones(author) if told == "returned" else ():
            if not _holds(disk, home, visit):
                yield Breach("silent", "a return reaches who wrote the visit", f"{visit}, of {home}")


def _holds(disk: Disk, home: str, visit: str) -> bool:
    shown = disk.households.get(home, {"visits": []})["visits"]
    return any((one["id"], one["mine"], one["state"]) == (visit, True, "returned") for one in shown)


def phones_say_what_the_township_says(facts: Facts) -> Found:
    """Verified is what an approval stands on, and nothing else, of the households that a phone still hears of."""
    for device, account, disk in facts.disks:
        bundles = {bundle["id"]: bundle for bundle in facts.heard_of(account, disk)}
        shown = {visit["id"] for bundle in bundles.values() for visit in bundle["visits"]}
        for entry in disk.entries_in("applied"):
            if entry.kind in ("visit.record", "visit.amend") and entry.household_id in bundles:
                visit, revision = place(entry)
                stands = facts.approved.get(visit, 0) >= revision
                if stands != (entry.custody == "verified") and (visit in shown or not stands):
                    what = f"device {device} calls revision {revision} of {visit} {entry.custody}"
                    yield Breach("silent", "verified means that an approval stands", what)


def batches_say_what_became_of_each_row(facts: Facts) -> Found:
    """Refused is what has no verdict of this batch, kept is what still has one after it was taken back."""
    standing = facts.ids("SELECT id FROM review")
    for batch, items, refused, kept in facts.look(_TOLD):
        stand = {item["visit_id"] for item in json.loads(items) if item["review_id"] in standing}
        every = {item["visit_id"] for item in json.loads(items)}
        told = set(json.loads(kept)) if kept else every - {line["visit_id"] for line in json.loads(refused)}
        if told != stand:
            yield Breach("silent", "a batch says what became of each row", f"{batch}: {sorted(told)}, in truth {sorted(stand)}")
