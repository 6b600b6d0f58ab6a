"""Where a household was found before, and how far from there a visit was made."""

from math import atan2, cos, degrees, hypot, radians
from statistics import median
from typing import Any

from server.households.model import Household
from server.visits import service as visits
from server.visits.model import Visit

_EARTH = 6_371_008.8  # metres: the mean radius (IUGG)
Location = dict[str, Any]


def found_before(home: Household, earlier: list[Visit]) -> Location | None:
    """The household's place `{lat, lon}`: the register's, else the middle of where `earlier` visits found it; None if unknown.

    The middle is the median of each coordinate: one fix from the wrong side of the valley does not move it.
    """
    return middle(home.location, [*visits.contents(earlier).values()])


def middle(known: Location | None, contents: list[dict[str, Any]]) -> Location | None:
    """The same, from what the register has and the earlier visits said."""
    if known:
        return {"lat": known["lat"], "lon": known["lon"]}
    places = [content["location"] for content in contents if content["location"] and content["mode"] == "home"]
    if not places:
        return None
    return {axis: median(place[axis] for place in places) for axis in ("lat", "lon")}


def apart(there: Location, here: Location) -> dict[str, int]:
    """From `there` to `here`: `metres`, and `bearing` in degrees clockwise from north.

    On a plane that touches the earth half-way: off by less than 1 in 1,000 within a county.
    """
    middle = radians((there["lat"] + here["lat"]) / 2)
    north = radians(here["lat"] - there["lat"]) * _EARTH
    east = radians(here["lon"] - there["lon"]) * cos(middle) * _EARTH
    return {"metres": round(hypot(north, east)), "bearing": round(degrees(atan2(east, north))) % 360}
