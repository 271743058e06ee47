"""Answers asked in other ways: what is right stays right however a question is typed.

    python benchmarks/variants.py build/samples=tests/evaluation/samples.jsonl [--lost]

Each question that is answered rightly is asked again as people type it: without marks, with
half of them, in small letters, with the abbreviations of offices, politely, with the year in
another place, with slips of the keys, with signs and faces around it. Of each way the share that
stays right is printed.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.evaluation.answers import score
from assistant.evaluation.questions import Question, read_questions
from assistant.service import Assistant
from index_store.embedding import bundled
from index_store.language.characters.marks import unmarked
from index_store.store import Store

AS_OF = date(2026, 11, 22)
OFFICIAL = {
    "ủy ban nhân dân": "UBND",
    "hội đồng nhân dân": "HĐND",
    "cải cách hành chính": "CCHC",
    "thủ tục hành chính": "TTHC",
    "dịch vụ công trực tuyến": "DVCTT",
    "dịch vụ công": "DVC",
    "chuyển đổi số": "CĐS",
    "kế hoạch": "KH",
    "quyết định": "QĐ",
    "nghị định": "NĐ",
    "nghị quyết": "NQ",
    "văn bản": "VB",
    "hồ sơ": "HS",
    "thành phố": "TP",
    "thị xã": "TX",
}
UNITS = {"huyện": "H.", "xã": "X.", "phường": "P.", "thành phố": "tp ", "thị xã": "tx "}
MORE_OFFICIAL = {
    **OFFICIAL,
    "cán bộ, công chức, viên chức": "CBCCVC",
    "công chức, viên chức": "CCVC",
    "đơn vị hành chính": "ĐVHC",
    "một cửa liên thông": "MCLT",
    "Bộ phận Một cửa": "BPMC",
    "công nghệ thông tin": "CNTT",
    "cơ quan nhà nước": "CQNN",
    "Sở Thông tin và Truyền thông": "Sở TTTT",
    "Sở Nội vụ": "SNV",
    "Sở Tài chính": "STC",
    "Văn phòng": "VP",
    "báo cáo": "BC",
    "công văn": "CV",
    "thông báo": "TB",
    "giấy chứng nhận": "GCN",
    "Thành phố Hồ Chí Minh": "tp.HCM",
    "TP.HCM": "tp.HCM",
}
MORE_UNITS = {
    "huyện": "h. ",
    "xã": "X. ",
    "phường": "P.",
    "quận": "Q.",
    "thành phố": "TP.",
    "thị xã": "TX.",
}
CHATTED = {
    "được": "dc",
    "không": "hok",
    "bao nhiêu": "bnhieu",
    "thế nào": "tnao",
    "với": "vs",
    "gì": "j",
    "vậy": "z",
    "trước": "trc",
    "những": "nhg",
    "quyết định": "qđ",
}
FACES = ("🙏", "😊", "🤔", ":)", "ạ 🙏🙏", "???", "!!", "...", "^^", "=))")
TYPED_SHORT = {"được": "đc", "không": "ko", "bao nhiêu": "bn", "như thế nào": "ntn", "hồ sơ": "hs"}
_TELEX_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "fsrxj", strict=True))
_VNI_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "21345", strict=True))
_TELEX = {"đ": "dd", "ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}
_VNI = {"đ": "d9", "ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7"}
_WHEN = re.compile(r"(?: trong| của)? (năm 20\d\d)\b(?! [-–]|[-–/]| so| và| đến| xuống| lên)")
_WORD = re.compile(r"[^\W\d_]+")
Way = Callable[[str, random.Random], str]


def _keys(text: str, letters: dict[str, str], tones: dict[str, str]) -> str:
    """Return the keys that an input method takes for the text, a tone at the end of its word."""
    import unicodedata

    def word(match: re.Match[str]) -> str:
        out, tone = "", ""
        for letter in match[0]:
            parts = unicodedata.normalize("NFD", letter)
            tone = next((tones[part] for part in parts if part in tones), tone)
            toneless = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
            keys = letters.get(toneless.lower(), toneless)
            out += (
                keys.upper()
                if letter.isupper() and match[0].isupper()
                else keys.capitalize()
                if letter.isupper()
                else keys
            )
        return out + tone

    return _WORD.sub(word, text)


def _half(text: str, chance: random.Random) -> str:
    return " ".join(unmarked(w) if chance.random() < 0.5 else w for w in text.split(" "))


def _official(text: str, _: random.Random) -> str:
    for long, short in OFFICIAL.items():
        text = re.sub(rf"(?<!\w){long}(?!\w)", short, text, flags=re.IGNORECASE)
    for long, short in UNITS.items():
        begun = f"(?:{long}|{long.capitalize()})"
        text = re.sub(rf"(?<!\w){begun} (?=[A-ZĐ])", short, text)
    return text


def _short(text: str, chance: random.Random) -> str:
    text = _official(text, chance)
    for long, short in TYPED_SHORT.items():
        text = re.sub(rf"(?<!\w){long}(?!\w)", short, text, flags=re.IGNORECASE)
    return text.lower()


def _more_official(text: str, _: random.Random) -> str:
    for long, short in MORE_OFFICIAL.items():
        text = re.sub(rf"(?<!\w){long}(?!\w)", short, text, flags=re.IGNORECASE)
    for long, short in MORE_UNITS.items():
        text = re.sub(rf"(?<!\w)(?:{long}|{long.capitalize()}) (?=[A-ZĐ0-9])", short, text)
    return text


def _chatted(text: str, _: random.Random) -> str:
    for long, short in CHATTED.items():
        text = re.sub(rf"(?<!\w){long}(?!\w)", short, text, flags=re.IGNORECASE)
    return f"ad ơi {text[:1].lower()}{text[1:].rstrip(' ?')} ạ"


def _doubled(text: str, chance: random.Random) -> str:
    """Return the text with the last letter of one word typed twice."""
    words = [m for m in _WORD.finditer(text) if len(m[0]) >= 3 and m[0].islower()]
    if not words:
        return text
    found = chance.choice(words)
    return text[: found.end()] + found[0][-1] + text[found.end() :]


def _mixed_case(text: str, chance: random.Random) -> str:
    """Return the text with every word begun large, with the lock on, or with words stressed."""
    way = chance.randrange(3)
    if way == 1:
        return (
            text.swapcase()
            if text.isupper() or not re.search(r"[^\W\d_]{2}", text)
            else (
                re.sub(
                    r"(?<!\w)[^\W\d_]+",
                    lambda m: m[0] if m[0].isupper() else m[0].capitalize().swapcase(),
                    text,
                )
            )
        )
    words = text.split(" ")
    stressed = set(chance.sample(range(len(words)), min(2, len(words))))
    return " ".join(
        w
        if not w.isalpha() or w.isupper()
        else w.capitalize()
        if way == 0
        else w.upper()
        if at in stressed
        else w
        for at, w in enumerate(words)
    )


def _in_quotes(text: str, _: random.Random) -> str:
    """Return the text with quotes around its names of two words and more."""
    capital = "[A-ZĐ]\\w+"
    named = re.compile(rf"(?<=[a-zà-ỹ] )({capital}(?: {capital})+)")
    return named.sub(r'"\1"', text)


def _some_in(letters: dict[str, str], tones: dict[str, str]) -> Callable[[str, random.Random], str]:
    def typed(text: str, chance: random.Random) -> str:
        return " ".join(
            _keys(w, letters, tones) if unmarked(w) != w and chance.random() < 0.34 else w
            for w in text.split(" ")
        )

    return typed


def _slip(text: str, chance: random.Random) -> str:
    """Return the text with two neighbouring letters of one word of five and more swapped."""
    words = [m for m in _WORD.finditer(text) if len(m[0]) >= 5 and m[0].islower()]
    if not words:
        return text
    found = chance.choice(words)
    at = found.start() + chance.randrange(1, len(found[0]) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _begun(text: str) -> str:
    first = text.split(" ", 1)[0]
    return text if first.isupper() else text[:1].lower() + text[1:]


def _first(text: str, _: random.Random) -> str:
    found = _WHEN.search(text)
    if not found or len(_WHEN.findall(text)) > 1:
        return text
    rest = text[: found.start()] + text[found.end() :]
    return f"{found[1].capitalize()}, {_begun(rest.strip())}"


def _last(text: str, _: random.Random) -> str:
    found = re.match(r"(?:Trong )?(năm 20\d\d),? (?!so|và)", text, re.IGNORECASE)
    if not found:
        return text
    rest = text[found.end() :].rstrip(" ?")
    return f"{rest[:1].upper()}{rest[1:]} {found[1].lower()}?"


WAYS: dict[str, Way] = {
    "no marks": lambda text, _: unmarked(text),
    "no marks, small, no ?": lambda text, _: unmarked(text).lower().rstrip(" ?"),
    "half of the marks": _half,
    "small letters": lambda text, _: text.lower(),
    "capitals": lambda text, _: text.upper(),
    "no question mark": lambda text, _: text.rstrip(" ?"),
    "abbreviations of offices": _official,
    "abbreviations, small": _short,
    "abbreviations, no marks": lambda text, chance: unmarked(_short(text, chance)),
    "cho em hỏi … với ạ": lambda text, _: f"cho em hỏi {_begun(text).rstrip(' ?')} với ạ",
    "Anh/chị cho biết": lambda text, _: f"Anh/chị cho biết {_begun(text)}",
    "vui lòng cho tôi biết": lambda text, _: (
        f"Vui lòng cho tôi biết {_begun(text).rstrip(' ?')}. Xin cảm ơn!"
    ),
    "cho em hoi … a (no marks)": lambda text, _: unmarked(
        f"cho em hoi {_begun(text).rstrip(' ?')} a"
    ),
    "year first": _first,
    "year last": _last,
    "Telex keys": lambda text, _: _keys(text, _TELEX, _TELEX_TONES),
    "VNI keys": lambda text, _: _keys(text, _VNI, _VNI_TONES),
    "some words in Telex keys": _some_in(_TELEX, _TELEX_TONES),
    "some words in VNI keys": _some_in(_VNI, _VNI_TONES),
    "two letters swapped": _slip,
    "more abbreviations of offices": _more_official,
    "as in a chat": _chatted,
    "as in a chat, no marks": lambda text, chance: unmarked(_chatted(text, chance)),
    "a letter doubled": _doubled,
    "mixed case": _mixed_case,
    "no marks, mixed case": lambda text, chance: unmarked(_mixed_case(text, chance)),
    "quotes around names": _in_quotes,
    "no space after commas": lambda text, _: re.sub(r", (?=\D)", ",", text),
    "two spaces": lambda text, _: text.replace(" ", "  "),
    "faces and signs": lambda text, chance: f"{text.rstrip(' ?')} {chance.choice(FACES)}",
}


def main() -> None:
    """Print for each way the share of right answers that stay right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", metavar="DATA_DIR=QUESTIONS")
    parser.add_argument("--lost", action="store_true", help="print the questions that are lost")
    parser.add_argument("--way", action="append", help="only these ways")
    parser.add_argument("--every", type=int, default=1, help="only every n-th question")
    given = parser.parse_args()
    ways = {name: way for name, way in WAYS.items() if not given.way or name in given.way}
    asked: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for pair in given.sets:
        folder, _, path = pair.partition("=")
        assistant = Assistant(Store.open(Path(folder), bundled()), bundled(), as_of=AS_OF)

        def right(question: Question, assistant: Assistant = assistant) -> tuple[bool, str]:
            answer = assistant.ask(question.text, question.history)
            said = f"{answer.understood_as} → {answer.answer}"
            return score(question, answer, 0.0).right, said.replace("\n", " / ")[:400]

        for question in read_questions(Path(path))[:: given.every]:
            if question.lang != "vi":
                continue
            first, before = right(question)
            if not first:
                continue
            for name, way in ways.items():
                text = way(question.text, random.Random(question.id + name))
                if text == question.text:
                    continue
                ok, after = right(replace(question, text=text))
                asked[name] += 1
                kept[name] += ok
                if given.lost and not ok:
                    print(
                        f"{question.id} [{name}] {text}\n   was  {before}\n   now  {after}",
                        flush=True,
                    )
    for name in ways:
        if asked[name]:
            print(f"{name:28} {kept[name]:5} of {asked[name]:5}  {kept[name] / asked[name]:.3f}")


if __name__ == "__main__":
    main()
