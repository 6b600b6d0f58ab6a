"""What a county settles for itself, with the defaults of one that has settled nothing."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Final

from server.db import for_update
from server.regions.model import LEVELS, RegionSetting
from server.statements import rows_by
from server.trail import service as trail
from server.working_days import WorkingDays

_COUNTY: Final = LEVELS["county"]


@dataclass(frozen=True)
class Settings:
    """A need is to be accepted within `accept_within` working days and settled within `settle_within`, and turns orange
    `warn_before` working days before. `days_off`: the county's own holidays, as `2026-07-23`.
    """

    accept_within: int = 2
    settle_within: int = 20
    warn_before: int = 3
    days_off: tuple[str, ...] = ()

    def calendar(self) -> WorkingDays:
        """The working days of this county."""
        return WorkingDays(frozenset(date.fromisoformat(day) for day in self.days_off))


NAMES: Final = tuple(field.name for field in fields(Settings))


def of(region_code: str) -> Settings:
    """The settings of the county that the region lies in."""
    for row in rows_by(RegionSetting, RegionSetting.county, [region_code[:_COUNTY]]):
        known = {name: row.said[name] for name in NAMES if name in row.said}
        return Settings(**{**known, "days_off": tuple(known.get("days_off", ()))})
    return Settings()


def change(actor: trail.Actor, new: dict[str, Any]) -> Settings:
    """Settle all of it anew for the actor's county. It holds for what happens from now on: a day once promised stays."""
    county = actor.region_code[:_COUNTY]
    list(for_update(RegionSetting.select().where(RegionSetting.county == county)))
    now = Settings(**new)
    before, after = asdict(of(county)), asdict(now)
    RegionSetting.insert(county=county, said=after).on_conflict(
        conflict_target=[RegionSetting.county], preserve=[RegionSetting.said]
    ).execute()
    changed = {name: [before[name], after[name]] for name in NAMES if before[name] != after[name]}
    if changed:
        trail.note(actor, "settings.change", county, changed)
    return now
