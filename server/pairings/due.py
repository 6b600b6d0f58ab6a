"""Which households were to be visited in a week: the same for the week's figure and for the list behind it.

A week that no year has raises ValueError.
"""

from peewee import Expression, fn

from server import clock
from server.households.model import Household
from server.pairings.model import Pairing


def stood(week: str) -> Expression:
    """The condition that a household was in the register when the week ended."""
    found: Expression = Household.ended_at.is_null() | (Household.ended_at >= clock.week_span(week)[1])
    return found


def cared(week: str) -> Expression:
    """The condition that a pairing held on a day of the week."""
    monday, sunday = clock.week_days(week)
    found: Expression = (Pairing.starts_on <= sunday) & (Pairing.ends_on.is_null() | (Pairing.ends_on >= monday))
    return found


def homes(week: str, helper_id: str | None = None) -> Expression:
    """The condition that a household was to be visited in the week, by this helper."""
    found = Pairing.select(Pairing.id).where(cared(week), Pairing.household_id == Household.id)
    if helper_id:
        found = found.where(Pairing.helper_id == helper_id)
    return stood(week) & fn.EXISTS(found)
