"""What a downloaded week is called: in Chinese, in a header that may carry nothing but ASCII."""

import pytest

from tests.cast import Cast


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_chinese_name_travels_quoted(cast: Cast, kind: str) -> None:
    with cast.client(cast.county).get(f"/api/tallies/2026-W10.{kind}") as answer:
        header = answer.headers["Content-Disposition"]
    assert header.isascii()
    assert "filename*=UTF-8''%E9%9B%B7%E5%B1%B1%E5%8E%BF" in header
