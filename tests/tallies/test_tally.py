"""The week's figures."""

from datetime import date, timedelta
from typing import Any

import pytest

from server import clock
from server.accounts.model import Account
from server.households.model import Household
from server.pairings.model import Pairing
from server.visits.model import Visit
from tests.cast import DANJIANG, LEISHAN, XIJIANG, Cast, pair
from tests.tallies.scene import WEEK, at, need, visit

NOTHING = {
    "due": 0, "visited": 0, "visits": 0, "coverage": None, "approved": 0, "waiting": 0, "returned": 0, "raised": 0,
    "raised_urgent": 0, "resolved": 0, "confirmed": 0, "overdue": 0, "median_hours": None,
}  # fmt: skip


def tally(cast: Cast, person: Account | None = None, week: str = WEEK, **query: str) -> dict[str, Any]:
    answer = cast.client(person or cast.county).get(f"/api/tallies/{week}", query_string=query)
    assert answer.status_code == 200, answer.json
    return answer.json


def line(code: str, name: str, place: str | None = None, **figures: Any) -> dict[str, Any]:
    """A row in which nothing happened but `figures`."""
    return {**NOTHING, "code": code, "name": name, "place": place, **figures}


def row(answer: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in answer["rows"] if one["name"] == name)


def total(cast: Cast, **query: str) -> dict[str, Any]:
    return tally(cast, **query)["total"]


def test_every_township_is_listed_also_where_nothing_happened(cast: Cast) -> None:
    answer = tally(cast)
    assert (answer["week"], answer["from"], answer["to"], answer["by"]) == (WEEK, "2026-03-02", "2026-03-08", "township")
    assert answer["region"] == {"code": LEISHAN, "name": "雷山县", "level": "county"}
    assert [one["code"] for one in answer["rows"]] == sorted(one["code"] for one in answer["rows"])
    assert len(answer["rows"]) == 9
    assert row(answer, "丹江镇") == line(DANJIANG, "丹江镇", due=1, coverage=0.0)
    assert row(answer, "大塘镇") == line(row(answer, "大塘镇")["code"], "大塘镇")


def test_a_household_visited_twice_is_one_household_and_two_visits(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    visit(cast.mao, cast.helper, at(2))
    assert row(tally(cast), "西江镇") == line(XIJIANG, "西江镇", due=2, visited=1, visits=2, coverage=0.5, waiting=2)


def test_the_week_begins_on_monday_and_ends_with_sunday_in_shanghai(cast: Cast) -> None:
    for moment in (at(hours=-0.001), at(), at(7, -0.001), at(7)):
        visit(cast.mao, cast.helper, moment)
    assert [total(cast, week=week)["visits"] for week in ("2026-W09", WEEK, "2026-W11")] == [1, 2, 1]


def test_a_withdrawn_visit_counts_for_nothing(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1), ("returned", 5), withdrawn_at=at(3))
    assert total(cast) == line(LEISHAN, "雷山县", due=3, coverage=0.0)


def test_a_visited_household_that_nobody_helps_is_visited_but_was_not_due(cast: Cast) -> None:
    visit(cast.feng, cast.helper, at(1))
    found = row(tally(cast), "西江镇")
    assert (found["due"], found["visited"], found["coverage"]) == (2, 1, 0.0)


def test_due_is_who_was_helped_on_a_day_of_the_week_and_is_still_of_the_register(cast: Cast) -> None:
    Pairing.update(ends_on=date(2026, 3, 2)).where(Pairing.household_id == cast.mao.id).execute()
    assert total(cast)["due"] == 3
    Pairing.update(ends_on=date(2026, 3, 1)).where(Pairing.household_id == cast.mao.id).execute()
    assert total(cast)["due"] == 2
    pair(cast.feng, cast.helper, since=date(2026, 3, 8))
    assert total(cast)["due"] == 3
    Pairing.update(starts_on=date(2026, 3, 9)).where(Pairing.household_id == cast.feng.id).execute()
    assert total(cast)["due"] == 2
    Household.update(ended_at=at(6)).where(Household.id == cast.chen.id).execute()
    assert total(cast)["due"] == 1
    Household.update(ended_at=at(7)).where(Household.id == cast.chen.id).execute()
    assert total(cast)["due"] == 2


