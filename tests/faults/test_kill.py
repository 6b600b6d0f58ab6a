"""`kill -9`: what was acknowledged is there, once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults import kills
from tests.faults.stage import Stage

_CYCLES = 25  # on each store; `make soak` does a thousand


def test_what_was_acknowledged_outlives_kill_9(
    store: str, tmp_path: Path, request: pytest.FixtureRequest, record_property: Callable[[str, str], None]
) -> None:
    url = request.getfixturevalue("cluster").fresh_database() if store == "postgresql" else None
    figures = kills.run(Stage(tmp_path, url), _CYCLES, seed=20261122)
    record_property("figures", f"{store}: {figures}")
    assert figures.verdict.is_clean(), figures.verdict
    assert figures.verdict.acknowledged > _CYCLES
