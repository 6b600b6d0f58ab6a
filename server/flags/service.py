"""Flags: found in the write that brings a visit or a picture, shown while they stand, dismissed by a person with a reason."""

from collections.abc import Iterable
from typing import Any

from server import clock, db, ids
from server.accounts import access
from server.accounts import service as accounts
from server.accounts.model import Account
from server.flags import photos, rules
from server.flags.case import Case, cases
from server.flags.model import KINDS, Flag
from server.problems import Problem
from server.statements import insert, rows_by, run
from server.trail import service as trail
from server.visits import service as visits
from server.visits import standing
from server.visits.model import Visit, VisitTag

ANY = "any"
WORDS = (ANY, *KINDS)


def weigh(visit_ids: Iterable[str]) -> None:
    """Find what there is to say of visits that were just recorded or amended. All of one write at once: it is cheaper."""
    brought = rows_by(Visit, Visit.id, set(visit_ids))
    found = cases(brought)
    same = photos.same(brought, [case.told for case in found])
    flags, tags = [], []
    for case in found:
        visit = case.visit
        here = [*_by_rules(case), *same.get(visit.id, ())]
        if visit.revision > 1:
            _again(case, here)
        elif here:
            flags += [_row(visit, one) for one in here]
            tags += standing.flagged(visit, len(here), [ANY, *{kind for kind, _, _ in here}])
    insert(Flag, flags)
    insert(VisitTag, tags)


def _by_rules(case: Case) -> list[photos.Found]:
    return [(kind, key, about) for kind, rule in rules.RULES.items() for key, about in rule(case)]


def _again(case: Case, here: list[photos.Found]) -> None:
    """An amended visit: what is found again stands on, dismissed or not; what is not stays with the revision that it was of."""
    pictures = {photo["id"] for photo in case.told.content["photos"]}
    flags = {(flag.kind, flag.key): flag for flag in rows_by(Flag, Flag.visit_id, [case.visit.id])}
    kept = {(kind, key) for kind, key, _ in here}
    kept |= {(kind, key) for kind, key in flags if kind == "similar_photo" and key in pictures}
    for known in kept & flags.keys():
        run("UPDATE flag SET revision = ? WHERE id = ?", [case.visit.revision, flags[known].id])
    insert(Flag, [_row(case.visit, one) for one in here if (one[0], one[1]) not in flags])
    reckon(case.visit)


def look(sha256: str, drawn: bytes) -> None:
    """A picture has come and was drawn small: keep how it looks, and flag what looks nearly the same. Opens its own write."""
    with db.database.connection_context(), db.write():
        for visit, found in photos.look(sha256, drawn):
            if insert(Flag, [_row(visit, found)], unless_there=True):
                reckon(visit)


def reckon(visit: Visit) -> None:
    """Let the visit's place in the queue follow its open flags."""
    flags = [flag for flag in _standing([visit]).get(visit.id, ()) if flag.dismissed_at is None]
    kinds = {flag.kind for flag in flags}
    visit.open_flags = len(flags)
    standing.settle(visit)
    standing.tag(visit, [ANY, *sorted(kinds)] if kinds else [], WORDS)


def dismiss(actor: Account, flag_id: str, note: str) -> dict[str, Any]:
    """Say why a flag means nothing; it stays readable, with who said so.

    The same again changes nothing. Raises Problem `not_found` outside the actor's region, `spot_checking`, `own_visit` for
    one's own, `wrong_state` when it was dismissed by somebody else or in other words.
    """
    for flag in rows_by(Flag, Flag.id, [flag_id]):
        visit = visits.locked(flag.visit_id)
        if visit is None:
            break
        access.require(actor, "flag.dismiss", access.Thing(visit.region_code, visit_id=visit.id))
        if visit.helper_id == actor.id:
            raise Problem("own_visit")
        flag = Flag.get_by_id(flag_id)  # as it stands now that the visit is locked
        if (flag.dismissed_by, flag.dismissed_note) == (actor.id, note):
            return _wire([flag])[0]
        if flag.dismissed_at:
            raise Problem("wrong_state", state="dismissed")
        flag.dismissed_at, flag.dismissed_by, flag.dismissed_note = clock.now(), actor.id, note
        flag.save()
        reckon(visit)
        trail.note(actor, "flag.dismiss", visit.id, flag.kind)
        return _wire([flag])[0]
    raise Problem("not_found")


def of_visits(found: list[Visit]) -> dict[str, list[dict[str, Any]]]:
    """The flags that stand on each visit's current revision, as answers show them; in the order of the kinds."""
    flags = _standing(found)
    return {
        visit_id: _wire(sorted(of_it, key=lambda flag: (KINDS.index(flag.kind), flag.key))) for visit_id, of_it in flags.items()
    }


def _standing(found: list[Visit]) -> dict[str, list[Flag]]:
    current = {visit.id: visit.revision for visit in found}
    flags: dict[str, list[Flag]] = {visit_id: [] for visit_id in current}
    for flag in rows_by(Flag, Flag.visit_id, current):
        if flag.revision == current[flag.visit_id]:
            flags[flag.visit_id].append(flag)
    return flags


def _row(visit: Visit, found: photos.Found) -> dict[str, Any]:
    kind, key, about = found
    made = {"id": ids.new(), "visit_id": visit.id, "revision": visit.revision, "found_at": clock.now()}
    return {**made, "kind": kind, "key": key, "about": about}


def _wire(flags: list[Flag]) -> list[dict[str, Any]]:
    names = accounts.names(flag.dismissed_by for flag in flags if flag.dismissed_by)
    return [{"id": flag.id, "kind": flag.kind, "about": flag.about, "dismissed": _dismissed(flag, names)} for flag in flags]


def _dismissed(flag: Flag, names: dict[str, str]) -> dict[str, Any] | None:
    if flag.dismissed_at is None:
        return None
    by = names.get(flag.dismissed_by or "", "")
    return {"by": by, "at": clock.rfc3339(flag.dismissed_at), "note": flag.dismissed_note}
