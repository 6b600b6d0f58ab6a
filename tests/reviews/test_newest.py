"""Batches, samples and spot checks go back to the first one, page by page."""

from collections.abc import Callable
from typing import Any

import pytest

from server import ids
from tests.cast import Cast
from tests.reviews.asking import ask, made


def batch(cast: Cast) -> str:
    return sent(cast, "batches", "batch", {"asked": {}})


def sample(cast: Cast) -> str:
    return sent(cast, "samples", "sample", {"asked": {}, "percent": 10})


def spot_check(cast: Cast) -> str:
    return str(ask(cast, made(cast))["id"])


def sent(cast: Cast, where: str, name: str, body: dict[str, Any]) -> str:
    answer = cast.client(cast.supervisor).post(f"/api/{where}", json={"id": ids.new(), **body})
    return str(answer.json[name]["id"])


@pytest.mark.parametrize(("name", "make"), [("batches", batch), ("samples", sample), ("spot_checks", spot_check)])
def test_every_one_is_reached_once_the_newest_first(cast: Cast, name: str, make: Callable[[Cast], str]) -> None:
    made_ids = [make(cast) for _ in range(5)]
    client, address = cast.client(cast.supervisor), f"/api/{name.replace('_', '-')}?limit=2"
    pages = [client.get(address).json]
    while pages[-1]["next"]:
        pages.append(client.get(f"{address}&after={pages[-1]['next']}").json)
    assert [row["id"] for page in pages for row in page[name]] == made_ids[::-1]
    assert [len(page[name]) for page in pages] == [2, 2, 1]


def test_a_place_that_is_none_is_refused(cast: Cast) -> None:
    answer = cast.client(cast.supervisor).get("/api/spot-checks?after=yesterday")
    assert answer.json["errors"] == {"after": ["invalid"]}
