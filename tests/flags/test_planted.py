"""Three hundred ordinary visits and five odd ones of each kind: nearly all of these are flagged, hardly any of those."""

from collections.abc import Callable
from itertools import product
from typing import Any

from server.flags.model import KINDS, Flag
from tests.cast import Cast
from tests.flags.county import HELPERS, HOMES, ROUNDS, County
from tests.flags.plants import PLANTS
from tests.photos.phone import all_drawn

EACH = 5
RECALL, FALSE = 0.95, 0.01


def test_the_odd_are_found_and_the_ordinary_left_alone(cast: Cast, record_property: Callable[[str, Any], None]) -> None:
    county = County(cast, seed=20261123)
    county.live()
    places = iter(product(range(HOMES), range(HELPERS)))
    for _ in range(EACH):
        for kind in KINDS:
            place, number = next(places)
            at = county.moment(ROUNDS + 1, place)
            county.planted[kind].append(PLANTS[kind](county, county.helpers[number], place, at))
    all_drawn()
    flags = {(flag.visit_id, flag.kind) for flag in Flag.select()}
    flagged = {visit_id for visit_id, _ in flags}
    missed = [(kind, visit_id) for kind, ids in county.planted.items() for visit_id in ids if (visit_id, kind) not in flags]
    wrong = [kind for visit_id, kind in flags if visit_id in set(county.ordinary)]
    recall, false = 1 - len(missed) / (EACH * len(KINDS)), len(flagged & set(county.ordinary)) / len(county.ordinary)
    told = f"{recall:.1%} of {EACH * len(KINDS)} planted found, {false:.1%} of {len(county.ordinary)} ordinary flagged"
    record_property("flags", f"flags: {told}")
    assert recall >= RECALL, missed
    assert false <= FALSE, wrong


def test_every_kind_is_planted() -> None:
    assert set(PLANTS) == set(KINDS)
