"""The catalogue of failures (RFC 9457). Services raise `Problem`; nobody builds an error answer by hand."""

from collections.abc import Mapping
from typing import Any

# code: (HTTP status, title in Chinese, the language of most readers; the web app translates by code)
CATALOGUE: dict[str, tuple[int, str]] = {
    "already_reviewed": (409, "这一版已经审核过了"),
    "already_sealed": (409, "这一周已经封存"),
    "bad_credentials": (401, "手机号或密码不对"),
    "busy": (503, "县里的服务器正忙,请稍后再试"),
    "checksum_mismatch": (460, "照片的这一段在路上损坏了,将重新传送"),
    "clash": (409, "别处已改成另一个值,请人工核对"),
    "control_character": (422, "文字里有看不见的控制字符,请删去后再存"),
    "dismissed": (409, "镇里看过,不予采用"),
    "duplicate": (409, "已经有了,不必重复登记"),
    "earlier_open": (409, "前面还有没封存的周,请先封存"),
    "flagged_meanwhile": (409, "这条有了新的提示,请看过再办"),
    "foreign_origin": (403, "请求不是从本站页面发出的"),
    "hash_mismatch": (422, "照片在路上损坏了,将重新传送"),
    "invalid": (422, "填写有误,请看标出的地方"),
    "later_sealed": (409, "后面的周已经封存,这一周不能再封存"),
    "method_not_allowed": (405, "不支持这种请求"),
    "missing_columns": (422, "表里缺少必要的列"),
    "not_a_picture": (415, "这个文件不是能用的照片"),
    "not_found": (404, "没有找到,或不在您的范围内"),
    "not_paired": (409, "此户当时不由您结对帮扶"),
    "not_signed_in": (401, "请先登录"),
    "not_yours": (403, "您的身份不能做这件事"),
    "nothing_quiet": (409, "没有可抽的:没有待核的走访,或者都有提示、是您自己的"),
    "offset_mismatch": (409, "照片续传的位置不对"),
    "operation_changed": (409, "同一编号的内容前后不一致"),
    "operation_taken": (409, "这个编号已被使用"),
    "other_store": (409, "县里的服务器刚恢复过备份,将重新核对并补送"),
    "own_spot_check": (403, "抽查要由另一个人来问"),
    "own_visit": (403, "不能审核自己的走访"),
    "owner_disabled": (409, "文件主人的账号已停用,或已不是帮扶人,请县里处理后再交"),
    "password_change_required": (403, "请先修改初始密码"),
    "precondition_failed": (412, "续传协议版本不对"),
    "sample_unread": (409, "抽中的还没有看完"),
    "seen_already": (403, "您看过或问过这次走访,抽查请另一个人来问"),
    "spot_check_taken": (409, "已由同事接下去问"),
    "spot_check_unclaimed": (409, "您手上没有这次抽查,请先接下"),
    "spot_checking": (409, "您正在抽查这次走访,答完或交还后才能看"),
    "spot_checks_held": (409, "您手上的抽查够多了,请先问完或交还几条"),
    "stale_revision": (409, "内容已有新的版本,请看过再办"),
    "too_large": (413, "内容太大"),
    "too_many_attempts": (429, "失败次数太多,请稍后再试"),
    "too_many_operations": (413, "一次送得太多"),
    "too_many_pixels": (422, "照片尺寸太大"),
    "undo_over": (409, "批量通过满两周后不能再撤回"),
    "unexpected": (500, "服务器出了意外,已经记下"),
    "unknown_checksum": (400, "不支持这种校验方法"),
    "unknown_kind": (422, "这个版本的服务器不认识这种操作"),
    "unknown_photo": (409, "还没有收到这张照片所属的走访"),
    "unreadable_picture": (422, "照片文件不完整,打不开"),
    "unreadable_rescue": (422, "这不是代交文件,或者文件已经损坏"),
    "unreadable_workbook": (422, "文件打不开,请另存为 .xlsx 后再试"),
    "unsupported_media_type": (415, "不支持这种内容格式"),
    "upload_locked": (423, "这张照片正在传送"),
    "weak_password": (422, "密码至少 8 位,且不能与原密码或手机号相同"),
    "week_not_over": (409, "这一周还没有过完,不能封存"),
    "wrong_state": (409, "现在的状态不能这样办"),
    "wrong_template": (422, "模板里有认不出的地方,请按标出的单元格改好再传"),
}


class Problem(Exception):
    """A failure from the catalogue.

    `errors` maps a dotted field path to codes; `params` are the figures a translated message needs; `headers` go with the
    HTTP answer.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        errors: Mapping[str, list[str]] | None = None,
        headers: Mapping[str, str] | None = None,
        **params: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.status, self.title = CATALOGUE[code]
        self.detail = detail
        self.errors = errors
        self.headers = dict(headers or {})
        self.params = params

    def wire(self) -> dict[str, Any]:
        """The problem as JSON: the same in an HTTP answer and in one line of a batch."""
        body: dict[str, Any] = {
            "type": f"urn:ruhu:problem:{self.code}",
            "code": self.code,
            "title": self.title,
            "detail": self.detail,
            "status": self.status,
        }
        if self.errors:
            body["errors"] = dict(self.errors)
        if self.params:
            body["params"] = self.params
        return body
