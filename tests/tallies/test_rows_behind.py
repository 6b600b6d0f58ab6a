"""Every figure of a past week opens exactly the rows that it counted, whatever has become of them since."""

from datetime import date, timedelta
from statistics import median
from typing import Any
from urllib.parse import urlencode

import pytest

from server import clock
from server.households.model import Household
from server.pairings.model import Pairing
from server.regions.model import LEVELS
from server.reviews.model import Review
from server.visits.model import Visit
from tests.cast import DANJIANG, LEISHAN, XIJIANG, Cast, household, pair
from tests.tallies.scene import WEEK, at, need, visit

# figure: where its rows are, as web/src/desk/week/columns.ts asks for them
HOMES = f"tallies/{WEEK}/households"
BEHIND = {
    "due": HOMES,
    "visited": f"{HOMES}?of=visited",
    "visits": f"visits?week={WEEK}",
    "approved": f"visits?week={WEEK}&state=approved",
    "waiting": f"visits?week={WEEK}&state=waiting",
    "returned": f"visits?week={WEEK}&state=returned",
    "raised": f"needs?step=raised&week={WEEK}",
    "raised_urgent": f"needs?step=raised&week={WEEK}&urgency=urgent",
    "resolved": f"needs?step=resolved&week={WEEK}",
    "confirmed": f"needs?step=confirmed&week={WEEK}",
    "overdue": f"needs?due=overdue&week={WEEK}",
}


@pytest.fixture
def week(cast: Cast) -> Cast:
    """A week of which much has changed since: what was overdue is settled, who was cared for is another's or gone."""
    visit(cast.mao, cast.helper, at(1), ("approved", 3))
    visit(cast.mao, cast.helper, at(2), withdrawn_at=at(3), state="withdrawn")
    visit(cast.chen, cast.helper, at(3), ("returned", 3))
    visit(cast.shi, cast.other_helper, at(4))
    due = date(2026, 3, 5)
    need(cast.mao, cast.helper, at(-20), due=due)
    need(cast.mao, cast.helper, at(-20), ("resolved", at(9)), due=due)
    need(cast.chen, cast.helper, at(-20), ("resolved", at(2)), ("confirmed", at(3)), due=due)
    need(cast.chen, cast.helper, at(1), urgency="urgent", due=date(2026, 3, 20))
    need(cast.shi, cast.other_helper, at(-20), ("declined", at(8)), due=due)
    Pairing.update(ends_on=date(2026, 3, 4)).where(Pairing.household_id == cast.chen.id).execute()
    gone = household("522634101204000777", "522634101204", "王大", "wd")
    pair(gone, cast.helper)
    Household.update(ended_at=at(12)).where(Household.id == gone.id).execute()
    moved = household("522634101204000779", "522634101204", "王三", "ws")
    pair(moved, cast.helper)
    visit(moved, cast.helper, at(1), ("returned", 2), revision=2)
    visit(moved, cast.helper, at(5))
    Household.update(region_code=DANJIANG).where(Household.id == moved.id).execute()
    later = household("522634101204000778", "522634101204", "王二", "we")
    pair(later, cast.helper, since=date(2026, 3, 9))
    return cast


def asked(cast: Cast, path: str) -> Any:
    answer = cast.client(cast.county).get(f"/api/{path}")
    assert answer.status_code == 200, answer.json
    return answer.json


def listed(cast: Cast, path: str, **narrowed: str) -> list[Any]:
    found = asked(cast, f"{path}{'&' if '?' in path else '?'}{urlencode(narrowed)}")
    return found[path.partition("?")[0].rpartition("/")[2]]


def number(cast: Cast, path: str, **narrowed: str) -> int:
    return len(listed(cast, path, **narrowed))


