"""A random sample of the quiet visits, that anybody can draw again; and what it shows of the rest.

All visits are put in order of helper, village and SHA-256(seed + visit id), and every k-th is taken from a start that the seed
says. So each stratum (helper × village) has its share, up to less than one visit, each visit has the same chance, and with the
seed and the list of ids, both published, everyone gets the same visits.
"""

import secrets
from hashlib import sha256
from math import comb
from typing import Any

from server import clock
from server.accounts import access
from server.accounts.model import Account
from server.problems import Problem
from server.reviews import chosen
from server.reviews.model import Sample
from server.trail import service as trail

_SURE = 0.95


def draw(actor: Account, body: dict[str, Any]) -> Sample:
    """Draw `percent` of the waiting visits of `{id, asked, percent}` that have no open flag and are not the actor's own.

    The same id again is the same sample; raises Problem `operation_changed` for another question under it, `not_found`, and
    `nothing_quiet` where no visit is left to draw from.
    """
    before = Sample.get_or_none(Sample.id == body["id"])
    if before:
        if (before.by_id, before.asked, before.percent) != (actor.id, body["asked"], body["percent"]):
            raise Problem("operation_changed")
        return before
    found = chosen.waiting(actor, body["asked"])
    quiet = [visit for visit in found[: chosen.MOST] if not visit.open_flags and visit.helper_id != actor.id]
    if not quiet:
        raise Problem("nothing_quiet")
    seed = secrets.token_hex(16)
    taken = drawn(seed, [(visit.id, (visit.helper_id, visit.region_code)) for visit in quiet], body["percent"])
    sample: Sample = Sample.create(
        **body,
        by_id=actor.id,
        region_code=access.region(actor, body["asked"].get("region")),
        seed=seed,
        items=[
            {
                "visit_id": visit.id,
                "revision": visit.revision,
                "helper_id": visit.helper_id,
                "village": visit.region_code,
                "drawn": visit.id in taken,
            }
            for visit in quiet
        ],
        left_out=len(found[: chosen.MOST]) - len(quiet),
        beyond=len(found) > chosen.MOST,
        made_at=clock.now(),
    )
    # Who draws again and again until the sample pleases leaves a row for each time.
    trail.note(actor, "sample.draw", sample.id, [seed, len(quiet), len(taken)])
    return sample


def drawn(seed: str, visits: list[tuple[str, Any]], percent: int) -> set[str]:
    """The ids taken from `(visit id, stratum)` pairs: `percent` of a hundred, rounded up.

    The n-th is at place `floor((n + start) × visits / size)`, the first place being 0, with `start` = SHA-256(seed) as a
    fraction of 2²⁵⁶.
    """
    order = [visit_id for visit_id, _ in sorted(visits, key=lambda visit: place(seed, *visit))]
    size = -(-len(order) * percent // 100)
    start = int(rank(seed), 16)
    return {order[((number << 256) + start) * len(order) // (size << 256)] for number in range(size)}


def place(seed: str, visit_id: str, stratum: Any) -> tuple[Any, str]:
    """What the visits stand in order of before any is taken."""
    return stratum, rank(seed, visit_id)


def rank(seed: str, visit_id: str = "") -> str:
    """SHA-256(seed + visit id) in hex, over the text of both."""
    return sha256(f"{seed}{visit_id}".encode()).hexdigest()


def at_most(population: int, read: int, returned: int) -> int:
    """How many of the `population` a reader would return, at most, with 95 % confidence, after `returned` of `read`.

    The largest number at which a sample with as few as these is still not rarer than 1 in 20 (hypergeometric, as if it were
    drawn without strata: strata only make it more exact).
    """
    most = returned
    while most < population - (read - returned) and _as_few(population, read, returned, most + 1) >= 1 - _SURE:
        most += 1
    return most


def _as_few(population: int, read: int, returned: int, faulty: int) -> float:
    ways = sum(comb(faulty, seen) * comb(population - faulty, read - seen) for seen in range(returned + 1))
    return ways / comb(population, read)
