"""In which order the ways to answer are tried, for each kind of question: the first that tells."""

from __future__ import annotations

from assistant.drafts import Draught
from assistant.questions.question import Kind
from assistant.synthesis.aims_listed import answer_missed, answer_targets_listed
from assistant.synthesis.aims_met import answer_result_of_goal
from assistant.synthesis.aims_told import answer_target
from assistant.synthesis.asked_before import answer_asked_before
from assistant.synthesis.attributes import answer_attribute
from assistant.synthesis.beside.burdens import only_compares
from assistant.synthesis.beside.filters import is_beside_the_point
from assistant.synthesis.beside.names import no_opinion
from assistant.synthesis.called import answer_called, answer_made_of
from assistant.synthesis.cells import answer_cell
from assistant.synthesis.compared_column import answer_compared, answer_value_before
from assistant.synthesis.comparisons import answer_yes_no
from assistant.synthesis.criteria import answer_part
from assistant.synthesis.desk_lines import answer_desk
from assistant.synthesis.documents import (
    answer_collected,
    answer_issued,
    answer_titled,
    define,
    list_documents,
)
from assistant.synthesis.field_ends import answer_field_end
from assistant.synthesis.formed_from import answer_formed
from assistant.synthesis.forms import is_bare_amount
from assistant.synthesis.forms_asked import asks_barely
from assistant.synthesis.gaps import answer_gap
from assistant.synthesis.grade_bands import answer_band, answer_limits
from assistant.synthesis.headed import answer_headed
from assistant.synthesis.inquiry import Inquiry, Way, following, searching, way
from assistant.synthesis.labelled_fields import answer_field
from assistant.synthesis.labelled_lines import answer_labelled
from assistant.synthesis.lacking import answer_lacking
from assistant.synthesis.legal.answers import answer_of_law
from assistant.synthesis.listed_doers import answer_listed_doers
from assistant.synthesis.lists import answer_list, answer_members
from assistant.synthesis.most_named import answer_most_named
from assistant.synthesis.narrowed_ways import (
    amount,
    amount_or_sentence,
    both_sides,
    changed,
    changed_parts,
    compared,
    counted_off,
    lack_told,
    listed,
    named_barely,
    number_sentence,
    of_which,
    office_hours,
    part_at_an_end,
    person_at_an_end,
    sentence_with_words,
    stated_count,
    surer_sentence,
    told_already,
    trend_told,
    unit_at_an_end,
    words_known,
)
from assistant.synthesis.of_leader import answer_of_leader
from assistant.synthesis.office_of import answer_office_of
from assistant.synthesis.posts_told import answer_post
from assistant.synthesis.premise_ranks import false_rank, ranked_points
from assistant.synthesis.put_right.acts import (
    answer_denied,
    answer_left_out,
    answer_not_yet,
    answer_only_asked_for,
)
from assistant.synthesis.put_right.moves import answer_false_move
from assistant.synthesis.put_right.owners import answer_number_of_another, answer_number_of_field
from assistant.synthesis.put_right.ways import explained_or_put_right
from assistant.synthesis.ranks import answer_grade, answer_rank
from assistant.synthesis.role_lines import answer_role
from assistant.synthesis.rows import answer_rows
from assistant.synthesis.rows_by_number import answer_rows_of_number
from assistant.synthesis.sentences import answer_article, answer_rank_sentence, answer_sentence
from assistant.synthesis.several_measures import answer_several_measures
from assistant.synthesis.shares import answer_share
from assistant.synthesis.signed_office import answer_office_signer
from assistant.synthesis.summaries import answer_summary
from assistant.synthesis.sums import answer_sum
from assistant.synthesis.targets import answer_reached, answer_remaining
from assistant.synthesis.tasks_given import answer_task
from assistant.synthesis.two_things import answer_two_things
from assistant.synthesis.units import answer_units
from assistant.synthesis.units_named import answer_units_named
from assistant.unsaid import lacking

FIRST: tuple[Way, ...] = (
    way(answer_of_law),
    way(answer_labelled),
    way(answer_formed),
    way(answer_task),
    way(answer_post),
    way(answer_desk),
    way(answer_field),
    way(answer_office_of),
    way(answer_attribute),
    way(answer_made_of),
    told_already,
    way(answer_asked_before),
    following(answer_of_leader),
    of_which,
    way(answer_rows),
    way(answer_rows_of_number),
    way(answer_compared),
    way(answer_most_named),
    named_barely,
)
"""Ways that tell by themselves what they are for, and so come before those of any kind."""

