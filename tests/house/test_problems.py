"""The catalogue of failures: what is raised is in it, what is in it is used, and the web app has words for each."""

import json
import re
from pathlib import Path

from server.problems import CATALOGUE

ROOT = Path(__file__).parents[2]
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "server").rglob("*.py"))


def test_every_code_that_is_raised_is_in_the_catalogue() -> None:
    raised = set(re.findall(r'Problem\(\s*"(\w+)"', SOURCE))
    assert raised <= set(CATALOGUE)


def test_every_code_in_the_catalogue_is_used() -> None:
    assert [code for code in CATALOGUE if SOURCE.count(f'"{code}"') < 2] == []


def test_the_web_app_has_words_for_every_code_in_every_language() -> None:
    for language in ("zh-Hans", "zh-Hant", "en"):
        words = json.loads((ROOT / "web/src/words" / language / "problems.json").read_text(encoding="utf-8"))
        assert sorted(set(CATALOGUE) - set(words)) == [], language


def test_the_catalogue_is_in_alphabetical_order() -> None:
    assert list(CATALOGUE) == sorted(CATALOGUE)
