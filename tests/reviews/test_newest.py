"""Batches, samples and spot checks go back to the first one, page by page."""

from collections.abc import Callable
from typing import Any

import pytest

from server import clock, ids
from server.visits.model import Visit
from tests.cast import Cast
from tests.reviews.asking import ask, made


def batch(cast: Cast) -> str:
    return sent(cast, "batches", "batch", {"asked": {}})


def sample(cast: Cast) -> str:
    made(cast)
    Visit.update(open_flags=0).execute()
    return sent(cast, "samples", "sample", {"asked": {}, "percent": 10})


def spot_check(cast: Cast) -> str:
    return str(ask(cast, made(cast))["id"])


def sent(cast: Cast, where: str, name: str, body: dict[str, Any]) -> str:
    answer = cast.client(cast.supervisor).post(f"/api/{where}", json={"id": ids.new(), **body})
    return str(answer.json[name]["id"])


LISTS = pytest.mark.parametrize(("name", "make"), [("batches", batch), ("samples", sample), ("spot_checks", spot_check)])


def paged(cast: Cast, name: str) -> list[list[str]]:
    """The ids of each page, two to a page."""
    client, address = cast.client(cast.supervisor), f"/api/{name.replace('_', '-')}?limit=2"
    pages = [client.get(address).json]
    while pages[-1]["next"]:
        pages.append(client.get(f"{address}&after={pages[-1]['next']}").json)
    return [[row["id"] for row in page[name]] for page in pages]


@LISTS
def test_every_one_is_reached_once_the_newest_first(cast: Cast, name: str, make: Callable[[Cast], str]) -> None:
    made_ids = [make(cast) for _ in range(5)]
    assert paged(cast, name) == [made_ids[:2:-1], made_ids[2:0:-1], made_ids[:1]]


@LISTS
def test_also_those_of_one_moment(cast: Cast, name: str, make: Callable[[Cast], str]) -> None:
    with clock.pinned(clock.now()):
        made_ids = [make(cast) for _ in range(3)]
    assert [one for page in paged(cast, name) for one in page] == sorted(made_ids, reverse=True)


def test_a_place_that_is_none_is_refused(cast: Cast) -> None:
    answer = cast.client(cast.supervisor).get("/api/spot-checks?after=yesterday")
    assert answer.json["errors"] == {"after": ["invalid"]}


def test_a_moment_that_no_calendar_has_is_a_place_too(cast: Cast) -> None:
    answer = cast.client(cast.supervisor).get(f"/api/spot-checks?after={'9' * 15}.{ids.new()}")
    assert answer.json["spot_checks"] == []
