"""The figures of a report's lines: "- Đã giải quyết: 900 hồ sơ, trong đó 12 hồ sơ quá hạn"."""

from index_store.figures.lines.reading import line_figures as line_figures
