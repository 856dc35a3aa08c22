"""What a report says, and what it hides."""

from dataclasses import replace

import pytest
from reporting import CENSUS, INSTRUMENT, facts, reported, rows, willing

from goodstanding.policies import load
from goodstanding.reports.content import Report, report
from goodstanding.reports.content.holding import holding
from goodstanding.reports.content.numbers import signed, written
from goodstanding.reports.content.tree import Item
from goodstanding.reports.facts import Reviewed
from goodstanding.rules.accreditation import Evidence


def items(report: Report) -> dict[int, Item]:
    return {item.position: item for dimension in report.dimensions for item in dimension.items}


def test_the_first_page_says_score_need_interval_and_assurance() -> None:
    answer = reported(rows(*[4] * 10, *[5] * 5)).answer
    assert (answer.decision, answer.score, answer.need, answer.interval) == (
        "awarded",
        "4.33",
        "4.00",
        ("4.13", "4.53"),
    )
    assert (answer.grade, answer.until, answer.holding) == (
        "A",
        "2027-04-02",
        "No client scores under 3.00, and the score reaches what is required.",
    )


def test_under_five_clients_there_are_counts_only() -> None:
    found = reported(rows(5, 1, 3))
    answer = found.answer
    assert (answer.clients, answer.score, answer.need, answer.interval, answer.holding) == (3, None, None, None, None)
    assert [condition.key for condition in answer.conditions] == ["enough_clients"]
    assert (found.dimensions, answer.changes) == ((), ("7 more clients must answer.",))


def test_an_item_of_few_clients_is_hidden_and_its_dimension_with_it() -> None:
    found = reported(rows(*[4] * 14, blank={12: 10}))
    item, protection = items(found)[12], found.dimensions[3]
    assert (item.mean, item.clients, item.distribution, item.standing) == (None, None, None, "hidden")
    assert (protection.key, protection.mean, protection.interval, protection.agreement) == (
        "protection",
        None,
        None,
        None,
    )
    assert items(found)[11].mean == "4.0"
    assert 12 not in (*found.answer.strongest, *found.answer.to_fix)


def test_the_mean_of_an_item_is_as_coarse_everywhere() -> None:
    answers = rows(*[4] * 12)
    for row in answers[:10]:
        row[3] = 3
    found = reported(answers)
    assert items(found)[4].mean == "3.2"
    assert any("item 4 is at 3.2 and must reach 3.25: 0.05 short" in each.sentence for each in found.answer.conditions)
    assert any(change.startswith("Item 4 is at 3.2:") for change in found.answer.changes)


def test_unanimity_is_told_without_a_number() -> None:
    found = items(reported(rows(*[4] * 11, 1)))[1]
    assert found.distribution is not None
    assert (found.distribution.counts, found.distribution.nearly_all) == (None, 2)


def test_change_is_told_for_items_asked_in_the_same_words_only() -> None:
    original = INSTRUMENT.original
    reworded = replace(original, items={**original.items, "billing": "Bills are right."})
    before = facts(rows(*[3] * 12), edition="2025")
    past = replace(before, instrument=replace(INSTRUMENT, wordings={"en": reworded}))
    found = reported(rows(*[4] * 12), before=past)
    assert (items(found)[1].before, items(found)[1].change, items(found)[3].change) == ("3.0", "+1.0", None)
    assert found.answer.before == ("2025", "3.00")


def test_advice_goes_to_weak_items_else_to_the_lowest() -> None:
    answers = rows(*[5] * 12)
    for row in answers[:8]:
        row[3] = 2
    found = reported(answers)
    advised = [item.position for item in items(found).values() if item.advice]
    assert 4 in advised
    assert advised == [1, 4, 8, 11, 13]


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ([1, 1, *[4.5] * 8], "A few clients hold the score down"),
        ([3.9] * 10, "Most clients hold the score down"),
        ([3.5] * 5 + [4.2] * 5, "Neither a few clients nor most"),
        ([2, *[4.5] * 9], "although some clients score under 3.00"),
        ([2.9, 2.9, 2.9, *[4.9] * 7], "more clients than the rule allows"),
        ([2, 4.5, 4.4, 4.4], "One client holds the score down"),
    ],
)
def test_who_holds_the_score_down_is_said_in_words(scores: list[float], words: str) -> None:
    assert words in str(holding(scores, 4.0, 3.0, 0.2))


