"""The ledger in figures: each is the number of rows that the ledger lists behind it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from server import clock, db, ids
from server.households.model import Household
from server.needs import figures
from server.needs import service as needs
from tests.bodies import need
from tests.cast import Cast
from tests.needs.acts import listed, report, step

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
# figure: what the ledger is narrowed to besides the cut
BEHIND = {
    "open": "state=open",
    "resolved": "state=resolved",
    "confirmed": "state=confirmed",
    "declined": "state=declined",
    "errand": "errand=1",
    "overdue": "due=overdue",
    "unaccepted": "due=unaccepted",
    "soon": "due=soon",
    "owner": "lacks=owner",
    "next_step": "lacks=next_step",
    "either": "lacks=either",
}
PLACES = {"township": "region", "village": "region"}


def asked(cast: Cast, by: str, person: Any = None, more: str = "") -> Any:
    return cast.client(person or cast.county).get(f"/api/needs/figures?by={by}{more}").json


def raised(moment: datetime, home: Household, category: str) -> str:
    """A need that was raised, and has arrived, at that moment."""
    place = {"household_id": home.id, "region_code": home.region_code, "visit_id": None}
    row = {**need(category=category), **place, "raised_by": ids.new(), "raised_at": moment}
    with clock.pinned(moment), db.write():
        needs.raise_many([row])
    return str(row["id"])


@pytest.fixture
def lived(cast: Cast) -> Cast:
    """Seven needs of three villages, months apart, on their several ways."""
    made = [
        raised(datetime(2026, 6, 1, 2, tzinfo=UTC), cast.mao, "medical"),
        raised(datetime(2026, 9, 28, 2, tzinfo=UTC), cast.mao, "water"),
        raised(datetime(2026, 10, 26, 2, tzinfo=UTC), cast.chen, "medical"),
        raised(datetime(2026, 11, 10, 2, tzinfo=UTC), cast.chen, "job"),
        raised(datetime(2026, 11, 19, 2, tzinfo=UTC), cast.shi, "job"),
        raised(datetime(2026, 11, 19, 3, tzinfo=UTC), cast.shi, "medical"),
        raised(datetime(2026, 11, 3, 2, tzinfo=UTC), cast.shi, "water"),
    ]
    step(cast, made[6], "resolved", cast.other_supervisor)
    step(cast, made[0], "resolved")
    step(cast, made[0], "confirmed")
    step(cast, made[1], "assigned", due_on="2026-11-18", assignee="水务站", next_step="换管")
    step(cast, made[2], "assigned", due_on="2026-11-24", assignee_id=cast.helper.id)
    assert report(cast, made[2], "errand", "代办慢病证", trips_saved=3)["outcome"] == "applied"
    step(cast, made[4], "declined", cast.other_supervisor, note="已有岗位")
    return cast


@pytest.mark.parametrize("by", list(figures.CUTS))
def test_every_figure_is_the_number_of_its_rows(lived: Cast, by: str) -> None:
    with clock.pinned(NOW):
        told = asked(lived, by)
        assert told["rows"]
        for row in told["rows"]:
            key = f"{PLACES.get(by, by)}={row['key']}"
            for figure, narrowing in BEHIND.items():
                assert row[figure] == len(listed(lived, f"{key}&{narrowing}", lived.county)), (row["name"], figure)


def test_no_figure_is_zero_everywhere_and_the_total_is_the_sum(lived: Cast) -> None:
    with clock.pinned(NOW):
        told = asked(lived, "village")
    assert all(told["total"][figure] > 0 for figure in figures.FIGURES), told["total"]
    for figure in figures.FIGURES:
        assert told["total"][figure] == sum(row[figure] for row in told["rows"])
    assert (told["total"]["trips_saved"], told["left_out"]) == (3, 0)


def test_places_and_owners_have_names_and_the_fullest_comes_first(lived: Cast) -> None:
    with clock.pinned(NOW):
        assert [(row["name"], row["open"]) for row in asked(lived, "township")["rows"]] == [("西江镇", 3), ("丹江镇", 1)]
        assert {row["name"] for row in asked(lived, "owner")["rows"]} == {"none", "水务站", "吴春"}
        assert [row["key"] for row in asked(lived, "age")["rows"]] == ["week", "month", "quarter", "longer"]


def test_a_cut_within_a_narrowing_counts_what_it_lists(lived: Cast) -> None:
    with clock.pinned(NOW):
        told = asked(lived, "village", more="&category=medical&region=522634101")
    rows = [(row["key"], row["open"], row["confirmed"]) for row in told["rows"]]
    assert rows == [(lived.chen.region_code, 1, 0), (lived.mao.region_code, 0, 1)]


def test_nobody_reads_another_regions_figures(lived: Cast) -> None:
    with clock.pinned(NOW):
        assert asked(lived, "category", lived.other_county)["rows"] == []
        assert asked(lived, "township", lived.supervisor)["total"]["open"] == 3
        answer = lived.client(lived.supervisor).get("/api/needs/figures?region=522634100")
    assert answer.status_code == 404


def test_rows_beyond_the_most_are_counted_and_said_to_be_left_out(lived: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MOST", 1)
    with clock.pinned(NOW):
        told = asked(lived, "village")
    assert (len(told["rows"]), told["left_out"], told["total"]["open"]) == (1, 2, 4)
