"""Three facts asked again, blind, by somebody else; the comparison is kept."""

from typing import Any

import pytest

from server import ids
from server.reviews.model import SpotCheck
from server.visits.model import Visit
from tests.bodies import operation, push
from tests.cast import Cast
from tests.reviews.asking import answer, ask, listed, made, post, take_on


def test_the_questions_are_told_to_who_takes_it_on_and_what_the_helper_wrote_to_nobody(cast: Cast) -> None:
    spot_check = ask(cast, made(cast))
    assert (spot_check["mine"], spot_check["facts"], spot_check["claim"]) == (True, [], None)
    (seen,) = listed(cast, cast.county)
    assert (seen["mine"], seen["facts"], seen["barred"], seen["state"]) == (False, [], None, "open")
    facts = take_on(cast, spot_check, cast.county)["facts"]
    assert len({fact["fact"] for fact in facts}) == 3
    assert [(fact["said"], fact["answered"], fact["same"]) for fact in facts] == [(None, None, None)] * 3
    (seen,) = listed(cast, cast.supervisor)
    assert (seen["facts"], seen["claim"]["by"]["name"], seen["claim"]["mine"]) == ([], "王县", False)


def test_which_three_is_not_ours_to_choose_and_nothing_unseen_is_asked(cast: Cast) -> None:
    asked, visit_id, spot_check_id = [], made(cast), ids.new()
    for _ in range(20):  # under one id: nobody can try ids until it suits
        ask(cast, visit_id, spot_check_id=spot_check_id)
        asked.append(tuple(fact["fact"] for fact in SpotCheck.get_by_id(spot_check_id).facts))
        SpotCheck.delete_by_id(spot_check_id)
    assert len(set(asked)) > 10
    assert "checks.water" not in {fact for facts in asked for fact in facts}


def test_the_comparison_is_kept(cast: Cast) -> None:
    spot_check = take_on(cast, ask(cast, made(cast)), cast.county)
    first, second, _ = (fact["fact"] for fact in spot_check["facts"])
    other = {"day": "2026-01-01", "mode": "away", "needs": "no", "measures": "yes"}.get(first, "problem")
    told = answer(cast, spot_check, cast.county, **{first: other, second: "unknown"}).json["spot_check"]
    assert [fact["same"] for fact in told["facts"]] == [False, None, True]
    assert told["facts"][0]["answered"] == other
    assert told["facts"][0]["said"] not in (None, other)
    assert (told["answered_by"], told["how"], told["note"]) == ("王县", "telephone", "老人在家接的")
    assert listed(cast, cast.supervisor, "?state=open") == []
    assert listed(cast, cast.supervisor, "?state=answered")[0]["facts"] == told["facts"]


def test_it_decides_nothing(cast: Cast) -> None:
    visit_id = made(cast)
    answer(cast, take_on(cast, ask(cast, visit_id), cast.county), cast.county)
    assert Visit.get_by_id(visit_id).state == "waiting"


def test_it_is_answered_once(cast: Cast) -> None:
    spot_check = take_on(cast, ask(cast, made(cast)), cast.county)
    assert answer(cast, spot_check, cast.county).status_code == 200
    assert answer(cast, spot_check, cast.county).json["params"] == {"state": "answered"}


@pytest.mark.parametrize("wrong", [{"colour": "red"}, {"first": "perhaps"}, {"first": None}])
def test_an_answer_that_is_none_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    spot_check = take_on(cast, ask(cast, made(cast)), cast.county)
    first = spot_check["facts"][0]["fact"]
    changes = {first if name == "first" else name: value for name, value in wrong.items()}
    assert answer(cast, spot_check, cast.county, **changes).json["code"] == "invalid"


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
    assert answer(cast, spot_check, stranger).status_code == 404
    assert listed(cast, stranger) == []
