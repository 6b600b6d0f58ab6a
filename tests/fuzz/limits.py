"""How much is tried, and from which seed: the same cases every time, others when somebody asks for them."""

import os

from hypothesis import HealthCheck, Phase, settings

SEED = int(os.environ.get("RUHU_FUZZ_SEED", "20261122"))
EXAMPLES = 16  # in `make test`, of each operation of the document as each role on SQLite; all others go along with it
WANTED = int(os.environ.get("RUHU_FUZZ_EXAMPLES", EXAMPLES))


def tries(examples: int) -> settings:
    """Hypothesis's settings for that many examples in `make test`."""
    return settings(
        max_examples=max(1, examples * WANTED // EXAMPLES),
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
