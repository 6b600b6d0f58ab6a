"""Reading a sheet as it would be printed."""

from typing import Any

import pypdfium2


def pages(pdf: bytes) -> list[str]:
    """What each page says."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def picture(pdf: bytes, page: int = 0, scale: float = 3) -> Any:
    """A page as a picture, 72 points to the inch times `scale`."""
    return pypdfium2.PdfDocument(pdf)[page].render(scale=scale).to_pil()
