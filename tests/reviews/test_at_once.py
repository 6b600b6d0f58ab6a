"""The same batch asked for by several processes at once, as by a page that had no answer: made once, and told to all."""

from server import ids
from server.reviews.model import Batch
from tests.bodies import push, record
from tests.cast import Cast, session_of
from tests.processes import at_once


def test_one_id_from_three_processes_is_one_batch(cast: Cast) -> None:
    push(cast.client(cast.helper), record(cast.mao))
    body, cookie = {"id": ids.new(), "asked": {}}, session_of(cast.supervisor)
    answers = [answer for (answer,) in at_once(cast.app, [(cookie, "/api/batches", [body])] * 3)]
    assert [answer.get("batch", answer).get("id") for answer in answers] == [body["id"]] * 3
    assert Batch.select().count() == 1
