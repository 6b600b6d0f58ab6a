"""How far from where the household was found before."""

import pytest

from server.households.model import Household
from server.visits import place
from tests.bodies import ago, push, record
from tests.cast import Cast

HOME = {"lat": 26.4937, "lon": 108.1721}


def fix(lat: float, lon: float) -> dict[str, object]:
    return {"lat": lat, "lon": lon, "accuracy_m": 12.0, "taken_at": ago(hours=1)}


def visited(cast: Cast, *, days: float, lat: float, lon: float, mode: str = "home") -> str:
    """A visit made so many days ago at a place; its id."""
    when = {"started_at": ago(days=days), "ended_at": ago(days=days)}
    sent = record(cast.mao, **when, mode=mode, location=fix(lat, lon))
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def shown(cast: Cast, visit_id: str) -> dict[str, int] | None:
    found: dict[str, int] | None = cast.client(cast.supervisor).get(f"/api/visits/{visit_id}").json["visit"]["place"]
    return found


@pytest.mark.parametrize(
    ("there", "metres", "bearing"),
    [
        ({"lat": 26.5037, "lon": 108.1721}, 1112, 0),
        ({"lat": 26.4937, "lon": 108.1821}, 995, 90),
        ({"lat": 26.4837, "lon": 108.1721}, 1112, 180),
        ({"lat": 26.4937, "lon": 108.1621}, 995, 270),
        (HOME, 0, 0),
    ],
)
def test_metres_and_degrees_from_north(there: place.Location, metres: int, bearing: int) -> None:
    assert place.apart(HOME, there) == {"metres": metres, "bearing": bearing}


def test_a_visit_is_measured_from_the_middle_of_the_earlier_ones(cast: Cast) -> None:
    for days, lat in ((40, 26.49), (30, 26.50), (20, 26.90)):
        visited(cast, days=days, lat=lat, lon=108.17)
    visited(cast, days=10, lat=27.5, lon=108.17, mode="away")
    assert shown(cast, visited(cast, days=1, lat=26.51, lon=108.17)) == {"metres": 1112, "bearing": 0}


def test_what_the_register_says_comes_before_what_visits_found(cast: Cast) -> None:
    Household.update(location=fix(26.50, 108.17)).where(Household.id == cast.mao.id).execute()
    visited(cast, days=20, lat=26.90, lon=108.17)
    assert shown(cast, visited(cast, days=1, lat=26.50, lon=108.17)) == {"metres": 0, "bearing": 0}


def test_nothing_is_said_where_either_place_is_unknown(cast: Cast) -> None:
    first = visited(cast, days=9, lat=26.50, lon=108.17)
    without = record(cast.mao)
    push(cast.client(cast.helper), without)
    assert (shown(cast, first), shown(cast, without["body"]["id"])) == (None, None)
