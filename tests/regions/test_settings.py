"""What a county settles for itself: the clocks of needs, and its own holidays."""

from typing import Any

import pytest

from server.regions import settings
from server.trail.model import TrailEntry
from tests.cast import DANJIANG, LEISHAN, YONGTAI, Cast

USUAL = {"accept_within": 2, "settle_within": 20, "warn_before": 3, "days_off": []}


def put(cast: Cast, **changes: Any) -> Any:
    return cast.client(cast.county).put("/api/settings", json={**USUAL, **changes})


def test_a_county_that_has_settled_nothing_has_the_defaults(cast: Cast) -> None:
    told = cast.client(cast.county).get("/api/settings").json
    assert told == {**USUAL, "calendar_until": "2026-12-31"}


def test_what_is_settled_holds_for_the_whole_county_and_no_other(cast: Cast) -> None:
    answer = put(cast, settle_within=15, days_off=["2026-07-23", "2026-07-23"])
    assert (answer.status_code, answer.json["days_off"]) == (200, ["2026-07-23"])
    assert settings.of(DANJIANG).settle_within == settings.of(LEISHAN).settle_within == 15
    assert settings.of(YONGTAI) == settings.Settings()
    assert put(cast, settle_within=16).json == cast.client(cast.county).get("/api/settings").json


def test_the_trail_keeps_what_it_was_and_what_it_is(cast: Cast) -> None:
    put(cast, accept_within=3)
    put(cast, accept_within=3)
    (entry,) = TrailEntry.select().where(TrailEntry.verb == "settings.change")
    assert (entry.subject, entry.detail) == (LEISHAN, {"accept_within": [2, 3]})


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"accept_within": 0}, "accept_within"),
        ({"accept_within": 21}, "accept_within"),
        ({"warn_before": 21}, "warn_before"),
        ({"settle_within": 251}, "settle_within"),
        ({"settle_within": True}, "settle_within"),
        ({"days_off": ["gestern"]}, "days_off.0"),
        ({"days_off": ["2026-01-01"] * 61}, "days_off"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(cast: Cast, change: dict[str, Any], wrong: str) -> None:
    answer = put(cast, **change)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [wrong])
    assert settings.of(LEISHAN) == settings.Settings()
