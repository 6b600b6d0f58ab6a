"""The queue: a page by key, its filters and its counts."""

from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest

from server import clock, ids
from server.accounts.model import Account
from server.households import heads
from server.households.model import Household
from server.reviews import chosen, lists, narrowing
from server.reviews.listed import before
from server.visits.model import Visit
from tests.bodies import FINE, ago, content, need, operation, push, record
from tests.cast import Cast, household, pair
from tests.reviews.verdicts import approve, give_back
from tests.tallies import scene


def listed(cast: Cast, query: str = "") -> list[str]:
    return [row["id"] for row in page(cast, query)["visits"]]


def page(cast: Cast, query: str = "") -> Any:
    answer = cast.client(cast.supervisor).get(f"/api/visits?{query}")
    assert answer.status_code == 200, answer.json
    return answer.json


def paged(cast: Cast, query: str, person: Account | None = None) -> list[str]:
    """All of it, two at a time."""
    seen: list[str] = []
    after = ""
    while True:
        one = cast.client(person or cast.supervisor).get(f"/api/visits?limit=2&{query}{after}").json
        seen += [row["id"] for row in one["visits"]]
        if one["next"] is None:
            return seen
        after = f"&after={one['next']}"


def made(cast: Cast, household: Any = None, **changes: Any) -> str:
    sent = record(household or cast.mao, **changes)
    push(cast.client(cast.helper), sent)
    return str(sent["body"]["id"])


def test_oldest_first_or_newest_first_page_by_page_without_gap_or_double(cast: Cast) -> None:
    all_of_them = [made(cast) for _ in range(5)]
    assert paged(cast, "") == all_of_them
    assert listed(cast, "order=newest") == all_of_them[::-1]


def test_in_order_of_time_however_many_flags_are_open(cast: Cast) -> None:
    asked = ("care", "job", "income", "policy")  # what no check looks at: each is flagged because it is urgent
    flags = (0, 3, 1, 4, 2, 0)
    waiting = [
        made(
            cast,
            needs=[need(category=category) for category in asked[:number]],
            started_at=ago(days=day),
            ended_at=ago(days=day),
        )
        for day, number in enumerate(flags, 1)
    ]
    assert [visit.open_flags for visit in Visit.select().order_by(Visit.received_at, Visit.id)] == [*flags]
    for person in (cast.supervisor, cast.county):
        assert paged(cast, "state=waiting&order=oldest", person) == waiting
        assert paged(cast, "order=newest", person) == waiting[::-1]
        assert paged(cast, "state=waiting", person) == [waiting[place] for place in (3, 1, 4, 2, 0, 5)]


def test_a_visit_made_before_its_household_moved_away_is_seen_where_it_was_made(cast: Cast) -> None:
    moved = {"region_code": "522634100201", "moved_from": cast.mao.region_code, "moved_at": clock.now() - timedelta(hours=1)}
    Household.update(**moved).where(Household.id == cast.mao.id).execute()
    before = made(cast, started_at=ago(hours=3), ended_at=ago(hours=2))
    after = made(cast, started_at=ago(minutes=9), ended_at=ago(minutes=5))
    assert listed(cast) == [before]
    elsewhere = cast.client(cast.other_supervisor).get("/api/visits").json["visits"]
    assert [row["id"] for row in elsewhere] == [after]


def test_filters_by_village_helper_needs_and_earlier_return(cast: Cast) -> None:
    plain, needy = made(cast), made(cast, cast.chen, needs=[need()], checks={**FINE, "water": "problem"})
    assert listed(cast, "region=522634101204") == [needy]
    assert listed(cast, "flag=has_needs") == [needy]
    assert listed(cast, "flag=problem") == [needy]
    assert listed(cast, f"helper={cast.other_helper.id}") == []
    give_back(cast, plain)
    push(cast.client(cast.helper), operation("visit.amend", {"visit_id": plain, "base_revision": 1, **content()}))
    assert listed(cast, "flag=returned_before&state=waiting") == [plain]


def test_is_searched_by_the_heads_name_or_its_initials(cast: Cast) -> None:
    mao, chen = made(cast), made(cast, cast.chen)
    found = {"毛": [mao], "静": [mao], "M": [mao], "CJG": [chen], "建国": [chen], "国建": [], "jg": [], "石": [], "%25": []}
    found |= {cast.chen.code: [chen], cast.chen.code[:-1]: [], "%20": [mao, chen]}
    for person in (cast.supervisor, cast.county):
        asked = {q: cast.client(person).get(f"/api/visits?q={q}").json["visits"] for q in found}
        assert {q: [row["id"] for row in rows] for q, rows in asked.items()} == found


def test_a_search_finds_what_was_done_before_the_household_moved_and_goes_by_its_heads_new_name(cast: Cast) -> None:
    moved = {"region_code": "522634100201", "moved_from": cast.mao.region_code, "moved_at": clock.now() - timedelta(hours=1)}
    changed = {**moved, "head_name": "龙静", "initials": "lj"}
    Household.update(**changed).where(Household.id == cast.mao.id).execute()
    heads.follow(cast.mao, changed)
    before = made(cast, started_at=ago(hours=3), ended_at=ago(hours=2))
    assert [listed(cast, f"q={words}") for words in ("毛", "mj", "龙", "lj", "静")] == [[], [], [before], [before], [before]]


def test_states_are_what_the_rows_say(cast: Cast) -> None:
    waiting, approved, returned = made(cast), made(cast), made(cast)
    approve(cast, approved)
    give_back(cast, returned)
    assert [listed(cast, f"state={state}") for state in ("waiting", "approved", "returned")] == [
        [waiting],
        [approved],
        [returned],
    ]
    assert page(cast)["counts"] == {"waiting": 1, "approved": 1, "returned": 1}


