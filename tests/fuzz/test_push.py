"""Operations with something wrong anywhere in them: each ends with its own reason, and the one beside it is done."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import orjson
from hypothesis import given, seed
from hypothesis import strategies as st

from server import ids
from server.sync.kinds import KINDS
from tests.bodies import ago, content, need, operation, photo, push, visit
from tests.cast import Cast
from tests.fuzz.limits import SEED, tries
from tests.fuzz.scene import Scene, arrange
from tests.fuzz.words import words

PLACE = {"lat": 26.4, "lon": 108.1, "accuracy_m": 12.5, "taken_at": ago(hours=1)}
NUMBERS = st.one_of(
    st.sampled_from((-1, 0, 2**31, 2**63, 2**64 - 1, 1e308, -0.0)),
    st.integers(-10, 10),
    st.floats(allow_nan=False, allow_infinity=False),
)
MOMENTS = st.sampled_from(
    ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+14:00",
     "2026-02-30T00:00:00Z", "2026-11-22T10:00:00", "2026-11-22T10:00:00.123456789+08:00", "2026-W47-7T10:00:00Z")
)  # fmt: skip
CLOCKS = (None, "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z")  # of the phone at sending
LEAVES = st.one_of(words(), NUMBERS, MOMENTS, st.none(), st.booleans(), st.just([]), st.just({}))
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words(), inner, max_size=3), max_leaves=6
)
GONE = object()


def good(cast: Cast, scene: Scene) -> dict[str, dict[str, Any]]:
    """A body of every kind without a fault."""
    things = scene.things
    measures = [{"kind": "care", "text": "送药"}]
    whole = {"needs": [need()], "photos": [photo()], "measures": measures, "location": PLACE, "met": things["member"][:1]}
    of_visit = {"visit_id": things["visit"][0], "base_revision": 1}
    correction = {"household_id": cast.mao.id, "base_revision": 1, "member_id": None, "field": "location", "was": None}
    return {
        "visit.record": visit(cast.mao, **whole),
        "visit.amend": {**content(**whole), **of_visit},
        "visit.withdraw": {**of_visit, "reason": "记错了户"},
        "need.step": {"id": ids.new(), "need_id": things["need"][0], "kind": "progress", "note": "已联系"},
        "household.correct": {"id": ids.new(), **correction, "value": PLACE},
        "loss.report": {"id": ids.new(), "found_at": ago(hours=1), "entries": [], "photos": 1},
    }


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of `value`, itself left out."""
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [way for key in keys for way in ((*path, key), *places(value[key], (*path, key)))]


@st.composite
def spoilt(draw: Callable[..., Any], bodies: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """An operation with one to three of its parts changed for anything, or gone."""
    kind = draw(st.sampled_from(sorted(bodies)))
    made = operation(kind, deepcopy(bodies[kind]))
    if "id" in made["body"]:
        made["body"]["id"] = ids.new()
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([way for way in places(made) if way != ("id",)]))
        inside = made
        for key in way:
            inside = inside[key]
        new = draw(st.one_of(ANYTHING, st.just(GONE)))
        if new is GONE:
            del inside[last]
        else:
            inside[last] = new
    return made


def test_a_spoilt_operation_ends_alone_and_with_a_reason(cast: Cast, record_property: Callable[[str, Any], None]) -> None:
    scene = arrange(cast)
    bodies = good(cast, scene)
    assert bodies.keys() == KINDS.keys()
    tried = 0

    @seed(SEED)
    @tries(250)
    @given(spoilt(bodies), st.sampled_from(CLOCKS))
    def hold(sent: dict[str, Any], sent_at: str | None) -> None:
        nonlocal tried
        tried += 1
        client, beside = cast.client(cast.helper), operation("visit.record", visit(cast.chen))
        said, other = push(client, sent, beside, sent_at=sent_at)
        assert other["outcome"] == "applied", other
        assert said["outcome"] in ("applied", "held", "refused")
        assert (said["outcome"] == "applied") == ("problem" not in said)
        assert said.get("problem", {}).get("code") != "unexpected"
        assert push(client, sent, sent_at=sent_at)[0].get("problem") == said.get("problem")
        assert client.post("/api/sync/pull", data=orjson.dumps({"device_id": "phone-1", "known": {}})).status_code == 200
        assert cast.client(cast.supervisor).get("/api/held").status_code == 200

    hold()
    record_property("spoilt operations", tried)
