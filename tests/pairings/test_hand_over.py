"""All of a helper's households go to another, and nothing that the former one wrote is lost."""

from datetime import date, timedelta
from typing import Any

import pytest

from server import clock, ids
from server.accounts.model import Account
from server.households.model import Household
from server.needs.model import NeedStep
from server.pairings import service as pairings
from server.pairings.model import Pairing
from server.trail.model import TrailEntry
from server.visits.model import Visit
from tests.bodies import need, operation, push, record
from tests.cast import Cast, pair


def hand_over(cast: Cast, giver: Account, taker: Account, query: str = "", who: Any = None, **more: Any) -> Any:
    body = {"giver": giver.id, "taker": taker.id, **more}
    return cast.client(who or cast.county).post("/api/pairings/hand-overs" + query, json=body)


def roles(home: Household) -> list[tuple[str, str]]:
    return [(row.helper_id, row.role) for row in pairings.helpers_of([home.id])[home.id]]


def test_each_household_goes_over_in_its_role(cast: Cast) -> None:
    done = hand_over(cast, cast.helper, cast.other_helper).json
    assert done == {"dry_run": False, "from": clock.today().isoformat(), "lead": 1, "core": 1, "support": 0, "kept": 0}
    assert roles(cast.mao) == [(cast.other_helper.id, "lead")]
    assert roles(cast.chen) == [(cast.other_helper.id, "core")]
    note = TrailEntry.get(TrailEntry.verb == "pairing.hand_over")
    assert (note.subject, note.detail) == (cast.helper.id, {"taker": cast.other_helper.id, "households": 2})


def test_a_trial_says_the_same_and_changes_nothing(cast: Cast) -> None:
    trial = hand_over(cast, cast.helper, cast.other_helper, "?dry_run=1").json
    assert (trial["lead"], trial["core"]) == (1, 1)
    assert roles(cast.mao) == [(cast.helper.id, "lead")]
    assert TrailEntry.select().where(TrailEntry.verb == "pairing.hand_over").count() == 0


def test_whoever_is_nearer_already_stays_so(cast: Cast) -> None:
    pair(cast.chen, cast.other_helper, "lead")
    pair(cast.mao, cast.other_helper, "support")
    done = hand_over(cast, cast.helper, cast.other_helper).json
    assert (done["lead"], done["core"], done["kept"]) == (1, 0, 1)
    assert roles(cast.chen) == [(cast.other_helper.id, "lead")]
    assert roles(cast.mao) == [(cast.other_helper.id, "lead")]


def test_from_a_later_day_the_former_helper_goes_on_until_then(cast: Cast) -> None:
    later = clock.today() + timedelta(days=7)
    hand_over(cast, cast.helper, cast.other_helper, **{"from": later.isoformat()})
    assert roles(cast.mao) == [(cast.helper.id, "lead")]
    assert Pairing.get(Pairing.helper_id == cast.helper.id).ends_on == later - timedelta(days=1)


@pytest.mark.parametrize("ago", [timedelta(minutes=5), timedelta(days=40)])
def test_what_was_visited_before_it_was_written_is_taken_under_the_old_name(cast: Cast, ago: timedelta) -> None:
    began = clock.now() - ago
    offline = record(cast.mao, started_at=clock.rfc3339(began))
    hand_over(cast, cast.helper, cast.other_helper, **{"from": "2026-02-01"})
    assert push(cast.client(cast.helper), offline)[0]["outcome"] == "applied"
    assert Visit.get_by_id(offline["body"]["id"]).helper_id == cast.helper.id


def test_steps_and_corrections_of_before_it_are_taken_under_the_old_name_too(cast: Cast) -> None:
    raised = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[raised]))
    step = {"id": ids.new(), "need_id": raised["id"], "kind": "resolved", "note": "药已送到家"}
    away = {
        "id": ids.new(), "household_id": cast.mao.id, "base_revision": 1, "member_id": None,
        "field": "away_until", "was": None, "value": clock.today().isoformat(),
    }  # fmt: skip
    offline = [operation("need.step", step), operation("household.correct", away)]
    hand_over(cast, cast.helper, cast.other_helper, **{"from": "2026-02-01"})
    assert [one["outcome"] for one in push(cast.client(cast.helper), *offline)] == ["applied", "applied"]
    assert NeedStep.get_by_id(step["id"]).by_id == cast.helper.id


def test_steps_and_corrections_of_after_it_are_the_new_helpers(cast: Cast) -> None:
    raised = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[raised]))
    hand_over(cast, cast.helper, cast.other_helper, **{"from": "2026-02-01"})
    step = {"id": ids.new(), "need_id": raised["id"], "kind": "resolved", "note": "药已送到家"}
    late = operation("need.step", step, made_at=clock.rfc3339(clock.now() + timedelta(minutes=1)))
    assert push(cast.client(cast.helper), late)[0]["problem"]["code"] == "not_found"


def test_what_was_visited_after_it_waits_for_a_supervisor(cast: Cast) -> None:
    hand_over(cast, cast.helper, cast.other_helper, **{"from": date(2026, 2, 1).isoformat()})
    late = record(cast.mao, started_at=clock.rfc3339(clock.now() + timedelta(minutes=1)))
    assert push(cast.client(cast.helper), late)[0]["problem"]["code"] == "not_paired"


def test_somebody_without_an_account_of_use_can_still_give(cast: Cast) -> None:
    Account.update(disabled_at=clock.now()).where(Account.id == cast.helper.id).execute()
    assert hand_over(cast, cast.helper, cast.other_helper).json["lead"] == 1
    assert hand_over(cast, cast.other_helper, cast.helper).json["errors"] == {"taker": ["disabled_helper"]}


def test_one_who_has_nothing_gives_nothing(cast: Cast) -> None:
    hand_over(cast, cast.helper, cast.other_helper)
    assert hand_over(cast, cast.helper, cast.other_helper).json["lead"] == 0
    assert TrailEntry.select().where(TrailEntry.verb == "pairing.hand_over").count() == 1


def test_nobody_gives_to_oneself_and_no_stranger_is_given_to(cast: Cast) -> None:
    assert hand_over(cast, cast.helper, cast.helper).json["errors"] == {"taker": ["invalid"]}
    assert hand_over(cast, cast.helper, cast.supervisor).json["errors"] == {"taker": ["not_a_helper"]}
    assert hand_over(cast, cast.helper, cast.other_helper, who=cast.other_county).status_code == 404
    assert hand_over(cast, cast.helper, cast.other_helper, who=cast.supervisor).status_code == 403
    cast.other_helper.id = ids.new()
    assert hand_over(cast, cast.helper, cast.other_helper).status_code == 404


def test_an_end_that_is_written_is_moved_nearer_and_never_later(cast: Cast) -> None:
    later = clock.today() + timedelta(days=7)
    hand_over(cast, cast.helper, cast.other_helper, **{"from": later.isoformat()})
    given = Pairing.get((Pairing.helper_id == cast.helper.id) & (Pairing.household_id == cast.mao.id))
    end = f"/api/pairings/{given.id}/end"
    refused = cast.client(cast.county).post(end, json={"until": (later + timedelta(days=7)).isoformat()})
    assert refused.json["errors"] == {"until": ["invalid"]}
    assert cast.client(cast.county).post(end, json={"until": clock.today().isoformat()}).status_code == 200
