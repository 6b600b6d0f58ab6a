"""Verdicts: once per revision, on the current one, inside one's own region."""

from server.reviews.model import Review
from server.visits.model import Visit
from tests.bodies import content, operation, push, record
from tests.cast import Cast
from tests.reviews.verdicts import approve, give_back, review, verdict


def made(cast: Cast) -> str:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def test_approving_takes_it_out_of_the_queue(cast: Cast) -> None:
    visit_id = made(cast)
    assert approve(cast, visit_id)["outcome"] == "applied"
    page = cast.client(cast.supervisor).get("/api/visits?state=waiting").json
    assert (page["visits"], page["counts"]) == ([], {"waiting": 0, "approved": 1, "returned": 0})


def test_the_same_verdict_again_is_a_replay(cast: Cast) -> None:
    same = verdict(made(cast))
    assert [one["replay"] for one in (*review(cast, same), *review(cast, same))] == [False, True]
    assert Review.select().count() == 1


def test_a_colleague_who_was_second_is_told_what_stands(cast: Cast) -> None:
    visit_id = made(cast)
    approve(cast, visit_id)
    result = give_back(cast, visit_id)
    assert (result["outcome"], result["problem"]["code"]) == ("refused", "already_reviewed")
    told = result["problem"]["params"]
    assert (told["decision"], told["reviewer"]) == ("approved", "李审核")
    assert (
        told["at"] == cast.client(cast.supervisor).get(f"/api/visits/{visit_id}").json["visit"]["revisions"][0]["review"]["at"]
    )


def test_a_verdict_on_a_revision_that_was_amended_meanwhile_is_refused(cast: Cast) -> None:
    visit_id = made(cast)
    body = {"visit_id": visit_id, "base_revision": 1, **content()}
    push(cast.client(cast.helper), operation("visit.amend", body))
    assert approve(cast, visit_id)["problem"]["code"] == "stale_revision"


def test_several_at_once_have_a_result_each(cast: Cast) -> None:
    good, other = made(cast), made(cast)
    approve(cast, other)
    results = review(cast, verdict(good), verdict(other), verdict("0" * 8 + "-0000-7000-8000-" + "0" * 12))
    assert [one.get("problem", {}).get("code", one["outcome"]) for one in results] == [
        "applied",
        "already_reviewed",
        "not_found",
    ]


def test_a_return_needs_a_reason(cast: Cast) -> None:
    (result,) = review(cast, verdict(made(cast), "returned", reasons=[]))
    assert result["problem"]["errors"] == {"reasons": ["required"]}


def test_another_townships_supervisor_finds_nothing(cast: Cast) -> None:
    visit_id = made(cast)
    (result,) = review(cast, verdict(visit_id), by=cast.other_supervisor)
    assert result["problem"]["code"] == "not_found"
    assert cast.client(cast.other_supervisor).get(f"/api/visits/{visit_id}").status_code == 404


def test_nobody_reviews_a_visit_of_their_own(cast: Cast) -> None:
    visit_id = made(cast)
    Visit.update(helper_id=cast.supervisor.id).execute()
    assert approve(cast, visit_id)["problem"]["code"] == "own_visit"


def test_helpers_and_county_staff_give_no_verdicts(cast: Cast) -> None:
    for person in (cast.helper, cast.county):
        answer = cast.client(person).post("/api/reviews", json={"reviews": [verdict(made(cast))]})
        assert (answer.status_code, answer.json["code"]) == (403, "not_yours")


def test_one_id_for_two_verdicts_is_refused_and_the_good_one_stays(cast: Cast) -> None:
    same = verdict(made(cast))
    results = review(cast, same, {**verdict(made(cast)), "id": same["id"]}, verdict(made(cast), revision=2**31 - 1))
    assert [one.get("problem", {}).get("code", one["outcome"]) for one in results] == ["applied", "duplicate", "stale_revision"]
    changed = {**same, "decision": "returned", "reasons": [{"field": "met", "code": "missing", "note": ""}]}
    assert review(cast, changed)[0]["problem"]["code"] == "operation_changed"


def test_a_revision_that_no_store_can_hold_is_refused(cast: Cast) -> None:
    answer = cast.client(cast.supervisor).post("/api/reviews", json={"reviews": [verdict(made(cast), revision=2**64)]})
    assert answer.json["errors"] == {"reviews.0.revision": ["invalid"]}
