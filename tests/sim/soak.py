"""Many schedules on all cores, one seed after the other, until so many are played or one of them breaks a promise."""

import multiprocessing
import os
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from multiprocessing.util import Finalize

from tests.sim.play import play, theatre
from tests.sim.schedule import drawn, told
from tests.sim.shrink import shrunk
from tests.sim.witness import KINDS
from tests.sim.world import Step

_HANDFUL = 20
_HANDFULS = 200  # for one process; then a fresh one takes its place
_SAID_EVERY = 15  # seconds
_SHOWN = 3  # failing seeds that are shrunk and printed
PROMISED = ("lost", "doubled", "leaked", "silent")

Failed = tuple[int, list[tuple[str, str]]]  # a seed, and the kind and the words of each breach


def run(schedules: int, seed: int) -> int:
    """Play the schedules of `schedules` seeds from `seed` on, print what came of it, and answer the exit code."""
    began = said = time.monotonic()
    done, failed = 0, list[Failed]()
    for played, found in _played(range(seed, seed + schedules)):
        done += played
        failed += found
        if time.monotonic() - said > _SAID_EVERY:
            said = time.monotonic()
            print(f"{done:,} of {schedules:,} · {done / (said - began):.0f} a second · {len(failed)} failed", flush=True)
    for seed_, breaches in failed[:_SHOWN]:
        _explain(seed_, breaches)
    counts = Counter(kind for _, breaches in failed for kind in {kind for kind, _ in breaches})
    seconds = time.monotonic() - began
    print(f"{done / seconds:.1f} schedules a second, {seconds:.0f} s; failing seeds: {[one for one, _ in failed[:20]]}")
    if others := {kind: counts[kind] for kind in KINDS if kind not in PROMISED and counts[kind]}:
        print(f"besides: {others}")
    print(f"schedules {done} · " + " · ".join(f"{kind} {counts[kind]}" for kind in PROMISED))
    return 1 if failed or done < schedules else 0


def _played(seeds: range) -> Iterator[tuple[int, list[Failed]]]:
    handfuls = [seeds[at : at + _HANDFUL] for at in range(0, len(seeds), _HANDFUL)]
    with multiprocessing.get_context("spawn").Pool(os.cpu_count(), _enter, maxtasksperchild=_HANDFULS) as pool:
        yield from pool.imap_unordered(_handful, handfuls)
        pool.close()
        pool.join()  # leaving the block would kill them, and what they hold in memory would stay there


def _enter() -> None:
    """A theatre of this process's own, for as long as the process lives."""
    global _stage
    play_here = ExitStack()
    _stage = play_here.enter_context(theatre())
    Finalize(None, play_here.close, exitpriority=1)  # a child of a pool runs no other kind of farewell


def _handful(seeds: range) -> tuple[int, list[Failed]]:
    found = [(seed, _broken(seed)) for seed in seeds]
    return len(seeds), [one for one in found if one[1]]


def _broken(seed: int) -> list[tuple[str, str]]:
    try:
        return [(one.kind, str(one)) for one in play(_stage, drawn(seed))]
    except Exception:
        return [("rude", traceback.format_exc())]


def _explain(seed: int, breaches: list[tuple[str, str]]) -> None:
    def same(steps: list[Step]) -> bool:
        return any(one.promise == promise for one in play(stage, steps))

    print(f"\nseed {seed}:", *(words for _, words in breaches[:5]), sep="\n  ")
    with theatre() as stage:
        promise = next((one.promise for one in play(stage, drawn(seed))), None)
        if promise is not None:
            print(f"play it again: python -m tests.sim replay '{told(seed, shrunk(drawn(seed), same))}'\n", flush=True)
