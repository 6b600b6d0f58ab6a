"""A schedule: plain steps, drawn from a seed, each told by its own numbers, so that any of them can be left out."""

import json
import random
from typing import Any

from tests.sim.network import FAULTS
from tests.sim.stage import HOLDERS, SUPERVISORS
from tests.sim.world import Step

LENGTH = (12, 36)
_DEVICES = range(len(HOLDERS))

# step: how often, against the others
WEIGHTS = {
    "visit": 18, "amend": 14, "withdraw": 3, "step": 9, "correct": 6, "deal": 4,
    "send": 25, "round": 12, "late": 5, "sign_in": 6, "sign_out": 3, "tab": 2, "look_at": 4, "clock": 2, "wake": 3, "crash": 2,
    "die": 2, "evict": 1, "fill": 1, "expire": 2, "wait": 2,
    "look": 9, "judge": 14, "revisit": 3, "settle": 4, "decide": 5, "bulk": 12, "unbulk": 12,
    "disable": 2, "move": 3, "rename": 2, "pair": 4, "unpair": 4, "hand_over": 9,
    "back_up": 3, "verify": 1, "restore": 2, "forget_uploads": 1, "register": 1, "hand_in": 2,
}  # fmt: skip
# Every schedule has a mood: of one of these there is much more than usual. What seldom meets otherwise meets then.
MOODS = (
    ("visit", "send", "round"),
    ("amend", "look", "judge", "withdraw"),
    ("step", "decide", "correct", "settle", "deal"),
    ("sign_in", "sign_out", "expire", "disable", "wake"),
    ("pair", "unpair", "move", "rename", "look_at", "revisit"),
    ("bulk", "unbulk", "round", "amend", "judge"),
    ("hand_over", "judge", "step", "visit", "correct", "wait"),
    ("tab", "clock", "crash", "die", "evict", "fill", "late"),
    ("back_up", "restore", "hand_in", "forget_uploads"),
)
_MUCH = 6
_FAULTS = (*FAULTS[1:], *["kill", "together"] * 3)  # of these two there are many kinds
_PLAIN = (
    "disable",
    "move",
    "rename",
    "pair",
    "unpair",
    "late",
    "back_up",
    "verify",
    "restore",
    "forget_uploads",
    "register",
    "hand_in",
)
_DESK = ("judge", "settle", "decide", "bulk", "unbulk")


def drawn(seed: int) -> list[Step]:
    """The schedule of a seed."""
    dice = random.Random(seed)
    mood = dice.choice(MOODS)
    weights = [often * _MUCH if name in mood else often for name, often in WEIGHTS.items()]
    # A telephone with a bad line has it for long: the same few faults come again and again within one schedule.
    faults = ["none"] * dice.randint(1, 5) + dice.choices(_FAULTS, k=3)
    return [_step(dice, name, faults) for name in dice.choices(list(WEIGHTS), weights, k=dice.randint(*LENGTH))]


def _step(dice: random.Random, name: str, faults: list[str]) -> Step:
    number, device = dice.randrange(1 << 16), dice.choice(_DEVICES)
    if name in ("visit", "amend", "withdraw", "step", "correct", "deal"):
        return name, device, number, dice.choice((0, 0, 1, 1, 2, 3)), dice.choice(("offline", *faults))
    if name in ("send", "round"):
        return name, device, dice.choice((0, 0, 0, 1)), dice.choice(faults), number
    if name == "sign_in":
        return name, device, dice.randrange(2), dice.choice(faults), number
    if name == "sign_out":
        return name, device, dice.choice(faults), number
    if name == "clock":
        return name, device, dice.choice((-30, -3, 0, 2, 40))
    if name in ("look_at", "die"):
        return name, device, number
    if name in ("tab", "wake", "crash", "evict", "fill", "expire"):
        return name, device
    if name == "wait":
        return name, dice.choice((1, 30, 24 * 10, 24 * 70))
    if name in _PLAIN:
        return name, number
    if name == "hand_over":
        return name, number, dice.choice(faults)
    desk = dice.choice(SUPERVISORS)
    return (name, desk, number, dice.choice(faults)) if name in _DESK else (name, desk, number)


def told(seed: int | None, steps: list[Step]) -> str:
    """The schedule as text, a step a line: JSON that `read` takes back."""
    lines = ",\n  ".join(json.dumps(step, ensure_ascii=False) for step in steps)
    return f'{{"seed": {json.dumps(seed)}, "steps": [\n  {lines}\n]}}'


def read(text: str) -> list[Step]:
    found: Any = json.loads(text)
    return [tuple(step) for step in (found["steps"] if isinstance(found, dict) else found)]
