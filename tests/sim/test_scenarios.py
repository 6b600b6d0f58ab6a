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


_BUGS = ("drops_refused", "done_before_hash", "ignores_epoch", "clears_at_sign_out", "retries_on_401", "keeps_verified")


@pytest.mark.parametrize("bug", _BUGS)
def test_a_bug_that_the_simulator_plants_in_the_phone_is_none_of_the_app(bug: str) -> None:
    assert any(_fails(path, bug) for path in SCENARIOS)


def _fails(path: Path, bug: str) -> bool:
    try:
        Scenario(1.0, frozenset({bug})).play(json.loads(path.read_text())["steps"])
    except (AssertionError, KeyError, IndexError):
        return True
    return False


def test_every_scenario_has_a_name_of_its_own() -> None:
    names = [json.loads(path.read_text())["name"] for path in SCENARIOS]
    assert len(names) == len(set(names)) >= 30
