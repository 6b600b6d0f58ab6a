"""Who answers for a need: an office by its name, or an account that can act on it."""

from typing import Any

import pytest

from server.accounts import service as accounts
from server.accounts.model import Account
from server.db import write
from server.needs.model import Need
from server.pairings.model import Pairing
from tests.bodies import need, push, record
from tests.cast import DANJIANG, Cast, account, pair
from tests.needs.acts import bundle, listed, report, step


@pytest.fixture
def raised(cast: Cast) -> str:
    wish = need()
    push(cast.client(cast.helper), record(cast.mao, needs=[wish]))
    return str(wish["id"])


def assign(cast: Cast, need_id: str, **owner: Any) -> Any:
    return step(cast, need_id, "assigned", due_on="2026-12-01", **owner)


def test_an_account_answers_for_it_under_its_present_name(cast: Cast, raised: str) -> None:
    # One who has done nothing else that this household's phones show.
    assert assign(cast, raised, assignee_id=cast.county.id, next_step="去县医院问慢病本").status_code == 200
    before = bundle(cast)["revision"]
    assert cast.client(cast.county).patch(f"/api/accounts/{cast.county.id}", json={"name": "王县长"}).status_code == 200
    shown = bundle(cast)
    (one,) = shown["needs"]
    assert (one["assignee"], one["assignee_id"], one["next_step"]) == ("王县长", cast.county.id, "去县医院问慢病本")
    assert [taken["assignee"] for taken in one["steps"]] == [None, "王县长"]
    assert shown["revision"] > before
    assert listed(cast, f"owner={cast.county.id}") == [raised]


def test_an_office_takes_it_from_the_account(cast: Cast, raised: str) -> None:
    assign(cast, raised, assignee_id=cast.helper.id)
    shown = assign(cast, raised, assignee="镇卫生院").json["need"]
    assert (shown["assignee"], shown["assignee_id"]) == ("镇卫生院", None)
    assert listed(cast, "owner=镇卫生院") == [raised]
    assert listed(cast, "owner=none") == listed(cast, f"owner={cast.helper.id}") == []


def test_two_owners_are_none(cast: Cast, raised: str) -> None:
    answer = assign(cast, raised, assignee="镇卫生院", assignee_id=cast.helper.id)
    assert (answer.status_code, answer.json["errors"]) == (422, {"assignee": ["invalid"]})


def test_who_could_not_act_on_it_cannot_answer_for_it(cast: Cast, raised: str) -> None:
    gone = account("走人", "13900000031", "supervisor", cast.supervisor.region_code, disabled_at=cast.supervisor.created_at)
    for wrong in (cast.other_helper, cast.other_supervisor, cast.other_county, gone):
        assert assign(cast, raised, assignee_id=wrong.id).json["errors"] == {"assignee_id": ["invalid"]}, wrong.name
    assert assign(cast, raised, assignee_id=raised).json["errors"] == {"assignee_id": ["invalid"]}
    for right in (cast.supervisor, cast.county, cast.helper):
        assert assign(cast, raised, assignee_id=right.id).status_code == 200, right.name


def test_the_lists_balance_when_each_need_has_an_owner_and_a_next_step(cast: Cast, raised: str) -> None:
    assert listed(cast, "lacks=owner") == listed(cast, "lacks=next_step") == listed(cast, "lacks=either") == [raised]
    assign(cast, raised, assignee="镇卫生院")
    assert (listed(cast, "lacks=owner"), listed(cast, "lacks=either")) == ([], [raised])
    report(cast, raised, "progress", "已联系", next_step="周五送药")
    assert listed(cast, "lacks=either") == []
    counts = cast.client(cast.supervisor).get("/api/needs").json["counts"]
    assert [counts[lack] for lack in ("owner", "next_step", "either")] == [0, 0, 0]


def test_an_owner_who_works_elsewhere_by_now_is_no_owner(cast: Cast, raised: str) -> None:
    assign(cast, raised, assignee_id=cast.supervisor.id)
    assert listed(cast, "lacks=owner", cast.county) == []
    Account.update(region_code=DANJIANG).where(Account.id == cast.supervisor.id).execute()
    assert listed(cast, "lacks=owner", cast.county) == [raised]


def test_an_owner_who_is_gone_is_no_owner(cast: Cast, raised: str) -> None:
    second = account("罗助", "13900000032", "helper", cast.helper.region_code)
    care = pair(cast.mao, second, "support")
    assign(cast, raised, assignee_id=second.id, next_step="问低保")
    assert listed(cast, "lacks=either") == []
    Pairing.update(ends_on=care.starts_on).where(Pairing.id == care.id).execute()
    assert listed(cast, "lacks=owner") == [raised]
    assign(cast, raised, assignee_id=cast.supervisor.id)
    assert listed(cast, "lacks=owner") == []
    with write():
        accounts.change(cast.county, cast.supervisor.id, {"disabled": True})
    assert listed(cast, "lacks=owner", cast.county) == [raised]


def test_what_is_settled_lacks_nothing(cast: Cast, raised: str) -> None:
    step(cast, raised, "declined", note="不属于帮扶范围")
    assert Need.get_by_id(raised).assignee is None
    assert listed(cast, "lacks=either") == []
