"""The promises about words: received is committed, once, as it was written; nothing ends without a reason."""

from collections import Counter
from collections.abc import Iterator

from tests.sim.facts import Facts, content, place
from tests.sim.phone import Entry
from tests.sim.witness import Breach

Found = Iterator[Breach]
# What a healthy server may say of our operations: somebody else's act came between, or the place is no longer theirs.
REASONS = {"not_found", "not_yours", "stale_revision", "wrong_state", "clash", "not_paired", "dismissed"}
_VISITS = ("visit.record", "visit.amend")
_ON_THE_TRAIL = ("visit.record", "visit.amend", "visit.withdraw", "household.correct")


def received_is_committed(facts: Facts) -> Found:
    """What was ever shown as received is done; after the server was set back it may wait again, or have a reason."""
    for operation in sorted(facts.witness.received):
        if not facts.applied(operation) and not (facts.witness.restored and _safe_elsewhere(facts, operation)):
            yield Breach("lost", "received means on disk", f"{facts.named(operation)} was shown as received")


def _safe_elsewhere(facts: Facts, operation: str) -> bool:
    """What a server that was set back has forgotten: it is on its phone, or in a backup that was not the one restored."""
    entry = facts.entries.get(operation)
    if entry is None:
        return operation in facts.witness.dropped | facts.witness.backed_up
    # A phone whose account was shut out cannot have learnt that the server was set back.
    return entry.state != "applied" or facts.witness.saved[operation].account in facts.shut_out


def each_is_done_once(facts: Facts) -> Found:
    """One receipt for each operation, one effect for each receipt."""
    for operation, count in facts.look("SELECT operation_id, COUNT(*) FROM receipt GROUP BY operation_id"):
        if count > 1:
            yield Breach("doubled", "each operation once", f"{facts.named(operation)} has {count} receipts")
    applied = Counter(row[0] for row in facts.look("SELECT kind FROM receipt WHERE outcome = 'applied'"))
    done = Counter(row[0] for row in facts.look("SELECT verb FROM trail_entry"))
    for kind in _ON_THE_TRAIL:
        if done[kind] > applied[kind]:
            yield Breach("doubled", "each operation once", f"{done[kind]} times {kind} for {applied[kind]} receipts")
    for visit, count, highest in facts.look("SELECT visit_id, COUNT(*), MAX(number) FROM visit_revision GROUP BY visit_id"):
        if count != highest:
            yield Breach("doubled", "each operation once", f"visit {visit} has {count} revisions up to number {highest}")


def words_stand_as_written(facts: Facts) -> Found:
    """Whatever was applied stands as its author wrote it, and nothing stands that nobody wrote."""
    steps = facts.ids("SELECT id FROM need_step")
    withdrawn = facts.ids("SELECT id FROM visit WHERE withdrawn_at IS NOT NULL")
    written = set()
    for operation, saved in facts.witness.saved.items():
        if not facts.applied(operation):
            continue
        if saved.kind in _VISITS:
            written.add(place(saved))
            if facts.revisions.get(place(saved)) != (facts.world.stage.accounts[saved.account], content(saved)):
                stands = facts.revisions.get(place(saved), ("", {}))[1].get("summary")
                yield Breach("lost", "nobody's words are overwritten", f"{facts.named(operation)}: {stands!r} stands there")
        elif saved.kind == "need.step" and saved.body["id"] not in steps:
            yield Breach("lost", "received means on disk", f"{facts.named(operation)} left no step")
        elif saved.kind == "visit.withdraw" and saved.body["visit_id"] not in withdrawn:
            yield Breach("lost", "received means on disk", f"{facts.named(operation)} left the visit as it was")
    for visit, number in sorted(facts.revisions.keys() - written):
        yield Breach("doubled", "each operation once", f"revision {number} of {visit} was written by nobody")


def each_ends_with_a_reason(facts: Facts) -> Found:
    """Applied, held or refused, and phone and server say the same; what cannot be sent is still on its phone."""
    for operation, saved in facts.witness.saved.items():
        entry = facts.entries.get(operation)
        if entry is None:
            if operation not in facts.witness.dropped | facts.witness.backed_up:
                promise = (
                    "a copy is kept until a backup holds it" if facts.applied(operation) else "nothing is dropped in silence"
                )
                yield Breach("lost", promise, f"{facts.named(operation)} is gone from its phone")
        elif saved.account not in facts.shut_out:
            yield from _ended(facts, operation, entry)


def _ended(facts: Facts, operation: str, entry: Entry) -> Found:
    receipt, code = facts.receipts.get(operation), (entry.problem or {}).get("code")
    if entry.state == "refused" and code == "too_large":
        return  # a proxy would not let it through: the server may never have heard of it
    if entry.state == "waiting":
        yield Breach("silent", "every phone catches up", f"{facts.named(operation)} still waits: {entry.failure}")
    elif receipt is None and entry.state == "refused" and facts.witness.restored:
        return  # the server was set back behind its refusal; the words are on the phone, and their person knows why
    elif receipt is None:
        yield Breach(
            "lost", "received means on disk", f"{facts.named(operation)}: {entry.state}, but the server has no receipt"
        )
    elif receipt.outcome != entry.state:
        what = f"{facts.named(operation)}: {entry.state} ({code}) here, {receipt.outcome} there"
        yield Breach("silent", "the phone says what the server says", what)
    elif entry.state != "applied" and code not in REASONS:
        yield Breach("silent", "refused only with a reason", f"{facts.named(operation)}: {entry.state}, {entry.problem}")


def payloads_are_kept(facts: Facts) -> Found:
    """What was not applied is kept whole: on the phone and in the receipt."""
    for operation, saved in facts.witness.saved.items():
        entry, receipt = facts.entries.get(operation), facts.receipts.get(operation)
        if entry and entry.body != saved.body:
            yield Breach("lost", "the payload is kept", f"{facts.named(operation)} reads differently on its phone")
        if receipt and receipt.outcome != "applied" and receipt.body != saved.body:
            yield Breach("lost", "the payload is kept", f"{facts.named(operation)}: {receipt.outcome}, no body in the receipt")
