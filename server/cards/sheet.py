"""Cards on A4 paper, eight to a page, to be cut apart. Only the letters that are used travel in the file."""

from collections.abc import Iterator
from typing import IO, Final

import segno
from fpdf import FPDF
from pylopdf_fonts_zh_cn import sans_path

from server.cards.stack import Face, Stack

# Millimetres.
_WIDE, _HIGH, _COLUMNS, _ROWS = 95.0, 67.0, 2, 4
_LEFT, _TOP = (210 - _COLUMNS * _WIDE) / 2, (297 - _ROWS * _HIGH) / 2
_INSIDE: Final = 6.0
_CODE: Final = 30.0  # of the printed code's side: a dim phone in a dim room reads it at arm's length
_TEXT: Final = _WIDE - 3 * _INSIDE - _CODE

_FONT = "sc"
_GREEN, _BLACK, _GREY, _PALE = (24, 92, 62), (20, 24, 22), (96, 104, 100), (190, 196, 192)
_SMALLEST: Final = 6.5  # points
_TO_HOUSEHOLD = "请把卡放在家里好找的地方。有困难、有想法，随时打电话。"


def write(out: IO[bytes], stacks: list[Stack], address: str) -> None:
    """Write the cards to `out` as PDF, every village beginning a page of its own.

    A code says `address`, which ends with a slash, and the card's token: nothing of the household.
    """
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.set_lang("zh-CN")
    pdf.set_title("连心卡")
    pdf.add_font(_FONT, fname=sans_path())
    pdf.set_line_width(0.1)
    for stack in stacks:
        pages = list(_pages(stack.faces))
        for number, faces in enumerate(pages, start=1):
            pdf.add_page()
            _text(pdf, _LEFT, 9, f"连心卡 · {stack.village} · 第 {number} 页，共 {len(pages)} 页", 8, _GREY)
            for place, face in enumerate(faces):
                _card(pdf, _LEFT + place % _COLUMNS * _WIDE, _TOP + place // _COLUMNS * _HIGH, face, address)
    out.write(pdf.output())


def _pages(faces: list[Face]) -> Iterator[list[Face]]:
    each = _COLUMNS * _ROWS
    return (faces[start : start + each] for start in range(0, len(faces), each))


def _card(pdf: FPDF, x: float, y: float, face: Face, address: str) -> None:
    pdf.set_draw_color(*_PALE)
    pdf.set_dash_pattern(dash=1, gap=1)
    pdf.rect(x, y, _WIDE, _HIGH)
    pdf.set_dash_pattern()
    left, right = x + _INSIDE, x + _WIDE - _INSIDE
    _text(pdf, left, y + 11, "连心卡", 15, _GREEN)
    _text(pdf, left + 20, y + 10.6, face.place, 8.5, _GREY, right - left - 20)
    pdf.set_draw_color(*_GREEN)
    pdf.line(left, y + 14, right, y + 14)
    _text(pdf, left, y + 21, "户主", 8, _GREY)
    _text(pdf, left, y + 28, face.head, 16, _BLACK, _TEXT)
    _helpers(pdf, left, y + 36, face.helpers)
    _code(pdf, right - _CODE, y + 18, address + face.token)
    said = f"卡号 {face.number[:4]} {face.number[4:]}"
    pdf.set_font(_FONT, size=10)
    _text(pdf, right - (_CODE + pdf.get_string_width(said)) / 2, y + 53.5, said, 10, _BLACK)
    _text(pdf, left, y + 62, _TO_HOUSEHOLD, 7.5, _GREY, right - left)


def _helpers(pdf: FPDF, x: float, y: float, helpers: tuple[tuple[str, str], ...]) -> None:
    if not helpers:
        _text(pdf, x, y, "帮扶人待定", 10, _GREY)
        return
    (name, phone), *others = helpers
    _text(pdf, x, y, f"帮扶联系人 {name}", 9.5, _BLACK, _TEXT)
    _text(pdf, x, y + 7.5, f"{phone[:3]} {phone[3:7]} {phone[7:]}".strip(), 15, _GREEN, _TEXT)
    if others:
        _text(pdf, x, y + 14.5, "一起帮扶 " + "、".join(name for name, _ in others), 8, _GREY, _TEXT)


def _code(pdf: FPDF, x: float, y: float, said: str) -> None:
    # As rectangles, one for each run of dark modules: a picture would be smoothed by some viewers and printers.
    # Any mask can be read; to weigh all eight against each other takes most of a sheet's time.
    matrix = segno.make(said, error="m", micro=False, mask=3).matrix
    side = _CODE / len(matrix)
    pdf.set_fill_color(0)
    for row, modules in enumerate(matrix):
        start = 0
        for place, dark in enumerate([*modules, 0]):
            if not dark:
                if place > start:
                    pdf.rect(x + start * side, y + row * side, (place - start) * side, side, style="F")
                start = place + 1


def _text(pdf: FPDF, x: float, y: float, text: str, size: float, colour: tuple[int, int, int], room: float = _WIDE) -> None:
    """One line; what is wider than its `room` is told smaller, and cut where it would be too small to read."""
    text = " ".join(text.split())
    pdf.set_font(_FONT, size=size)
    wide = pdf.get_string_width(text)
    if wide > room:
        pdf.set_font(_FONT, size=max(size * room / wide, _SMALLEST))
        whole = text
        while text and pdf.get_string_width(text) > room + 0.1:
            whole = whole[:-1]
            text = whole + "…"
    pdf.set_text_color(*colour)
    pdf.text(x, y, text)