WAYS: dict[Kind, tuple[Way, ...]] = {
    Kind.SUPERLATIVE: (
        way(answer_cell),
        unit_at_an_end,
        person_at_an_end,
        searching(answer_rank_sentence),
    ),
    Kind.UNITS: (stated_count, way(answer_units_named), way(answer_units), listed),
    Kind.CRITERION: (way(answer_field_end), part_at_an_end, sentence_with_words),
    Kind.RANK: (way(answer_target), way(answer_rank), searching(answer_rank_sentence)),
    Kind.TREND: (trend_told, amount, amount_or_sentence),
    Kind.SUM: (way(answer_sum), amount, number_sentence),
    Kind.REMAINING: (
        way(answer_remaining),
        way(answer_lacking),
        lack_told,
    ),
    Kind.SUMMARY: (way(answer_summary),),
    Kind.COLLECTED: (lambda one: answer_collected(one.question, one.context),),
    Kind.AMOUNT: (
        following(answer_result_of_goal),
        way(answer_missed),
        way(answer_targets_listed),
        way(answer_target),
        way(answer_left_out),
        way(answer_denied),
        way(false_rank),
        way(answer_limits),
        answer_several_measures,
        way(answer_part),
        changed,
        surer_sentence,
        amount,
        way(answer_share),
        way(answer_value_before),
        number_sentence,
        way(ranked_points),
        searching(answer_members),
        way(answer_not_yet),
    ),
    Kind.GRADE: (way(answer_limits), way(answer_band), way(answer_grade)),
    Kind.COMPARE: (
        way(answer_false_move),
        way(answer_gap),
        changed_parts,
        way(answer_two_things),
        compared,
        changed,
        both_sides,
        amount,
        amount_or_sentence,
    ),
    Kind.YES_NO: (
        way(answer_reached),
        way(answer_only_asked_for),
        changed_parts,
        way(answer_yes_no),
        way(answer_false_move),
        way(answer_number_of_field),
        way(answer_number_of_another),
        way(answer_denied),
        searching(answer_sentence),
    ),
    Kind.WHY: (way(answer_false_move), explained_or_put_right),
    Kind.LIST: (
        way(answer_missed),
        way(answer_targets_listed),
        way(answer_target),
        way(answer_cell),
        changed_parts,
        way(answer_units_named),
        searching(answer_list),
        way(answer_headed),
    ),
    Kind.DEFINITION: (
        way(answer_missed),
        way(answer_targets_listed),
        way(answer_target),
        way(answer_headed),
        way(define),
        way(answer_called),
        counted_off,
        words_known,
        searching(answer_sentence),
    ),
    Kind.COLLECTION: (way(list_documents),),
    Kind.WHO: (
        way(answer_listed_doers),
        way(answer_role),
        way(answer_cell),
        searching(answer_sentence),
        way(answer_office_signer),
    ),
    Kind.WHEN: (way(answer_cell), way(answer_issued), searching(answer_sentence), office_hours),
    Kind.ARTICLE: (searching(answer_article),),
    Kind.DOCUMENT: (way(answer_titled), searching(answer_sentence)),
    Kind.GENERAL: (
        following(answer_result_of_goal),
        way(answer_missed),
        way(answer_targets_listed),
        way(answer_target),
        way(answer_cell),
        changed_parts,
        way(answer_units_named),
        way(answer_part),
        way(answer_headed),
        way(answer_denied),
        amount_or_sentence,
    ),
}
"""The ways of each kind, the surest first; a kind that is not here is told in a sentence."""

_OTHERWISE: tuple[Way, ...] = (searching(answer_sentence),)


def answer(one: Inquiry) -> Draught:
    """Return what the first way tells that tells anything: a statement, a choice or what is absent.

    A statement of documents that never speak of what the part narrows itself to tells nothing.
    """
    bare = is_bare_amount(one.part, one.question.language) or only_compares(one.part)
    bare = bare or asks_barely(one.part.text)
    if one.before and not one.before[-1] and bare:
        return Draught()  # of what was not found, neither a number nor a person is told
    absent = ""
    for tried in (*FIRST, *WAYS.get(one.part.kind, _OTHERWISE)):
        draught = tried(one)
        if draught and is_beside_the_point(draught, one):
            continue
        if draught and (
            without := no_opinion(draught, one.part, one.question)
            or lacking(draught, one.part, one.question, one.context)
        ):
            absent = absent or without
        elif draught or draught.choices or draught.absent:
            return draught
    return Draught(absent=absent)
