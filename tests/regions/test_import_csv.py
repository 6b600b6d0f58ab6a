"""The official list of places."""

from io import StringIO

import pytest
from flask import Flask

from server import db
from server.problems import Problem
from server.regions import service
from server.regions.model import Region

HEADINGS = "code,name,level,parent_code\n"


@pytest.mark.parametrize("name", ["", '"西江\n镇"', "西\x00江镇"])
def test_a_name_that_is_none_or_breaks_the_line_is_refused(app: Flask, name: str) -> None:
    with pytest.raises(Problem, match="invalid"), db.write():
        service.import_csv(StringIO(f"{HEADINGS}522634101,{name},township,522634\n"))
    assert not Region.select().count()
