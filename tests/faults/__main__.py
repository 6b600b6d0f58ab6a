"""`python -m tests.faults CYCLES=n SEED=s`: n times `kill -9`, half on each store; ends with 1 where a promise was broken."""

import sys
import tempfile
from pathlib import Path

from tests.faults import kills
from tests.faults.stage import Stage
from tests.postgres import Cluster


def main(cycles: int, seed: int) -> int:
    """Print the figures of each store; 0 when every promise was kept."""
    cluster = Cluster()
    try:
        clean = [_on(None, cycles - cycles // 2, seed), _on(cluster.fresh_database(), cycles // 2, seed + 1)]
    finally:
        cluster.stop()
    return 0 if all(clean) else 1


def _on(url: str | None, cycles: int, seed: int) -> bool:
    with tempfile.TemporaryDirectory(prefix="ruhu-faults-") as folder:
        figures = kills.run(Stage(Path(folder), url), cycles, seed)
    print(f"{'postgresql' if url else 'sqlite'}: {figures}", flush=True)
    for fault in (*figures.verdict.lost, *figures.verdict.doubled, *figures.verdict.faults)[:20]:
        print(f"  {fault}", file=sys.stderr)
    return figures.verdict.is_clean()


if __name__ == "__main__":
    given = {"CYCLES": 1000, "SEED": 1, **{name: int(value) for name, _, value in (one.partition("=") for one in sys.argv[1:])}}
    sys.exit(main(given["CYCLES"], given["SEED"]))
