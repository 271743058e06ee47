"""A check: the claims of a text, each judged by what the documents state, each quote exact."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.checking.against_plan import against_plan
from assistant.checking.causes import unsaid_cause
from assistant.checking.cells import empty_cell, none_of, of_cell
from assistant.checking.compared import Claimed, Stated, claimed
from assistant.checking.comparing import best, may_speak, relation
from assistant.checking.dated import dated
from assistant.checking.derived.amounts import amounts, is_of_all_or_none
from assistant.checking.derived.ends import end_told
from assistant.checking.derived.ends import ends as told_ends
from assistant.checking.derived.told import taken_apart
from assistant.checking.evidence import Evidence
from assistant.checking.extremes import extreme, extremes_in, ranked, total
from assistant.checking.findings import Finding, Judged
from assistant.checking.given import Claim, Given, read_given, readable, with_marks
from assistant.checking.goals import attained
from assistant.checking.graded import in_grade
from assistant.checking.holders import holder
from assistant.checking.in_passing import only_in_passing
from assistant.checking.known_places import KnownPlaces, names_a_body
from assistant.checking.leaning import leaning
from assistant.checking.left_open import left_open
from assistant.checking.legal_facts import legal_facts
from assistant.checking.nearest import by_nearness, nearest
from assistant.checking.nones import none_at_all
from assistant.checking.notes import text_notes
from assistant.checking.parts import Part
from assistant.checking.placed import is_in_turn, with_places
from assistant.checking.reckoned import base_period, reckoned
from assistant.checking.records import Check, Verdict, combined
from assistant.checking.reported import cited, quoted_span
from assistant.checking.signers import signed_by
from assistant.checking.statements import stating
from assistant.checking.swapped import unswapped
from assistant.checking.tallies import tally
from assistant.checking.told_otherwise import told_otherwise
from assistant.checking.worded import worded
from assistant.checking.written import shortened
from assistant.drafts import Quote
from assistant.fit import same_unit
from assistant.messages import message
from assistant.ranking import level_of
from index_store.language.characters.marks import comparison_key
from index_store.language.names.places import find_places, place_level
from index_store.records import Binding, Figure, Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assistant.checking.derived.told import Told
    from assistant.checking.reckoned import Reckoned
    from index_store.embedding import Embedder
    from index_store.store import Audience, Store, StoredFigure

LONGEST_TEXT = 100_000


class CheckError(Exception):
    """The text cannot be checked; the message says what to do."""


def check(
    store: Store,
    text: str,
    *,
    as_of: date,
    home_place: str = "",
    audience: Audience = "all",
    embedder: Embedder | None = None,
) -> Check:
    """Return the text's claims with their verdicts, in order; citations are numbered throughout.

    The embedder tells which sentences are nearest to a claim that is not found; words do alone.
    Raises `CheckError` for an empty text or one of over 100,000 characters.
    """
    started = time.perf_counter()
    if not text.strip():
        raise CheckError(message("check_empty"))
    if len(text) > LONGEST_TEXT:
        raise CheckError(message("check_long", length=f"{len(text):,}".replace(",", ".")))
    index_version = store.index_version
    names = store.places(audience=audience)
    places = KnownPlaces(names)
    typed = readable(text)
    marked = with_marks(typed, names)
    given = read_given(marked, places.named_in, as_of)
    if names_a_body(marked.text):
        places.add_bodies(_issuing(store, audience))
    evidence = Evidence(store, audience, places)
    home = home_place if home_place and not _names_a_place(given) else ""
    judged = [_judged(_at_home(claim, home), given, evidence) for claim in given.claims]
    judged = [_looked_beside(one, evidence, embedder) for one in judged]
    claims = cited(judged, given, text, store, as_of)
    return Check(
        claims,
        text_notes(claims, given, home, restored=marked is not typed and marked.text != typed.text),
        index_version,
        time.perf_counter() - started,
    )


def _looked_beside(one: Judged, evidence: Evidence, embedder: Embedder | None) -> Judged:
    """Return a claim that is not found with what is nearest to it, or as that tells otherwise."""
    if only_in_passing(one):
        findings = tuple(replace(f, verdict="not_found", stated=None) for f in one.findings)
        one = replace(one, verdict="not_found", findings=findings)
    if one.verdict != "not_found" or one.claim.too_long:
        return one
    found = by_nearness(one.claim.text, evidence, embedder)
    other = told_otherwise(one.claim, found, evidence) if embedder is not None else None
    if other is None:
        return replace(one, near=nearest(found, embedder))
    findings = tuple(f for f in one.findings if not f.figure.span.overlaps(other.span))
    return replace(one, verdict="contradicted", findings=findings, parts=(*one.parts, other))


def _issuing(store: Store, audience: Audience) -> list[str]:
    """Return the departments that issued documents, each with the place that it is of."""
    return [
        f"{one.issuer} {one.place}"
        for one in store.documents(audience=audience)
        if one.issuer and one.place and level_of(one.issuer) == "department"
    ]


def _names_a_place(given: Given) -> bool:
    return any(figure.place for claim in given.claims for figure in claim.figures)


def _at_home(claim: Claim, home: str) -> Claim:
    if not home:
        return claim
    place = Binding(home, home, None)
    return replace(claim, figures=tuple(replace(f, place=place) for f in claim.figures))


def _judged(claim: Claim, given: Given, evidence: Evidence) -> Judged:
    if claim.too_long:
        return Judged(claim, "not_found")
    unplaced = _of_known_bodies(claim, evidence)
    claim = with_places(unplaced, evidence)
    findings = [_finding(figure, claim, given, evidence) for figure in claim.figures]
    findings = _as_unbound(findings, unplaced, claim, given, evidence)
    findings = _with_indicator_beside(findings, claim, given, evidence)
    taken = taken_apart(claim, evidence)
    if taken is not None:
        findings = _worked_out(findings, taken, evidence)
    findings = _with_counted_units(findings, evidence)
    facts = legal_facts(given.text, claim.span, evidence)
    ends = _ends(claim, findings, evidence)
    held = holder(claim, evidence) if not claim.figures and not facts.parts else None
    leans = leaning(claim, evidence) if not ends else None
    if leans is None and (none := none_of(claim, evidence)):
        leans = empty_cell(claim, evidence, claimed(none, given.text, claim.span))
    leans = leans or none_at_all(claim, evidence)
    if not ends and leans is None and not facts.parts and taken is not None:
        leans = told_ends(taken, evidence)
    leans = leans or _untold_end(claim, findings, ends, facts.parts)
    by_when = dated(claim, evidence) if not claim.figures and not facts.parts else None
    signed = signed_by(claim, evidence) if not claim.figures and not facts.parts else None
    parts = (*facts.parts, *ends, *(one for one in (held, leans, by_when, signed) if one))
    if claim.figures or parts:
        parts = (*parts, *(one for one in [unsaid_cause(claim, evidence)] if one))
    findings = [_as_part(f, leans) for f in findings]
    said_of = [part.verdict for part in parts]
    if not claim.figures:
        whole = facts.whole or bool(ends) or any((held, leans, by_when, signed))
        said = None if whole else stating(claim.text, evidence)
        if said is not None and said.denied:
            words = shortened(said.words)
            parts = (*parts, Part(claim.span, "contradicted", (said.quote,), words))
            return Judged(claim, "contradicted", parts=parts)
        rest: Verdict = "supported" if said or whole else "not_found"
        quotes = (said.quote,) if said else ()
        return Judged(claim, combined([*said_of, rest]), quotes=quotes, parts=parts)
    verdicts = [f.verdict for f in findings]
    return Judged(claim, combined([*said_of, *verdicts]), tuple(findings), parts=parts)


def _worked_out(findings: list[Finding], taken: Told, evidence: Evidence) -> list[Finding]:
    """Return the findings with figures judged that the claim works out from several values."""
    made = []
    for finding in findings:
        figure = finding.figure
        counts_units = figure.kind in ("count", "share") and not finding.sources
        if finding.verdict == "not_found" or counts_units:
            found = amounts(figure, taken, evidence)
            finding = _reckoned(found) if found is not None else finding
        elif is_of_all_or_none(figure, taken):
            found = amounts(figure, taken, evidence)
            finding = _reckoned(found) if found else Finding(figure, "not_found")
        made.append(finding)
    tallied = next((f for f in made if f.sources and _counts_units(f.figure)), None)
    if tallied is None:
        return made
    return [
        replace(f, verdict="supported", stated=tallied.stated)
        if f.verdict == "not_found" and f.figure.kind != "rank"
        else f
        for f in made
    ]


def _counts_units(figure: Figure) -> bool:
    return bool(figure.unit) and level_of(f"{figure.unit} A") is not None


def _as_unbound(
    findings: list[Finding], unplaced: Claim, claim: Claim, given: Given, evidence: Evidence
) -> list[Finding]:
    """Return the findings with figures found that the one unit of the sentence is not of."""
    if is_in_turn(claim):
        return findings
    return [
        again
        if found.verdict == "not_found"
        and figure.place is None
        and found.figure.place is not None
        and (again := _finding(figure, unplaced, given, evidence)).verdict != "not_found"
        else found
        for found, figure in zip(findings, unplaced.figures, strict=True)
    ]


def _as_part(finding: Finding, part: Part | None) -> Finding:
    """Return the figure of words that were judged as a whole as found where they are: "top 3"."""
    if part is None or finding.verdict != "not_found" or part.verdict == "not_found":
        return finding
    if not finding.figure.span.overlaps(part.span):
        return finding
    return replace(finding, verdict="supported")


def _untold_end(
    claim: Claim, findings: Sequence[Finding], ends: Sequence[Part], facts: Sequence[Part]
) -> Part | None:
    """Return as not found that a unit is at an end, where the figures found do not say so."""
    words = end_told(comparison_key(claim.text))
    told = [f.stated for f in findings if f.stated is not None and f.verdict == "supported"]
    if words is None or ends or facts or not told or len(told) != len(findings):
        return None
    if any(f.figure.kind == "rank" or f.sources for f in findings):
        return None
    around = [comparison_key(f"{one.sentence} {one.heading}") for one in told]
    if any(end_told(text) or _RANKED.search(text) for text in around):
        return None
    span = Span(*words.span()).shifted(claim.span.start)
    return Part(span, "not_found")


_RANKED = re.compile(r"(?<!\w)(?:xếp|đứng|thứ|hạng|vị trí|nhất|đầu|cuối)(?!\w)")


def _of_known_bodies(claim: Claim, evidence: Evidence) -> Claim:
    """Return the claim with the bodies of its figures named as the index names them."""
    figures = tuple(
        replace(f, place=replace(f.place, value=evidence.body(f.place.value))) if f.place else f
        for f in claim.figures
    )
    return replace(claim, figures=figures)


def _ends(claim: Claim, findings: Sequence[Finding], evidence: Evidence) -> tuple[Part, ...]:
    """Return the words that put a unit at an end, where the documents' values decide on them."""
    parts = []
    told = [f.stated.figure for f in findings if f.stated and f.verdict == "supported"]
    for one in extremes_in(claim, told):
        found = extreme(one, claim, evidence)
        if found is not None:
            quotes = tuple(Quote(s.document.id, quoted_span(s.figure)) for s in found.sources)
            parts.append(Part(one.span, found.verdict, quotes, found.correct, found.notes))
    return tuple(parts)


