"""What people, phones and pranksters write into a field."""

from hypothesis import strategies as st

NASTY = (
    "", " ", "一切如常", "\x00", "老人\x00在家", "\ud800", "一半的表情\ud83d", "\udc4d", "𠮷野家",
    "👨\u200d👩\u200d👧\u200d👦", "🇨🇳", "e\u0301", "é", "\u1100\u1161", "가",
    "\u202eexe.jpg", "\u2066藏\u2069", "\u200b", "零\u200d宽", "\ufeff字", "\ufffe", "\uffff", "\ufffd",
    "\x85", "\u2028", "\x7f", "\x1b[31m", "第一行\n第二行", "行\r尾", "\r\n换行", "\t制表", " 前后空白 ", "\u3000全角\u3000",
    "=1+1", "+1", "-5℃", "@SUM(A1)", "|cmd", "%0A", "＝全角", "'单引号", '"双引号', "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")',
    "_x0041_", "_x000D_", "<b>&amp;</b>", "<r>&</r>", "]]>", "&#0;", "\\u0000", "null", "'; DROP TABLE visit; --", "\U0010ffff",
    "中" * 4000, "中" * 4001, "𠮷" * 4000,
)  # fmt: skip
ANY = st.text(st.characters(), max_size=60)


def words() -> st.SearchStrategy[str]:
    """Text of every kind; also of none: half a character stands as a lone surrogate."""
    listed = st.sampled_from(NASTY)
    return st.one_of(listed, ANY, st.tuples(ANY, listed).map("".join))
