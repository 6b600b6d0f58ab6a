"""All that the workbook and the table say in Chinese, and with it what each figure means: here and nowhere else."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from server import clock
from server.tallies.week import Week


@dataclass(frozen=True)
class Figure:
    """One figure of the week. `form` is its number format in the workbook."""

    code: str
    name: str
    unit: str
    meaning: str
    form: str = "#,##0"

    @property
    def difference(self) -> str:
        """The form of what it has risen or fallen by."""
        return f"+{self.form};-{self.form};{self.form}"


FIGURES: Final = (
    Figure("due", "应访户", "户", "本周内至少一天有帮扶人结对、到周末未退出名册的农户。帮扶人页只数与本人结对的户。"),
    Figure("visited", "已访户", "户", "本周有走访记录（未撤回）的农户，一户多次只数一户。帮扶人页只数本人的走访。"),
    Figure("visits", "走访", "次", "走访时间在本周、未撤回的走访。时间按服务器时钟校正；迟到的记录计入走访的那一周。"),
    Figure("coverage", "覆盖率", "%", "应访户中本周已访的户数除以应访户。没有应访户时空着。", "0.0%"),
    Figure("approved", "已核", "次", "本周走访中，现有版本已由乡镇审核通过的。"),
    Figure("waiting", "待核", "次", "本周走访中，现有版本尚未审核的。"),
    Figure("returned", "退回", "次", "本周走访中，现有版本被退回、帮扶人尚未修改重报的。"),
    Figure("raised", "新提需求", "件", "本周提出的群众需求。帮扶人页上需求各项都归提出需求的帮扶人。"),
    Figure("raised_urgent", "其中急", "件", "本周提出的需求中标为“急”的。"),
    Figure("resolved", "办结", "件", "本周办结的需求，不论何时提出。"),
    Figure("confirmed", "户里确认", "件", "本周由农户确认已办结的需求，不论何时提出。"),
    Figure("overdue", "超期未办", "件", "到本周末（本周未过完时到制表前一天）已过办理期限，未办结也未答复不办的需求。"),
    Figure("median_hours", "核实用时", "小时", "本周走访从报到县里到第一次审核所用小时的中位数；未审核的不计。", "#,##0.0"),
)
NOTES: Final = (
    "周从周一 00:00 到周日 24:00，北京时间；周次按 GB/T 7408（ISO 8601）。",
    "合计行在全部范围内重新统计，不是各行相加：一户由两人走访，两人名下各数一户，合计只数一户。",
    "已核、待核、退回、核实用时以制表时为准，以后随审核变化；其余各项只随迟到的记录变化；未办结的需求随户迁移，各周都计在迁入地。",
    "封存的周：各项指标为封存时的数字，不再变化；走访明细列的是封存时已经算进去的走访，审核一栏为制表时的状态。",
    "封存以后才到的走访和审核，作为调整列入下一个封存的周，每项只列一次；调整追溯到之前八个封存的周。",
    "本表只供工作参考，不用于考勤、积分和排名。",
)
HOMES: Final = {"due": "应访的户", "visited": "已访的户", "covered": "应访已访的户", "uncovered": "应访未访的户"}
BY: Final = {"township": "乡镇", "village": "村", "helper": "帮扶人"}
SHEETS: Final = {"township": "按乡镇", "village": "按村", "helper": "按帮扶人"}
PLACE: Final = {"village": "乡镇", "helper": "所在地"}
DETAIL, MEANINGS, TOTAL = "走访明细", "说明", "合计"
CHANGES, ADJUSTMENTS = "与上周比", "封存后调整"
THIS_WEEK, LAST_WEEK, DIFFERENCE = "本周", "上周", "增减"
ADJUSTMENT_COLUMNS: Final = (("走访的周", 18), ("乡镇", 14), ("指标", 14), ("已报", 10), ("现为", 10), ("调整", 10))
MEANING_COLUMNS: Final = (("指标", 16), ("单位", 8), ("口径", 100))
_WEEKDAYS = "一二三四五六日"


def week(given: Week) -> str:
    """`2026年第47周`."""
    year, number = given.year_and_number
    return f"{year}年第{number}周"


def title(place: str) -> str:
    """What the report is called."""
    return f"{place}入户走访周报"


def about(place: str, given: Week) -> str:
    """Whose report it is, and for which days."""
    return f"填报单位：{place}　　{week(given)}（{_day(given.monday)}至{_day(given.sunday)}）"


def made(at: datetime) -> str:
    """When the report was made: `制表时间：2026年11月22日 21:05`, in the villages' time."""
    return f"制表时间：{moment(at)}"


def sealed(at: datetime, digest: str) -> str:
    """Under which checksum the figures stand."""
    return f"本周已于{moment(at)}封存，封存文件的 SHA-256 校验码：{digest}"


def heading(figure: Figure) -> str:
    """A column's heading, with the unit that its numbers are in; a share carries its own."""
    return figure.name if figure.unit == "%" else f"{figure.name}\n（{figure.unit}）"


def footer(place: str, given: Week) -> str:
    """In the spreadsheet's own codes: left, centre with page numbers, right."""
    return f"&L{title(place)}&C第 &P 页，共 &N 页&R{week(given)}"


def moment(at: datetime) -> str:
    """`2026年11月22日 21:05`, in the villages' time."""
    local = at.astimezone(clock.SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日周{_WEEKDAYS[day.weekday()]}"