def _finding(figure: Figure, claim: Claim, given: Given, evidence: Evidence) -> Finding:
    """Return what the documents say of one figure of a claim; what it leaves open is noted."""
    asked = claimed(figure, given.text, claim.span)
    found = _as_told(asked, claim, evidence)
    if figure.kind == "target" and (told := attained(asked, found.stated, claim, evidence)):
        return _reckoned(told)
    if found.verdict != "supported" or found.stated is None or found.sources:
        return found
    doubt, notes = left_open(asked, found.stated, evidence)
    verdict: Verdict = "not_found" if doubt == "several" else "supported"
    return replace(found, verdict=verdict, notes=(*found.notes, *notes))


def _as_told(asked: Claimed, claim: Claim, evidence: Evidence) -> Finding:
    """Return what the documents say of a figure, as stated, as reckoned, or in the same words."""
    figure = asked.figure
    if told := against_plan(asked, evidence):
        return _reckoned(told)
    if told := reckoned(figure, claim, evidence):
        if figure.kind != "change":
            return _reckoned(told)
        stated = _found(asked, evidence)
        return stated if stated.verdict == "supported" else _reckoned(told)
    told = total(figure, claim, evidence) or tally(figure, claim, evidence)
    if told := told or of_cell(asked, claim, evidence) or in_grade(asked, evidence):
        return _reckoned(told)
    found = _found(asked, evidence)
    if figure.kind == "change" and found.verdict == "contradicted" and found.stated:
        base = base_period(figure, claim)
        if base and base[:4] not in found.stated.sentence:
            return Finding(figure, "not_found")
    if found.verdict == "not_found" and (told := ranked(figure, claim, evidence)):
        return _reckoned(told)
    if found.verdict == "not_found" and (said := worded(asked, evidence)):
        verdict: Verdict = "supported" if said[0] == "supports" else "contradicted"
        return Finding(figure, verdict, said[1])
    return found


