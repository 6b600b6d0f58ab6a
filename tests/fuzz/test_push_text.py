"""A text on its way from a phone to the store, to phones and desks, and into the workbook: itself, or refused by name."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, seed
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from server import clock
from tests.bodies import need, push, record
from tests.cast import Cast
from tests.fuzz.limits import SEED, tries
from tests.fuzz.words import NASTY, words

# What the phone's JSON says of it: the longest, and whether it may be blank.
FIELDS = {"summary": (4000, 0), "measures.0.text": (1000, 0), "needs.0.description": (1000, 1)}


def kept(text: str) -> str:
    """The one change that is made: half a character, which UTF-8 cannot hold, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def fault(text: str, most: int, least: int) -> str | None:
    text = kept(text)
    if len(text) > most:
        return "too_long"
    if len(text.strip()) < least:
        return "required"
    unseen = set(map(chr, range(32))) - set("\t\n\r") | {"\x7f"}
    return "control_character" if unseen & set(text) else None


def visit(cast: Cast, texts: dict[str, str]) -> dict[str, Any]:
    measures = [{"kind": "care", "text": texts["measures.0.text"]}]
    needs = [need(description=texts["needs.0.description"])]
    return record(cast.mao, summary=texts["summary"], measures=measures, needs=needs)


@pytest.fixture
def told(record_property: Callable[[str, Any], None]) -> Any:
    tried = []
    yield tried.append
    record_property("texts", len(tried))


def test_texts_come_back_as_they_were_sent(cast: Cast, told: Callable[[Any], None]) -> None:
    helper, desk = cast.client(cast.helper), cast.client(cast.supervisor)

    @seed(SEED)
    @tries(80)
    @given(st.fixed_dictionaries(dict.fromkeys(FIELDS, words())))
    def hold(texts: dict[str, str]) -> None:
        told(texts)
        sent, beside = visit(cast, texts), record(cast.chen)
        said, other = push(helper, sent, beside)
        assert other["outcome"] == "applied", other
        faults = {name: [code] for name, text in texts.items() if (code := fault(text, *FIELDS[name]))}
        assert said.get("problem", {}).get("errors", {}) == faults
        assert said["outcome"] == ("refused" if faults else "applied")
        if faults:
            return
        homes = helper.post("/api/sync/pull", json={"device_id": "phone-1", "known": {}}).json["households"]
        pulled = next(row for home in homes for row in home["visits"] if row["id"] == sent["body"]["id"])
        seen = desk.get(f"/api/visits/{sent['body']['id']}").json["visit"]
        for content in (pulled["content"], seen["content"], seen["revisions"][0]["content"]):
            shown = {
                "summary": content["summary"],
                "measures.0.text": content["measures"][0]["text"],
                "needs.0.description": content["needs"][0]["description"],
            }
            assert shown == {name: kept(text) for name, text in texts.items()}
        assert seen["needs"][0]["description"] == kept(texts["needs.0.description"])

    hold()


def test_every_one_of_the_listed_texts_stands_in_the_workbook_as_it_was_sent(cast: Cast, told: Callable[[Any], None]) -> None:
    good = [text for text in NASTY if not fault(text, 4000, 0)]
    for text in good:
        told(text)
    sent = [record(cast.mao, summary=text) for text in good]
    assert {one["outcome"] for one in push(cast.client(cast.helper), *sent)} == {"applied"}
    week = clock.week_of(clock.now())
    answer = cast.client(cast.county).get(f"/api/tallies/{week}.xlsx", buffered=True)
    sheet = openpyxl.load_workbook(BytesIO(answer.data))["走访明细"]
    column = next(cell.column for cell in sheet[3] if cell.value == "走访记录")
    cells = [sheet.cell(row, column) for row in range(4, 4 + len(good))]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    # What XML cannot hold stands as _xHHHH_, which spreadsheets show as the character itself (ECMA-376, 22.9.2.19).
    assert sorted(unescape(cell.value or "") for cell in cells) == sorted(map(kept, good))


def test_a_text_of_a_megabyte_is_refused_by_its_field_or_with_its_push(cast: Cast) -> None:
    helper = cast.client(cast.helper)
    long, beside = record(cast.mao, summary="长" * 100_000), record(cast.chen)
    said, other = push(helper, long, beside)
    assert said["problem"]["errors"] == {"summary": ["too_long"]}
    assert other["outcome"] == "applied"
    longer = {"device_id": "phone-1", "operations": [record(cast.mao, summary="长" * 1_000_000)]}
    assert helper.post("/api/sync/push", json=longer).json["code"] == "too_large"
