"""The phone's model, through the scenarios that the app's own outbox passes too (how to read them: tests/scenarios)."""

import json
from pathlib import Path

import pytest

from tests.sim.scenario import Scenario

SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.json"))


@pytest.mark.parametrize("chance", [0.0, 1.0], ids=["least", "most"])
@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_the_model_does_what_the_app_does(path: Path, chance: float) -> None:
    Scenario(chance).play(json.loads(path.read_text())["steps"])


def test_every_scenario_has_a_name_of_its_own() -> None:
    names = [json.loads(path.read_text())["name"] for path in SCENARIOS]
    assert len(names) == len(set(names)) >= 30
