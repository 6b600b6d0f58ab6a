"""The ledger as the desk narrows it: what stands behind a figure of the week, and behind a household."""

from datetime import timedelta

from server import clock, ids
from server.needs.model import Need
from tests.bodies import need, push, record
from tests.cast import Cast
from tests.needs.acts import listed

# A need of these tests is raised an hour ago.
WEEK = clock.week_of(clock.now() - timedelta(hours=1))


def raise_two(cast: Cast) -> tuple[str, str]:
    """One of the 毛 and one of the 陈 household, in that order."""
    first, second = need(), need()
    push(cast.client(cast.helper), record(cast.mao, needs=[first]), record(cast.chen, needs=[second]))
    return first["id"], second["id"]


def test_a_week_lists_the_needs_that_took_that_step_in_it(cast: Cast) -> None:
    first, second = raise_two(cast)
    assert sorted(listed(cast, f"step=raised&week={WEEK}")) == sorted([first, second])
    assert listed(cast, f"step=resolved&week={WEEK}") == []
    step = {"id": ids.new(), "kind": "resolved"}
    assert cast.client(cast.supervisor).post(f"/api/needs/{first}/steps", json=step).status_code == 200
    assert listed(cast, f"step=resolved&week={clock.week_of(clock.now())}") == [first]
    assert listed(cast, "step=raised&week=2020-W01") == []


def test_one_household_and_one_helper_can_be_asked_for(cast: Cast) -> None:
    first, second = raise_two(cast)
    assert listed(cast, f"household={cast.mao.id}") == [first]
    assert sorted(listed(cast, f"helper={cast.helper.id}")) == sorted([first, second])
    assert listed(cast, f"helper={cast.other_helper.id}") == []


def test_another_township_finds_nothing_behind_the_figures(cast: Cast) -> None:
    raise_two(cast)
    assert listed(cast, f"step=raised&week={WEEK}&household={cast.mao.id}", cast.other_supervisor) == []


def test_a_week_that_no_year_has_is_refused(cast: Cast) -> None:
    answer = cast.client(cast.county).get("/api/needs?step=raised&week=2026-W60")
    assert (answer.status_code, answer.json["errors"]) == (422, {"week": ["invalid"]})


def test_the_next_page_begins_where_the_one_before_ended_wherever_its_last_need_is_by_now(cast: Cast) -> None:
    first, second = sorted(raise_two(cast))  # both of one moment
    client = cast.client(cast.supervisor)
    page = client.get("/api/needs?limit=1").json
    assert [row["id"] for row in page["needs"]] == [first]
    Need.update(region_code=cast.shi.region_code).where(Need.id == first).execute()
    assert [row["id"] for row in client.get(f"/api/needs?after={page['next']}").json["needs"]] == [second]
    assert client.get("/api/needs?after=x").json["errors"] == {"after": ["invalid"]}
