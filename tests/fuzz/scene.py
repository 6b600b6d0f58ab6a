"""A store in which every kind of thing is there, in 西江镇 and in 丹江镇, and the people as they were before each request."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask

from server import db, ids, statements
from server.accounts.model import Account, Session, SignInFailure
from server.flags.model import Flag
from server.pairings.model import Pairing
from server.photos.model import Photo
from tests.bodies import need, photo, push, record
from tests.cast import DANJIANG, LEISHAN, PASSWORD, XIJIANG, Cast
from tests.photos.phone import announce, create, send_whole
from tests.reviews.verdicts import approve, give_back

ROLES = ("nobody", "helper", "supervisor", "county")
PICTURE = Path(__file__).parent.parent / "data" / "photos" / "no_exif.jpg"
COOKIE = "ruhu"


@dataclass
class Scene:
    """`things`: real values by the names under which paths, queries, headers and bodies ask for them."""

    app: Flask
    tokens: dict[str, str]
    things: dict[str, list[Any]]
    uploads: list[Photo]
    _people: list[dict[str, Any]] = field(default_factory=list)
    _sessions: list[dict[str, Any]] = field(default_factory=list)

    def restore(self) -> None:
        """Sign everybody in again, with the name, role and password that they had: a request may have changed any of it."""
        with db.write():
            # Plainly: before each request that changes something, peewee's own way took a fourteenth of the whole test.
            for table, rows in ((Account, self._people), (Session, self._sessions), (SignInFailure, [])):
                statements.run(f'DELETE FROM "{table._meta.table_name}"', ())
                statements.insert(table, rows)


def arrange(cast: Cast) -> Scene:
    """Visits waiting, approved and returned, needs, photos come and on their way, operations held and refused."""
    picture = PICTURE.read_bytes()
    sha256 = hashlib.sha256(picture).hexdigest()
    visits, needs, photos, operations = [], [], [], []
    for helper, homes, stranger in (
        (cast.helper, (cast.mao, cast.mao, cast.chen, cast.chen), cast.feng),
        (cast.other_helper, (cast.shi,), cast.mao),
    ):
        pictures = [photo(sha256=sha256, bytes=len(picture)), photo(sha256=sha256, bytes=len(picture))]
        sent = [record(home, needs=[need()], photos=pictures if n == 0 else []) for n, home in enumerate(homes)]
        strange = [record(stranger), record(cast.chen, mode="flying")]
        push(cast.client(helper), *sent, *strange)
        come, begun = (Photo.get_by_id(one["id"]) for one in pictures)
        assert send_whole(cast.client(helper), come, picture).status_code == 204
        create(cast.client(helper), begun)
        visits += [one["body"]["id"] for one in sent]
        needs += [one["body"]["needs"][0]["id"] for one in sent]
        photos += [come.id, begun.id]
        operations += [one["id"] for one in (*strange, sent[0])]
    approve(cast, visits[1])
    give_back(cast, visits[2])
    people = (cast.helper, cast.supervisor, cast.county, cast.other_helper, cast.other_supervisor)
    tokens = {person.role: cast.client(person).get_cookie(COOKIE).value for person in people[:3]}
    homes = (cast.mao, cast.chen, cast.feng, cast.shi)
    things = {
        "account": [person.id for person in people],
        "flag": [row.id for row in Flag.select()],
        "household": [home.id for home in homes],
        "member": [member.id for home in homes for member in cast.members(home)],
        "need": needs,
        "operation": operations,
        "pairing": [row.id for row in Pairing.select()],
        "password": [PASSWORD],
        "phone": ["13900000001", "13900000077"],
        "photo": photos,
        "region": [LEISHAN, XIJIANG, DANJIANG, cast.mao.region_code],
        "session": [row.id for row in Session.select()],
        "visit": visits,
        "week": ["2026-W47", "2026-W01", "2020-W53"],
    }
    uploads = [announce(cast.helper, cast.mao, picture, id=ids.new()) for _ in range(8)]
    scene = Scene(cast.app, tokens, things, uploads)
    scene._people = list(Account.select().dicts())
    scene._sessions = list(Session.select().dicts())
    return scene
