"""A random sample of the quiet visits: the same for everybody who draws it, and honest about what it shows."""

import csv
from hashlib import sha256
from io import StringIO
from itertools import product
from typing import Any

import pytest

from server import ids
from server.reviews import sampling
from server.trail.model import TrailEntry
from server.visits.model import Visit
from tests.bodies import content, operation, push, record
from tests.cast import Cast, account
from tests.reviews.verdicts import approve, give_back

HELPERS, VILLAGES, EACH = 9, 3, 10


def population() -> list[tuple[str, tuple[str, str]]]:
    strata = product((f"helper-{n}" for n in range(HELPERS)), (f"village-{n}" for n in range(VILLAGES)))
    return [(ids.new(), stratum) for stratum in strata for _ in range(EACH)]


def made(cast: Cast, number: int = 1) -> list[str]:
    sent = [record(household) for household in (cast.mao, cast.chen) for _ in range(number)]
    push(cast.client(cast.helper), *sent)
    Visit.update(open_flags=0).execute()
    return [str(one["body"]["id"]) for one in sent]


def post(cast: Cast, path: str, body: dict[str, Any]) -> Any:
    return cast.client(cast.supervisor).post(path, json=body)


def draw(cast: Cast, percent: int = 50, **asked: Any) -> Any:
    answer = post(cast, "/api/samples", {"id": ids.new(), "asked": asked, "percent": percent})
    assert answer.status_code == 200, answer.json
    return answer.json["sample"]


def look(cast: Cast, sample: Any) -> Any:
    return cast.client(cast.county).get(f"/api/samples/{sample['id']}").json["sample"]


def rest(cast: Cast, sample: Any) -> Any:
    return post(cast, "/api/batches", {"id": ids.new(), "sample_id": sample["id"]})


def test_every_stratum_has_its_share_of_the_sample() -> None:
    visits = population()
    taken = sampling.drawn("a seed", visits, 20)
    assert len(taken) == 54
    for stratum in {stratum for _, stratum in visits}:
        assert sum(visit_id in taken for visit_id, mine in visits if mine == stratum) == 2


def test_small_strata_share_a_small_sample_and_none_has_two_before_another_has_one() -> None:
    visits = population()
    taken = sampling.drawn("another seed", visits, 5)
    assert len(taken) == 14
    assert max(sum(visit_id in taken for visit_id, mine in visits if mine == stratum) for _, stratum in visits) == 1


def test_every_visit_has_its_chance() -> None:
    visits = population()
    seen = set().union(*(sampling.drawn(f"seed {n}", visits, 10) for n in range(200)))
    assert len(seen) == len(visits)


def test_anybody_can_draw_it_again_from_what_is_published(cast: Cast) -> None:
    made(cast, 6)
    sample = look(cast, draw(cast, 25))

    def rank(visit_id: str = "") -> str:
        return sha256((sample["seed"] + visit_id).encode()).hexdigest()

    order = sorted(sample["visits"], key=lambda one: (one["stratum"].split(), rank(one["visit_id"])))
    start = int(rank(), 16) / 2**256
    again = {order[int((n + start) * 12 / 3)]["visit_id"] for n in range(3)}
    assert again == {one["visit_id"] for one in sample["drawn"]}


def test_its_file_holds_all_that_it_was_drawn_from_in_the_order_of_the_draw(cast: Cast) -> None:
    made(cast, 6)
    sample = draw(cast, 25)
    answer = cast.client(cast.county).get(f"/api/samples/{sample['id']}/visits.csv", buffered=True)
    rows = list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig"), newline="")))
    assert [int(row["序号"]) for row in rows] == list(range(12))
    ranks = [sha256((sample["seed"] + row["走访编号"]).encode()).hexdigest() for row in rows]
    assert ranks == [row["SHA-256（种子接走访编号）"] for row in rows]
    order = [(row["帮扶人编号"], row["村编号"], rank) for row, rank in zip(rows, ranks, strict=True)]
    assert order == sorted(order)
    start = int(sha256(sample["seed"].encode()).hexdigest(), 16) / 2**256
    again = {rows[int((n + start) * 12 / 3)]["走访编号"] for n in range(3)}
    assert again == {row["走访编号"] for row in rows if row["抽中"]} == {one["visit_id"] for one in sample["drawn"]}
    assert cast.mao.head_name not in answer.data.decode()


def test_the_county_and_the_township_see_every_sample_of_theirs_with_its_maker_and_nobody_else_does(cast: Cast) -> None:
    made(cast)
    sample = draw(cast)
    colleague = account("吴审核", "13900000077", "supervisor", cast.supervisor.region_code)
    for person in (cast.county, colleague):
        seen = cast.client(person).get("/api/samples").json["samples"]
        assert [(row["id"], row["by"]) for row in seen] == [(sample["id"], cast.supervisor.name)]
    for stranger in (cast.other_supervisor, cast.other_county):
        assert cast.client(stranger).get("/api/samples").json["samples"] == []


def test_what_is_flagged_or_ones_own_is_not_drawn_from(cast: Cast) -> None:
    flagged, own, *quiet = made(cast, 2)
    Visit.update(open_flags=1).where(Visit.id == flagged).execute()
    Visit.update(helper_id=cast.supervisor.id).where(Visit.id == own).execute()
    sample = draw(cast, 100)
    assert {one["visit_id"] for one in sample["visits"]} == set(quiet)
    assert (sample["population"], sample["size"], sample["left_out"]) == (2, 2, 2)


