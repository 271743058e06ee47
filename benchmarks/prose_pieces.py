"""The ways in which Vietnamese articles state figures, one function each; its docstring names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.made_tables import vi

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.prose_world import Measure
    from benchmarks.prose_writer import Writer


def _unit(measure: Measure) -> str:
    return "%" if measure.unit == "%" else f" {measure.unit}"


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))


def nested(w: Writer) -> str:
    """Return the way “Trong đó”."""
    m = w.pick("count")
    if not m.parts:
        w.measures.append(m)
        raise_lacking()
    n = w.number(m)
    parts = w.chance.sample(m.parts, min(2, len(m.parts)))
    numbers = [w.number(m, _value(n) * 0.1, _value(n) * 0.45) for _ in parts]
    share = vi(_value(numbers[0]) / _value(n) * 100, 1)
    told = []
    for at, ((said, word, asked), number) in enumerate(zip(parts, numbers, strict=True)):
        tail = ""
        if at == 0 and share not in w.taken:
            w.taken.add(share)
            bracketed = w.one_of(" (chiếm {}%)", ", chiếm {}%", " (đạt tỷ lệ {}%)", ", bằng {}%")
            tail = bracketed.format(w.fig(share, (word,), kind="share"))
        told.append(f"{w.fig(number, (*m.words[:1], word))} {said}{tail}")
        w.question("part", f"{w.full(w.home)} có bao nhiêu {asked} {w.when.text}?", ((number,),))
    w.ask(m, n)
    whole = w.fig(n, m)
    opening = w.one_of(", trong đó có ", "; trong đó ", ", gồm ", " (trong đó ")
    close = ")" if "(" in opening else ""
    both = w.one_of(" và ", "; ").join(told)
    return w.opened(f"{w.subject()} đã {m.act} {whole} {m.unit} {m.rest}{opening}{both}{close}.")


_HAPPENS = (
    "có",
    "xảy ra",
    "ghi nhận",
    "khám, chữa bệnh cho",
    "tạo việc làm cho",
    "xử phạt",
    "tiếp nhận",
)


def raise_lacking() -> None:
    """Raise that the piece cannot be written."""
    from benchmarks.prose_writer import LackingError

    raise LackingError


def places_in_turn(w: Writer) -> str:
    """Return the way “lần lượt, nhiều nơi”."""
    m = w.pick("rate", "money", "amount")
    names = w.units(w.chance.choice((2, 3)))
    numbers = [w.number(m) for _ in names]
    listed = ", ".join(names[:-1]) + f" và {names[-1]}"
    if w.chance.random() < 0.5:
        listed = ", ".join(w.full(one) for one in names[:-1]) + f" và {w.full(names[-1])}"
    else:
        listed = f"các {w.region.level} {listed}"
    figures = [w.fig(n, m, place=p) + _unit(m) for n, p in zip(numbers, names, strict=True)]
    values = ", ".join(figures[:-1]) + f" và {figures[-1]}"
    for name, number in zip(names, numbers, strict=True):
        w.ask(m, number, name)
    at = w.at()
    noun = m.noun[0].upper() + m.noun[1:]
    return w.one_of(
        f"{noun} {at} của {listed} lần lượt là {values}.",
        f"{noun} {at} ở {listed} lần lượt đạt {values}.",
        f"{noun} của {listed} {at} tương ứng là {values}.",
    ).replace("  ", " ")


def measures_in_turn(w: Writer) -> str:
    """Return the way “lần lượt, nhiều chỉ tiêu”."""
    first, second = w.pick("rate"), w.pick("rate")
    a, b = w.number(first), w.number(second)
    w.ask(first, a)
    w.ask(second, b)
    rest = (
        second.noun.removeprefix("tỷ lệ ")
        if first.noun.startswith("tỷ lệ") and w.chance.random() < 0.4
        else second.noun
    )
    return w.opened(
        f"{first.noun[0].upper()}{first.noun[1:]} và {rest} của {w.full(w.home)} "
        f"{w.one_of('lần lượt đạt', 'lần lượt là', 'tương ứng là')} {w.fig(a, first)}% và {w.fig(b, second)}%."
    )


def shared_subject(w: Writer) -> str:
    """Return the way “chủ ngữ chung nhiều câu”."""
    first, second = w.pick("count"), w.pick("rate", "money", "amount")
    third = w.pick("count", "rate", "money")
    a, b, c = w.number(first), w.number(second), w.number(third)
    for m, n in ((first, a), (second, b), (third, c)):
        w.ask(m, n)
    kind = "tỉnh" if w.of_province else w.region.level
    said = f"{w.fig(c, third)}{_unit(third)}"
    last = (
        f"{third.act} {said} {third.rest}"
        if third.kind == "count"
        else f"có {third.noun} đạt {said}"
    )
    opening = w.opened(
        f"{w.subject()} {first.act} {w.fig(a, first)} {first.unit} {first.rest}".rstrip() + "."
    )
    return (
        f"{opening} {second.noun[0].upper()}{second.noun[1:]} {w.one_of('đạt', 'là', 'ước đạt')} {w.fig(b, second)}{_unit(second)}. "
        + w.one_of(
            f"Địa phương này cũng {last}",
            f"Cùng với đó, {kind} {last}",
            f"Ngoài ra, {kind} còn {last}",
            f"Bên cạnh đó, địa phương {last}",
        ).rstrip()
        + "."
    )


def inverted(w: Writer) -> str:
    """Return the way “số đứng trước”."""
    m = w.pick("rate", "money")
    n = w.number(m)
    w.ask(m, n)
    said = f"{w.fig(n, m)}{_unit(m)}"
    at = w.at()
    when = f" {at}" if at else ""
    return w.one_of(
        f"{said} là {m.noun} của {w.full(w.home)}{when}.",
        f"Con số {said} là {m.noun} mà {w.full(w.home)} đạt được{when}.",
        f"Đạt {said}, {m.noun} của {w.full(w.home)}{when} được đánh giá là tích cực.",
        f"Với {said}, {m.noun} của {w.full(w.home)}{when} đã có bước tiến rõ rệt.",
    )


def from_to(w: Writer) -> str:
    """Return the way “từ A lên B”."""
    m = w.pick("rate", "money", "amount")
    old, new = w.number(m), w.number(m)
    word = "lên" if _value(new) > _value(old) else "xuống"
    rose = "tăng" if word == "lên" else "giảm"
    w.ask(m, new)
    w.ask(m, old, when=w.when.before)
    before, now = w.fig(old, m, period=w.when.before_value), w.fig(new, m)
    noun = m.noun[0].upper() + m.noun[1:]
    u = _unit(m)
    w.dated = True
    return w.one_of(
        f"{noun} của {w.full(w.home)} {rose} từ {before}{u} {w.when.before} {word} {now}{u} {w.when.text}.",
        f"{noun} của {w.full(w.home)} {rose} từ {before}{u} ({w.when.before}) {word} {now}{u} ({w.when.text}).",
        f"Nếu như {w.when.before}, {m.noun} của {w.full(w.home)} là {before}{u} thì {w.when.text} con số này đã là {now}{u}.",
        f"{w.when.text[0].upper()}{w.when.text[1:]}, {m.noun} của {w.full(w.home)} đạt {now}{u}, trong khi {w.when.before} là {before}{u}.",
    )


def changed(w: Writer) -> str:
    """Return the way “So với cùng kỳ”."""
    m = w.pick("count", "money", "amount")
    n = w.number(m)
    by = vi(round(w.chance.uniform(2.1, 29.8), 1), 1)
    if by in w.taken or by.endswith(",0"):
        by = w.number(m, 2, 9) if m.kind == "amount" else vi(w.chance.randint(31, 39) + 0.7, 1)
    w.taken.add(by)
    word = w.one_of("tăng", "giảm")
    w.ask(m, n)
    w.question(
        "change",
        w.one_of(
            f"{m.noun} của {w.full(w.home)} {w.when.text} {word} bao nhiêu phần trăm so với cùng kỳ?",
            f"{m.noun} của {w.full(w.home)} {w.when.text} tăng hay giảm bao nhiêu?",
        ),
        ((by,), (word,)),
    )
    said = f"{w.fig(n, m)}{_unit(m)}"
    change = f"{word} {w.fig(by, m, kind='change')}% so với {w.one_of('cùng kỳ', 'cùng kỳ năm trước', w.when.before)}"
    if m.kind == "count":
        body = f"{w.subject()} {m.act} {said} {m.rest}".rstrip()
    else:
        body = f"{m.noun[0].upper()}{m.noun[1:]} của {w.full(w.home)} {w.one_of('đạt', 'ước đạt')} {said}"
    return w.opened(f"{body}{w.one_of(', ' + change, ' (' + change + ')', '; ' + change)}.")


_DONE = {
    "hồ sơ": ("được trả trước hạn", "trước hạn"), "phòng học": ("đã đưa vào sử dụng", "sử dụng"),
    "dự án": ("triển khai đúng tiến độ", "tiến độ"), "vụ phạm tội": ("được điều tra, làm rõ", "làm rõ"),
    "tổ công nghệ số cộng đồng": ("hoạt động hiệu quả", "hiệu quả"),
    "giáo viên": ("đạt chuẩn trình độ", "đạt chuẩn"), "sản phẩm": ("được đưa lên sàn thương mại điện tử", "sàn"),
    "nhà tạm, nhà dột nát": ("đã hoàn thành, bàn giao", "hoàn thành"),
    "doanh nghiệp": ("nộp thuế điện tử", "thuế"), "tài khoản": ("được sử dụng thường xuyên", "thường xuyên"),
}  # fmt: skip


def n_of_m(w: Writer) -> str:
    """Return the way “N/M, chiếm”."""
    m = w.pick("count")
    if m.unit not in _DONE:
        w.measures.append(m)
        raise_lacking()
    whole = w.number(m)
    part = w.number(m, _value(whole) * 0.6, _value(whole) * 0.97)
    share = vi(_value(part) / _value(whole) * 100, 1)
    if share in w.taken:
        raise_lacking()
    w.taken.add(share)
    done, word = _DONE[m.unit]
    p, n, s = w.fig(part, (m.words[0], word)), whole, w.fig(share, (word,), kind="share")
    w.question(
        "part",
        f"{w.full(w.home)} {w.when.text} có bao nhiêu {m.unit} {done}?",
        ((part, f"{part}/{whole}"),),
    )
    w.question(
        "share",
        f"{w.full(w.home)} {w.when.text} có bao nhiêu phần trăm {m.unit} {done}?",
        ((share,),),
    )
    return w.opened(
        w.one_of(
            f"{w.subject()} có {p}/{n} {m.unit} {m.rest} {done}, đạt {s}%.",
            f"{w.subject()} có {p}/{n} {m.unit} {m.rest} {done} (đạt {s}%).",
            f"{w.subject()} có {p} {m.unit} {m.rest} {done}, chiếm {s}% tổng số.",
            f"Trong số {n} {m.unit} {m.rest} của {w.full(w.home)}, có {p} {m.unit} {done}, chiếm {s}%.",
        ).replace("  ", " ")
    )


def planned(w: Writer) -> str:
    """Return the way “So với kế hoạch”."""
    m = w.pick("money", "amount", "count")
    if m.act in _HAPPENS:
        w.measures.append(m)
        raise_lacking()
    n = w.number(m)
    by = vi(round(w.chance.uniform(81, 119), 1), 1)
    if by in w.taken or by.endswith(",0"):
        raise_lacking()
    w.taken.add(by)
    w.ask(m, n)
    plan = (
        w.one_of("dự toán", "kế hoạch", "kế hoạch năm", "dự toán được giao")
        if m.kind == "money"
        else w.one_of("kế hoạch", "kế hoạch năm")
    )
    said = f"{w.fig(n, m)}{_unit(m)}"
    w.question(
        "plan",
        f"{m.noun} của {w.full(w.home)} {w.when.text} đạt bao nhiêu phần trăm {plan.split(' năm')[0]}?",
        ((by,),),
    )
    share = w.fig(by, ("kế hoạch|dự toán|" + m.words[0],), kind="share")
    body = (
        f"{w.subject()} {m.act} {said} {m.rest}".rstrip()
        if m.kind == "count"
        else f"{m.noun[0].upper()}{m.noun[1:]} của {w.full(w.home)} {w.one_of('đạt', 'ước đạt', 'là')} {said}"
    )
    return w.opened(f"{body}, {w.one_of('bằng', 'đạt', 'tương đương')} {share}% {plan}.")


def with_figures(w: Writer) -> str:
    """Return the way “với …; …”."""
    first, second = w.pick("count"), w.pick("rate")
    if first.act in _HAPPENS[:5] or first.rest.startswith("về "):
        w.measures += (first, second)
        raise_lacking()
    a, b = w.number(first), w.number(second)
    w.ask(first, a)
    w.ask(second, b)
    at = w.at()
    when = f" {at}" if at else ""
    return w.one_of(
        f"{_capital(w.full(w.home))} là một trong những địa phương có chuyển biến rõ{when} với {w.fig(a, first)} {first.unit} {first.rest} được {first.act}; {second.noun} {w.fig(b, second)}%.",
        f"Công tác này ở {w.full(w.home)}{when} đạt kết quả tích cực với {second.noun} đạt {w.fig(b, second)}%, {first.act} {w.fig(a, first)} {first.unit} {first.rest}.",
    ).replace("  ", " ")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def passive(w: Writer) -> str:
    """Return the way “câu bị động”."""
    m = w.pick("count")
    if m.act in _HAPPENS[:5]:
        w.measures.append(m)
        raise_lacking()
    n = w.number(m)
    w.ask(m, n)
    at = w.at()
    when = f"{at}, " if at else ""
    rest, after = ("", f" {m.rest}") if m.rest.startswith("về ") else (f" {m.rest}".rstrip(), "")
    said = f"{w.fig(n, m)} {m.unit}{rest}"
    return _capital(
        w.one_of(
            f"{when}đã có {said} được {w.full(w.home)} {m.act}{after}.",
            f"{when}tại {w.full(w.home)} có {said} được {m.act}{after}.",
            f"{when}có tới {said} được {m.act}{after} trên địa bàn {w.full(w.home)}.",
            f"{when}số {m.unit}{rest} được {w.full(w.home)} {m.act}{after} là {w.fig(n, m)}.",
        )
    )


def bracketed(w: Writer) -> str:
    """Return the way “liệt kê trong ngoặc”."""
    m = w.pick("rate", "amount", "money")
    names = w.units(3)
    numbers = [w.number(m) for _ in names]
    numbers.sort(key=_value, reverse=True)
    told = [
        f"{w.full(p)} ({w.fig(n, m, place=p)}{_unit(m)})"
        for p, n in zip(names, numbers, strict=True)
    ]
    for name, number in zip(names, numbers, strict=True):
        w.ask(m, number, name)
    return w.opened(
        w.one_of(
            f"Các địa phương có {m.noun} cao gồm: {', '.join(told)}.",
            f"Một số địa phương đạt khá về {m.noun} như {', '.join(told[:-1])} và {told[-1]}.",
            f"{m.noun[0].upper()}{m.noun[1:]} cao nhất thuộc về {told[0]}, tiếp đến là {told[1]} và {told[2]}.",
        )
    )


def ranged(w: Writer) -> str:
    """Return the way “khoảng”."""
    m = w.pick("rate", "amount")
    low = w.number(m, m.low, (m.low + m.high) / 2)
    high = w.number(m, (m.low + m.high) / 2, m.high)
    w.question("range", m.asks[0].format(of=w.full(w.home), when=w.when.text), ((low,), (high,)))
    return w.opened(
        f"{m.noun[0].upper()}{m.noun[1:]} của {w.full(w.home)} {w.one_of('dao động từ', 'đạt từ', 'ở mức từ')} {low} đến {high}{_unit(m)}."
    )


def ranked(w: Writer) -> str:
    """Return the way “xếp hạng”."""
    m = w.score()
    count = len(w.region.units) + w.chance.randint(1, 4)
    place = w.units(1)[0] if w.of_province else w.home
    at = w.chance.randint(2, count - 1)
    n, rank = w.number(m), f"{at}/{count}"
    group = w.one_of(f"{count} {w.region.level}, thành phố", f"{count} đơn vị cấp {w.region.level}")
    full = w.full(place)
    w.ask(m, n, place)
    w.question(
        "rank",
        w.one_of(
            f"{full} xếp thứ mấy về {m.noun} {w.when.text}?",
            f"{m.noun} {w.when.text} {full} đứng thứ bao nhiêu?",
        ),
        ((rank, f"thứ {at}", f"hạng {at}"),),
    )
    w.named = w.named or place == w.home
    score = w.fig(n, m, place=place)
    said = w.one_of(
        f"Về {m.noun}, {full} xếp thứ {w.fig(rank, m, place=place, kind='rank')} {w.region.level}, thành phố với {score} điểm.",
        f"{m.noun} của {full} đạt {score} điểm, đứng thứ {w.fig(rank, m, place=place, kind='rank')}.",
        f"Với {score} điểm, {full} đứng thứ {w.fig(str(at), m, place=place, kind='rank')} trong {group} về {m.noun}.",
        f"{_capital(full)} xếp hạng {w.fig(rank, m, place=place, kind='rank')} về {m.noun} ({score} điểm).",
    )
    return w.opened(said)


def first_and_last(w: Writer) -> str:
    """Return the way “đứng đầu, đứng cuối”."""
    m = w.score()
    top, second, last = w.units(3)
    best = w.number(m, 90, m.high)
    next_ = w.number(m, 84, _value(best) - 0.3)
    worst = w.number(m, m.low, 78)
    w.ask(m, best, top)
    w.ask(m, worst, last)
    level = w.region.level
    w.question(
        "first",
        w.one_of(
            f"{level} nào đứng đầu {m.noun} {w.when.text}?",
            f"đơn vị nào dẫn đầu về {m.noun} {w.when.text}?",
        ),
        ((top,),),
    )
    w.question(
        "last",
        w.one_of(
            f"{level} nào xếp cuối {m.noun} {w.when.text}?",
            f"{level} nào thấp nhất về {m.noun} {w.when.text}?",
        ),
        ((last,),),
    )
    a = w.fig(best, m, place=top)
    b = w.fig(next_, m, place=second)
    c = w.fig(worst, m, place=last)
    return w.opened(
        w.one_of(
            f"{w.full(top)} dẫn đầu bảng xếp hạng {m.noun} với {a} điểm, tiếp theo là {w.full(second)} với {b} điểm; {w.full(last)} đứng cuối bảng, chỉ đạt {c} điểm.",
            f"Về {m.noun}, {w.full(top)} giữ vị trí thứ nhất ({a} điểm), {w.full(second)} đứng thứ hai ({b} điểm), còn {w.full(last)} xếp cuối cùng ({c} điểm).",
            f"Đứng đầu {m.noun} là {w.full(top)} với {a} điểm; xếp thứ hai là {w.full(second)} đạt {b} điểm; thấp nhất là {w.full(last)}, chỉ {c} điểm.",
        )
    )


def two_places(w: Writer) -> str:
    """Return the way “So sánh hai nơi”."""
    m = w.pick("rate", "money", "amount")
    one, other = w.units(2)
    high, low = w.number(m), w.number(m)
    if _value(high) < _value(low):
        high, low = low, high
    w.ask(m, high, one)
    w.ask(m, low, other)
    a, b = w.fig(high, m, place=one), w.fig(low, m, place=other)
    u = _unit(m)
    w.question(
        "compare",
        f"{w.full(one)} và {w.full(other)}, nơi nào có {m.noun} {w.when.text} cao hơn?",
        ((one,), (high,)),
    )
    return w.opened(
        w.one_of(
            f"{w.full(one)} có {m.noun} đạt {a}{u}, cao hơn {w.full(other)} ({b}{u}).",
            f"{m.noun} của {w.full(one)} là {a}{u}, trong khi {w.full(other)} chỉ đạt {b}{u}.",
            f"Nếu {w.full(one)} đạt {a}{u} về {m.noun} thì {w.full(other)} mới đạt {b}{u}.",
            f"So với {w.full(other)} ({b}{u}), {m.noun} của {w.full(one)} cao hơn, đạt {a}{u}.",
        )
    )


def highest_and_lowest(w: Writer) -> str:
    """Return the way “Cao nhất, thấp nhất”."""
    m = w.pick("rate", "amount", "money")
    top, last = w.units(2)
    high, low = w.number(m, (m.low + m.high) / 2, m.high), w.number(m, m.low, (m.low + m.high) / 2)
    w.ask(m, high, top)
    w.ask(m, low, last)
    level = w.region.level
    w.question("first", f"{level} nào có {m.noun} cao nhất {w.when.text}?", ((top,),))
    w.question("last", f"{level} nào có {m.noun} thấp nhất {w.when.text}?", ((last,),))
    a, b = w.fig(high, m, place=top), w.fig(low, m, place=last)
    u = _unit(m)
    return w.opened(
        w.one_of(
            f"{m.noun} cao nhất là {w.full(top)} ({a}{u}), thấp nhất là {w.full(last)} ({b}{u}).",
            f"{w.full(top)} có {m.noun} cao nhất tỉnh, đạt {a}{u}; ngược lại, {w.full(last)} thấp nhất với {b}{u}.",
            f"{w.region.level} có {m.noun} cao nhất là {top} với {a}{u}, còn thấp nhất là {last} với {b}{u}.",
        )
    )


def quoted(w: Writer) -> str:
    """Return the way “dẫn văn bản”."""
    m = w.pick("count", "rate", "money")
    n = w.number(m)
    w.ask(m, n)
    kind = "tỉnh" if w.of_province else w.region.level
    office = f"UBND {kind} {w.home}"
    body = (
        f"{m.act} {w.fig(n, m)} {m.unit} {m.rest}".rstrip()
        if m.kind == "count"
        else f"{m.noun} đạt {w.fig(n, m)}{_unit(m)}"
    )
    at = w.at()
    when = f"{at}, " if at else ""
    number = w.chance.randint(101, 899)
    w.named = True
    return w.one_of(
        f"Theo Báo cáo số {number}/BC-UBND của {office}, {when}địa phương {body if m.kind == 'count' else 'có ' + body}.",
        f"Báo cáo số {number}/BC-UBND của {office} nêu rõ: {when}{kind} {body if m.kind == 'count' else 'có ' + body}.",
        f"“{_capital(when + body) if m.kind != 'count' else _capital(when + kind + ' ' + body)}”, lãnh đạo {office} cho biết.",
    )


def target(w: Writer) -> str:
    """Return the way “mục tiêu bên kết quả”."""
    m = w.pick("rate", "amount")
    goal, n = w.number(m), w.number(m)
    w.ask(m, n)
    u = _unit(m)
    w.question(
        "target", f"Mục tiêu {m.noun} của {w.full(w.home)} {w.when.text} là bao nhiêu?", ((goal,),)
    )
    g, r = w.fig(goal, m, kind="target", period=None), w.fig(n, m)
    at = w.at()
    when = f"{at}, " if at else ""
    return _capital(
        w.one_of(
            f"{when}{m.noun} của {w.full(w.home)} đạt {r}{u}, trong khi mục tiêu đề ra là {g}{u}.",
            f"{when}{w.full(w.home)} đặt mục tiêu {m.noun} {g}{u}, song kết quả thực tế là {r}{u}.",
            f"{when}so với chỉ tiêu {g}{u}, {m.noun} của {w.full(w.home)} mới đạt {r}{u}.",
            f"{when}{m.noun} của {w.full(w.home)} đạt {r}{u} (kế hoạch là {g}{u}).",
        )
    )


def listed(w: Writer) -> str:
    """Return the way “nhiều vế ngăn bởi chấm phẩy”."""
    rows = [w.pick("rate", "money", "amount") for _ in range(2)] + [w.pick("count")]
    numbers = [w.number(m) for m in rows]
    told = []
    for m, n in zip(rows, numbers, strict=True):
        w.ask(m, n)
        said = f"{w.fig(n, m)}{_unit(m)}"
        told.append(
            f"{m.act} {said} {m.rest}".rstrip()
            if m.kind == "count"
            else f"{m.noun} {w.one_of('đạt', 'là', 'ước đạt')} {said}"
        )
    return w.opened(f"{_capital(w.full(w.home))} ghi nhận nhiều kết quả: {'; '.join(told)}.")


def accidents(w: Writer) -> str:
    """Return the way “vụ, người chết, bị thương”."""
    m = w.pick("count")
    if "tai nạn" not in m.unit:
        w.measures.append(m)
        raise_lacking()
    n = w.number(m)
    dead, hurt = (w.number(m, a, b) for a, b in ((11, 20), (12, 60)))
    w.ask(m, n)
    w.question(
        "part",
        f"Tai nạn giao thông ở {w.full(w.home)} {w.when.text} làm chết bao nhiêu người?",
        ((dead,),),
    )
    w.question(
        "part",
        f"Tai nạn giao thông ở {w.full(w.home)} {w.when.text} làm bị thương bao nhiêu người?",
        ((hurt,),),
    )
    d, h = w.fig(dead, ("chết",)), w.fig(hurt, ("thương",))
    return w.opened(
        f"{w.subject()} xảy ra {w.fig(n, m)} vụ tai nạn giao thông, {w.one_of('làm chết', 'khiến')} {d} người{w.one_of(', bị thương ', ' và làm bị thương ')}{h} người.".replace(
            "khiến", "làm chết"
        )
    )


def but_one(w: Writer) -> str:
    """Return the way “riêng một nơi”."""
    m = w.pick("rate", "money")
    one = w.units(1)[0]
    n, own = w.number(m), w.number(m)
    w.ask(m, n, w.region.province)
    w.ask(m, own, one)
    a, b = w.fig(n, m, place=w.region.province), w.fig(own, m, place=one)
    u = _unit(m)
    return w.opened(
        w.one_of(
            f"{m.noun} của tỉnh {w.region.province} đạt {a}{u}, riêng {w.full(one)} đạt {b}{u}.",
            f"Toàn tỉnh {w.region.province} có {m.noun} là {a}{u}; riêng {w.full(one)} là {b}{u}.",
            f"{m.noun} của {w.full(one)} mới đạt {b}{u}, thấp hơn mức chung của tỉnh {w.region.province} ({a}{u}).",
        )
    )


PIECES: tuple[Callable[[Writer], str], ...] = (
    nested, places_in_turn, measures_in_turn, shared_subject, inverted, from_to, changed, n_of_m,
    planned, with_figures, passive, bracketed, ranged, ranked, first_and_last, two_places,
    highest_and_lowest, quoted, target, listed, accidents, but_one,
)  # fmt: skip