def test_named_answers_are_hidden_where_fewer_than_five_others_answered() -> None:
    answers = rows(*[4] * 12, blank={1: 8})
    person = reported(answers, willing=willing(1, 2)).people[0]
    assert (person.name, person.answers) == ("Amina 1", (None, *["4"] * 12))
    everybody = reported(answers, willing=willing(*range(1, 13))).people
    assert [each.answers[0] for each in everybody].count("4") == 4


def test_a_client_with_one_unnamed_respondent_counts_as_unnamed() -> None:
    told = facts(rows(*[4] * 6))
    both = replace(told.judgement.round.responses[0], respondent="r7")
    judged = replace(
        told.judgement, round=replace(told.judgement.round, responses=(*told.judgement.round.responses, both))
    )
    found = report(replace(told, judgement=judged, willing=willing(1)), load(), "en")
    assert found.people[0].answers[0] == "4"
    fewer = report(replace(told, judgement=judged, willing=willing(1, 2, 3)), load(), "en")
    assert fewer.people[0].answers[0] is None


def test_comments_and_replies_go_with_the_name() -> None:
    person = reported(rows(*[4] * 12), willing=willing(1, comment="Late invoices.")).people[0]
    assert (person.comment, person.reply, person.replied_on) == ("Late invoices.", None, None)


def test_late_answers_are_compared_when_both_groups_are_large_enough() -> None:
    answers = rows(*[5] * 6, *[4] * 6)
    late = {f"c{n}": 2 for n in range(7, 13)}
    assert reported(answers, waves=late).silence.difference == "−1.0"
    assert reported(answers, waves={"c12": 2}).silence.difference is None
    assert reported(answers).silence.silent_percent == "60"


def test_the_score_with_what_was_left_out_is_told_of_groups_only() -> None:
    answers = rows(*[4] * 12)
    one = facts([*answers, *rows(1)]).judgement
    many = facts([*answers, *rows(*[1] * 5)]).judgement
    told = [reported(answers, reviewed=Reviewed(1, 0, n, each)).review for n, each in ((1, one), (5, many))]
    assert [(each.score_with, each.same_decision) for each in told if each] == [(None, False), ("3.12", False)]


def test_nominated_clients_get_no_interval() -> None:
    found = reported(rows(*[4] * 12), evidence=Evidence("nominated"))
    assert (found.answer.interval, found.dimensions[0].interval) == (None, None)
    assert "chosen by the marketplace" in (found.answer.interval_sentence or "")


def test_a_round_that_renews_nothing_has_six_conditions_and_a_file_five() -> None:
    found = reported(rows(*[4] * 12))
    unread = facts(rows(*[4] * 12))
    file = report(replace(unread, judgement=replace(unread.judgement, reviewed=False)), load(), "en")
    assert [len(each.answer.conditions) for each in (found, file)] == [6, 5]
    assert CENSUS.roster_verified


@pytest.mark.parametrize(
    ("value", "cuts", "text"),
    [(3.2499, (3.25,), "3.2"), (3.25, (3.25,), "3.25"), (3.46, (3.25, 3.5), "3.46"), (4.04, (3.25, 3.5), "4.0")],
)
def test_a_figure_stays_on_its_side_of_every_cut(value: float, cuts: tuple[float, ...], text: str) -> None:
    assert written(value, 1, *cuts) == text


def test_a_difference_has_its_sign() -> None:
    assert [signed(value) for value in (0.04, -0.04, 0.5, -0.5)] == ["0.0", "0.0", "+0.5", "−0.5"]
