"""How much is tried, and from which seed: the same cases every time, others when somebody asks for them."""

import os

from hypothesis import HealthCheck, Phase, settings

SEED = int(os.environ.get("RUHU_FUZZ_SEED", "20261122"))
# How many times as much as in `make test`.
TIMES = float(os.environ.get("RUHU_FUZZ_TIMES", "1"))


def tries(examples: int) -> settings:
    """Hypothesis's settings for that many examples in `make test`."""
    return settings(
        max_examples=max(1, round(examples * TIMES)),
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
