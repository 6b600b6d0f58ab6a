from pathlib import Path

import pytest

from server.photos.model import Photo
from tests.cast import Cast
from tests.photos.phone import announce


@pytest.fixture
def scene(data: Path) -> bytes:
    """A picture of 217 KB, as phones make them."""
    return (data / "photos" / "other_scene.jpg").read_bytes()


@pytest.fixture
def photo(cast: Cast, scene: bytes) -> Photo:
    """The picture, announced by 吴春 for the 毛 household."""
    return announce(cast.helper, cast.mao, scene)