def test_states_are_those_of_the_current_revisions(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1), ("approved", 2))
    visit(cast.mao, cast.helper, at(1), ("returned", 2), ("approved", 9))
    visit(cast.mao, cast.helper, at(1), ("returned", 2))
    visit(cast.mao, cast.helper, at(1), ("returned", 2), revision=2)
    visit(cast.mao, cast.helper, at(1))
    found = total(cast)
    assert (found["approved"], found["returned"], found["waiting"], found["visits"]) == (2, 1, 2, 5)


def test_the_median_goes_by_the_first_verdict(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1), ("returned", 2), ("approved", 50))
    visit(cast.mao, cast.helper, at(1), ("approved", 10))
    visit(cast.chen, cast.helper, at(1), ("approved", 31))
    visit(cast.shi, cast.other_helper, at(1), ("approved", 4.26))
    visit(cast.chen, cast.helper, at(1))
    visit(cast.chen, cast.helper, at(8), ("approved", 90))
    answer = tally(cast)
    assert row(answer, "西江镇")["median_hours"] == 10.0
    assert row(answer, "丹江镇")["median_hours"] == 4.3
    assert answer["total"]["median_hours"] == 7.1


def test_needs_are_counted_in_the_week_of_each_step(cast: Cast) -> None:
    need(cast.mao, cast.helper, at(1), urgency="urgent")
    need(cast.mao, cast.helper, at(6, 23.9), ("accepted", at(7)))
    need(cast.mao, cast.helper, at(-20), ("resolved", at(2)), ("confirmed", at(3)))
    need(cast.shi, cast.other_helper, at(-20), ("resolved", at(-1)), ("confirmed", at(3)))
    need(cast.shi, cast.other_helper, at(-20), ("declined", at(3)))
    need(cast.shi, cast.other_helper, at(8))
    answer = tally(cast)
    figures = ("raised", "raised_urgent", "resolved", "confirmed")
    assert [row(answer, "西江镇")[name] for name in figures] == [2, 1, 1, 1]
    assert [row(answer, "丹江镇")[name] for name in figures] == [0, 0, 0, 1]
    assert [answer["total"][name] for name in figures] == [2, 1, 1, 2]


@pytest.mark.parametrize(
    ("due", "steps", "late"),
    [
        (date(2026, 3, 8), (), 1),
        (date(2026, 3, 9), (), 0),
        (None, (), 0),
        (date(2026, 3, 4), (("resolved", at(3)),), 0),
        (date(2026, 3, 4), (("declined", at(3)),), 0),
        (date(2026, 3, 4), (("resolved", at(8)),), 1),
        (date(2026, 3, 4), (("resolved", at(3)), ("confirmed", at(9))), 0),
        (date(2026, 3, 4), (("resolved", at(8)), ("confirmed", at(9))), 1),
    ],
)
def test_overdue_is_what_was_open_and_late_when_the_week_ended(cast: Cast, due: date | None, steps: Any, late: int) -> None:
    need(cast.mao, cast.helper, at(-9), *steps, due=due)
    assert total(cast)["overdue"] == late
    assert total(cast, week="2026-W08")["overdue"] == 0


def test_while_the_week_runs_overdue_is_what_is_late_today(cast: Cast) -> None:
    need(cast.mao, cast.helper, at(-9), due=date(2026, 3, 4))
    with clock.pinned(at(2, 12)):
        assert total(cast)["overdue"] == 0
    with clock.pinned(at(3)):
        assert total(cast)["overdue"] == 1


def test_a_township_is_told_by_village(cast: Cast) -> None:
    visit(cast.chen, cast.helper, at(1))
    answer = tally(cast, cast.supervisor)
    assert (answer["by"], answer["region"]["code"]) == ("village", XIJIANG)
    figures = {"due": 1, "visited": 1, "visits": 1, "coverage": 1.0, "waiting": 1}
    assert row(answer, "长乌村") == line(cast.chen.region_code, "长乌村", "西江镇", **figures)
    assert all(one["code"].startswith(XIJIANG) for one in answer["rows"])
    assert tally(cast, cast.county, by="village")["total"]["due"] == 3


