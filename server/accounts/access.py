"""Who may do what: role × verb → how far. The one table; everything that guards anything asks here.

How far, from near to far: `own` (a thing I wrote), `paired` (a household I help, and what hangs on it), `region` (all that
lies in my region), `anywhere`. A missing cell is a no. A thing that is out of reach is `not_found`: strangers learn nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from server.accounts import blindfold
from server.accounts.model import Account
from server.problems import Problem

OWN: Final = "own"
PAIRED: Final = "paired"
REGION: Final = "region"
ANYWHERE: Final = "anywhere"

#                     helper            supervisor            county
TABLE: Final[dict[str, tuple[str | None, str | None, str | None]]] = {
    "sync.push":         (OWN,            None,                 None),
    "sync.pull":         (OWN,            None,                 None),
    "visit.write":       (OWN,            None,                 None),
    "visit.read":        (None,           REGION,               REGION),
    "visit.review":      (None,           REGION,               None),
    "flag.dismiss":      (None,           REGION,               None),
    "spot_check.ask":    (None,           REGION,               REGION),
    "spot_check.answer": (None,           REGION,               REGION),
    "rescue.hand_in":    (ANYWHERE,       ANYWHERE,             ANYWHERE),
    "held.read":         (None,           REGION,               REGION),
    "held.settle":       (None,           REGION,               None),
    "photo.upload":      (OWN,            OWN,                  OWN),
    "photo.read":        (PAIRED,         REGION,               REGION),
    "need.read":         (None,           REGION,               REGION),
    "need.report":       (PAIRED,         REGION,               REGION),
    "need.decide":       (None,           REGION,               REGION),
    "household.read":    (None,           REGION,               REGION),
    "household.correct": (PAIRED,         None,                 None),
    "household.reveal":  (None,           REGION,               REGION),
    "household.import":  (None,           None,                 REGION),
    "pairing.read":      (None,           REGION,               REGION),
    "pairing.write":     (None,           None,                 REGION),
    "post.read":         (None,           REGION,               REGION),
    "post.write":        (None,           None,                 REGION),
    "account.read":      (None,           REGION,               REGION),
    "account.write":     (None,           None,                 REGION),
    "card.print":        (None,           None,                 REGION),
    "coverage.read":     (None,           REGION,               REGION),
    "tally.read":        (None,           REGION,               REGION),
    "tally.seal":        (None,           None,                 REGION),
    "template.write":    (None,           None,                 REGION),
    "trail.read":        (None,           None,                 REGION),
    "settings.read":     (None,           None,                 REGION),
    "settings.write":    (None,           None,                 REGION),
    "region.read":       (REGION,         REGION,               REGION),
}  # fmt: skip

_COLUMN: Final = {"helper": 0, "supervisor": 1, "county": 2}


@dataclass(frozen=True)
class Thing:
    """What access is asked about: where it lies, who helps its household, who wrote it, which visit it tells of."""

    region_code: str
    helpers: Collection[str] = ()
    owner: str | None = None
    visit_id: str | None = None


def reach(actor: Account, verb: str) -> str | None:
    """How far `actor` may go with `verb`, or None: not at all."""
    return TABLE[verb][_COLUMN[actor.role]]


def require_role(actor: Account, verb: str) -> None:
    """Raises Problem `not_yours` when the actor's role never does such a thing."""
    if reach(actor, verb) is None:
        raise Problem("not_yours")


def may(actor: Account, verb: str, thing: Thing) -> bool:
    """Whether `actor` may do `verb` to `thing`."""
    match reach(actor, verb):
        case "region":
            return thing.region_code.startswith(actor.region_code)
        case "paired":
            return actor.id in thing.helpers
        case "own":
            return actor.id == thing.owner
        case "anywhere":
            return True
    return False


def require(actor: Account, verb: str, thing: Thing | None) -> None:
    """Raises Problem `not_found` when there is no such thing or it is out of the actor's reach, `spot_checking` while the
    actor may not know what it tells."""
    if thing is None or not may(actor, verb, thing):
        raise Problem("not_found")
    if thing.visit_id:
        blindfold.require_off(actor, thing.visit_id)


def region(actor: Account, wanted: str | None) -> str:
    """The region to list: `wanted`, or all of the actor's own. Raises Problem `not_found` outside it."""
    if wanted and not wanted.startswith(actor.region_code):
        raise Problem("not_found")
    return wanted or actor.region_code
