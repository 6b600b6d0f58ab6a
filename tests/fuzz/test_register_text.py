"""Names and words of a register: kept in one tidy form, or refused by their row and column; whatever the cells hold."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from hypothesis import given, seed
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from server.households.model import Household, Member
from server.wire import whole
from tests.bodies import operation, push
from tests.cast import Cast
from tests.fuzz.limits import SEED, tries
from tests.fuzz.words import words
from tests.households.office import HEADINGS, XIAOLONG, person, workbook

FREE = ("name", "group", "ethnicity", "education", "health")
FIRST_CELL = 3
UNSEEN = re.compile("[\x00-\x1f\x7f\u200b\u200c\u200d\u2060\ufeff\ud800-\udfff]")


def hand_in(cast: Cast, book: BytesIO, path: str = "") -> Any:
    client = cast.client(cast.county)
    return client.post(f"/api/households/import{path}", data={"file": (book, "register.xlsx")}, buffered=True)


def in_a_cell(text: str) -> str:
    """Excel holds no more in one cell, and no half of a character."""
    return whole(text)[:32767]


def test_words_of_a_register_are_tidy_or_refused_by_name(cast: Cast, record_property: Callable[[str, Any], None]) -> None:
    tried = 0

    @seed(SEED)
    @tries(40)
    @given(st.lists(st.fixed_dictionaries(dict.fromkeys(FREE, words().map(in_a_cell))), min_size=1, max_size=6))
    def hold(cells: list[dict[str, str]]) -> None:
        nonlocal tried
        tried += len(cells) * len(FREE)
        people = [person(f"{XIAOLONG}{tried:05d}{n}", **told) for n, told in enumerate(cells)]
        answer = hand_in(cast, workbook(*people))
        assert answer.status_code == 200, answer.data
        columns = {HEADINGS[name] for name in FREE}
        assert {row["column"] for row in answer.json["refused"]} <= columns
        out = {row["household_code"] for row in answer.json["refused"]}
        for one in people:
            home = Household.get_or_none(Household.code == one["code"])
            assert (home is None) == (one["code"] in out)
            if home:
                head = Member.get(Member.household_id == home.id)
                for text in (home.head_name, home.group, head.ethnicity, head.education, head.health):
                    assert not UNSEEN.search(text or "")
                    assert (text or "") == (text or "").strip()
        again = hand_in(cast, workbook(*people)).json["households"]
        assert again == {"added": 0, "changed": 0, "unchanged": len(people) - len(out), "refused": len(out)}
        sent_back = openpyxl.load_workbook(BytesIO(hand_in(cast, workbook(*people), "/refusals").data)).worksheets[0]
        rows = [[unescape(str(cell or "")) for cell in row] for row in sent_back.iter_rows(min_row=3, values_only=True)]
        # openpyxl does not tell a literal _x000D_ from the end of a line that it stands for.
        names = [unescape(one["name"]) for one in people if one["code"] in out]
        assert [row[2 + list(HEADINGS).index("name")] for row in rows] == names

    hold()
    record_property("texts", tried)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "9" * 400, "NaN", "1E-400", "-0.0", "0x10", ""])
@pytest.mark.parametrize("path", ["", "?dry_run=1", "/refusals"])
def test_a_number_that_is_none_breaks_nothing(cast: Cast, number: str, path: str) -> None:
    book = workbook(person(income=71830417, name=None), person(XIAOLONG + "000002", group=71830417))
    answer = hand_in(cast, changed(book, b"71830417", number.encode()), path)
    assert answer.status_code == 200 or answer.json["code"] == "unreadable_workbook"


def changed(book: BytesIO, was: bytes, now: bytes) -> BytesIO:
    """The same workbook with other bytes in its sheets."""
    out = BytesIO()
    with ZipFile(book) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(was, now))
    out.seek(0)
    return out


def test_a_corrected_group_is_tidy_or_refused_by_name(cast: Cast, record_property: Callable[[str, Any], None]) -> None:
    client, tried = cast.client(cast.helper), 0

    @seed(SEED)
    @tries(80)
    @given(words())
    def hold(text: str) -> None:
        nonlocal tried
        tried += 1
        was = Household.get_by_id(cast.mao.id).group
        change = {"household_id": cast.mao.id, "base_revision": 1, "member_id": None, "field": "group"}
        (said,) = push(client, operation("household.correct", {"id": cast.mao.id, **change, "was": was, "value": text}))
        now = Household.get_by_id(cast.mao.id).group
        if said["outcome"] == "refused":
            assert list(said["problem"]["errors"]) == ["value"]
            assert now == was
        else:
            assert not UNSEEN.search(now)
            (pulled,) = (
                home
                for home in client.post("/api/sync/pull", json={"device_id": "phone-1", "known": {}}).json["households"]
                if home["id"] == cast.mao.id
            )
            assert pulled["group"] == now
            (same,) = push(client, operation("household.correct", {"id": cast.mao.id, **change, "was": now, "value": now}))
            assert same["outcome"] == "applied"
            assert Household.get_by_id(cast.mao.id).group == now

    hold()
    record_property("texts", tried)


def test_a_name_of_an_account_comes_back_as_it_was_typed(cast: Cast, record_property: Callable[[str, Any], None]) -> None:
    client, tried = cast.client(cast.county), 0

    @seed(SEED)
    @tries(80)
    @given(words())
    def hold(text: str) -> None:
        nonlocal tried
        tried += 1
        answer = client.patch(f"/api/accounts/{cast.helper.id}", json={"name": text})
        if answer.status_code == 422:
            assert list(answer.json["errors"]) == ["name"]
            return
        assert answer.json["account"]["name"] == whole(text).strip()
        assert cast.client(cast.helper).get("/api/session").json["account"]["name"] == whole(text).strip()

    hold()
    record_property("texts", tried)
