"""`python -m tests.sim soak 10000 1`, `… planted`, `… replay FILE` or `… replay '{"steps": […]}'`, `… seed 17`."""

import sys
import time
from pathlib import Path

from tests.sim import soak
from tests.sim.planted import BUGS, hunt, shorten
from tests.sim.play import play, theatre
from tests.sim.schedule import drawn, read, told
from tests.sim.world import Step

_SECONDS = 60  # that each planted bug may take
_MOST_SEEDS = 100_000


def planted(first: int) -> int:
    """Catch every planted bug, and say how long each took and how short its schedule became."""
    caught = 0
    with theatre() as stage:
        for bug in BUGS:
            until = time.monotonic() + _SECONDS
            seeds = (seed for seed in range(first, first + _MOST_SEEDS) if time.monotonic() < until)
            catch = hunt(stage, bug, seeds)
            if catch is None:
                print(f"{bug.name:34} NOT CAUGHT in {_SECONDS} s", flush=True)
                continue
            caught += 1
            steps = shorten(stage, catch)
            print(
                f"{bug.name:34} {catch.breach.kind:8} {catch.breach.promise:44} "
                f"{catch.played:4} seeds {catch.seconds:5.1f} s · {len(steps)} steps",
                flush=True,
            )
    print(f"planted {caught} of {len(BUGS)}")
    return 0 if caught == len(BUGS) else 1


def replay(steps: list[Step]) -> int:
    """Play one schedule and say what it breaks."""
    with theatre() as stage:
        breaches = play(stage, steps)
    print(*(breaches or ["every promise holds"]), sep="\n")
    return 1 if breaches else 0


def main(command: str, *given: str) -> int:
    if command == "soak":
        return soak.run(int(given[0]), int(given[1]))
    if command == "planted":
        return planted(int(given[0]) if given else 0)
    if command == "seed":
        print(told(int(given[0]), drawn(int(given[0]))))
        return replay(drawn(int(given[0])))
    if command == "replay":
        return replay(read(given[0] if given[0].lstrip()[:1] in "[{" else Path(given[0]).read_text(encoding="utf-8")))
    raise SystemExit(__doc__)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or ["help"]))
