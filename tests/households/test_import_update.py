"""A newer register: what it says otherwise is taken and told; what was corrected in the village stands."""

from typing import Any

from server import clock, db
from server.households import service as households
from server.households.model import Household, Member
from server.trail.model import TrailEntry
from tests.cast import Cast
from tests.households.office import FIRST_ROW, HEADINGS, XIAOLONG, faults, id_number, person, take


def family(**changes: dict[str, Any]) -> list[dict[str, Any]]:
    """A head and a daughter; `head` and `daughter` are what the newer register says of them."""
    head = person(id_number="11010519491231002X")
    daughter = person(name="毛小妹", relation="之女", id_number=_DAUGHTER, phone=None)
    return [{**head, **changes.get("head", {})}, {**daughter, **changes.get("daughter", {})}]


_DAUGHTER = id_number("20050607", 222)


def stored() -> Household:
    return Household.get(Household.code == XIAOLONG + "000001")


def member(name: str) -> Member:
    return Member.get((Member.household_id == stored().id) & (Member.name == name))


def test_it_says_what_changed_from_what_to_what(cast: Cast) -> None:
    take(*family())
    shared = {"income": 12000, "category": "一般农户", "village": "西江社区"}
    report = take(*family(head={"phone": "13911112222", **shared}, daughter={"education": "高中", **shared}))
    assert (report.changed, report.unchanged, report.added) == (1, 0, 0)
    assert {(one.member, one.field, one.was, one.now) for one in report.changes} == {
        (None, "region", "小龙村", "西江社区"),
        (None, "category", "脱贫户", "一般农户"),
        (None, "income_per_head", 11668, 12000),
        ("毛静", "member.phone", "138****5678", "139****2222"),
        ("毛小妹", "member.education", "初中", "高中"),
    }
    assert (stored().income_per_head, stored().region_code, member("毛静").phone) == (12000, "522634101001", "13911112222")


def test_a_household_that_moves_is_known_where_it_was_until_then(cast: Cast) -> None:
    take(*family())
    before = clock.now()
    assert households.place_at(stored(), before) == stored().region_code
    take(*family(head={"village": "西江社区"}, daughter={"village": "西江社区"}))
    assert households.place_at(stored(), before) == XIAOLONG
    assert households.place_at(stored(), clock.now()) == "522634101001"


def test_a_dry_run_tells_the_changes_and_makes_none(cast: Cast) -> None:
    take(*family())
    report = take(*family(head={"education": "高中"}), dry_run=True)
    assert (report.changed, len(report.changes)) == (1, 1)
    assert member("毛静").education == "初中"


def test_phones_hear_of_a_change_and_only_of_a_change(cast: Cast) -> None:
    take(*family())
    assert stored().revision == 1
    take(*family(), person(XIAOLONG + "000002"))
    assert stored().revision == 1
    take(*family(head={"health": "残疾"}))
    assert stored().revision == 2


def test_the_trail_names_the_fields_and_no_words_of_the_household(cast: Cast) -> None:
    take(*family())
    take(*family(head={"health": "残疾", "phone": "13911112222"}))
    entry = TrailEntry.get(TrailEntry.verb == "household.change")
    assert (entry.subject, entry.detail) == (stored().id, {"fields": ["member.health", "member.phone"]})


def test_who_is_no_longer_listed_has_left_and_is_not_deleted(cast: Cast) -> None:
    take(*family())
    report = take(family()[0])
    assert [(one.field, one.was) for one in report.changes] == [("member.left", "毛小妹")]
    assert member("毛小妹").ended_at is not None
    assert stored().people == 1


def test_who_comes_back_is_the_same_person(cast: Cast) -> None:
    take(*family())
    before = member("毛小妹").id
    take(family()[0])
    report = take(*family())
    assert [(one.field, one.now) for one in report.changes] == [("member.joined", "毛小妹")]
    assert (member("毛小妹").id, member("毛小妹").ended_at) == (before, None)


def test_somebody_new_has_joined(cast: Cast) -> None:
    take(*family())
    report = take(*family(), person(name="毛小弟", relation="之子"))
    assert [(one.member, one.field) for one in report.changes] == [("毛小弟", "member.joined")]
    assert stored().people == 3


