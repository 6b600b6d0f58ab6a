"""However much there is of one kind, a supervisor reads it once."""

from tests.bodies import FINE, ago, need, operation, push, record
from tests.bodies import visit as visit_body
from tests.cast import Cast

DAY = {"started_at": ago(minutes=50), "ended_at": ago(minutes=40)}


def kinds(cast: Cast, visit_id: str) -> list[str]:
    flags = cast.client(cast.supervisor).get(f"/api/visits/{visit_id}").json["visit"]["flags"]
    return [flag["kind"] for flag in flags]


def test_of_several_open_needs_the_oldest_speaks_for_its_check(cast: Cast) -> None:
    asked = [need(category=category, urgency="normal") for category in ("water", "water", "medical", "other")]
    unseen = dict.fromkeys(FINE, "unseen")
    push(cast.client(cast.helper), record(cast.mao, needs=asked, checks=unseen, started_at=ago(days=9), ended_at=ago(days=9)))
    calm = record(cast.mao)
    push(cast.client(cast.helper), calm)
    assert kinds(cast, calm["body"]["id"]) == ["fine_against_need"] * 2


def test_of_several_visits_of_one_day_the_latest_is_named(cast: Cast) -> None:
    three = [record(cast.mao, **DAY) for _ in range(3)]
    push(cast.client(cast.helper), *three)
    found = [kinds(cast, one["body"]["id"]) for one in three]
    assert sorted(found) == [[], ["twice_a_day"], ["twice_a_day"]]


def test_what_a_visit_asks_for_and_calls_fine_is_said_although_it_was_saved_after_its_end(cast: Cast) -> None:
    visit = visit_body(cast.mao, needs=[need(category="water", urgency="normal")])
    push(cast.client(cast.helper), operation("visit.record", visit, made_at=ago(minutes=50)))
    assert kinds(cast, visit["id"]) == ["fine_against_need"]
    again = record(cast.mao, needs=[need(category="medical", urgency="normal")], checks={**FINE, "medical": "problem"})
    earlier = record(cast.mao, started_at=ago(days=3), ended_at=ago(days=3), checks={**FINE, "water": "unseen"})
    push(cast.client(cast.helper), again, earlier)
    assert kinds(cast, earlier["body"]["id"]) == []
