"""A seed tells the same story every time, in any process; a schedule can be printed and read back."""

import os
import subprocess
import sys

import pytest

from tests.sim.schedule import drawn, read, told

_TELL = """
from hashlib import sha256
from tests.sim.play import theatre
from tests.sim.quiet import settle_down
from tests.sim.schedule import drawn
from tests.sim.world import World
with theatre() as stage:
    for seed in range(30):
        world = World(stage)
        world.play(drawn(seed))
        settle_down(world)
        print(seed, sha256("\\n".join(world.witness.story).encode()).hexdigest())
"""


def story(hash_seed: str) -> str:
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run([sys.executable, "-c", _TELL], env=env, check=True, capture_output=True, text=True).stdout


def test_the_same_seed_tells_the_same_story_in_another_process() -> None:
    first = story("1")
    assert len(set(first.split())) == 30 + 30
    assert story("2") == first


@pytest.mark.parametrize("seed", range(20))
def test_what_is_printed_can_be_read_back(seed: int) -> None:
    assert read(told(seed, drawn(seed))) == drawn(seed)
