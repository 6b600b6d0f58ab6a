from collections.abc import Iterator

import pytest

from tests.sim.play import theatre
from tests.sim.stage import Stage


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    """The stage, on a server of its own; what the other tests have bound is put back afterwards."""
    with theatre() as one:
        yield one