def behind(cast: Cast, **narrowed: str) -> dict[str, Any]:
    """Every figure as the lists tell it; coverage by both of its sides, the median by the visits that have had a verdict."""
    due, covered, uncovered = (number(cast, f"{HOMES}?of={of}", **narrowed) for of in ("due", "covered", "uncovered"))
    assert due == covered + uncovered
    waits = [wait(row) for row in listed(cast, f"visits?week={WEEK}&decided=1", **narrowed)]
    return {
        **{figure: number(cast, path, **narrowed) for figure, path in BEHIND.items()},
        "coverage": round(covered / due, 4) if due else None,
        "median_hours": round(median(waits), 1) if waits else None,
    }


def wait(row: Any) -> float:
    """The hours from a visit's arrival to its first verdict."""
    visit, first = Visit.get_by_id(row["id"]), Review.select(Review.at).where(Review.visit_id == row["id"]).order_by(Review.at)
    return (first.get().at - visit.received_at).total_seconds() / 3600


def figures(line: dict[str, Any]) -> dict[str, Any]:
    return {figure: line[figure] for figure in (*BEHIND, "coverage", "median_hours")}


def test_of_a_place(week: Cast) -> None:
    for region in (LEISHAN, XIJIANG, DANJIANG):
        total = asked(week, f"tallies/{WEEK}?region={region}")["total"]
        assert behind(week, region=region) == figures(total), region


@pytest.mark.parametrize("by", ["township", "village"])
def test_of_a_line_also_of_what_lies_in_none_of_its_places(week: Cast, by: str) -> None:
    rows = asked(week, f"tallies/{WEEK}?by={by}&region={LEISHAN}")["rows"]
    assert (DANJIANG in [row["code"] for row in rows if row["visits"] + row["due"]]) is True
    for row in rows:
        directly = {"directly": "1"} if len(row["code"]) < LEVELS[by] else {}
        assert behind(week, region=row["code"], **directly) == figures(row), row["name"]


def test_of_a_helper(week: Cast) -> None:
    rows = asked(week, f"tallies/{WEEK}?by=helper&region={LEISHAN}")["rows"]
    assert {row["code"] for row in rows} == {week.helper.id, week.other_helper.id}
    for row in rows:
        assert behind(week, helper=row["code"]) == figures(row), row["name"]


def test_a_household_that_was_visited_twice_is_listed_once(week: Cast) -> None:
    assert [row["head_name"] for row in listed(week, BEHIND["visited"])].count("王三") == 1


def test_the_next_page_begins_after_one_that_has_moved_away(week: Cast) -> None:
    client, path = week.client(week.supervisor), f"/api/{BEHIND['visited']}&q=王"
    first = client.get(f"{path}&limit=1").json
    assert [row["head_name"] for row in first["households"]] == ["王三"]
    assert client.get(f"{path}&after={first['next']}").json["households"] == []


def test_what_was_overdue_has_been_settled_since(week: Cast) -> None:
    assert number(week, BEHIND["overdue"]) == 3
    assert number(week, "needs?due=overdue") == 2


def test_the_file_has_the_same_rows(week: Cast) -> None:
    for of in ("due", "visited", "covered", "uncovered"):
        with week.client(week.county).get(f"/api/{HOMES}.csv?of={of}") as answer:
            assert answer.status_code == 200
        assert int(answer.headers["Ruhu-Rows"]) == number(week, f"{HOMES}?of={of}") > 0


@pytest.mark.parametrize("path", [HOMES, f"{HOMES}.csv", f"needs?due=overdue&week={WEEK}"])
def test_a_week_that_no_year_has_is_said_to_be_wrong(cast: Cast, path: str) -> None:
    answer = cast.client(cast.county).get(f"/api/{path.replace(WEEK, '2026-W60')}")
    assert (answer.status_code, list(answer.json["errors"].values())) == (422, [["invalid"]])


def test_while_it_runs_the_week_opens_what_is_overdue_today(cast: Cast) -> None:
    running = clock.week_of(clock.now())
    need(cast.mao, cast.helper, clock.now() - timedelta(days=30), due=clock.today() - timedelta(days=1))
    need(cast.mao, cast.helper, clock.now() - timedelta(days=30), due=clock.today())
    assert number(cast, f"needs?due=overdue&week={running}") == number(cast, "needs?due=overdue") == 1
