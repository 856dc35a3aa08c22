"""From a weak item to a gain: plan, coach, question, result."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from accreditation.telling import DAY, decided
from community.gathering import draft, top_rated
from community.planning import ASKED, CLOSED, asked, coach, mails, measured, plan_of
from community.publishing import LATER, words
from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.community.actions.coaching import answer_team, ask_coach, offer_times, withdraw_request
from goodstanding.community.actions.plans import Step, make_plan, name_plan, settle_plan
from goodstanding.community.actions.remeasures import answer_question, open_remeasure
from goodstanding.community.jobs import measure_items_again, remind_of_plans
from goodstanding.community.models import ActionPlan, ItemQuestion, Remeasure
from goodstanding.community.plan_page import result_of
from goodstanding.community.queries.coaching import coaches_for, requests_to
from goodstanding.community.queries.plans import weak_items
from goodstanding.community.queries.remeasures import contacts_to_ask, most_improved, rest_ends
from goodstanding.community.refusals import FieldOpen, PlannedAlready, QuestionOver, TooFewToAsk
from goodstanding.people.models import Account, Ask, OptOut
from goodstanding.surveys.models import Response
from making import launched, scene

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/one/[\w-]{34}$", re.MULTILINE)


def paths():
    """The links of the questions, in the order of their mails."""
    return [LINK.search(mail.text)[0] for mail in mails("question")]


def test_what_the_report_shows_as_weak_is_offered_to_the_team_alone():
    set_up = scene()
    decided(set_up, [3] * 12)
    found = weak_items(set_up.team.actor, set_up.kazi_hub, "en")
    assert len(found) == 13
    assert {(weak.band, weak.mean, weak.floor) for weak in found} <= {
        ("below", "3.0", "3.25"),
        ("below", "3.0", "3.50"),
    }
    others = (set_up.rivals_team.actor, set_up.ole.actor, STRANGER)
    assert [weak_items(actor, set_up.kazi_hub, "en") for actor in others] == [[], [], []]


def test_what_the_report_hides_is_no_weak_item():
    set_up = scene()
    decided(set_up, [3] * 4)
    assert weak_items(set_up.team.actor, set_up.kazi_hub, "en") == []


def test_an_item_has_one_plan_until_that_is_dropped():
    set_up = scene()
    plan, by = plan_of(set_up), set_up.team.actor
    [weak] = [each for each in weak_items(by, set_up.kazi_hub, "en") if each.key == "billing"]
    step = Step("Again.", set_up.team, date(2026, 7, 1))
    with pytest.raises(PlannedAlready):
        make_plan(weak, step, by=by, at=LATER)
    settle_plan(plan, "dropped", by=by, at=LATER)
    assert make_plan(weak, step, by=by, at=LATER).pk != plan.pk
    with pytest.raises(NotYours):
        make_plan(weak, Step("x", set_up.mallory, date(2026, 7, 1)), by=by, at=LATER)


def test_who_sees_to_a_plan_is_reminded_once_on_its_day():
    plan_of(scene())
    for day in (31, 32, 33):
        remind_of_plans(datetime(2026, 5, 1, 6, tzinfo=UTC) + timedelta(days=day - 1))
    [mail] = mails("plan")
    assert (mail.to, "Count corrected invoices." in mail.text) == ("team@people.example", True)


def test_a_coach_who_fits_is_asked_with_consent_and_sees_the_item_and_nothing_else():
    set_up = scene()
    plan, (wanjiru, _worker) = plan_of(set_up), top_rated(set_up)
    fits, paused = coach(set_up, set_up.ole), coach(set_up, wanjiru, is_paused=True)
    found = [each for each, _why in coaches_for(set_up.team.actor, plan, LATER)]
    assert (found, coaches_for(set_up.rivals_team.actor, plan, LATER)) == ([fits], [])
    assert requests_to(set_up.ole.actor).count() == 0
    with pytest.raises(NotYours):
        ask_coach(plan, paused, by=set_up.team.actor, at=LATER)
    made = ask_coach(plan, fits, by=set_up.team.actor, at=LATER)
    assert ask_coach(plan, fits, by=set_up.team.actor, at=LATER) == made
    [mail] = mails("coach")
    assert "Billing through Kazi Hub is correct." in mail.text
    assert [figure for figure in ("3.0", "3.25", "3.50", "Count") if figure in mail.text] == []
    page = words(browse(set_up.ole, "/coaching"))
    assert ("Under its floor" in page, [f for f in ("3.0", "3.25", "Count") if f in page]) == (True, [])


def browse(account, path):
    client = Client()
    client.force_login(account)
    return client.get(path).text


def test_a_coach_answers_once_and_offers_times_that_only_that_marketplace_sees():
    set_up = scene()
    plan = plan_of(set_up)
    made = ask_coach(plan, coach(set_up, set_up.ole), by=set_up.team.actor, at=LATER)
    single = draft(kind="single", audience="invited", invited=set_up.kazi_hub, capacity=1)
    with pytest.raises(NotYours):
        offer_times(made, single, [LATER + DAY], by=set_up.ole.actor, at=LATER)
    answer_team(made, True, by=set_up.ole.actor, at=LATER)
    answer_team(made, False, by=set_up.ole.actor, at=LATER)
    assert [mail.subject for mail in mails("coach")] == ["Kazi Hub asks you as a coach", "Ole coaches you"]
    [slot] = offer_times(made, single, [LATER + DAY], by=set_up.ole.actor, at=LATER)
    seen = [f"/events/{slot.pk}" in browse(who, "/events") for who in (set_up.team, set_up.rivals_team)]
    assert seen == [True, False]
    withdraw_request(made, by=set_up.team.actor, at=LATER)
    assert "Kazi Hub" not in words(browse(set_up.ole, "/coaching"))


def test_nobody_coaches_the_own_team_and_strangers_coach_nobody():
    set_up = scene()
    plan = plan_of(set_up)
    for account in (set_up.mallory, set_up.rivals_team):
        with pytest.raises(NotYours):
            coach(set_up, account)
    assert coaches_for(set_up.team.actor, plan, LATER) == []


def test_clients_are_asked_once_by_the_calendar_of_every_survey():
    set_up = scene()
    plan = plan_of(set_up)
    settle_plan(plan, "done", by=set_up.team.actor, at=LATER)
    open_remeasure(plan, by=set_up.team.actor, at=LATER)
    rests, stopped = (ItemQuestion.objects.order_by("pk")[place].contact for place in (0, 1))
    Ask.objects.create(contact=rests, asked_at=LATER - DAY)
    OptOut.objects.create(contact=stopped, said_at=LATER)
    for hours in (1, 2, 3 * 24):
        measure_items_again(LATER + timedelta(hours=hours))
        sent = [mail.to for mail in mails("question")]
        assert (len(sent), rests.email in sent) == ((12, False) if hours < 10 else (13, True))
    assert stopped.email not in sent
    assert sorted(set(Ask.objects.values_list("asked_at", flat=True)))[-1] == LATER + timedelta(hours=72)


def test_a_link_opened_by_a_scanner_changes_nothing_and_a_post_answers():
    asked(scene())
    [path, *_others] = paths()
    client = Client(enforce_csrf_checks=True)
    assert (client.get(path).status_code, client.get(f"{path}/never").status_code) == (200, 200)
    assert (ItemQuestion.objects.exclude(answered_on=None).count(), OptOut.objects.count()) == (0, 0)
    assert client.post(path, {"point": "9"}).status_code == 422
    for point in ("2", "5"):
        assert client.post(path, {"point": point}).status_code == 302
    assert list(ItemQuestion.objects.exclude(point=None).values_list("point", flat=True)) == [5]
    assert client.post(f"{path}/never", {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert OptOut.objects.count() == 1
    assert client.get("/one/" + "A" * 34).status_code == 404


@pytest.mark.parametrize(
    ("points", "word", "says"),
    [
        ([5] * 8, "gained", "Gained: 8 clients rate it 1.6 to 2.4 points higher, with 90 % confidence."),
        ([1] * 5, "lost", "Lost: 5 clients rate it 1.5 to 2.5 points lower, with 90 % confidence."),
        (
            [3, 3, 3, 4, 3],
            "unclear",
            "Cannot tell: between 0.3 points lower and 0.7 higher, with 90 % confidence (5 clients).",
        ),
        ([5, 5, 5, 5, None], "hidden", "Fewer than 5 clients rated it, so no figure is shown."),
        ([], "hidden", "Fewer than 5 clients rated it, so no figure is shown."),
    ],
)
def test_the_result_is_told_with_its_interval_and_the_answers_are_erased(points, word, says):
    found = measured(scene(), points)
    assert (found.word, result_of(found)) == (word, says)
    assert (found.clients is None) == (word == "hidden")
    assert ItemQuestion.objects.exclude(point=None, answered_on=None).count() == 0


def test_no_answer_is_taken_after_the_close_and_the_award_reads_none():
    set_up = scene()
    made = asked(set_up)
    question = ItemQuestion.objects.first()
    with pytest.raises(QuestionOver):
        answer_question(question, 5, by=STRANGER, at=CLOSED)
    before = weak_items(set_up.team.actor, set_up.kazi_hub, "en")
    for each in ItemQuestion.objects.order_by("pk")[:8]:
        answer_question(each, 5, by=STRANGER, at=ASKED)
    measure_items_again(CLOSED)
    assert Remeasure.objects.get(pk=made.pk).word == "gained"
    assert weak_items(set_up.team.actor, set_up.kazi_hub, "en") == before


def test_an_item_is_measured_once_after_its_plan_is_done_and_not_beside_a_survey():
    set_up = scene()
    plan, by = plan_of(set_up), set_up.team.actor
    with pytest.raises(NotYours):
        open_remeasure(plan, by=by, at=LATER)
    settle_plan(plan, "done", by=by, at=LATER)
    assert open_remeasure(plan, by=by, at=LATER) == open_remeasure(plan, by=by, at=LATER)


def test_a_survey_in_the_field_comes_first():
    set_up = scene()
    plan, by = plan_of(set_up), set_up.team.actor
    settle_plan(plan, "done", by=by, at=LATER)
    launched(set_up, edition=2027, at=LATER + 300 * DAY)
    with pytest.raises(FieldOpen):
        open_remeasure(plan, by=by, at=LATER + 301 * DAY)


def test_who_holds_a_receipt_is_left_alone_until_the_day_that_it_names():
    set_up = scene()
    plan = plan_of(set_up)
    answered = set(Response.objects.values_list("invitation__contact", flat=True))

    def asked_on(day):
        return {each.contact_id for each in contacts_to_ask(SYSTEM, plan, day)}

    before, after = asked_on(date(2026, 12, 31)), asked_on(date(2027, 1, 1))
    assert (len(answered), before & answered, answered <= after) == (12, set(), True)
    assert (len(before), len(after), rest_ends(set_up.team.actor, plan)) == (14, 26, date(2027, 1, 1))


def test_too_few_to_ask_are_not_asked_at_all():
    set_up = scene()
    decided(set_up, [3] * 12)
    [weak] = [each for each in weak_items(set_up.team.actor, set_up.kazi_hub, "en") if each.key == "billing"]
    plan = make_plan(weak, Step("x", set_up.team, date(2026, 7, 1)), by=set_up.team.actor, at=LATER)
    settle_plan(plan, "done", by=set_up.team.actor, at=LATER)
    with pytest.raises(TooFewToAsk) as refused:
        open_remeasure(plan, by=set_up.team.actor, at=LATER)
    assert refused.value.way_on == "From 2027-01-01 on all of them may be asked again."


def test_a_gain_is_named_in_public_with_consent_alone():
    set_up = scene()
    found = measured(set_up, [5] * 8)
    plan, since = found.plan, LATER.date()
    assert most_improved(STRANGER, set_up.programme, since) == []
    name_plan(plan, True, by=set_up.team.actor, at=CLOSED)
    assert [each.plan for each in most_improved(STRANGER, set_up.programme, since)] == [plan]
    page = words(Client().get("/programmes/trusted-talent-partner/improved").text)
    assert ("Kazi Hub" in page, "were measured again" in page) == (True, False)
    name_plan(plan, False, by=set_up.team.actor, at=CLOSED)
    assert most_improved(STRANGER, set_up.programme, since) == []


def test_a_journey_from_the_weak_item_to_its_gain_by_the_pages_alone():
    set_up = scene()
    decided(set_up, [3] * 12, clients=26)
    coach(set_up, set_up.ole)
    team = Client()
    team.force_login(Account.objects.get(pk=set_up.team.pk))
    assert "Billing through Kazi Hub is correct." in words(team.get("/marketplaces/kazi-hub/plans").text)
    new = "/marketplaces/kazi-hub/plans/new/2026/billing"
    assert "Go through the last 50 invoices" in words(team.get(new).text)
    said = {"action": "Ask for order numbers.", "owner": set_up.team.pk, "due_on": "2026-01-01"}
    assert team.post(new, said).status_code == 422
    page = team.post(new, said | {"due_on": "2026-06-01"})["Location"]
    plan = ActionPlan.objects.get()
    assert "knows this statement · speaks English" in words(team.get(page).text)
    team.post(f"{page}/ask", {"coach": plan.round.programme.coaches.get().pk})
    assert "You asked" in words(team.get(page).text)
    team.post(f"{page}/done")
    team.post(f"{page}/measure")
    assert "Your clients answer until" in words(team.get(page).text)
    measure_items_again(ASKED)
    for path in paths()[:7]:
        Client().post(path, {"point": "5"})
    measure_items_again(CLOSED)
    assert "Gained: 7 clients rate it 1.6 to 2.4 points higher" in words(team.get(page).text)
