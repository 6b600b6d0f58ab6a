"""The names that people use for a place, from the names of the committees that the statistical list has."""

import pytest

from server.regions.service import short


@pytest.mark.parametrize(
    ("official", "said"),
    [
        ("长乌村村民委员会", "长乌村"),
        ("高岩村民委员会", "高岩村"),
        ("瓦地村村委会", "瓦地村"),
        ("邹湖村委会", "邹湖村"),
        ("西江社区居民委员会", "西江社区"),
        ("嵩口社区居委会", "嵩口社区"),
        ("西江镇", "西江镇"),
    ],
)
def test_a_place_is_called_as_people_call_it(official: str, said: str) -> None:
    assert short(official) == said
