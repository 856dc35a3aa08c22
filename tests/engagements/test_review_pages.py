"""The pages of reviews through the browser's eyes: form, seal, reveal, reply, report, the team's list, disclosure."""

import re

import pytest
from django.test import Client

from engagements.reviewing import DAY, ENDED, OVER, by_company, by_worker, ended, imported, started
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.engagements.actions.replies import report_review
from goodstanding.engagements.forms.reviews import ReviewForm
from goodstanding.engagements.jobs.reviews import remind_of_reviews, reveal_reviews
from goodstanding.engagements.models import Reply, Review, ReviewReport
from goodstanding.people.actions import describe, revoke
from goodstanding.people.models import Grant
from goodstanding.policies import load
from goodstanding.rules.reviews import ReviewPolicy
from making import OPENED
from working import scene_of_work

pytestmark = pytest.mark.django_db
SENT = {"mark_skills": "5", "mark_quality": "4", "mark_schedule": "4", "comment": "Clear and quick."}


@pytest.fixture
def work():
    with clock.pinned(ENDED + DAY):
        yield scene_of_work()


def browser(account=None):
    client = Client()
    if account:
        client.force_login(account)
    return client


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def address(engagement, more=""):
    return f"/engagements/{engagement.pk}/reviews{more}"


def test_a_side_writes_sees_its_seal_changes_and_takes_back(work):
    engagement, amina = ended(work), browser(work.amina)
    page = amina.get(address(engagement))
    assert "You have until 25 April 2026, 00:00 (UTC)." in words(page)
    assert amina.post(address(engagement), SENT).headers["location"] == address(engagement)
    sealed = amina.get(address(engagement))
    assert "Your review is sealed" in words(sealed)
    assert re.findall(r'name="mark_quality" value="(\d?)"[^>]*checked', sealed.text) == ["4"]
    amina.post(address(engagement), SENT | {"mark_quality": "1"})
    assert Review.objects.get().criteria == {"skills": 5, "quality": 1, "schedule": 4}
    amina.post(address(engagement, "/withdraw"))
    assert Review.objects.count() == 0


def test_a_form_with_too_few_marks_keeps_what_was_typed(work):
    engagement, amina = ended(work), browser(work.amina)
    refused = amina.post(address(engagement), {"mark_skills": "2", "comment": "Kept as typed."})
    assert (refused.status_code, Review.objects.count()) == (422, 0)
    assert "Mark at least 3 criteria." in words(refused)
    assert "Kept as typed." in refused.text
    assert re.findall(r'name="mark_skills" value="(\d?)"[^>]*checked', refused.text) == ["2"]


