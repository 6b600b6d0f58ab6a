"""The registry of operations: what phones may send, what its body looks like, and the verb that understands it."""

from collections.abc import Callable
from dataclasses import dataclass

from marshmallow import Schema

from server.accounts import access
from server.accounts.model import Account
from server.flags import service as flags
from server.households import service as households
from server.needs import service as needs
from server.needs.schema import StepBody
from server.operations import Held, Operation
from server.pairings import service as pairings
from server.problems import Problem
from server.reviews import service as reviews
from server.sync import losses
from server.sync.schema import CorrectBody, LossBody
from server.visits import service as visits
from server.visits.schema import AmendBody, RecordBody, WithdrawBody

Verb = Callable[[Account, list[Operation]], None]


@dataclass(frozen=True)
class Kind:
    """`verb` does all the operations that it is given, or raises Problem or Held and has done none."""

    body: Schema
    verb: Verb


def _each(act: Callable[[Account, Operation], object]) -> Verb:
    def verb(actor: Account, operations: list[Operation]) -> None:
        for operation in operations:
            act(actor, operation)

    return verb


def _step(actor: Account, operation: Operation) -> None:
    new = {name: value for name, value in operation.body.items() if name != "need_id"}
    needs.step(actor, operation.body["need_id"], new, operation.corrected(operation.made_at))


def record(actor: Account, operations: list[Operation]) -> None:
    """Record visits, and say what of them is worth a second look; raises what `visits.record` raises."""
    visits.record(actor, operations)
    flags.weigh(operation.body["id"] for operation in operations)


def amend(actor: Account, operation: Operation) -> None:
    """The same for a new revision."""
    visits.amend(actor, operation)
    flags.weigh([operation.body["visit_id"]])


def correct(actor: Account, operation: Operation) -> None:
    """A correction of the register; one that clashes with another's is held, with both values."""
    household = households.by_id([operation.body["household_id"]]).get(operation.body["household_id"])
    if household is None:
        raise Problem("not_found")
    access.require(actor, "household.correct", pairings.thing(household, operation.corrected(operation.made_at)))
    try:
        households.correct(actor, household, operation.body)
    except households.Clash as clash:
        raise Held(Problem("clash", now=clash.now), household.region_code) from None


KINDS: dict[str, Kind] = {
    "visit.record": Kind(RecordBody(), record),
    "visit.amend": Kind(AmendBody(), _each(amend)),
    "visit.withdraw": Kind(WithdrawBody(), _each(lambda actor, operation: reviews.withdraw(actor, operation.body))),
    "need.step": Kind(StepBody(), _each(_step)),
    "household.correct": Kind(CorrectBody(), _each(correct)),
    "loss.report": Kind(LossBody(), _each(losses.report)),
}
