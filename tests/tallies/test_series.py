"""The weeks that a chart shows."""

from typing import Any

from server.visits.model import Visit
from tests.cast import DANJIANG, Cast
from tests.tallies.scene import WEEK, at, visit


def series(cast: Cast, week: str = WEEK, **query: Any) -> list[dict[str, Any]]:
    return cast.client(cast.county).get(f"/api/tallies/{week}/series", query_string=query).json["weeks"]


def test_it_tells_the_weeks_up_to_this_one_by_what_has_become_of_their_visits(cast: Cast) -> None:
    for day, state in ((1, "approved"), (1, "waiting"), (1, "withdrawn"), (-6, "returned")):
        row = visit(cast.mao, cast.helper, at(day))
        Visit.update(state=state).where(Visit.id == row.id).execute()
    assert series(cast, count=3) == [
        {"week": "2026-W08", "approved": 0, "waiting": 0, "returned": 0},
        {"week": "2026-W09", "approved": 0, "waiting": 0, "returned": 1},
        {"week": "2026-W10", "approved": 1, "waiting": 1, "returned": 0},
    ]
    assert len(series(cast)) == 12
    assert series(cast, count=1, region=DANJIANG) == [{"week": WEEK, "approved": 0, "waiting": 0, "returned": 0}]


def test_it_goes_on_across_the_year(cast: Cast) -> None:
    assert [row["week"] for row in series(cast, "2027-W01", count=3)] == ["2026-W52", "2026-W53", "2027-W01"]


def test_strangers_and_other_regions_are_refused(cast: Cast) -> None:
    url = f"/api/tallies/{WEEK}/series"
    assert cast.client(cast.helper).get(url).json["code"] == "not_yours"
    assert cast.client(cast.supervisor).get(url, query_string={"region": DANJIANG}).json["code"] == "not_found"
    assert cast.client(cast.county).get(f"{url}?count=100").json["errors"] == {"count": ["invalid"]}
