"""What the command line accepts; `--help` is made from this."""

from __future__ import annotations

import argparse

_DESCRIPTION = "Trợ lý số liệu cải cách hành chính: mỗi con số đều dẫn về câu văn gốc."


def parser() -> argparse.ArgumentParser:
    """Return the parser of ``cchc``."""
    root = argparse.ArgumentParser(prog="cchc", description=_DESCRIPTION)
    root.add_argument(
        "--data-dir", help="thư mục kho tài liệu (mặc định: CCHC_DATA_DIR hoặc ./data)"
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="LỆNH")
    _ingest(commands)
    _ask(commands)
    _figures(commands)
    _others(commands)
    return root


def _ingest(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    ingest = commands.add_parser("ingest", help="đọc tệp, thư mục, tệp nén, địa chỉ web vào kho")
    ingest.add_argument(
        "targets",
        nargs="+",
        metavar="ĐƯỜNG_DẪN",
        help="tệp, thư mục, .zip, địa chỉ một trang, RSS hoặc sitemap",
    )
    ingest.add_argument(
        "--visibility",
        choices=("public", "internal"),
        help="public: ai cũng xem được; internal: chỉ dùng nội bộ (không nêu: tài liệu đã có giữ "
        "nguyên, tài liệu mới là public)",
    )
    ingest.add_argument(
        "--prune", action="store_true", help="xóa khỏi kho tài liệu có tệp không còn trong thư mục"
    )
    ingest.add_argument(
        "--watch",
        nargs="?",
        type=_seconds,
        const=10.0,
        metavar="GIÂY",
        help="tiếp tục theo dõi, nạp lại khi tệp thay đổi hoặc bị xóa (mặc định xem lại sau 10 "
        "giây); viết sau ĐƯỜNG_DẪN; dừng bằng Ctrl+C",
    )
    _json(ingest)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"cần số giây từ 1 đến 86400, nhận được {text!r}")
    return seconds


def _ask(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    ask = commands.add_parser("ask", help="hỏi một câu, trả lời kèm trích dẫn")
    ask.add_argument("question", nargs="+", metavar="CÂU_HỎI")
    ask.add_argument("--history", metavar="TỆP", help="các lượt hỏi đáp trước (JSON)")
    ask.add_argument("--generator", choices=("extractive", "llm"), default="extractive")
    _json(ask)
    commands.add_parser("chat", help="trò chuyện trong cửa sổ lệnh")


def _figures(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser(
        "check", help="kiểm chứng một câu hay một bài: đúng, khác hay không có trong tài liệu"
    )
    check.add_argument("text", nargs="*", metavar="VĂN_BẢN", help="“-”: đọc từ đầu vào chuẩn")
    check.add_argument("--file", metavar="TỆP", help="đọc văn bản từ một tệp UTF-8")
    _json(check)
    figures = commands.add_parser("figures", help="số liệu trong tài liệu, mỗi số kèm nguồn")
    figures.add_argument("--place", metavar="NƠI", help="địa phương hoặc cơ quan (“dai tu”)")
    figures.add_argument("--indicator", metavar="CHỈ_TIÊU", help="chỉ tiêu (“chỉ số CCHC”)")
    figures.add_argument("--year", metavar="NĂM", help="năm của số liệu")
    figures.add_argument(
        "--level", choices=("province", "district", "commune", "department"), help="cấp đơn vị"
    )
    figures.add_argument("--format", choices=("table", "csv", "json", "xlsx"), default="table")
    figures.add_argument(
        "--output", metavar="TỆP", help="ghi ra tệp .csv (mở được bằng Excel), .xlsx hoặc .json"
    )
    figures.add_argument(
        "--chart", metavar="TỆP", help="vẽ biểu đồ ra tệp .png hoặc .svg (cần phần charts)"
    )


def _others(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    reindex = commands.add_parser(
        "reindex", help="dựng lại chỉ mục từ kho, khi đổi mô hình nhúng hoặc phiên bản"
    )
    reindex.add_argument("--embedding", metavar="TÊN", help="mô hình nhúng (mặc định: cài đặt)")
    _json(reindex)
    documents = commands.add_parser("documents", help="xem, xóa tài liệu, đổi phạm vi xem")
    actions = documents.add_subparsers(dest="action", required=True, metavar="VIỆC")
    _json(actions.add_parser("list", help="liệt kê"))
    show = actions.add_parser("show", help="xem một tài liệu và những gì đọc được từ nó")
    show.add_argument("id", metavar="MÃ")
    _json(show)
    remove = actions.add_parser("remove", help="xóa khỏi kho")
    remove.add_argument("ids", nargs="+", metavar="MÃ")
    _json(remove)
    shown = actions.add_parser("visibility", help="đổi phạm vi xem: public hoặc internal")
    shown.add_argument("visibility", choices=("public", "internal"))
    shown.add_argument("ids", nargs="+", metavar="MÃ")
    _json(shown)
    evaluate = commands.add_parser("evaluate", help="chấm điểm theo bộ câu hỏi hoặc bộ nhận định")
    evaluate.add_argument("questions", metavar="BỘ_CÂU.jsonl")
    evaluate.add_argument("--predictions", metavar="TỆP", help="ghi từng câu trả lời ra tệp")
    evaluate.add_argument(
        "--retrieval",
        metavar="ĐOẠN.jsonl",
        help="chấm việc xếp hạng các đoạn văn của tệp này cho từng câu hỏi của BỘ_CÂU.jsonl",
    )
    evaluate.add_argument(
        "--rankings", metavar="TỆP", help="ghi thứ tự các đoạn của từng câu (cùng --retrieval)"
    )
    evaluate.add_argument(
        "--floors",
        metavar="TỆP",
        help="so với lần chấm đã ghi trong tệp này: câu đúng thêm, câu mất; điểm thấp hơn là lỗi",
    )
    evaluate.add_argument(
        "--keep-floors", action="store_true", help="ghi lần chấm này làm mức sàn mới"
    )
    evaluate.add_argument(
        "--lower-floors", action="store_true", help="cho phép mức sàn thấp hơn, hoặc dữ liệu khác"
    )
    _json(evaluate)
    serve = commands.add_parser("serve", help="mở trang web, API và khung hỏi đáp")
    serve.add_argument("--host")
    serve.add_argument("--port")
    serve.add_argument(
        "--root-path", metavar="ĐƯỜNG_DẪN", help="đường dẫn con khi đặt sau proxy, ví dụ /tro-ly"
    )
    serve.add_argument(
        "--first-run", metavar="THƯ_MỤC", help="nạp thư mục này nếu chưa có kho tài liệu"
    )
    doctor = commands.add_parser("doctor", help="kiểm tra cài đặt và kho tài liệu")
    doctor.add_argument(
        "--explain", metavar="CÂU_HỎI", help="cho xem từng bước đọc một câu hỏi hay đoạn văn"
    )
    _json(doctor)


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="in ra một giá trị JSON")