def test_where_nothing_is_quiet_there_is_nothing_to_draw_and_nothing_is_kept(cast: Cast) -> None:
    made(cast)
    Visit.update(open_flags=1).execute()
    answer = post(cast, "/api/samples", {"id": ids.new(), "asked": {}, "percent": 10})
    assert (answer.status_code, answer.json["code"]) == (409, "nothing_quiet")
    assert cast.client(cast.county).get("/api/samples").json["samples"] == []


def test_the_rest_may_be_approved_once_the_sample_was_read(cast: Cast) -> None:
    all_of_them = made(cast, 2)
    sample = draw(cast)
    assert rest(cast, sample).json["params"] == {"left": 2}
    taken = {one["visit_id"] for one in sample["drawn"]}
    for visit_id in taken:
        approve(cast, visit_id)
    batch = rest(cast, sample).json["batch"]
    assert (batch["count"], batch["sample_id"]) == (2, sample["id"])
    done = post(cast, f"/api/batches/{batch['id']}/application", {}).json["batch"]
    assert done["approved"] == 2
    assert {visit.state for visit in Visit.select()} == {"approved"}
    assert taken < set(all_of_them)


def test_the_queue_can_be_narrowed_to_it(cast: Cast) -> None:
    made(cast, 3)
    sample = draw(cast)
    page = cast.client(cast.supervisor).get(f"/api/visits?state=waiting&sample={sample['id']}").json
    assert {row["id"] for row in page["visits"]} == {one["visit_id"] for one in sample["drawn"]}
    assert page["counts"]["waiting"] == 3
    assert cast.client(cast.other_supervisor).get(f"/api/visits?sample={sample['id']}").status_code == 404


def test_it_says_what_was_read_and_what_that_shows(cast: Cast) -> None:
    made(cast, 4)
    sample = draw(cast)
    assert (sample["read"], sample["at_most"]) == (0, None)
    first, *others = [one["visit_id"] for one in sample["drawn"]]
    give_back(cast, first)
    for visit_id in others:
        approve(cast, visit_id)
    sample = look(cast, sample)
    assert (sample["read"], sample["returned"]) == (4, 1)
    assert {one["visit_id"]: one["said"] for one in sample["drawn"]}[first] == "returned"
    assert sample["at_most"] == 5


def test_one_that_was_amended_before_it_was_read_must_be_read_as_it_is_now(cast: Cast) -> None:
    made(cast, 1)
    sample = draw(cast, 100)
    first, second = [one["visit_id"] for one in sample["drawn"]]
    approve(cast, first)
    push(cast.client(cast.helper), operation("visit.amend", {"visit_id": second, "base_revision": 1, **content()}))
    assert rest(cast, sample).json["code"] == "sample_unread"
    approve(cast, second, 2)
    assert rest(cast, sample).json["batch"]["count"] == 0
    assert (look(cast, sample)["read"], look(cast, sample)["at_most"]) == (2, 0)


def test_one_that_was_returned_counts_as_returned_whatever_it_became(cast: Cast) -> None:
    made(cast, 1)
    sample = draw(cast, 100)
    first, second = [one["visit_id"] for one in sample["drawn"]]
    approve(cast, first)
    give_back(cast, second)
    push(cast.client(cast.helper), operation("visit.amend", {"visit_id": second, "base_revision": 1, **content()}))
    approve(cast, second, 2)
    assert (look(cast, sample)["read"], look(cast, sample)["returned"]) == (2, 1)


def test_nobody_waits_for_one_that_was_withdrawn_before_it_was_read(cast: Cast) -> None:
    made(cast, 1)
    sample = draw(cast, 100)
    first, second = [one["visit_id"] for one in sample["drawn"]]
    approve(cast, first)
    push(cast.client(cast.helper), operation("visit.withdraw", {"visit_id": second, "base_revision": 1, "reason": "记错了户"}))
    sample = look(cast, sample)
    assert {one["visit_id"]: one["said"] for one in sample["drawn"]} == {first: "approved", second: "withdrawn"}
    assert (sample["read"], sample["at_most"]) == (1, 1)
    assert rest(cast, sample).json["batch"]["count"] == 0


@pytest.mark.parametrize(
    ("of", "read", "returned", "most"), [(100, 100, 3, 3), (282, 29, 0, 26), (10, 1, 0, 9), (282, 29, 2, 54)]
)
def test_the_most_that_a_sample_leaves_possible(of: int, read: int, returned: int, most: int) -> None:
    assert sampling.at_most(of, read, returned) == most


def test_drawing_again_and_again_leaves_a_row_each_time(cast: Cast) -> None:
    made(cast)
    seeds = [draw(cast)["seed"], draw(cast)["seed"]]
    assert [entry.detail[0] for entry in TrailEntry.select().where(TrailEntry.verb == "sample.draw")] == seeds
    assert seeds[0] != seeds[1]


def test_the_same_id_is_the_same_sample_and_another_question_under_it_is_refused(cast: Cast) -> None:
    made(cast)
    body = {"id": ids.new(), "asked": {}, "percent": 50}
    assert post(cast, "/api/samples", body).json == post(cast, "/api/samples", body).json
    assert post(cast, "/api/samples", {**body, "percent": 60}).json["code"] == "operation_changed"


def test_another_township_finds_neither_sample_nor_visits(cast: Cast) -> None:
    made(cast)
    sample = draw(cast)
    client = cast.client(cast.other_supervisor)
    assert client.get(f"/api/samples/{sample['id']}").status_code == 404
    assert client.post("/api/batches", json={"id": ids.new(), "sample_id": sample["id"]}).status_code == 404
