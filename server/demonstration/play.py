"""Plays acts through the rooms' own verbs, each with the clock at its moment: the trail and the revisions are real."""

from collections.abc import Iterable
from itertools import groupby

from server import clock, db
from server.demonstration.acts import Act, Arrived, Judged, Pushed, Settled, Stepped
from server.demonstration.county import Say
from server.needs import service as needs
from server.photos import pictures, store, uploads
from server.photos import service as photos
from server.reviews import service as reviews
from server.sync import held
from server.sync import service as sync


def play(acts: Iterable[Act], say: Say) -> None:
    """Do what `acts` say, in the order of their moments; a day is one write."""
    in_order = sorted(acts, key=lambda act: act.at)
    for week, of_week in groupby(in_order, key=lambda act: clock.week_of(act.at)):
        played = 0
        for _, of_day in groupby(of_week, key=lambda act: clock.day_of(act.at)):
            with db.write():
                for act in of_day:
                    with clock.pinned(act.at):
                        _do(act)
                    played += 1
        say(f"{week}: {played} acts 件")


def _do(act: Act) -> None:
    match act:
        case Pushed():
            _push(act)
        case Arrived():
            _upload(act)
        case Judged():
            reviews.review(act.supervisor, act.verdict)
        case Stepped():
            needs.step(act.actor, act.need_id, act.step, act.at)
        case Settled():
            held.settle(act.supervisor, act.operation_id, act.decision, act.note)


def _push(act: Pushed) -> None:
    (result,) = sync.push(act.helper, f"phone-{act.helper.id[-6:]}", sync.read([act.raw()], act.at))
    if result["outcome"] != act.outcome:
        raise RuntimeError(f"{act.kind} should have been {act.outcome}, is {result}: {act.body}")


def _upload(act: Arrived) -> None:
    photo = photos.expected(act.helper, act.photo_id)
    said = {"photo_id": photo.id, "sha256": photo.sha256}
    with act.file.open("rb") as file:
        uploads.begin(act.helper, photo.bytes, said)
        uploads.receive(photo, file, 0, None)
    photos.arrived(photo)
    pictures.picture(store.current(), photo.sha256, "thumb")
