"""Heads as other lists are searched by them: as the register has them now, wherever their household lies or lay."""

from server.households import heads
from server.households.model import HeadName
from server.statements import returned
from tests.cast import DANJIANG, LEISHAN, XIJIANG, Cast, household
from tests.households.office import take
from tests.households.test_import_update import family, stored


def found(words: str, region: str = LEISHAN) -> set[str]:
    return {home for (home,) in returned(*heads.called(words, region))}


def test_by_any_part_of_the_name_the_beginning_of_the_initials_or_the_whole_code(cast: Cast) -> None:
    mao, shi = {cast.mao.id}, {cast.shi.id}
    assert all(found(words) == mao for words in ("毛", "静", "毛静", "m", "MJ"))
    assert not any(found(words) for words in ("静毛", "j", "mjx", "%", "_", "毛%"))
    assert [found(words) for words in (cast.shi.code, cast.shi.code[:-1])] == [shi, set()]


def test_a_name_in_other_letters_is_found_by_its_beginning(cast: Cast) -> None:
    other = household(f"{XIJIANG}204000009", f"{XIJIANG}204", "Anna艾", "annaa")
    assert [found(words) for words in ("Ann", "艾", "a艾", "nna")] == [{other.id}, {other.id}, {other.id}, set()]


def test_only_those_of_the_region(cast: Cast) -> None:
    assert found("毛", XIJIANG) == found("毛", cast.mao.region_code) == {cast.mao.id}
    assert found("毛", DANJIANG) == set()


def test_a_register_with_another_head_is_followed(cast: Cast) -> None:
    take(*family())
    ours = stored().id
    assert ours in found("毛静")
    take(*family(head={"relation": "配偶"}, daughter={"relation": "户主"}))
    assert (found("毛小妹"), ours in found("静"), found("mxm")) == ({ours}, False, {ours})


def test_a_household_that_moves_is_found_where_it_lay_and_where_it_lies(cast: Cast) -> None:
    take(*family())
    before = HeadName.select().count()
    take(*family(head={"village": "西江社区"}, daughter={"village": "西江社区"}))
    ours = stored()
    assert ours.id in found("毛静", ours.region_code) & found("毛静", str(ours.moved_from))
    assert len([row for row in returned(*heads.called("毛静", LEISHAN)) if row == (ours.id,)]) == 1
    take(*family(head={"income": 1}, daughter={"income": 1}))
    assert HeadName.select().count() == before + 3