def test_by_helper_each_counts_their_own_and_the_whole_counts_a_household_once(cast: Cast) -> None:
    pair(cast.mao, cast.other_helper, "support")
    visit(cast.mao, cast.helper, at(1), ("approved", 3))
    visit(cast.mao, cast.other_helper, at(2))
    visit(cast.feng, cast.other_helper, at(2))
    need(cast.mao, cast.other_helper, at(2))
    answer = tally(cast, by="helper")
    assert [(one["place"], one["name"]) for one in answer["rows"]] == [("丹江镇", "龙飞"), ("西江镇", "吴春")]
    figures = {"due": 2, "visited": 1, "visits": 1, "coverage": 0.5, "approved": 1, "median_hours": 3.0}
    assert row(answer, "吴春") == line(cast.helper.id, "吴春", "西江镇", **figures)
    figures = {"due": 2, "visited": 2, "visits": 2, "coverage": 0.5, "waiting": 2, "raised": 1}
    assert row(answer, "龙飞") == line(cast.other_helper.id, "龙飞", "丹江镇", **figures)
    assert (answer["total"]["due"], answer["total"]["visited"], answer["total"]["visits"]) == (3, 2, 3)
    assert answer["total"]["coverage"] == 0.3333


def test_a_helper_with_two_roles_in_one_week_has_one_household(cast: Cast) -> None:
    Pairing.update(ends_on=date(2026, 3, 3)).where(Pairing.household_id == cast.mao.id).execute()
    pair(cast.mao, cast.helper, "support", since=date(2026, 3, 4))
    assert row(tally(cast, by="helper"), "吴春")["due"] == 2


def test_a_household_that_moved_within_the_week_is_counted_once_in_the_whole(cast: Cast) -> None:
    visit(cast.mao, cast.helper, at(1))
    visit(cast.mao, cast.helper, at(3), region_code=cast.shi.region_code)
    answer = tally(cast)
    assert [row(answer, name)["visited"] for name in ("西江镇", "丹江镇")] == [1, 1]
    assert answer["total"]["visited"] == 1


def test_what_lies_in_no_village_of_the_list_is_not_lost(cast: Cast) -> None:
    Household.update(region_code=XIJIANG).where(Household.id == cast.mao.id).execute()
    visit(Household.get_by_id(cast.mao.id), cast.helper, at(1))
    answer = tally(cast, by="village")
    assert (row(answer, "西江镇")["code"], row(answer, "西江镇")["visits"]) == (XIJIANG, 1)
    assert sum(one["visits"] for one in answer["rows"]) == answer["total"]["visits"]


def test_a_late_record_belongs_to_the_week_of_the_visit(cast: Cast) -> None:
    late = visit(cast.mao, cast.helper, at(1))
    Visit.update(received_at=at(20)).where(Visit.id == late.id).execute()
    assert total(cast)["visits"] == 1


@pytest.mark.parametrize("who", ["helper", None])
def test_helpers_and_strangers_are_refused(cast: Cast, who: str | None) -> None:
    answer = cast.client(getattr(cast, who) if who else None).get(f"/api/tallies/{WEEK}")
    assert answer.json["code"] == ("not_yours" if who else "not_signed_in")


@pytest.mark.parametrize(
    ("who", "region"), [("supervisor", DANJIANG), ("supervisor", LEISHAN), ("county", "350125"), ("county", "5226341")]
)
def test_another_region_is_not_found(cast: Cast, who: str, region: str) -> None:
    answer = cast.client(getattr(cast, who)).get(f"/api/tallies/{WEEK}", query_string={"region": region})
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    "week", ["2026-W54", "2026-W00", "2026-W7", "2026W10", "W10", "٢٠٢٦-W10", "0000-W01", "9999-W52", "2026-W10%0A"]
)
def test_a_week_that_no_year_has_is_refused(cast: Cast, week: str) -> None:
    answer = cast.client(cast.county).get(f"/api/tallies/{week}")
    assert (answer.status_code, answer.json["errors"]) == (422, {"week": ["invalid"]})


@pytest.mark.parametrize("query", [{"by": "county"}, {"by": "township", "region": "522634101204"}, {"until": "now"}])
def test_a_question_that_makes_no_sense_is_refused(cast: Cast, query: dict[str, str]) -> None:
    answer = cast.client(cast.county).get(f"/api/tallies/{WEEK}", query_string=query)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_a_week_to_come_is_empty(cast: Cast) -> None:
    week = clock.week_of(clock.now() + timedelta(days=60))
    assert total(cast, week=week) == line(LEISHAN, "雷山县", due=3, coverage=0.0)
