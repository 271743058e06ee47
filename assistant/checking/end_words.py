"""How a claim says that a unit stands at an end of others: the most, the least, first, last."""

from __future__ import annotations

OUTMOST = r"(?<!duy )(?<!thống )(?<!hợp )(?<!đồng )nhất(?! (?:thiết|là \d))"
"""“Nhất” of a comparison: not that of “duy nhất”, “thống nhất”, “nhất thiết”, “thấp nhất là 5”."""
MOST = r"(?:cao|nhiều|lớn|đông)"
LEAST = r"(?:thấp|ít|nhỏ|kém)"
FIRST = r"(?:dẫn đầu|đứng đầu|đầu bảng|xếp đầu)(?! tư)"
LAST = r"(?:đứng cuối|xếp cuối|cuối bảng|chót bảng|đội sổ)"
