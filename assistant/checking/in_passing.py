"""Figures that a claim gives only in passing: "6 dự án bị thanh tra vẫn hoàn thành đúng hạn".

A figure of no known measure, without its unit or its time, says little of what a claim is
about. That a document has it too supports the claim only where its sentence says the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.checking.sameness import known
from assistant.finding.matching import joined, share_said, terms

if TYPE_CHECKING:
    from assistant.checking.findings import Finding, Judged

_MOST_OF_IT = 0.8
"""Share of the claim's words, by rarity, that the sentences of its figures say."""


def only_in_passing(one: Judged) -> bool:
    """Return whether a claim is supported by figures alone that leave most of it unsaid."""
    if one.verdict != "supported" or not one.findings or one.parts:
        return False
    if not all(_is_loose(finding) for finding in one.findings):
        return False
    said = [
        text
        for finding in one.findings
        if (stated := finding.stated) is not None
        for text in (stated.document.title, stated.heading, stated.sentence)
    ]
    return share_said(sorted(terms(one.claim.text).words), joined(said)) < _MOST_OF_IT


def _is_loose(finding: Finding) -> bool:
    """Return whether a figure is bound to no measure, and not both to a unit and to a time."""
    figure = finding.figure
    if finding.sources or (figure.indicator is not None and known(figure.indicator)):
        return False
    return figure.kind in ("count", "value", "money") and not (figure.place and figure.period)
