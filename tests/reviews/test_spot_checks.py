"""Three facts asked again, blind, by somebody else; the comparison is kept."""

from typing import Any

import pytest

from server import ids
from server.reviews.model import SpotCheck
from server.visits.model import Visit
from tests import cast as people
from tests.bodies import FINE, need, operation, push, record
from tests.cast import XIJIANG, Cast


def made(cast: Cast) -> str:
    sent = record(cast.mao, needs=[need()], checks={**FINE, "water": "unseen"})
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def post(cast: Cast, path: str, body: dict[str, Any], by: Any = None) -> Any:
    return cast.client(by or cast.supervisor).post(f"/api/spot-checks{path}", json=body)


def ask(cast: Cast, visit_id: str) -> Any:
    answer = post(cast, "", {"id": ids.new(), "visit_id": visit_id})
    assert answer.status_code == 200, answer.json
    return answer.json["spot_check"]


def answer(cast: Cast, spot_check: Any, by: Any = None, **changes: Any) -> Any:
    """The household's word: what the helper wrote, but for `changes` by fact."""
    told = {fact["fact"]: fact["said"] for fact in SpotCheck.get_by_id(spot_check["id"]).facts}
    body = {"how": "telephone", "answers": {**told, **changes}, "note": "老人在家接的"}
    return post(cast, f"/{spot_check['id']}/answers", body, by or cast.county)


def test_three_facts_are_asked_and_what_the_helper_wrote_is_not_told(cast: Cast) -> None:
    spot_check = ask(cast, made(cast))
    assert len({fact["fact"] for fact in spot_check["facts"]}) == 3
    assert [(fact["said"], fact["answered"], fact["same"]) for fact in spot_check["facts"]] == [(None, None, None)] * 3
    assert spot_check["mine"] is True
    (listed,) = cast.client(cast.county).get("/api/spot-checks").json["spot_checks"]
    assert (listed["mine"], listed["facts"]) == (False, spot_check["facts"])


def test_which_three_is_not_ours_to_choose_and_nothing_unseen_is_asked(cast: Cast) -> None:
    visit_id = made(cast)
    asked = [tuple(fact["fact"] for fact in ask(cast, visit_id)["facts"]) for _ in range(30)]
    assert len(set(asked)) > 10
    assert "checks.water" not in {fact for facts in asked for fact in facts}


def test_the_comparison_is_kept(cast: Cast) -> None:
    spot_check = ask(cast, made(cast))
    first, second, _ = (fact["fact"] for fact in spot_check["facts"])
    other = {"day": "2026-01-01", "mode": "away", "needs": "no", "measures": "yes"}.get(first, "problem")
    told = answer(cast, spot_check, **{first: other, second: "unknown"}).json["spot_check"]
    assert [fact["same"] for fact in told["facts"]] == [False, None, True]
    assert told["facts"][0]["answered"] == other
    assert told["facts"][0]["said"] not in (None, other)
    assert (told["answered_by"], told["how"], told["note"]) == ("王县", "telephone", "老人在家接的")
    assert cast.client(cast.supervisor).get("/api/spot-checks?state=open").json["spot_checks"] == []
    assert cast.client(cast.supervisor).get("/api/spot-checks?state=answered").json["spot_checks"][0]["facts"] == told["facts"]


def test_it_decides_nothing(cast: Cast) -> None:
    visit_id = made(cast)
    answer(cast, ask(cast, visit_id))
    assert Visit.get_by_id(visit_id).state == "waiting"


def test_who_asked_for_it_does_not_answer_nor_who_made_the_visit(cast: Cast) -> None:
    visit_id = made(cast)
    spot_check = ask(cast, visit_id)
    assert answer(cast, spot_check, by=cast.supervisor).json["code"] == "own_spot_check"
    colleague = people.account("张审核", "13900000009", "supervisor", XIJIANG)
    Visit.update(helper_id=colleague.id).where(Visit.id == visit_id).execute()
    assert answer(cast, spot_check, by=colleague).json["code"] == "own_spot_check"


def test_it_is_answered_once(cast: Cast) -> None:
    spot_check = ask(cast, made(cast))
    assert answer(cast, spot_check).status_code == 200
    assert answer(cast, spot_check).json["params"] == {"state": "answered"}


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"first": "perhaps"}, {"first": None}])
def test_an_answer_that_is_none_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    spot_check = ask(cast, made(cast))
    first = spot_check["facts"][0]["fact"]
    refused = answer(cast, spot_check, **{first if name == "first" else name: value for name, value in wrong.items()})
    assert refused.json["code"] == "invalid"


def test_a_withdrawn_visit_is_not_asked_about(cast: Cast) -> None:
    visit_id = made(cast)
    body = {"visit_id": visit_id, "base_revision": 1, "reason": "记错了户"}
    push(cast.client(cast.helper), operation("visit.withdraw", body))
    assert post(cast, "", {"id": ids.new(), "visit_id": visit_id}).json["code"] == "wrong_state"


def test_the_same_id_is_the_same_spot_check(cast: Cast) -> None:
    body = {"id": ids.new(), "visit_id": made(cast)}
    assert post(cast, "", body).json == post(cast, "", body).json
    assert post(cast, "", {**body, "visit_id": made(cast)}).json["code"] == "operation_changed"


def test_another_township_finds_nothing(cast: Cast) -> None:
    visit_id = made(cast)
    spot_check = ask(cast, visit_id)
    stranger = cast.other_supervisor
    assert post(cast, "", {"id": ids.new(), "visit_id": visit_id}, by=stranger).status_code == 404
    assert answer(cast, spot_check, by=stranger).status_code == 404
    assert cast.client(stranger).get("/api/spot-checks").json["spot_checks"] == []
