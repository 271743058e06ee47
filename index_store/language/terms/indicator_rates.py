"""The rate that goes with a count: a percentage of files done in time is their rate."""

from __future__ import annotations

from functools import cache

from index_store.language.knowledge import table_pairs
from index_store.language.terms.indicators import indicator, indicator_by_name


def rate_of(count: str) -> str | None:
    """Return the id of the rate that goes with a count, both by id; None where none does.

    >>> rate_of("online_files"), rate_of("par_index")
    ('online_filing', None)
    """
    return _rates().get(count)


def name_of_rate(name: str) -> str:
    """Return the name of what a percentage in a row of this name is.

    >>> name_of_rate("Số hồ sơ trực tuyến"), name_of_rate("Mức độ hài lòng")
    ('Tỷ lệ hồ sơ trực tuyến', 'Mức độ hài lòng')
    """
    known = indicator_by_name(name)
    rate = rate_of(known.id) if known is not None else None
    return indicator(rate).name_vi if rate else name


@cache
def _rates() -> dict[str, str]:
    return dict(table_pairs("index_store.language", "data/rates_of_counts.tsv", "count", "rate"))
