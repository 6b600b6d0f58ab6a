"""Several processes at once: what is promised once happens once, and nobody is told that the store is locked."""

from server.households.model import Household
from server.sync.model import Receipt
from server.trail import service as trail
from server.visits.model import Visit
from tests.bodies import push, record
from tests.cast import Cast, account, session_of
from tests.processes import at_once
from tests.reviews.verdicts import verdict


def test_one_operation_from_four_processes_is_done_once(cast: Cast) -> None:
    body = {"device_id": "p", "operations": [record(cast.mao)]}
    cookie = session_of(cast.helper)
    answers = at_once(cast.app, [(cookie, "/api/sync/push", [body])] * 4)
    results = [answer[0]["results"][0] for answer in answers]
    assert sorted(one["replay"] for one in results) == [False, True, True, True]
    assert {one["outcome"] for one in results} == {"applied"}
    assert (Visit.select().count(), Receipt.select().count()) == (1, 1)


def test_the_same_visit_under_four_operations_is_recorded_once_and_refused_thrice(cast: Cast) -> None:
    sent = record(cast.mao)
    cookie = session_of(cast.helper)
    bodies = [{"device_id": "p", "operations": [{**sent, "id": record(cast.mao)["id"]}]} for _ in range(4)]
    answers = at_once(cast.app, [(cookie, "/api/sync/push", [body]) for body in bodies])
    assert sorted(answer[0]["results"][0]["outcome"] for answer in answers) == ["applied", "refused", "refused", "refused"]
    assert Visit.select().count() == 1


def test_four_writers_side_by_side_lose_nothing_and_keep_the_trail_whole(cast: Cast) -> None:
    cookie = session_of(cast.helper)
    before = Household.get_by_id(cast.mao.id).revision
    work = [
        (cookie, "/api/sync/push", [{"device_id": "p", "operations": [record(cast.mao), record(cast.chen)]} for _ in range(10)])
        for _ in range(4)
    ]
    answers = at_once(cast.app, work)
    outcomes = [result["outcome"] for answer in answers for one in answer for result in one["results"]]
    assert outcomes == ["applied"] * 80
    assert Visit.select().count() == 80
    assert Household.get_by_id(cast.mao.id).revision == before + 40
    assert list(trail.verify()) == []


def test_of_two_supervisors_the_first_verdict_stands(cast: Cast) -> None:
    sent = record(cast.mao)
    push(cast.client(cast.helper), sent)
    colleague = account("张审核", "13900000008", "supervisor", "522634101")
    visit_id = sent["body"]["id"]
    answers = at_once(
        cast.app,
        [
            (session_of(cast.supervisor), "/api/reviews", [{"reviews": [verdict(visit_id, "approved")]}]),
            (session_of(colleague), "/api/reviews", [{"reviews": [verdict(visit_id, "returned")]}]),
        ],
    )
    codes = [answer[0]["results"][0].get("problem", {}).get("code", "applied") for answer in answers]
    assert sorted(codes) == ["already_reviewed", "applied"]


def test_two_supervisors_at_the_same_pile_from_both_ends_are_both_answered(cast: Cast) -> None:
    sent = [record(cast.mao) for _ in range(30)]
    push(cast.client(cast.helper), *sent)
    colleague = account("张审核", "13900000008", "supervisor", "522634101")
    pile = [one["body"]["id"] for one in sent]
    answers = at_once(
        cast.app,
        [
            (session_of(cast.supervisor), "/api/reviews", [{"reviews": [verdict(one) for one in pile]}]),
            (session_of(colleague), "/api/reviews", [{"reviews": [verdict(one) for one in reversed(pile)]}]),
        ],
    )
    outcomes = [result["outcome"] for answer in answers for result in answer[0]["results"]]
    assert sorted(outcomes) == ["applied"] * 30 + ["refused"] * 30
