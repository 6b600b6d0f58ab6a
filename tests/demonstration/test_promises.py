"""What a visitor of the demonstration is told to look at is really there."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from PIL import Image

from server import clock, db, marks
from server.households.model import Household, Member
from server.marks import Mark
from server.needs.model import Need, NeedStep
from server.pairings.model import Pairing
from server.photos.model import Photo
from server.photos.store import Store
from server.regions.model import Region
from server.reviews.model import Review
from server.sync.model import Receipt
from server.trail import service as trail
from server.visits.model import Visit, VisitRevision
from tests.demonstration.conftest import NOW, Shown

HELPER, SUPERVISOR, COUNTY, OTHER_HELPER, OTHER_SUPERVISOR = (f"1380000000{number}" for number in range(1, 6))
TODAY = NOW.date()


@pytest.fixture(scope="module")
def mine(shown: Shown) -> dict[str, Any]:
    """The bundles on the helper's phone, by the head's name."""
    answer = shown.client(HELPER).post("/api/sync/pull", json={"device_id": "phone-1", "known": {}})
    return {bundle["head_name"]: bundle for bundle in answer.json["households"]}


def days_since(visit: dict[str, Any]) -> int:
    return (TODAY - clock.day_of(datetime.fromisoformat(visit["started_at"]))).days


def test_the_whole_county_is_there(shown: Shown) -> None:
    assert Region.select().count() == 1 + 9 + 166
    homes = Household.select()
    assert homes.where(Household.region_code.startswith("522634101")).count() == 394
    assert homes.where(Household.region_code.startswith("522634100")).count() == 20
    assert Member.select().count() == 1380 + 63
    assert Pairing.select().where(Pairing.role == "lead").count() == 414


def test_it_says_what_it_does_in_short_lines(shown: Shown) -> None:
    assert 8 <= len(shown.lines) <= 20
    assert "394 households" in shown.lines[2]


@pytest.mark.parametrize(
    ("phone", "role", "region"),
    [
        (HELPER, "helper", "522634101"),
        (SUPERVISOR, "supervisor", "522634101"),
        (COUNTY, "county", "522634"),
        (OTHER_HELPER, "helper", "522634100"),
        (OTHER_SUPERVISOR, "supervisor", "522634100"),
    ],
)
def test_all_five_sign_in(shown: Shown, phone: str, role: str, region: str) -> None:
    answer = shown.sign_in(phone)
    assert answer.status_code == 200
    assert answer.json["demonstration"] is True
    account = answer.json["account"]
    assert (account["role"], account["region"]["code"], account["must_change_password"]) == (role, region, False)


def test_nobody_signs_in_once_the_mark_is_gone(shown: Shown) -> None:
    value = marks.get("demonstration")
    with db.write():
        Mark.delete().where(Mark.name == "demonstration").execute()
    assert shown.sign_in(HELPER).status_code == 401
    with db.write():
        marks.put("demonstration", value or "")
    assert shown.sign_in(HELPER).status_code == 200


def test_the_other_helpers_have_no_password_that_anybody_knows(shown: Shown) -> None:
    assert shown.sign_in("18213186091").status_code == 401


def test_the_helper_has_twelve_households_eight_of_them_as_the_one(mine: dict[str, Any]) -> None:
    assert [bundle["my_role"] for bundle in mine.values()].count("lead") == 8
    assert [bundle["my_role"] for bundle in mine.values()].count("core") == 4


def test_one_visit_of_the_helper_stands_returned_with_the_supervisors_words(mine: dict[str, Any]) -> None:
    returned = [
        visit for bundle in mine.values() for visit in bundle["visits"] if visit["mine"] and visit["state"] == "returned"
    ]
    (visit,) = returned
    (reason,) = visit["review"]["reasons"]
    assert (reason["field"], reason["code"]) == ("checks.housing", "contradicts")
    assert "屋顶漏水" in reason["note"]
    assert visit["content"]["checks"]["housing"] == "problem"
    (leak,) = mine["冯岩"]["needs"]
    assert (leak["description"], leak["state"]) == ("屋顶漏水,请安排检修", "resolved")


def test_two_households_have_waited_long(mine: dict[str, Any]) -> None:
    assert days_since(mine["毛静"]["visits"][0]) == 41
    assert days_since(mine["谢建军"]["visits"][0]) == 28


def test_the_helper_has_open_needs_one_of_them_due_tomorrow(mine: dict[str, Any]) -> None:
    states = ("raised", "accepted", "assigned")
    due = [need["due_on"] for bundle in mine.values() for need in bundle["needs"] if need["state"] in states]
    assert len(due) == 4
    assert (TODAY + timedelta(days=1)).isoformat() in due


@pytest.mark.parametrize(("phone", "least", "most"), [(SUPERVISOR, 30, 60), (OTHER_SUPERVISOR, 3, 10)])
def test_the_queues_are_a_days_work(shown: Shown, phone: str, least: int, most: int) -> None:
    counts = shown.client(phone).get("/api/visits?state=waiting").json["counts"]
    assert least <= counts["waiting"] <= most
    assert counts["approved"] > 20


def test_the_running_week_has_its_visits(shown: Shown) -> None:
    assert 100 <= Visit.select().where(Visit.week == clock.week_of(NOW)).count() <= 150


def test_every_week_of_the_six_has_its_visits(shown: Shown) -> None:
    weeks = {clock.week_of(NOW - timedelta(weeks=ago)) for ago in range(6)}
    for week in weeks:
        assert Visit.select().where(Visit.week == week).count() > 90, week


def test_verdicts_come_within_two_days_and_a_few_send_back(shown: Shown) -> None:
    first = list(
        Review.select(Review, Visit.received_at).join(Visit, on=(Visit.id == Review.visit_id)).where(Review.revision == 1)
    )
    prompt = [row for row in first if row.at - row.visit.received_at < timedelta(days=3)]
    assert len(prompt) > 0.95 * len(first)
    returned = [row for row in first if row.decision == "returned"]
    assert 0.02 * len(first) < len(returned) < 0.09 * len(first)
    assert all(row.reasons[0]["note"] for row in returned)
    amended = VisitRevision.select().where(VisitRevision.number == 2).count()
    assert amended > 0.6 * len(returned)


def test_needs_are_in_every_state_and_some_are_overdue(shown: Shown) -> None:
    counts = shown.client(SUPERVISOR).get("/api/needs").json["counts"]
    assert all(counts[state] for state in ("raised", "accepted", "assigned", "resolved", "confirmed", "declined", "overdue"))


def test_a_need_that_is_settled_is_seen_to_be_on_the_next_visit(shown: Shown) -> None:
    """What was a problem until the office settled it is fine when the helper confirms."""
    checks = {"food", "clothing", "schooling", "medical", "housing", "water"}
    confirmed = list(NeedStep.select().where(NeedStep.kind == "confirmed"))
    looked = 0
    for step in confirmed:
        need = Need.get_by_id(step.need_id)
        if need.category not in checks:
            continue
        (visit,) = Visit.select().where((Visit.household_id == need.household_id) & (Visit.received_at == step.received_at))
        (content,) = [
            row.content
            for row in VisitRevision.select()
            .where(VisitRevision.visit_id == visit.id)
            .order_by(VisitRevision.number.desc())
            .limit(1)
        ]
        assert content["checks"][need.category] in ("fine", "unseen")
        looked += 1
    assert looked > 5


def test_people_write_in_their_own_words(shown: Shown) -> None:
    contents = [row.content for row in VisitRevision.select()]
    summaries = {content["summary"] for content in contents}
    assert len(summaries) > 100
    assert not any("{" in summary for summary in summaries)
    assert len({row.description for row in Need.select()}) >= 25
    assert {content["mode"] for content in contents} == {"home", "away", "telephone"}


def test_some_photos_are_here_and_some_still_on_the_phone(shown: Shown) -> None:
    here = list(Photo.select().where(Photo.arrived_at.is_null(False)))
    assert 10 < len(here) < Photo.select().count()
    store = Store(shown.app.config["RUHU"].photo_store)
    for sha256 in {photo.sha256 for photo in here}:
        with store.open(f"{sha256}.thumb") as file, Image.open(file) as thumb:
            assert max(thumb.size) == 320
    photo = next(photo for photo in here if photo.region_code.startswith("522634101"))
    assert shown.client(SUPERVISOR).get(f"/api/photos/{photo.id}?size=full").status_code == 200


def test_two_operations_are_held_for_the_supervisor(shown: Shown) -> None:
    held = shown.client(SUPERVISOR).get("/api/held").json["held"]
    assert sorted(row["code"] for row in held) == ["clash", "not_paired"]
    assert Receipt.select().where(Receipt.outcome == "refused").count() == 0


def test_the_trail_is_whole_and_tells_of_the_past(shown: Shown) -> None:
    assert list(trail.verify()) == []
    days = {
        clock.day_of(entry.at)
        for entry in trail.entries("522634", after=None, limit=100_000, actor=None, verb="visit.record", span=(None, None))
    }
    assert min(days) <= TODAY - timedelta(days=40)
    assert max(days) <= TODAY


def test_nothing_is_later_than_now(shown: Shown) -> None:
    assert Visit.select().where(Visit.queued_at >= NOW).count() == 0
    assert Review.select().where(Review.at >= NOW).count() == 0
