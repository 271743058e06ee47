"""Examples of what the API answers, for its OpenAPI description; about units that do not exist."""

from __future__ import annotations

from assistant.web.problems import STATUS, problem_content

Json = dict[str, object]

_QUOTE = "huyện Sơn Lâm đạt 70,56 điểm, xếp cuối cùng trong 8 huyện, thành phố"
_CITATION: Json = {
    "number": 1,
    "document": "tin-son-lam.txt",
    "document_id": "0f3a5c7e9b1d2468",
    "version": "sha256:9f2c…",
    "title": "Huyện Sơn Lâm đứng cuối bảng xếp hạng năm 2022",
    "publisher": "Báo Hà Vân",
    "published": "2023-04-07",
    "derived": ["title"],
    "url": "https://bao.havan.example/tin/1",
    "locator": "đoạn 3",
    "quote": _QUOTE,
    "start": 812,
    "end": 812 + len(_QUOTE),
    "support": [{"role": "period", "quote": "Chỉ số CCHC năm 2022", "start": 770, "end": 790}],
    "link": f"/documents/0f3a5c7e9b1d2468?version=sha256:9f2c…&start=812&end={812 + len(_QUOTE)}",
}
ANSWER: Json = {
    "id": "5d1c2b3a49586776",
    "question": "huyen nao xep cuoi nam 2022",
    "understood_as": "huyện nào xếp cuối năm 2022",
    "language": "vi",
    "status": "answered",
    "answer": "Huyện Sơn Lâm xếp cuối cùng trong 8 huyện, thành phố, đạt 70,56 điểm [1].",
    "statements": [
        {
            "text": "Huyện Sơn Lâm xếp cuối cùng trong 8 huyện, thành phố, đạt 70,56 điểm.",
            "citations": [1],
        }
    ],
    "citations": [_CITATION],
    "figures": [],
    "choices": [],
    "notes": [{"kind": "restored", "text": "Tôi hiểu là: “huyện nào xếp cuối năm 2022”"}],
    "suggestions": [],
    "nearest": [],
    "as_of": "2026-11-22",
    "generator": "extractive",
    "index_version": "3-static-vi-2",
    "seconds": 0.02,
}
FIGURES: Json = {
    "figures": [
        {
            "text": "70,56 điểm",
            "value": 70.56,
            "unit": "điểm",
            "of": None,
            "kind": "value",
            "place": "huyện Sơn Lâm",
            "indicator": "Chỉ số cải cách hành chính",
            "period": "2022",
            "document": "tin-son-lam.txt",
            "document_id": "0f3a5c7e9b1d2468",
            "version": "sha256:9f2c…",
            "locator": "đoạn 3",
            "quote": _QUOTE,
            "start": 812,
            "end": 812 + len(_QUOTE),
            "note": None,
            "link": _CITATION["link"],
        }
    ],
    "index_version": "3-static-vi-2",
    "notes": [],
}
DOCUMENTS: Json = {
    "documents": [
        {
            "id": "0f3a5c7e9b1d2468",
            "document": "tin-son-lam.txt",
            "version": "sha256:9f2c…",
            "title": "Huyện Sơn Lâm đứng cuối bảng xếp hạng năm 2022",
            "publisher": "Báo Hà Vân",
            "published": "2023-04-07",
            "url": "https://bao.havan.example/tin/1",
            "visibility": "public",
            "genre": "article",
            "number": None,
            "issuer": None,
            "place": "huyện Sơn Lâm",
            "language": "vi",
            "derived": ["title"],
            "characters": 1403,
            "passages": 4,
            "figures": 19,
            "indexed_at": "2026-11-22T08:15:00+00:00",
        }
    ],
    "index_version": "3-static-vi-2",
}
CHECK: Json = {
    "claims": [
        {
            "text": "Năm 2022 huyện Sơn Lâm đạt 76,50 điểm",
            "start": 0,
            "end": 37,
            "verdict": "contradicted",
            "figures": [
                {
                    "text": "76,50 điểm",
                    "verdict": "contradicted",
                    "correct": "70,56 điểm",
                    "citation": 1,
                }
            ],
            "citations": [_CITATION],
            "nearest": [],
        }
    ],
    "index_version": "3-static-vi-2",
    "seconds": 0.05,
}
REPORT: Json = {
    "added": ["bao-cao.pdf"],
    "updated": [],
    "unchanged": [],
    "removed": [],
    "refused": [{"name": "anh.exe", "code": "unsupported", "reason": "…"}],
    "doubtful": [],
    "seconds": 1.204,
}


def described(example: Json, *problems: str) -> dict[int | str, Json]:
    """Return the responses of a route for OpenAPI: what is right, and each problem it may be."""
    found: dict[int | str, Json] = {
        200: {"content": {"application/json": {"example": example}}, "description": "OK"}
    }
    for slug in problems:
        found[STATUS[slug]] = {
            "description": slug,
            "content": {
                "application/problem+json": {"example": problem_content(slug, "en", **_VALUES)}
            },
        }
    return found


def told(media_type: str) -> dict[int | str, Json]:
    """Return the responses of a route that answers something else than JSON."""
    return {200: {"description": "OK", "content": {media_type: {"schema": {"type": "string"}}}}}


_VALUES = {"path": "/api/ask", "method": "GET", "fields": "body.question", "limit": "655360",
           "seconds": "3", "reason": "anh.exe: …", "name": "gpt-4"}  # fmt: skip

ANY_PROBLEM: dict[int | str, Json] = {
    "default": {
        "description": "An error of any kind (RFC 9457)",
        "content": {
            "application/problem+json": {
                "schema": {
                    "type": "object",
                    "required": ["type", "title", "status", "detail"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                    },
                },
                "example": problem_content("invalid-request", "en", **_VALUES),
            }
        },
    }
}
"""What every route may answer in place of what it was asked for."""
