"""Approving many at once: frozen first, applied row by row, and taken back while nothing was built on it."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from server import clock, db, ids
from server.accounts.model import Account
from server.reviews import bulk
from server.reviews.model import Review, UndoneReview
from server.visits.model import Visit
from tests import cast as people
from tests.bodies import content, operation, push, record
from tests.cast import DANJIANG, XIJIANG, Cast
from tests.reviews.verdicts import approve, give_back


def made(cast: Cast, household: Any = None) -> str:
    sent = record(household or cast.mao)
    push(cast.client(cast.helper), sent)
    # What is flagged is another test's matter.
    Visit.update(open_flags=0).execute()
    return str(sent["body"]["id"])


def amend(cast: Cast, visit_id: str) -> None:
    push(cast.client(cast.helper), operation("visit.amend", {"visit_id": visit_id, "base_revision": 1, **content()}))


def call(cast: Cast, path: str, body: Any = None, by: Any = None) -> Any:
    return cast.client(by or cast.supervisor).post(f"/api/batches{path}", json=body)


def freeze(cast: Cast, **changes: Any) -> Any:
    answer = call(cast, "", {"id": ids.new(), "asked": {}, **changes})
    assert answer.status_code == 200, answer.json
    return answer.json["batch"]


def apply(cast: Cast, batch: Any) -> Any:
    return call(cast, f"/{batch['id']}/application").json["batch"]


def undo(cast: Cast, batch: Any) -> Any:
    return call(cast, f"/{batch['id']}/undoing").json["batch"]


def rows(cast: Cast, batch: Any, heap: str, limit: int = 2) -> list[Any]:
    """All of a heap, page by page."""
    client, found, after = cast.client(cast.supervisor), [], 0
    while after is not None:
        page = client.get(f"/api/batches/{batch['id']}/rows?heap={heap}&limit={limit}&after={after}").json
        found += page["rows"]
        after = page["next"]
    return found


def cut_off(*_: Any) -> None:
    raise OSError("the line was cut")


def states(cast: Cast) -> dict[str, int]:
    counts = cast.client(cast.supervisor).get("/api/visits").json["counts"]
    return {state: counts[state] for state in ("waiting", "approved", "returned")}


def test_every_row_is_reached_page_by_page_and_tells_what_became_of_it(cast: Cast) -> None:
    meant = [made(cast) for _ in range(5)]
    flagged = [made(cast) for _ in range(3)]
    Visit.update(open_flags=1).where(Visit.id.in_(flagged)).execute()
    batch = freeze(cast)
    assert [row["visit_id"] for row in rows(cast, batch, "approved")] == meant
    assert [(row["visit_id"], row["why"]) for row in rows(cast, batch, "left_out")] == [(one, "open_flag") for one in flagged]
    approve(cast, meant[1])
    apply(cast, batch)
    assert [row["visit_id"] for row in rows(cast, batch, "approved")] == [meant[0], *meant[2:]]
    (refused,) = rows(cast, batch, "refused")
    assert (refused["visit_id"], refused["name"], refused["problem"]["code"]) == (meant[1], "毛静", "already_reviewed")
    amend(cast, meant[4])
    undo(cast, batch)
    assert [row["visit_id"] for row in rows(cast, batch, "approved")] == [meant[0], *meant[2:4]]
    assert [row["visit_id"] for row in rows(cast, batch, "kept")] == [meant[4]]


def test_a_dry_run_counts_and_changes_nothing(cast: Cast) -> None:
    made(cast)
    made(cast)
    batch = freeze(cast)
    assert (batch["state"], batch["count"], batch["left_out_count"], batch["beyond"]) == ("frozen", 2, 0, False)
    assert states(cast)["waiting"] == 2


def test_what_was_frozen_is_approved_and_what_came_later_is_not(cast: Cast) -> None:
    first = made(cast)
    batch = freeze(cast)
    later = made(cast)
    done = apply(cast, batch)
    assert (done["state"], done["approved"], done["refused_count"]) == ("applied", 1, 0)
    assert {visit.id: visit.state for visit in Visit.select()} == {first: "approved", later: "waiting"}


def test_a_filter_narrows_it(cast: Cast) -> None:
    made(cast)
    made(cast, cast.chen)
    assert freeze(cast, asked={"q": "陈"})["count"] == 1
    assert freeze(cast, asked={"region": "522634101001"})["count"] == 1
    assert freeze(cast, asked={"helper": cast.other_helper.id})["count"] == 0


def test_visits_with_open_flags_are_left_out_unless_named_and_own_ones_always(cast: Cast) -> None:
    flagged, own, plain = made(cast), made(cast), made(cast)
    Visit.update(open_flags=2).where(Visit.id == flagged).execute()
    Visit.update(helper_id=cast.supervisor.id).where(Visit.id == own).execute()
    batch = freeze(cast)
    assert batch["count"] == 1
    left_out = rows(cast, batch, "left_out")
    assert {(line["visit_id"], line["why"], line["name"]) for line in left_out} == {
        (flagged, "open_flag", "毛静"),
        (own, "own_visit", "毛静"),
    }
    assert batch["left_out_by"] == {"open_flag": 1, "own_visit": 1}
    named = freeze(cast, named=[flagged, own])
    assert (named["count"], named["left_out_by"]) == (2, {"own_visit": 1})
    apply(cast, named)
    assert {visit.id: visit.state for visit in Visit.select()} == {flagged: "approved", own: "waiting", plain: "approved"}


def test_one_named_that_waits_no_more_is_said_to(cast: Cast) -> None:
    seen, waits = made(cast), made(cast)
    approve(cast, seen)
    batch = freeze(cast, asked=None, named=[seen, waits])
    (left_out,) = rows(cast, batch, "left_out")
    assert (batch["count"], left_out["visit_id"], left_out["why"]) == (1, seen, "not_waiting")


def test_each_row_says_why_it_was_not_approved_and_the_others_are(cast: Cast) -> None:
    amended, decided, flagged, good = (made(cast) for _ in range(4))
    batch = freeze(cast)
    amend(cast, amended)
    approve(cast, decided)
    Visit.update(open_flags=1).where(Visit.id == flagged).execute()
    done = apply(cast, batch)
    assert {line["visit_id"]: line["problem"]["code"] for line in rows(cast, batch, "refused")} == {
        amended: "stale_revision",
        decided: "already_reviewed",
        flagged: "flagged_meanwhile",
    }
    assert (done["approved"], Visit.get_by_id(good).state) == (1, "approved")


def test_applied_again_after_an_amendment_it_still_says_that_its_verdict_stands(cast: Cast) -> None:
    visit_id = made(cast)
    batch = freeze(cast)
    apply(cast, batch)
    amend(cast, visit_id)
    Visit.update(open_flags=1).where(Visit.id == visit_id).execute()
    done = apply(cast, batch)
    assert (done["refused_count"], done["approved"]) == (0, 1)


def test_applied_twice_it_is_applied_once(cast: Cast) -> None:
    made(cast)
    batch = freeze(cast)
    assert apply(cast, batch) == apply(cast, batch)
    assert Review.select().count() == 1


def test_applied_twice_it_approves_nothing_that_it_has_refused_before(cast: Cast) -> None:
    visit_id = made(cast)
    batch = freeze(cast)
    Visit.update(open_flags=1).execute()
    assert [row["visit_id"] for row in rows(cast, apply(cast, batch), "refused")] == [visit_id]
    Visit.update(open_flags=0).execute()
    assert apply(cast, batch)["refused_count"] == 1
    assert Visit.get_by_id(visit_id).state == "waiting"


def test_one_that_was_cut_off_in_the_middle_goes_on_where_it_was(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(5):
        made(cast)
    batch = freeze(cast)
    monkeypatch.setattr(bulk, "_PART", 2)
    whole, writes = db.write, []

    def cut(*most: Any) -> Any:
        writes.append(1)
        if len(writes) == 2:
            raise OSError("the line was cut")
        return whole(*most)

    monkeypatch.setattr(db, "write", cut)
    with pytest.raises(OSError, match="cut"):
        bulk.apply(cast.supervisor, batch["id"])
    monkeypatch.setattr(db, "write", whole)
    assert states(cast) == {"waiting": 3, "approved": 2, "returned": 0}
    assert apply(cast, batch)["approved"] == 5


def test_undone_they_wait_again_and_the_verdicts_are_kept_beside(cast: Cast) -> None:
    first = made(cast)
    batch = freeze(cast)
    apply(cast, batch)
    undone = undo(cast, batch)
    assert (undone["state"], undone["kept_count"]) == ("undone", 0)
    assert states(cast) == {"waiting": 1, "approved": 0, "returned": 0}
    assert [(row.visit_id, row.decision, row.undone_by) for row in UndoneReview.select()] == [
        (first, "approved", cast.supervisor.id)
    ]
    assert approve(cast, first)["outcome"] == "applied"


def test_undone_a_visit_has_the_first_verdict_that_is_left_or_none(cast: Cast) -> None:
    plain, amended = made(cast), made(cast)
    give_back(cast, amended)
    first = Review.get(Review.visit_id == amended).at
    amend(cast, amended)
    Visit.update(open_flags=0).execute()
    batch = freeze(cast)
    assert apply(cast, batch)["refused_count"] == 0
    assert Visit.get_by_id(plain).decided_at == Review.get(Review.visit_id == plain).at
    undo(cast, batch)
    assert [Visit.get_by_id(one).decided_at for one in (plain, amended)] == [None, first]
    waiting = cast.client(cast.supervisor).get("/api/visits?state=waiting&decided=1").json["visits"]
    assert [visit["id"] for visit in waiting] == [amended]


def test_what_has_gone_on_since_is_not_undone(cast: Cast) -> None:
    amended, plain = made(cast), made(cast)
    batch = freeze(cast)
    apply(cast, batch)
    amend(cast, amended)
    undo(cast, batch)
    assert [line["visit_id"] for line in rows(cast, batch, "kept")] == [amended]
    assert Review.get(Review.visit_id == amended).decision == "approved"
    assert Visit.get_by_id(plain).state == "waiting"


def test_who_has_gone_to_another_township_takes_nothing_back_here(cast: Cast) -> None:
    visit_id = made(cast)
    batch = freeze(cast)
    apply(cast, batch)
    Account.update(region_code=DANJIANG).where(Account.id == cast.supervisor.id).execute()
    undo(cast, batch)
    assert [line["visit_id"] for line in rows(cast, batch, "kept")] == [visit_id]
    assert Visit.get_by_id(visit_id).state == "approved"


def test_it_can_be_undone_to_the_end_of_its_last_day_and_no_longer(cast: Cast) -> None:
    visit_id = made(cast)
    batch = freeze(cast)
    assert batch["undo_until"] is None
    with clock.pinned(datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)):
        assert apply(cast, batch)["undo_until"] == "2026-03-16"
    with clock.pinned(datetime(2026, 3, 17, tzinfo=clock.SHANGHAI)):
        refused = call(cast, f"/{batch['id']}/undoing")
    assert (refused.status_code, refused.json["code"], refused.json["params"]) == (409, "undo_over", {"until": "2026-03-16"})
    assert Visit.get_by_id(visit_id).state == "approved"
    with clock.pinned(datetime(2026, 3, 16, 23, 59, tzinfo=clock.SHANGHAI)):
        assert undo(cast, batch)["state"] == "undone"
    assert Visit.get_by_id(visit_id).state == "waiting"


def test_an_undoing_that_was_cut_off_is_finished_also_after_that_day(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    visit_id = made(cast)
    batch = freeze(cast)
    apply(cast, batch)
    monkeypatch.setattr(bulk, "_taken_back", cut_off)
    with pytest.raises(OSError, match="cut"):
        bulk.undo(cast.supervisor, batch["id"])
    monkeypatch.undo()
    shown = cast.client(cast.supervisor).get(f"/api/batches/{batch['id']}").json["batch"]
    assert (shown["state"], shown["undone_at"] is None) == ("applied", False)
    with clock.pinned(clock.now() + timedelta(days=30)):
        assert bulk.undo(cast.supervisor, batch["id"]).kept == []
    assert Visit.get_by_id(visit_id).state == "waiting"


def test_it_goes_frozen_applied_undone_and_no_other_way(cast: Cast) -> None:
    made(cast)
    batch = freeze(cast)
    assert call(cast, f"/{batch['id']}/undoing").json["params"] == {"state": "frozen"}
    apply(cast, batch)
    undo(cast, batch)
    assert undo(cast, batch)["kept_count"] == 0
    assert call(cast, f"/{batch['id']}/application").json["params"] == {"state": "undone"}


def test_one_that_holds_nothing_goes_the_same_way(cast: Cast) -> None:
    batch = freeze(cast)
    assert (apply(cast, batch)["state"], undo(cast, batch)["state"]) == ("applied", "undone")


def test_the_same_id_is_the_same_batch_and_another_question_under_it_is_refused(cast: Cast) -> None:
    body = {"id": ids.new(), "asked": {}}
    first = call(cast, "", body).json
    made(cast)
    assert call(cast, "", body).json == first
    assert call(cast, "", {**body, "asked": {"q": "毛"}}).json["code"] == "operation_changed"


def test_only_who_froze_it_applies_it(cast: Cast) -> None:
    batch = freeze(cast)
    colleague = people.account("张审核", "13900000009", "supervisor", XIJIANG)
    for path in (f"/{batch['id']}/application", f"/{batch['id']}/undoing"):
        assert call(cast, path, by=colleague).status_code == 404
    assert cast.client(colleague).get(f"/api/batches/{batch['id']}").status_code == 404
    assert [row["id"] for row in cast.client(cast.supervisor).get("/api/batches").json["batches"]] == [batch["id"]]


@pytest.mark.parametrize(("asked", "code"), [({"q": "毛\0"}, "control_character"), ({"region": "522634101\0"}, "invalid")])
def test_what_no_store_can_look_for_is_refused(cast: Cast, asked: dict[str, str], code: str) -> None:
    refused = call(cast, "", {"id": ids.new(), "asked": asked})
    assert (refused.status_code, [*refused.json["errors"].values()]) == (422, [[code]])


def test_another_townships_visits_are_no_bodys_to_freeze_here(cast: Cast) -> None:
    visit_id = made(cast)
    answer = call(cast, "", {"id": ids.new(), "named": [visit_id]}, by=cast.other_supervisor)
    assert answer.json["batch"]["count"] == 0
    assert call(cast, "", {"id": ids.new(), "asked": {"region": "522634100"}}).status_code == 404
