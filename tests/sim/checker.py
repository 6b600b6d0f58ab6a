"""The promises, held against what the store, the disks and the witness say when everything has come to rest."""

from typing import TYPE_CHECKING

from tests.sim import promises_cover, promises_phone, promises_text, promises_verdicts
from tests.sim.facts import Facts
from tests.sim.witness import Breach

if TYPE_CHECKING:
    from tests.sim.world import World

PROMISES = (
    promises_text.received_is_committed,
    promises_text.each_is_done_once,
    promises_text.words_stand_as_written,
    promises_text.each_ends_with_a_reason,
    promises_text.payloads_are_kept,
    promises_verdicts.verdicts_are_on_what_was_seen,
    promises_verdicts.visits_stand_where_verdicts_put_them,
    promises_verdicts.phones_say_what_the_township_says,
    promises_verdicts.batches_say_what_became_of_each_row,
    promises_cover.needs_stand_where_steps_put_them,
    promises_cover.work_in_good_faith_counts,
    promises_cover.absences_stand_as_told,
    promises_phone.phones_have_caught_up,
    promises_phone.photos_are_safe,
    promises_phone.the_servers_clock_orders,
    promises_phone.the_trail_is_whole,
)


def check(world: "World") -> list[Breach]:
    """Every breach: first those that were seen on the way, then those that are found now."""
    facts = Facts(world)
    for promise in PROMISES:
        world.witness.accuse_all(promise(facts))
    return world.witness.breaches
