"""Sealing a week: its figures are frozen as they are reported, and a checksum says so."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import orjson
from peewee import IntegrityError

from server import clock, db, ids
from server.accounts import service as accounts
from server.accounts.model import Account
from server.problems import Problem
from server.regions import service as regions
from server.regions.model import LEVELS, Region
from server.tallies.adjustments import Told, since_told
from server.tallies.model import Seal
from server.tallies.rows import of_week
from server.tallies.service import Tally, of_region, parts
from server.tallies.week import Week
from server.trail import service as trail
from server.visits.model import Visit

# All but the snapshot, which is large and seldom asked for.
_BRIEF = (Seal.id, Seal.county, Seal.week, Seal.sealed_at, Seal.by_id, Seal.sha256)


@dataclass(frozen=True)
class Draft:
    """A week counted and ready to be sealed."""

    week: Week
    before: str | None  # the week sealed last
    made_at: datetime
    snapshot: str
    told: Told


def drawn(actor: Account, name: str) -> Draft:
    """The week `name` of the actor's county, counted for its seal: outside the write, so that no phone waits meanwhile.

    Raises Problem `invalid` for a week that is none, `week_not_over`, `already_sealed`, `later_sealed` when a later week is
    sealed (that one has told already what became of this), and `earlier_open` when one since the last seal is not.
    """
    week = Week.named(name)
    with db.snapshot():
        before = _require_sealable(actor.region_code, week)
        county, made_at = regions.get(actor.region_code), clock.now()
        told, found = since_told(county.code, week, sealing=True)
        places = [county, *regions.listed(county.code, "township")]
        tallies = [tally for place in places for tally in of_region(week, place, parts(place))]
        visits = _visits(county.code, week)
    snapshot = {
        "county": regions.wire(county),
        "week": week.name,
        "from": week.monday.isoformat(),
        "to": week.sunday.isoformat(),
        "sealed_at": clock.rfc3339(made_at),
        "sealed_by": actor.name,
        "tallies": [
            {"region": regions.wire(one.region), "by": one.by, "rows": one.rows, "total": one.total} for one in tallies
        ],
        "adjustments": found,
        "visits": visits,
    }
    return Draft(week, before, made_at, orjson.dumps(snapshot, option=orjson.OPT_SORT_KEYS).decode(), told)


def seal(actor: Account, draft: Draft) -> Seal:
    """Keep the draft. Raises Problem `already_sealed`, `later_sealed` or `busy` when a colleague was first."""
    # Two seals of a county take turns; without it both could find that neither week is sealed.
    db.for_update(Region.select().where(Region.code == actor.region_code)).first()
    if _require_sealable(actor.region_code, draft.week) != draft.before:
        raise Problem("busy")  # the week before was sealed since, and what it told would be lost: count once more
    digest = sha256(draft.snapshot.encode()).hexdigest()
    try:
        row = Seal.create(
            id=ids.new(), county=actor.region_code, week=draft.week.name, sealed_at=draft.made_at, by_id=actor.id,
            sha256=digest, snapshot=draft.snapshot, told=draft.told,
        )  # fmt: skip
    except IntegrityError:
        raise Problem("already_sealed") from None
    trail.note(actor, "tally.seal", draft.week.name, {"sha256": digest})
    return row


def of(region: str, week: Week) -> Seal | None:
    """The seal of the county's week that `region` lies in, without its snapshot."""
    county = region[: LEVELS["county"]]
    found: Seal | None = Seal.select(*_BRIEF).where(Seal.county == county, Seal.week == week.name).first()
    return found


def snapshot(actor: Account, name: str) -> str:
    """The very text that the seal of the actor's county is of. Raises Problem `invalid`, `not_found`."""
    row = of(actor.region_code, Week.named(name))
    if row is None:
        raise Problem("not_found")
    return row.text


def tallies(row: Seal, week: Week, region: Region, cuts: Sequence[str]) -> list[Tally]:
    """The sealed figures of a region, one for each of `cuts`; none for a village, which is a row of its township's."""
    kept = {(one["region"]["code"], one["by"]): one for one in row.frozen["tallies"]}
    found = [kept[region.code, by] for by in cuts if (region.code, by) in kept]
    return [Tally(week, region, one["by"], one["rows"], one["total"], row.sealed_at) for one in found]


def visits(row: Seal, region: Region) -> list[str]:
    """The ids of the visits that a region's sealed figures count, by place, then by id."""
    kept = row.frozen["visits"]
    return [visit for code in sorted(kept) if code.startswith(region.code) for visit in kept[code]]


def adjustments(row: Seal) -> list[dict[str, Any]]:
    """What the sealed week told of weeks sealed before it."""
    found: list[dict[str, Any]] = row.frozen["adjustments"]
    return found


def wire(row: Seal | None) -> dict[str, Any] | None:
    """`{sealed_at, by, sha256}`, or None for a week that is open."""
    if row is None:
        return None
    by = accounts.names([row.by_id]).get(row.by_id, "")
    return {"sealed_at": clock.rfc3339(row.sealed_at), "by": by, "sha256": row.sha256}


def _visits(county: str, week: Week) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    query = Visit.select(Visit.region_code, Visit.id).where(of_week(county, week)).order_by(Visit.region_code, Visit.id)
    for place, visit in db.database.execute(query):
        found[place[: LEVELS["township"]]].append(visit)
    return found


def _require_sealable(county: str, week: Week) -> str | None:
    if clock.today() <= week.sunday:
        raise Problem("week_not_over")
    last = Seal.select(Seal.week).where(Seal.county == county, Seal.week >= week.name).order_by(Seal.week.desc()).scalar()
    if last:
        raise Problem("already_sealed" if last == week.name else "later_sealed", week=last)
    # A week that is passed over could never be sealed afterwards, and what came late to it would be told in none.
    sealed: str | None = Seal.select(Seal.week).where(Seal.county == county).order_by(Seal.week.desc()).scalar()
    if sealed and sealed != week.before.name:
        raise Problem("earlier_open")
    return sealed