def _reckoned(told: Reckoned) -> Finding:
    first = told.sources[0] if told.sources else None
    return Finding(told.figure, told.verdict, first, (), told.sources[1:], told.correct, told.notes)


def _found(claim: Claimed, evidence: Evidence) -> Finding:
    """Return what the documents say of one figure: first those of its place, then those alike."""
    related = _related(claim, evidence.of_place(claim), evidence)
    if not related.supports and not related.against and not related.denies:
        related = _related(claim, evidence.near(claim), evidence)
    supports, right = unswapped(claim, related.supports, evidence)
    if right and not supports and len({one.figure.value for one in right}) == 1:
        return Finding(claim.figure, "contradicted", best(right))
    if supports:
        chosen = best(supports)
        families = {_family(one) for one in supports}
        others = tuple(one for one in related.against if _family(one) not in families)
        return Finding(claim.figure, "supported", chosen, others)
    lower = _lower_unit(claim, evidence)
    if lower is not None:
        found = _found(lower, evidence)
        if found.verdict == "supported":
            return replace(found, figure=claim.figure)
    if related.denies:
        chosen = best(related.denies)
        return Finding(claim.figure, "contradicted", chosen, correct=shortened(chosen.clause))
    against = related.against
    place = claim.figure.place
    if place is not None and evidence.is_of_several(place.value):
        return Finding(claim.figure, "not_found")  # the province's or its town's, nobody says
    if against and not _ambiguous(against):
        return Finding(claim.figure, "contradicted", best(against))
    return Finding(claim.figure, "not_found")


