"""Why a file was refused and what is doubtful in one, in English; in Vietnamese they come so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.records import Language
    from index_store.records import Doubt
    from ingest.report import IngestReport

_REFUSED: Mapping[str, str] = {
    "binary": "the file holds no text, whatever its name says",
    "damaged": "the file is cut short or broken; open it in its own program and save it again",
    "damaged-archive": "the archive cannot be opened; pack it again",
    "empty": "there is nothing to read in it; check the original",
    "exists": "another file of this name is there; choose to replace it, or rename the new one",
    "legacy-encoding": "the text is in an old Vietnamese encoding; convert it to Unicode first",
    "mislabelled": "the file is not of the kind that its name says; save it again under its own kind",
    "missing-program": "this format needs a program that the server lacks; see “cchc doctor”",
    "original-missing": "the server has no file of this document; upload the file again",
    "protected": "the file opens only with a password; save it without one",
    "too-large": "the file is larger than the server takes (setting max_file_mb); split it",
    "too-many-pages": "the document has more pages than the server reads; split it",
    "unforeseen": "reading it met a fault of the program; report it with the file, or save it in another format",
    "unreadable": "the file could not be opened; check who may read it",
    "unsafe": "the file unpacks to far too much or reaches outside; check where it came from",
    "unsafe-archive": "a member of the archive would harm the server; check where it came from",
    "unsupported": "this format is not read yet; save it as .docx, .xlsx, .pdf, .html or .txt",
    "web-address": "the address cannot be read; give a public web address",
    "web-failed": "the web site did not answer; try again later",
    "web-gone": "the page is no longer there; check the address",
    "web-robots": "the web site does not allow programs to read this address",
}
_DOUBTS: Mapping[str, str] = {
    "derived-date": "the date was worked out from the text",
    "derived-title": "it has no title; the first sentence stands for it",
    "duplicate": "a number of an article, clause or point occurs twice",
    "embedded-part": "a part embedded from another file could not be read",
    "formula-without-value": "some formulas have no value yet; open it in Excel and save it",
    "gap": "a number of an article, clause or point is missing",
    "garbage": "the text may not be readable; look at the original",
    "hidden-cells": "some cells are hidden and were not read",
    "legacy-encoding": "the letters were converted from an old encoding",
    "lost-characters": "some characters could not be decoded",
    "mislabelled": "the file is of another kind than its name says; it was read by its content",
    "no-date": "no date of publication or issue was found",
    "numbering": "some numbers of the outline should be looked at",
    "ocr": "scanned pages were read by machine (OCR); compare the figures with the original",
    "read-plainly": "the page was read without its layout",
    "repaired": "many characters were repaired; compare it with the original",
    "tracked-changes": "it has tracked changes; it was read as if they were accepted",
    "unread-pages": "some pages could not be read, or only in part",
}


def doubt_words(doubt: Doubt, language: Language) -> str:
    """Return what is doubtful, in the reader's language as far as it is known.

    >>> from index_store.records import Doubt
    >>> doubt_words(Doubt("no-date", "không tìm thấy ngày"), "en")
    'no date of publication or issue was found'
    >>> doubt_words(Doubt("no-date", "không tìm thấy ngày"), "vi")
    'không tìm thấy ngày'
    """
    return _DOUBTS.get(doubt.code, doubt.reason) if language == "en" else doubt.reason


def report_in(report: IngestReport, language: Language) -> IngestReport:
    """Return a report with its reasons in the reader's language."""
    if language != "en":
        return report
    return replace(
        report,
        refused=tuple(replace(r, reason=_REFUSED.get(r.code, r.reason)) for r in report.refused),
        doubtful=tuple(replace(r, reason=_DOUBTS.get(r.code, r.reason)) for r in report.doubtful),
    )
