"""The week as it is told: as it was sealed where it is sealed, else as it is counted now; beside it the week before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from server.accounts.model import Account
from server.regions.model import Region
from server.tallies import adjustments, seal, service
from server.tallies.model import Seal
from server.tallies.service import Tally
from server.tallies.week import Week


@dataclass(frozen=True)
class Report:
    """A region's week by one or more cuts. `seal` is the county's; `sealed`: these figures are the ones that it froze."""

    tallies: list[Tally]
    seal: Seal | None
    sealed: bool


@dataclass(frozen=True)
class Changes:
    """A week beside the one before it, and the adjustments that it tells: see `adjustments.since_told`."""

    now: Tally
    before: Tally
    adjustments: list[dict[str, Any]]


def asked(actor: Account, name: str, query: dict[str, Any]) -> Report:
    """The week `name` of a region (the actor's own) by the level below it, or as `query` says: `{region, by, live}`.

    Raises Problem `invalid` for a week that is none or a region that has no such parts, `not_found` outside the actor's region.
    """
    week, region = Week.named(name), service.within(actor, query.get("region"))
    return report(week, region, [service.cut_of(region, query.get("by"))], live=query["live"])


def report(week: Week, region: Region, cuts: Sequence[str], *, live: bool = False) -> Report:
    """The week's figures as sealed; as counted now while it is open, with `live`, and of a village, which no seal holds."""
    row = seal.of(region.code, week)
    kept = [] if row is None or live else seal.tallies(row, week, region, cuts)
    return Report(kept or service.of_region(week, region, cuts), row, sealed=bool(kept))


def changes(now: Report) -> Changes:
    """What the first tally of `now` has changed; what a seal told stays as it was told."""
    [tally, *_] = now.tallies
    before = report(tally.week.before, tally.region, [tally.by])
    if now.seal and now.sealed:
        found = seal.adjustments(now.seal)
    else:
        _, found = adjustments.since_told(tally.region.code, tally.week)
    mine = [row for row in found if row["code"].startswith(tally.region.code)]
    return Changes(tally, before.tallies[0], mine)
