"""Posts as texts and questions name them: what they are, whether a deputy's, and of which body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.finding.matching import canonical
from assistant.synthesis.people import find_people
from index_store.language.characters.marks import small
from index_store.language.knowledge import table_column
from index_store.records import Span

_STANDING = r"(?:(?:nguyên|cựu|quyền|tân|phó|vice|deputy) )*"
_STOPS = re.compile(
    r"[,;:.()\n|“”\"]| [-–] |(?<!\w)(?:làm|giữ|được|đã|chủ trì|cho biết|cho rằng|phát biểu|đề nghị|yêu cầu|kết luận|trình bày|thay|kể từ|từ|nghỉ|ký|nhấn mạnh"
    r"|khẳng định|báo cáo|nói|trao|kiến nghị|bổ nhiệm|chịu|là|nêu|trực tiếp|theo|nhận|ông|bà|đồng chí|tại|dự|có|cùng|vừa|sẽ|đến|trong|gồm|ai|tên|thôi|không|hiện|năm|ngày|kiêm(?: nhiệm)?)(?!\w)"
)
_AND = re.compile(r" và ")
_LEVELS = frozenset(
    ("ủy", "ban", "nhân", "dân", "tỉnh", "huyện", "xã", "phường", "thị", "trấn", "thành", "phố",
     "quận", "của", "thường", "trực", "các", "phụ", "trách")
)  # fmt: skip
"""Words of a post that its place and standing tell already."""
_FIELDS_JOINED = re.compile(r"(?:văn hóa|văn hoá|tài chính|lao động|kinh tế|giáo dục|nông nghiệp|dân tộc|nội vụ|công thương)$")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Post:
    """A post where it stands; ``words`` are its words but for its standing and head."""

    span: Span
    standing: str
    head: str
    words: frozenset[str]


@lru_cache(maxsize=2_000)
def find_posts(text: str) -> tuple[Post, ...]:
    """Return the posts that a text names, in order.

    >>> text = "ông Hà Văn Nam, Phó Giám đốc Sở Y tế, làm Trưởng Ban Chỉ đạo"
    >>> [(post.standing, post.head, post.span.of(text)) for post in find_posts(text)]
    [('phó', 'giám đốc', 'Phó Giám đốc Sở Y tế'), ('', 'trưởng', 'Trưởng Ban Chỉ đạo')]
    """
    lowered = small(text)
    people = find_people(text)
    found: list[Post] = []
    for match in _heads().finditer(lowered):
        if found and match.start() < found[-1].span.end:
            continue
        end = len(text)
        stop = _STOPS.search(lowered, match.end())
        while (
            stop
            and stop[0].strip() in ("-", "–")
            and _FIELDS_JOINED.search(lowered[: stop.start()])
        ):
            stop = _STOPS.search(lowered, stop.end())
        end = min(end, stop.start()) if stop else end
        end = min([end, *(person.start for person in people if person.start >= match.end())])
        for joint in _AND.finditer(lowered, match.end(), end):
            named = text[match.end() : joint.start()].strip()[:1].isupper()
            small_after = named and text[joint.end() : joint.end() + 1].islower()
            if small_after or _heads().match(lowered, joint.end()):
                end = min(end, joint.start())
                break
        span = Span(match.start(), match.start() + len(text[match.start() : end].rstrip(" *_/")))
        if match["head"] == "vụ trưởng" and lowered[: match.start()].endswith("chức "):
            continue
        rest = canonical(text[match.end() : span.end])
        standing = " ".join(re.findall(r"nguyên|cựu|quyền|phó", match["standing"].replace("vice", "phó").replace("deputy", "phó")))  # fmt: skip
        found.append(Post(span, standing, match["head"].replace("uỷ", "ủy"), frozenset(re.findall(r"\w+", rest)) - {"và"}))  # fmt: skip
    return tuple(found)


def same_post(asked: Post, held: Post, around: frozenset[str]) -> bool:
    """Return whether a post held is the one asked for; ``around`` are words of the document's head.

    "Giám đốc Sở Y tế tỉnh X" is asked of what a document of X calls "Giám đốc Sở Y tế"; a deputy is
    not a head, and who sits on one committee is not on another.
    """
    if (asked.standing, asked.head) != (held.standing, held.head):
        return False
    of_standing = ("thường" in asked.words) == ("thường" in held.words)
    wanted = asked.words - _LEVELS
    has = held.words - _LEVELS
    return of_standing and wanted <= has | around and has <= wanted | around


@cache
def _heads() -> re.Pattern[str]:
    """Return the pattern of what opens a post, `data/posts.tsv`."""
    names = table_column("assistant", "data/posts.tsv", "post")
    ways = "|".join(sorted(names, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?!vụ trưởng(?<=chức vụ trưởng))(?P<standing>{_STANDING})(?P<head>{ways})(?!\w)"
    )