def _lower_unit(claim: Claimed, evidence: Evidence) -> Claimed | None:
    """Return the figure as that of the one unit below its place that the claim names, if so.

    "Thị xã X dẫn đầu tỉnh Y với 89 điểm" leaves it open whose the points are, "Sở X dẫn đầu khối
    sở của tỉnh Y với 89 điểm" too.
    """
    place = claim.figure.place
    if place is None or place_level(place.value) != "province":
        return None
    below = {m.name for m in find_places(claim.sentence) if m.level in ("district", "commune")}
    below = below or {
        unit.name
        for unit in evidence.named_in(claim.sentence)
        if level_of(unit.name) == "department"
    }
    if len(below) != 1:
        return None
    name = below.pop()
    if name == place.value:
        return None
    return replace(claim, figure=replace(claim.figure, place=Binding(name, name, None)))


@dataclass(frozen=True, slots=True)
class _Related:
    supports: list[Stated]
    against: list[Stated]
    denies: list[Stated]


def _related(claim: Claimed, found: Sequence[StoredFigure], evidence: Evidence) -> _Related:
    related = _Related([], [], [])
    for one in found:
        if not may_speak(claim, one.figure):
            continue
        stated = evidence.stated(one)
        match relation(claim, stated):
            case "supports":
                related.supports.append(stated)
            case "contradicts":
                related.against.append(stated)
            case "denies":
                related.denies.append(stated)
            case "silent":
                pass
    return related


def _family(one: Stated) -> str:
    return one.document.family or one.document.id


def _ambiguous(against: Sequence[Stated]) -> bool:
    """Return whether one document gives two values for what is asked: then neither is sure."""
    chosen = best(against)
    own = {
        (one.figure.value, one.figure.grade if one.figure.value is None else None)
        for one in against
        if one.document.id == chosen.document.id
    }
    return len(own) > 1


def _with_indicator_beside(
    findings: list[Finding], claim: Claim, given: Given, evidence: Evidence
) -> list[Finding]:
    """Return the findings with points and ranks judged by the index of those found beside them.

    In "đạt 70,65 điểm, xếp thứ 8/8" the rank found tells which index the points are of.
    """
    named = {
        (f.figure.place.value, f.figure.period.value): f.stated.figure.indicator
        for f in findings
        if f.stated and f.stated.figure.indicator and f.figure.place and f.figure.period
    }
    made = []
    for finding in findings:
        figure = finding.figure
        if (
            finding.verdict == "not_found"
            and figure.indicator is None
            and (figure.kind == "rank" or figure.unit == "điểm")
            and figure.place
            and figure.period
            and (indicator := named.get((figure.place.value, figure.period.value)))
        ):
            told = replace(figure, indicator=indicator)
            again = _found(claimed(told, given.text, claim.span), evidence)
            finding = replace(again, figure=figure)
        made.append(finding)
    return made


def _with_counted_units(findings: list[Finding], evidence: Evidence) -> list[Finding]:
    """Return the findings with counts in passing ("của 96 xã, phường") found where the rest was."""
    documents = {f.stated.document.id for f in findings if f.stated}
    summed = {1.0 + len(f.sources): f.stated for f in findings if f.sources and f.stated}
    made = []
    for finding in findings:
        figure = finding.figure
        if finding.verdict == "not_found" and figure.kind == "count" and figure.value in summed:
            made.append(replace(finding, verdict="supported", stated=summed[figure.value]))
            continue
        if finding.verdict == "not_found" and figure.kind == "count" and documents:
            same = next(
                (
                    one
                    for document_id in sorted(documents)
                    for one in evidence.of_document(document_id)
                    if one.figure.value == figure.value and one.figure.unit == figure.unit
                    if not _of_another(one.figure, figure)
                ),
                None,
            )
            if same is not None:
                finding = replace(finding, verdict="supported", stated=evidence.stated(same))
        made.append(finding)
    return made


def _of_another(one: Figure, figure: Figure) -> bool:
    place, own = one.place, figure.place
    return bool(place and own and not same_unit(place.value, own.value))
