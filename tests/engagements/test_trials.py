"""The end of a paid trial: both are asked, both say yes, or it ends."""

from datetime import UTC, date, datetime, timedelta

import pytest

from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.invoices import send_invoice
from goodstanding.engagements.actions.offers import TrialOffered
from goodstanding.engagements.actions.trials import answer_trial
from goodstanding.engagements.jobs.engagements import ask_about_trials, settle_trials
from goodstanding.engagements.models import Engagement, Trial
from goodstanding.engagements.refusals import AboveAgreed, NotAskedYet
from making import OPENED
from working import Work, engaged, scene_of_work, started

pytestmark = pytest.mark.django_db

TRIAL = TrialOffered("One page with real figures.", 40_000, date(2026, 3, 20))
OVER = datetime(2026, 3, 20, 21, tzinfo=UTC)
"""Midnight in Nairobi."""
SILENT = OVER + timedelta(days=7)


def asked(work: Work) -> Engagement:
    engagement = started(work, trial=TRIAL)
    ask_about_trials(OVER)
    return engagement


def stands(engagement: Engagement) -> tuple[str, str, str]:
    engagement.refresh_from_db()
    return engagement.state, engagement.end_reason, engagement.ended_by


def test_both_are_asked_once_when_the_last_day_is_over_where_the_marketplace_is() -> None:
    work = scene_of_work()
    engagement = started(work, trial=TRIAL)
    for at in (OVER - timedelta(minutes=1), OVER, OVER + timedelta(hours=1)):
        ask_about_trials(at)
    assert Trial.objects.get(engagement=engagement).asked_at == OVER
    mails = OutgoingMail.objects.filter(purpose="engagements.trial").order_by("to")
    assert [mail.to for mail in mails] == ["amina@people.example", "wanjiru@people.example"]
    assert "27 March 2026, 21:00 (UTC)" in mails[0].text
    assert Event.objects.filter(kind="engagements.trial_asked").count() == 1


@pytest.mark.parametrize("make", [engaged, lambda work, **more: end_at_once(work, **more)])
def test_nobody_is_asked_about_work_that_never_began_or_has_ended(make) -> None:
    make(scene_of_work(), trial=TRIAL)
    ask_about_trials(OVER)
    assert Trial.objects.get().asked_at is None


def end_at_once(work: Work, **more: object) -> Engagement:
    return end(started(work, **more), "mutual", by=work.amina.actor, at=OPENED + timedelta(days=1))


ANSWERS = {
    (): ("ended", "trial_ended", ""),
    (("amina", "continue"),): ("ended", "trial_ended", ""),
    (("amina", "continue"), ("wanjiru", "continue")): ("started", "", ""),
    (("amina", "stop"),): ("ended", "trial_ended", "company"),
    (("amina", "continue"), ("wanjiru", "stop")): ("ended", "trial_ended", "worker"),
    (("amina", "continue"), ("amina", "stop")): ("ended", "trial_ended", "company"),
}


@pytest.mark.parametrize(("answers", "outcome"), ANSWERS.items())
def test_it_goes_on_when_both_say_so_within_the_days_of_the_policy(answers, outcome) -> None:
    work = scene_of_work()
    engagement = asked(work)
    for who, decision in answers:
        for _twice in range(2):
            answer_trial(engagement, decision, by=getattr(work, who).actor, at=OVER + timedelta(days=1))
    settle_trials(SILENT - timedelta(minutes=1))
    before = stands(engagement)
    settle_trials(SILENT)
    settle_trials(SILENT + timedelta(days=1))
    assert stands(engagement) == outcome
    assert before == (outcome if outcome[2] or len(answers) == 2 else ("started", "", ""))
    assert Event.objects.filter(kind="engagements.ended").count() == (outcome[0] == "ended")


def test_where_nobody_ended_it_both_are_told() -> None:
    work = scene_of_work()
    asked(work)
    settle_trials(SILENT)
    told = OutgoingMail.objects.filter(purpose="engagements.ended").values_list("to", flat=True)
    assert sorted(told) == ["amina@people.example", "wanjiru@people.example"]


def test_an_answer_has_its_time_and_its_people() -> None:
    work = scene_of_work()
    engagement, amina = started(work, trial=TRIAL), work.amina.actor
    with pytest.raises(NotAskedYet):
        answer_trial(engagement, "stop", by=amina, at=OVER)
    ask_about_trials(OVER)
    for stranger in (work.otieno.actor, work.team.actor, SYSTEM):
        with pytest.raises(NotYours):
            answer_trial(engagement, "stop", by=stranger, at=OVER)
    settle_trials(SILENT)
    with pytest.raises(NotAskedYet):
        answer_trial(engagement, "continue", by=amina, at=SILENT)


def test_the_trial_is_invoiced_up_to_its_own_price() -> None:
    work = scene_of_work()
    engagement, wanjiru = started(work, trial=TRIAL), work.wanjiru.actor
    assert send_invoice(engagement, "trial", 40_000, by=wanjiru, at=OVER).kind == "trial"
    with pytest.raises(AboveAgreed):
        send_invoice(engagement, "trial", 1, by=wanjiru, at=OVER)
    assert send_invoice(engagement, "work", 230_000, by=wanjiru, at=OVER).number == 2
