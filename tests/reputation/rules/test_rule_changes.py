"""A change of rule from draft to the day it holds, in the hands of the team."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours, Refusal
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.people.models import Account
from goodstanding.reputation.actions.rules import (
    announce_change,
    drop_draft,
    take_weeks_before,
    tell_of_withdrawal,
    withdraw_change,
)
from goodstanding.reputation.changes.moved import effect_of
from goodstanding.reputation.changes.page import band
from goodstanding.reputation.jobs.rules import take_weeks_before_rules, tell_of_rule_changes
from goodstanding.reputation.models import RuleChange, Score, Snapshot
from goodstanding.reputation.queries.rules import first_monday
from goodstanding.reputation.rehearsal.change import rehearse
from goodstanding.reputation.scoring.rule import rule_of
from reputation.rules.ruling import HIGHER, NOW, SAID, announced, at_midnight, drafted, ruling

pytestmark = pytest.mark.django_db

COUNTS = {
    "holders": 3, "gain_top": 1, "gain_rising": 0, "lose_top": 1, "lose_rising": 0, "up": 0, "down": 0, "same": 2,
    "shown": 0, "hidden": 0,
}  # fmt: skip


def told(scene, draft):
    found = rehearse(scene.team.actor, draft, NOW.date())
    return {each.holder: (each.before, each.after) for each in found.moved}, effect_of(found.moved)


def test_a_rehearsal_says_who_gains_and_who_loses_and_writes_nothing():
    scene = ruling()
    draft = drafted(scene)
    events, snapshots = Event.objects.count(), Snapshot.objects.count()
    sides, counts = told(scene, draft)
    wanjiru, otieno, achieng = (sides[worker.pk] for worker in (scene.work.wanjirus, scene.work.otienos, scene.achieng))
    assert [(side.score, side.good_weeks, side.standing) for side in wanjiru] == [(100, 16, "top"), (100, 16, "")]
    assert [(side.score, side.good_weeks, side.standing) for side in otieno] == [(83, 0, ""), (83, 16, "top")]
    assert [(side.score, side.good_weeks, side.standing) for side in achieng] == [(None, 0, ""), (None, 0, "")]
    assert wanjiru[1].failed.code == "earned"
    assert counts == COUNTS
    assert (Event.objects.count(), Snapshot.objects.count()) == (events, snapshots)


def test_a_rehearsal_of_the_scores_of_now_is_what_the_weeks_kept():
    scene = ruling()
    sides, _counts = told(scene, drafted(scene))
    kept = dict(Score.objects.filter(rule="standing-1", worker__isnull=False).values_list("worker", "score"))
    assert {holder: before.score for holder, (before, _after) in sides.items()} == kept


def test_another_formula_of_the_score_moves_scores():
    scene = ruling()
    draft = drafted(scene, value_ref_cents=10_000, feedback_is="steps", steps=((100, -1), (400, 1)))
    _sides, counts = told(scene, draft)
    assert (counts["up"], counts["same"], counts["gain_top"]) == (1, 1, 1)


def test_own_numbers_are_a_text_of_their_own_that_says_what_differs():
    scene = ruling()
    draft = drafted(scene)
    [text] = draft.texts
    assert draft.rule == f"kazi-hub-standing-{draft.rule.rpartition('-')[2]}"
    assert 'why = "As standing-1, but for: score_from, earned_cents."' in text
    assert "score_from = 80" in text


def test_the_same_rule_again_is_refused():
    scene = ruling()
    with pytest.raises(Refusal, match="A change of rule changes something"):
        drafted(scene, score_from=90)


@pytest.mark.parametrize("day", [date(2026, 7, 20), date(2026, 7, 28)])
def test_a_change_holds_from_a_monday_once_comments_are_over(day):
    scene = ruling()
    assert first_monday(scene.team.actor, scene.kazi_hub, NOW) == date(2026, 7, 27)
    with pytest.raises(Refusal, match="27 July 2026"):
        announce_change(drafted(scene), replace(SAID, holds_from=day), by=scene.team.actor, at=NOW)


def test_an_announced_change_holds_from_its_day_with_the_one_before_in_grace():
    scene = ruling()
    change = announced(scene)
    days = (date(2026, 7, 26), date(2026, 7, 27), date(2026, 10, 24), date(2026, 10, 25))
    rules = [rule_of(scene.kazi_hub, day) for day in days]
    assert [(rule.name, rule.earlier.name if rule.earlier else "") for rule in rules] == [
        ("standing-1", ""),
        (change.rule, "standing-1"),
        (change.rule, "standing-1"),
        (change.rule, ""),
    ]


def test_the_weeks_that_a_coming_rule_looks_at_are_kept_once_as_reckoned_afterwards():
    scene = ruling()
    change = announced(scene)
    take_weeks_before_rules(NOW)
    assert take_weeks_before(change, by=SYSTEM, at=NOW) == []
    take_weeks_before_rules(at_midnight(date(2026, 7, 26)) + timedelta(hours=3))
    weeks = Snapshot.objects.filter(rule=change.rule).order_by("week").values_list("week", "is_afterwards")
    assert list(weeks) == [(date(2026, 3, 23) + timedelta(weeks=n), True) for n in range(18)]


@pytest.mark.database
def test_whom_a_change_concerns_is_told_once_with_what_it_means():
    scene = ruling()
    change = announced(scene)
    tell_of_rule_changes(NOW)
    tell_of_rule_changes(NOW + timedelta(hours=1))
    change.refresh_from_db()
    mails = {mail.to: mail for mail in OutgoingMail.objects.filter(purpose="reputation.rule_announced")}
    assert sorted(mails) == ["otieno@people.example", "wanjiru@people.example"]
    assert change.effect == COUNTS
    wanjiru, otieno = mails["wanjiru@people.example"], mails["otieno@people.example"]
    assert wanjiru.subject == "Kazi Hub changes its rule on 27 July 2026"
    assert "Wanjiru is Top Rated. By the new rule that does not hold as things stand today" in wanjiru.text
    assert "it is kept until 24 October 2026. Earned: 1,500.00\N{NO-BREAK SPACE}USD, needed" in wanjiru.text
    assert "Otieno is Top Rated by the new rule, as things stand today." in otieno.text
    for mail in mails.values():
        assert "Score of a good week, at least: 80 points. Until now: 90 points" in mail.text
        assert "You can comment until 21 July 2026." in mail.text
        assert f"/rules/kazi-hub/{change.pk}" in mail.text
    assert [event.data["mails"] for event in Event.objects.filter(kind="reputation.rule_change_told")] == [2]


def test_each_reader_is_written_to_in_an_own_language():
    scene = ruling()
    Account.objects.filter(pk=scene.work.wanjiru.pk).update(language="ar")
    Account.objects.filter(pk=scene.work.otieno.pk).update(language="fr")
    announced(scene)
    tell_of_rule_changes(NOW)
    mails = {
        mail.to.partition("@")[0]: mail for mail in OutgoingMail.objects.filter(purpose="reputation.rule_announced")
    }
    assert (mails["wanjiru"].language, mails["otieno"].language) == ("ar", "fr")
    assert "درجة الأسبوع الجيد، على الأقل: 80 نقطة. حتى الآن: 90 نقطة" in mails["wanjiru"].text
    assert "Otieno : Les mieux notés selon la nouvelle règle, en l’état actuel." in mails["otieno"].text


def test_a_withdrawn_change_never_holds_and_who_was_told_of_it_is_told():
    scene = ruling()
    change = announced(scene)
    tell_of_rule_changes(NOW)
    withdraw_change(change, "Too many of you lose.", by=scene.team.actor, at=NOW + timedelta(days=3))
    tell_of_rule_changes(NOW + timedelta(days=3))
    assert tell_of_withdrawal(change, by=SYSTEM, at=NOW) == 0
    mails = OutgoingMail.objects.filter(purpose="reputation.rule_withdrawn").order_by("to")
    assert [mail.to for mail in mails] == ["otieno@people.example", "wanjiru@people.example"]
    assert "Too many of you lose." in mails[0].text
    assert rule_of(scene.kazi_hub, date(2026, 8, 3)).name == "standing-1"


def test_a_change_that_holds_is_not_withdrawn():
    scene = ruling()
    change = announced(scene)
    with pytest.raises(Refusal, match="can be withdrawn before it holds"):
        withdraw_change(change, "No.", by=scene.team.actor, at=at_midnight(date(2026, 7, 27)))


def test_changes_come_one_after_the_other_and_go_from_the_last_on():
    scene = ruling()
    first = announced(scene)
    again = drafted(scene, score_from=70)
    with pytest.raises(Refusal, match="3 August 2026"):
        announce_change(again, SAID, by=scene.team.actor, at=NOW)
    second = announce_change(again, replace(SAID, holds_from=date(2026, 8, 3)), by=scene.team.actor, at=NOW)
    assert [len(change.texts) for change in (first, second)] == [1, 2]
    with pytest.raises(Refusal, match="from the last one on"):
        withdraw_change(first, "No.", by=scene.team.actor, at=NOW)


def test_a_change_is_announced_once_and_a_draft_can_be_dropped():
    scene = ruling()
    change = announced(scene)
    with pytest.raises(Refusal, match="announced once"):
        announce_change(change, replace(SAID, holds_from=date(2026, 8, 31)), by=scene.team.actor, at=NOW)
    with pytest.raises(Refusal, match="announced once"):
        drop_draft(change, by=scene.team.actor, at=NOW)
    draft = drafted(scene, score_from=70)
    drop_draft(draft, by=scene.team.actor, at=NOW)
    assert list(RuleChange.objects.values_list("pk", flat=True)) == [change.pk]


def test_the_rule_belongs_to_the_team_alone():
    scene = ruling()
    draft = drafted(scene)
    for stranger in (scene.work.wanjiru.actor, scene.work.amina.actor, scene.work.mallory.actor):
        with pytest.raises(NotYours):
            rehearse(stranger, draft, NOW.date())
        with pytest.raises(NotYours):
            announce_change(draft, SAID, by=stranger, at=NOW)
    assert HIGHER["score_from"] == 80


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nobody"),
        (1, "fewer than 5"),
        (4, "fewer than 5"),
        (5, "5 to 9"),
        (99, "50 to 99"),
        (10_000, "10,000 or more"),
    ],
)
def test_numbers_of_people_are_published_in_bands(number, words):
    assert band(number) == words
