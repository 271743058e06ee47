"""What is wrong with the fields of a request: what was found, what was expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assistant.records import Language

_REASONS: Mapping[str, Mapping[Language, str]] = {
    "int_parsing": {"vi": "cần là số nguyên", "en": "must be a whole number"},
    "json_invalid": {"vi": "không phải JSON hợp lệ", "en": "is not valid JSON"},
    "list_type": {"vi": "cần là danh sách", "en": "must be a list"},
    "literal_error": {"vi": "phải là {expected}", "en": "must be {expected}"},
    "missing": {"vi": "còn thiếu", "en": "is missing"},
    "model_attributes_type": {"vi": "cần là đối tượng JSON", "en": "must be a JSON object"},
    "string_pattern_mismatch": {
        "vi": "để trống hoặc sai dạng",
        "en": "is empty or of another form",
    },
    "string_too_long": {
        "vi": "dài {found} ký tự, tối đa {max_length}",
        "en": "has {found} characters, at most {max_length} are allowed",
    },
    "string_too_short": {"vi": "để trống", "en": "is empty"},
    "string_type": {"vi": "cần là chuỗi ký tự", "en": "must be a string"},
    "too_long": {
        "vi": "có {actual_length} mục, tối đa {max_length}",
        "en": "has {actual_length} items, at most {max_length} are allowed",
    },
    "too_short": {"vi": "để trống", "en": "is empty"},
}
"""What pydantic calls an error, in words; what it calls otherwise has its field named alone."""


def wrong_fields(errors: Sequence[Mapping[str, object]], language: Language) -> str:
    """Return each wrong field of a request with the reason, in the order of their names.

    >>> found = {"type": "missing", "loc": ("body", "question"), "input": {}}
    >>> wrong_fields([found], "en")
    'body.question (is missing)'
    >>> found = {"type": "string_too_long", "loc": ("body", "text"), "input": "dài quá",
    ...          "ctx": {"max_length": 3}}
    >>> wrong_fields([found], "vi")
    'body.text (dài 7 ký tự, tối đa 3)'
    """
    return ", ".join(sorted({_told(error, language) for error in errors}))


def _told(error: Mapping[str, object], language: Language) -> str:
    kind, place, context = str(error["type"]), error["loc"], error.get("ctx")
    parts = [str(part) for part in place] if isinstance(place, tuple) else []
    if kind in ("json_invalid", "model_attributes_type"):
        parts = parts[:1]  # what follows is a place in the text, not a field
    reason = _REASONS.get(kind)
    name = ".".join(parts)
    if reason is None:
        return name
    given = error.get("input")
    values = {"found": str(len(given)) if isinstance(given, str) else ""}
    if isinstance(context, dict):
        values |= {key: str(value) for key, value in context.items()}
    return f"{name} ({reason[language].format_map(values)})"
