"""The four coverages of every village, in two statements; whoever wants townships adds them up."""

from collections import Counter
from typing import Any, Final

from peewee import SQL, Expression, fn

from server import clock
from server.coverages.month import Month
from server.db import database
from server.households.model import Household
from server.pairings import service as pairings
from server.pairings.model import Pairing, VillagePost
from server.regions import service as regions
from server.regions.model import LEVELS
from server.visits.model import Visit

KINDS: Final = ("lead", "posted", "unit", "visited")
OF_VILLAGES: Final = {"posted": ("team", "first_secretary"), "unit": ("unit",)}  # by the posts that cover a village
Counts = Counter[tuple[str, str]]  # by kind and "of" or "covered"


def by_village(prefix: str, month: Month) -> dict[str, Counts]:
    """The counts of each village at or below `prefix`, those without a household too."""
    posts = posted(prefix)
    found = {place.code: _of_posts(posts.get(place.code, set())) for place in regions.listed(prefix, "village")}
    for code, of, lead, visited in _households(prefix, month):
        counts = found.setdefault(code, Counter())
        counts.update({("lead", "of"): of, ("lead", "covered"): lead, ("visited", "of"): of, ("visited", "covered"): visited})
    return found


def posted(prefix: str) -> dict[str, set[str]]:
    """The kinds of posts that each village has today."""
    today = clock.today()
    standing = (VillagePost.starts_on <= today) & (VillagePost.ends_on.is_null() | (VillagePost.ends_on >= today))
    found: dict[str, set[str]] = {}
    for row in VillagePost.select().where(regions.under(VillagePost.region_code, prefix), standing):
        found.setdefault(row.region_code, set()).add(row.kind)
    return found


def covered(kind: str, month: Month) -> Any:
    """The condition that a household is covered."""
    if kind == "lead":
        lead = (Pairing.household_id == Household.id) & (Pairing.role == "lead") & pairings.current() & pairings.by_somebody()
        return fn.EXISTS(Pairing.select(SQL("1")).where(lead))
    seen = (Visit.household_id == Household.id) & (Visit.visited_at >= month.since) & (Visit.visited_at < month.until)
    return fn.EXISTS(Visit.select(SQL("1")).where(seen, Visit.withdrawn_at.is_null()))


def standing(prefix: str) -> Expression:
    """The condition that a household of the region is in the register."""
    return regions.under(Household.region_code, prefix) & Household.ended_at.is_null()


def _households(prefix: str, month: Month) -> list[tuple[str, int, int, int]]:
    village, number = fn.SUBSTR(Household.region_code, 1, LEVELS["village"]).alias("village"), fn.COUNT(Household.id)
    counted = [number.filter(covered(kind, month)) for kind in ("lead", "visited")]
    query = Household.select(village, number, *counted).where(standing(prefix)).group_by(SQL("village"))
    return list(database.execute(query))


def _of_posts(here: set[str]) -> Counts:
    counts: Counts = Counter()
    for kind, wanted in OF_VILLAGES.items():
        counts[kind, "of"], counts[kind, "covered"] = 1, int(not here.isdisjoint(wanted))
    return counts
