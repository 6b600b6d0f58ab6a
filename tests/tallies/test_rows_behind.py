"""Every figure of a past week opens exactly the rows that it counted, whatever has become of them since."""

from datetime import date, timedelta
from typing import Any

import pytest

from server import clock
from server.households.model import Household
from server.pairings.model import Pairing
from tests.cast import DANJIANG, LEISHAN, XIJIANG, Cast, household, pair
from tests.tallies.scene import WEEK, at, need, visit

# figure: where its rows are, as web/src/desk/week/columns.ts asks for them
BEHIND = {
    "due": f"households?due_in={WEEK}",
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
    later = household("522634101204000778", "522634101204", "王二", "we")
    pair(later, cast.helper, since=date(2026, 3, 9))
    return cast


def asked(cast: Cast, path: str) -> Any:
    answer = cast.client(cast.county).get(f"/api/{path}")
    assert answer.status_code == 200, answer.json
    return answer.json


def number(cast: Cast, path: str, **narrowed: str) -> int:
    found = asked(cast, "&".join([path, *(f"{name}={value}" for name, value in narrowed.items())]))
    return len(found[path.partition("?")[0]])


def test_of_a_place(week: Cast) -> None:
    for region in (LEISHAN, XIJIANG, DANJIANG):
        total = asked(week, f"tallies/{WEEK}?region={region}")["total"]
        assert {figure: number(week, path, region=region) for figure, path in BEHIND.items()} == {
            figure: total[figure] for figure in BEHIND
        }


def test_of_a_helper(week: Cast) -> None:
    rows = asked(week, f"tallies/{WEEK}?by=helper&region={LEISHAN}")["rows"]
    assert {row["code"] for row in rows} == {week.helper.id, week.other_helper.id}
    for row in rows:
        assert {figure: number(week, path, helper=row["code"]) for figure, path in BEHIND.items()} == {
            figure: row[figure] for figure in BEHIND
        }


def test_what_was_overdue_has_been_settled_since(week: Cast) -> None:
    assert number(week, BEHIND["overdue"]) == 3
    assert number(week, "needs?due=overdue") == 2


def test_the_file_has_the_same_rows(week: Cast) -> None:
    with week.client(week.county).get(f"/api/households.csv?due_in={WEEK}") as answer:
        assert answer.status_code == 200
    assert int(answer.headers["Ruhu-Rows"]) == number(week, BEHIND["due"]) == 4


@pytest.mark.parametrize("path", ["households?due_in=", "households.csv?due_in=", "needs?due=overdue&week="])
def test_a_week_that_no_year_has_is_said_to_be_wrong(cast: Cast, path: str) -> None:
    answer = cast.client(cast.county).get(f"/api/{path}2026-W60")
    assert (answer.status_code, list(answer.json["errors"].values())) == (422, [["invalid"]])


def test_while_it_runs_the_week_opens_what_is_overdue_today(cast: Cast) -> None:
    running = clock.week_of(clock.now())
    need(cast.mao, cast.helper, clock.now() - timedelta(days=30), due=clock.today() - timedelta(days=1))
    need(cast.mao, cast.helper, clock.now() - timedelta(days=30), due=clock.today())
    assert number(cast, f"needs?due=overdue&week={running}") == number(cast, "needs?due=overdue") == 1