def test_both_sides_and_the_team_read_both_after_the_reveal(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_worker(work, engagement)
    for who in ("amina", "wanjiru", "team"):
        page = words(browser(getattr(work, who)).get(address(engagement)))
        assert "Dune Analytics 5.00 of 5 · 12 April 2026" in page
        assert "Wanjiru 4.00 of 5 · 12 April 2026" in page
        assert "Paid a little late." in page
    assert browser(work.mallory).get(address(engagement)).status_code == 404


def test_a_post_after_the_reveal_is_refused_with_the_way_on(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_worker(work, engagement)
    refused = browser(work.amina).post(address(engagement), SENT)
    assert (refused.status_code, "You can reply once" in words(refused)) == (409, True)


def test_who_comes_from_the_mail_signs_in_and_lands_on_the_form(work):
    engagement, visitor = ended(work), browser()
    to = visitor.get(address(engagement)).headers["location"]
    assert to == f"/sign-in?next=%2Fengagements%2F{engagement.pk}%2Freviews"
    asked = visitor.get(to).text
    assert f'<input type="hidden" name="next" value="{address(engagement)}">' in asked
    visitor.post("/sign-in", {"email": "amina@people.example", "next": address(engagement)})
    code = re.search(r"\n\n([A-Z0-9-]{6,12})\n\n", OutgoingMail.objects.get(purpose="people.code").text)[1]
    assert visitor.post("/sign-in/code", {"code": code}).headers["location"] == address(engagement)


def test_signing_in_leads_to_no_other_site(work):
    visitor = browser()
    visitor.post("/sign-in", {"email": "amina@people.example", "next": "https://elsewhere.example/engagements/1"})
    code = re.search(r"\n\n([A-Z0-9-]{6,12})\n\n", OutgoingMail.objects.get(purpose="people.code").text)[1]
    assert visitor.post("/sign-in/code", {"code": code}).headers["location"] == "/home"


def test_the_mails_speak_the_readers_language_and_clock(work):
    describe(work.wanjiru, name="Wanjiru", language="en", zone="Africa/Nairobi", by=work.wanjiru.actor, at=OPENED)
    engagement = ended(work)
    by_company(work, engagement)
    remind_of_reviews(OVER - DAY)
    asked, reminded = (
        OutgoingMail.objects.get(purpose=f"engagements.{purpose}", to="wanjiru@people.example")
        for purpose in ("review_asked", "review_reminded")
    )
    assert (asked.subject, reminded.subject) == (
        "Review Dune Analytics",
        "Until 25 April 2026 you can review Dune Analytics",
    )
    assert "You have until 25 April 2026, 03:00 (Africa/Nairobi). It takes about 3 minutes." in asked.text
    assert f"/engagements/{engagement.pk}/reviews" in reminded.text


def test_the_reviewed_side_replies_once_in_public(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_worker(work, engagement)
    wanjiru, at = browser(work.wanjiru), address(engagement, "/company/reply")
    assert wanjiru.post(at, {"text": ""}).status_code == 422
    assert wanjiru.post(at, {"text": "x" * 1001}).status_code == 422
    assert wanjiru.post(at, {"text": "Thank you."}).status_code == 302
    assert wanjiru.post(at, {"text": "Thank you."}).status_code == 302
    assert wanjiru.post(at, {"text": "And more."}).status_code == 409
    assert Reply.objects.get().text == "Thank you."
    assert "Reply of Wanjiru" in words(wanjiru.get(address(engagement)))
    asked = {who: browser(getattr(work, who)).get(at).status_code for who in ("amina", "wanjiru", "team", "mallory")}
    assert asked == {"amina": 404, "wanjiru": 200, "team": 404, "mallory": 404}


@pytest.mark.parametrize("author", ["company", "worker", "nobody"])
def test_before_the_reveal_there_is_nothing_to_reply_to_or_to_report(work, author):
    engagement = ended(work)
    by_company(work, engagement)
    for who in ("amina", "wanjiru", "team", "mallory"):
        client = browser(getattr(work, who))
        for verb in ("reply", "report"):
            assert client.get(address(engagement, f"/{author}/{verb}")).status_code == 404


def test_a_reader_reports_once_and_the_team_sees_it_with_its_count(work):
    engagement = ended(work)
    by_company(work, engagement)
    by_worker(work, engagement)
    at = address(engagement, "/company/report")
    for who in ("mallory", "wanjiru"):
        client = browser(getattr(work, who))
        assert client.post(at, {"reason": ""}).status_code == 422
        for _twice in range(2):
            assert client.post(at, {"reason": "insult", "text": "Read it."}).status_code == 302
        assert "Report sent" in words(client.get(at))
    assert ReviewReport.objects.count() == 2
    page = words(browser(work.team).get("/marketplaces/kazi-hub/reviews"))
    assert "2 reports" in page
    assert "It insults or threatens · Mallory , 12 April 2026" in page
    assert browser(work.amina).get("/marketplaces/kazi-hub/reviews").status_code == 404
    assert browser(work.mallory).get(address(engagement, "/worker/report")).status_code == 404


def test_a_person_reports_so_many_reviews_in_a_day_and_is_told_when_to_go_on(work):
    most = load().reviews(ENDED.date()).reports_a_day
    *reviews, last = imported(work, most + 1)
    reports = [report_review(review, "insult", "", by=work.mallory.actor, at=ENDED + DAY) for review in reviews]
    assert report_review(reviews[0], "fake", "", by=work.mallory.actor, at=ENDED + DAY) == reports[0]
    answer = browser(work.mallory).post(address(last.engagement, "/company/report"), {"reason": "insult"})
    assert answer.status_code == 429
    assert "A person reports at most 20 reviews in 24 hours." in words(answer)
    assert "You have reported as many, and this one was not sent." in words(answer)
    assert "Report this one tomorrow. The team reads those that you have sent." in words(answer)
    assert ReviewReport.objects.count() == most
    report_review(last, "insult", "", by=work.wanjiru.actor, at=ENDED + DAY)
    report_review(last, "insult", "", by=work.mallory.actor, at=ENDED + 2 * DAY)


def test_the_team_sees_before_the_end_whom_nobody_can_ask(work):
    started(work)
    team = browser(work.team)
    assert "both sides have an account" in words(team.get("/marketplaces/kazi-hub/reviews"))
    revoke(Grant.objects.get(account=work.wanjiru), by=SYSTEM, at=OPENED + DAY)
    page = words(team.get("/marketplaces/kazi-hub/reviews"))
    assert "1 engagement has a side without an account." in page
    assert "The worker Wanjiru has no account." in page


def test_a_side_without_an_account_gets_no_mail_and_the_other_does(work):
    engagement = started(work)
    revoke(Grant.objects.get(account=work.wanjiru), by=SYSTEM, at=OPENED + DAY)
    engagement = ended(work, engagement)
    by_company(work, engagement)
    reveal_reviews(OVER)
    told = OutgoingMail.objects.filter(purpose__startswith="engagements.review").values_list("purpose", "to")
    assert sorted(told) == [
        ("engagements.review_asked", "amina@people.example"),
        ("engagements.reviews_revealed", "amina@people.example"),
    ]


def test_how_reviews_work_is_public_and_made_from_the_policy_in_force(work):
    page = words(browser().get("/marketplaces/kazi-hub/how-reviews-work"))
    policy = load().reviews(ENDED.date())
    assert f"midnight UTC of day {policy.window_days} after it" in page
    assert f"in up to {policy.reply_letters} letters" in page
    assert "Nothing is asked that is not shown." in page
    assert "Every number here is of the policy reviews-1@2026-01-01" in page
    assert browser().get("/marketplaces/nobody/how-reviews-work").status_code == 404


def test_the_private_part_stands_in_the_form_of_the_company_where_the_switch_is_on():
    values = vars(load().reviews(ENDED.date())) | {"private_part": True}
    asked = [
        bool(ReviewForm(None, policy=ReviewPolicy(**(values | {"private_part": switch})), side=side).private())
        for switch in (False, True)
        for side in ("company", "worker")
    ]
    assert asked == [False, False, True, False]