def test_a_mended_id_number_is_still_the_same_person(cast: Cast) -> None:
    take(*family())
    before = member("毛小妹").id
    report = take(*family(daughter={"id_number": id_number("20050608", 224)}))
    assert [one.field for one in report.changes] == ["member.id_number"]
    assert (member("毛小妹").id, member("毛小妹").born_on.isoformat()) == (before, "2005-06-08")


def test_a_new_head_stands_first_and_gives_the_household_its_name(cast: Cast) -> None:
    take(*family())
    take(*family(head={"relation": "之父"}, daughter={"relation": "户主"}))
    assert (stored().head_name, stored().initials) == ("毛小妹", "mxm")
    assert [one.name for one in households.members_of([stored().id])[stored().id]] == ["毛小妹", "毛静"]


def test_a_person_who_moved_to_another_household_of_the_file_moves(cast: Cast) -> None:
    take(*family(), person(XIAOLONG + "000002", id_number=id_number(sequence=444)))
    head, daughter = family()
    other = person(XIAOLONG + "000002", id_number=id_number(sequence=444))
    report = take(other, {**daughter, "code": other["code"]}, head)
    assert (faults(report), report.changed) == ([], 2)
    assert member("毛小妹").ended_at is not None


def test_a_person_whom_the_store_has_in_a_household_outside_the_file_is_refused(cast: Cast) -> None:
    take(*family())
    report = take(person(XIAOLONG + "000009", id_number=_DAUGHTER))
    assert faults(report) == [(FIRST_ROW, "in_other_household")]
    assert report.added == 0


def test_a_blank_says_nothing(cast: Cast) -> None:
    take(*family())
    report = take(*family(head=dict.fromkeys(("phone", "cause", "income", "health", "group"), None)))
    assert (report.changed, report.unchanged, report.changes) == (0, 1, [])
    assert (stored().cause, stored().income_per_head, stored().group) == ("因学", 11668, "3组")
    assert (member("毛静").phone, member("毛静").health) == ("13812345678", "健康")


def test_a_register_without_a_column_leaves_it_as_it_is(cast: Cast) -> None:
    take(*family())
    without = {ours: heading for ours, heading in HEADINGS.items() if ours not in ("phone", "income", "gender", "health")}
    assert take(*family(), headings=without).changes == []
    assert member("毛静").phone == "13812345678"


def correct(cast: Cast, field: str, was: str, value: str) -> None:
    person_id = member("毛静").id if field == "phone" else None
    with db.write():
        households.correct(cast.helper, stored(), {"field": field, "member_id": person_id, "was": was, "value": value})


def test_what_was_corrected_in_the_village_survives_the_same_file(cast: Cast) -> None:
    take(*family())
    correct(cast, "phone", "13812345678", "13900009999")
    correct(cast, "group", "3组", "4组")
    assert take(*family()).unchanged == 1
    assert (member("毛静").phone, stored().group) == ("13900009999", "4组")


def test_it_survives_a_newer_file_that_repeats_the_old_value(cast: Cast) -> None:
    take(*family())
    correct(cast, "phone", "13812345678", "13900009999")
    correct(cast, "group", "3组", "4组")
    report = take(*family(head={"education": "高中"}))
    assert [one.field for one in report.changes] == ["member.education"]
    assert (member("毛静").phone, stored().group) == ("13900009999", "4组")


def test_it_gives_way_when_the_register_says_something_new(cast: Cast) -> None:
    take(*family())
    correct(cast, "phone", "13812345678", "13900009999")
    report = take(*family(head={"phone": "13700001111"}))
    assert [(one.field, one.was, one.now) for one in report.changes] == [("member.phone", "139****9999", "137****1111")]


def test_the_order_of_rows_is_no_change(cast: Cast) -> None:
    take(*family())
    assert take(*reversed(family())).unchanged == 1


def test_the_cast_household_that_was_never_imported_is_taken_over_by_its_code(cast: Cast) -> None:
    head = person(cast.mao.code, village="西江社区", name="毛静", category="一般农户")
    assert take(head).changed == 1
    assert Household.get_by_id(cast.mao.id).category == "一般农户"