def test_only_differences_from_the_visit_before_are_named(cast: Cast) -> None:
    made(cast, started_at=ago(days=30), ended_at=ago(days=30))
    made(cast, checks={**FINE, "medical": "problem", "water": "unseen"})
    first, second = page(cast)["visits"]
    assert first["changes"] == []
    assert second["changes"] == [
        {"check": "medical", "was": "fine", "now": "problem"},
        {"check": "water", "was": "fine", "now": "unseen"},
    ]


def test_the_detail_has_revisions_needs_people_and_the_visits_before(cast: Cast) -> None:
    before = made(cast, started_at=ago(days=30), ended_at=ago(days=30))
    visit_id = made(cast, needs=[need()])
    whole = cast.client(cast.supervisor).get(f"/api/visits/{visit_id}").json["visit"]
    assert [one["id"] for one in whole["earlier"]] == [before]
    assert [one["revision"] for one in whole["revisions"]] == [1]
    assert whole["needs"][0]["state"] == "raised"
    assert [one["name"] for one in whole["household_helpers"]] == ["吴春"]
    assert [one["name"] for one in whole["members"]] == ["毛静", "毛小妹"]


def test_of_two_visits_before_made_at_one_moment_the_later_id_is_the_last(cast: Cast) -> None:
    ids_made = sorted(ids.new() for _ in range(2))
    for visit_id in reversed(ids_made):
        scene.visit(cast.mao, cast.helper, scene.at(1), id=visit_id)
    now = scene.visit(cast.mao, cast.helper, scene.at(2))
    assert [one.id for one in before(now, 6)] == ids_made[::-1]


def test_a_region_that_is_not_mine_is_not_found_and_nonsense_is_refused(cast: Cast) -> None:
    client = cast.client(cast.supervisor)
    assert client.get("/api/visits?region=522634100").status_code == 404
    assert client.get("/api/visits?limit=1000").status_code == 422
    assert client.get("/api/visits?offset=3").json["errors"] == {"offset": ["unknown_field"]}
    assert client.get("/api/visits/not-a-visit").status_code == 404


def test_a_page_goes_on_where_it_ended_although_its_last_visit_was_amended_meanwhile(cast: Cast) -> None:
    all_of_them = [made(cast) for _ in range(4)]
    first = page(cast, "limit=2")
    body = {"visit_id": all_of_them[1], "base_revision": 1, **content()}
    push(cast.client(cast.helper), operation("visit.amend", body))
    rest = page(cast, f"limit=10&after={first['next']}")
    assert [row["id"] for row in rest["visits"]] == [*all_of_them[2:], all_of_them[1]]


def test_nul_in_an_address_names_nothing(cast: Cast) -> None:
    client = cast.client(cast.supervisor)
    for url in ("/api/visits?region=5226%00", "/api/visits/%00", "/api/photos/%00", "/api/needs?region=%00"):
        assert client.get(url).status_code == 404, url


def test_two_filters_together_mean_both_in_every_order(cast: Cast) -> None:
    old, needy = made(cast, started_at=ago(days=9), ended_at=ago(days=9)), made(cast, cast.chen, needs=[need()])
    troubled, both = made(cast, checks={**FINE, "water": "problem"}), made(cast, needs=[need()])
    approve(cast, needy)
    all_of_them = [old, needy, troubled, both]
    meant = {
        f"helper={cast.helper.id}": all_of_them,
        f"household={cast.mao.id}": [old, troubled, both],
        f"region={cast.mao.region_code}": [old, troubled, both],
        f"week={Visit.get_by_id(both).week}": [needy, troubled, both],
        "q=毛": [old, troubled, both],
        "flag=has_needs": [needy, both],
        "flag=problem": [troubled],
        "state=waiting": [old, troubled, both],
        "state=approved": [needy],
    }
    for (one, its), (other, others) in combinations(meant.items(), 2):
        if one.partition("=")[0] == other.partition("=")[0]:
            continue
        expected = [visit_id for visit_id in its if visit_id in others]
        for person in (cast.supervisor, cast.county):
            for order, seen in (("oldest", expected), ("newest", expected[::-1])):
                answer = cast.client(person).get(f"/api/visits?{one}&{other}&order={order}").json
                assert [row["id"] for row in answer["visits"]] == seen, (one, other)
            if "state=" not in other:
                assert answer["counts"]["waiting"] == len([one for one in expected if one != needy])


def test_of_a_broad_search_the_first_households_are_looked_at_and_it_is_said(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narrowing, "HOUSEHOLDS", 1)
    other = household("522634101204000009", "522634101204", "毛大明", "mdm")
    pair(other, cast.helper)
    first, second = made(cast), made(cast, other)
    alone, broad = page(cast, "q=毛静"), page(cast, "q=毛")
    assert ([row["id"] for row in alone["visits"]], alone["broad"]) == ([first], False)
    assert (len(broad["visits"]), broad["counts"]["waiting"], broad["broad"]) == (1, 1, True)
    # What is taken away, and what is done with all that is meant, leaves nobody out.
    assert {line[4] for line in lists.listing(cast.supervisor, {"q": "毛"}).rows} == {"毛静", "毛大明"}
    assert {visit.id for visit in chosen.waiting(cast.supervisor, {"q": "毛"})} == {first, second}


def test_the_first_of_every_state_are_the_first_of_all(cast: Cast) -> None:
    first, second, third, fourth = (made(cast) for _ in range(4))
    approve(cast, second)
    give_back(cast, third)
    assert [listed(cast, f"limit=2&order={order}") for order in ("oldest", "newest")] == [[first, second], [fourth, third]]
