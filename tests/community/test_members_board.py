"""The members' board: who reads it, messages and their quota, reports, hiding, and events that post themselves."""

from datetime import timedelta

import pytest
from django.test import Client

from accreditation.telling import DAY
from community.gathering import EVENING, draft, gathering, person, top_rated
from community.planning import coach
from community.publishing import LATER, browser, words
from goodstanding.base import clock
from goodstanding.base.access import STRANGER
from goodstanding.base.errors import NotYours
from goodstanding.community.actions.board import hide_post, keep_post, report_post, restore_post, take_back, write_post
from goodstanding.community.actions.events import approve, cancel, plan, propose
from goodstanding.community.jobs import post_events
from goodstanding.community.models import BoardPost, PostReport
from goodstanding.community.queries.board import MOST_A_DAY, is_member, posts_seen
from goodstanding.community.refusals import BoardFull, WrongLink
from goodstanding.reputation.models import Standing
from making import scene

pytestmark = pytest.mark.django_db
BOARD = "/programmes/trusted-talent-partner/members"
WORDS = "Who meets in Nairobi on Friday?"


def written(set_up, by=None, text=WORDS):
    return write_post(set_up.programme, text, by=(by or set_up.team).actor, at=LATER)


def read_by(account, set_up):
    return [each.text or str(each.gathering) for each in posts_seen(account.actor, set_up.programme, LATER)]


def test_members_are_operators_teams_top_rated_workers_hosts_and_coaches():
    set_up = scene()
    wanjiru, worker = top_rated(set_up)
    amina = person("amina")
    people = [set_up.ole, set_up.team, set_up.rivals_team, wanjiru, amina, set_up.mallory]

    def members():
        return [is_member(each.actor, set_up.programme, LATER.date()) for each in people]

    assert members() == [True, True, True, True, False, False]
    made = propose(worker, draft(), EVENING, by=wanjiru.actor, at=LATER)
    Standing.objects.filter(worker=worker).update(until=LATER.date())
    assert members()[3] is False
    approve(made, by=set_up.team.actor, at=LATER)
    assert members()[3] is True
    assert is_member(STRANGER, set_up.programme, LATER.date()) is False


def test_a_coach_who_holds_the_standing_no_more_stays_a_member():
    set_up = scene()
    wanjiru, worker = top_rated(set_up)
    coach(set_up, wanjiru)
    Standing.objects.filter(worker=worker).update(until=LATER.date())
    assert is_member(wanjiru.actor, set_up.programme, LATER.date()) is True


def test_only_members_read_and_write():
    set_up = scene()
    written(set_up)
    statuses = [browser(who).get(BOARD).status_code for who in (None, set_up.mallory, set_up.team)]
    assert (statuses, read_by(set_up.mallory, set_up)) == ([404, 404, 200], [])
    with pytest.raises(NotYours):
        written(set_up, set_up.mallory)
    assert browser(set_up.mallory).post(BOARD, {"text": WORDS}).status_code == 404
    assert BoardPost.objects.count() == 1


def test_a_member_writes_so_many_a_day_those_taken_back_too():
    set_up = scene()
    posts = [written(set_up) for _ in range(MOST_A_DAY)]
    take_back(posts[0], by=set_up.team.actor, at=LATER)
    with pytest.raises(BoardFull):
        written(set_up)
    assert browser(set_up.team).post(BOARD, {"text": "One more"}).status_code == 422
    written(set_up, set_up.rivals_team)
    later = LATER + DAY + timedelta(minutes=1)
    assert write_post(set_up.programme, WORDS, by=set_up.team.actor, at=later).text == WORDS


def test_what_was_taken_back_is_erased():
    set_up = scene()
    post = written(set_up)
    with pytest.raises(NotYours):
        take_back(post, by=set_up.rivals_team.actor, at=LATER)
    for _ in range(2):
        take_back(post, by=set_up.team.actor, at=LATER)
    assert (BoardPost.objects.get().text, read_by(set_up.ole, set_up)) == ("", [])


def test_links_lead_to_https_and_all_else_is_text():
    set_up = scene()
    with pytest.raises(WrongLink):
        written(set_up, text="[here](http://bad.example)")
    team = browser(set_up.team)
    refused = team.post(BOARD, {"text": "[here](javascript:alert)"})
    assert (refused.status_code, "javascript:alert" in refused.text) == (422, True)
    assert team.post(BOARD, {"text": "<b>Hi</b>, see [the hall](https://hall.example)"}).status_code == 302
    page = team.get(BOARD).text
    assert ("&lt;b&gt;Hi" in page, '<a href="https://hall.example">the hall</a>' in page) == (True, True)


def test_a_report_reaches_the_operator_who_hides_with_a_reason_or_leaves_it():
    set_up = scene()
    post = written(set_up)
    rival, ole, team = browser(set_up.rivals_team), browser(set_up.ole), browser(set_up.team)
    for _ in range(2):
        rival.post(f"{BOARD}/{post.pk}/report")
    assert (PostReport.objects.count(), "You reported it" in words(rival.get(BOARD).text)) == (1, True)
    assert ("1 report" in words(ole.get(BOARD).text), "1 report" in words(team.get(BOARD).text)) == (True, False)
    assert rival.get(f"{BOARD}/{post.pk}/hide").status_code == 404
    assert ole.post(f"{BOARD}/{post.pk}/hide", {"reason": ""}).status_code == 422
    assert ole.post(f"{BOARD}/{post.pk}/hide", {"reason": "An advertisement."}).status_code == 302
    assert [read_by(who, set_up) for who in (set_up.rivals_team, set_up.team, set_up.ole)] == [[], [WORDS], [WORDS]]
    assert "An advertisement." in words(team.get(BOARD).text)
    ole.post(f"{BOARD}/{post.pk}/restore")
    assert read_by(set_up.rivals_team, set_up) == [WORDS]
    assert "1 report" not in words(ole.get(BOARD).text)


def test_moderating_is_the_operators_and_nobody_reports_an_own_post():
    set_up = scene()
    post = written(set_up)
    with pytest.raises(NotYours):
        report_post(post, by=set_up.team.actor, at=LATER)
    report_post(post, by=set_up.rivals_team.actor, at=LATER)
    keep_post(post, by=set_up.ole.actor, at=LATER)
    assert (PostReport.objects.get().settled_at, BoardPost.objects.get().hidden_at) == (LATER, None)
    for act in (keep_post, restore_post):
        with pytest.raises(NotYours):
            act(post, by=set_up.team.actor, at=LATER)
    with pytest.raises(NotYours):
        hide_post(post, "Mine.", by=set_up.team.actor, at=LATER)
    assert browser(set_up.team).get(f"{BOARD}/{post.pk}/report").status_code == 405
    assert browser(set_up.team).post(f"{BOARD}/{post.pk}/burn").status_code == 404


def test_events_post_themselves_once_for_those_whom_they_are_meant_for():
    set_up = scene()
    gathering(set_up, title="Evening")
    gathering(set_up, title="Holders", audience="holders")
    slots = draft(kind="single", audience="top", title="Talk", capacity=1)
    plan(set_up.kazi_hub, slots, [EVENING, EVENING + DAY], by=set_up.team.actor, at=LATER)
    invites = draft(audience="invited", title="Ours", invited=set_up.kazi_hub)
    plan(set_up.kazi_hub, invites, [EVENING], by=set_up.team.actor, at=LATER)
    wanjiru, _worker = top_rated(set_up)
    for _ in range(2):
        post_events(LATER)
    seen = {each.name: sorted(read_by(each, set_up)) for each in (wanjiru, set_up.rivals_team, set_up.ole)}
    assert seen == {
        "Wanjiru": ["Evening", "Talk"],
        "Rivals-Team": ["Evening"],
        "Ole": ["Evening", "Holders"],
    }
    assert BoardPost.objects.count() == 3


def test_a_cancelled_event_is_marked_and_one_that_is_over_leaves():
    set_up = scene()
    made = gathering(set_up)
    post_events(LATER)
    cancel(made, "The hall burnt.", by=set_up.ole.actor, at=LATER)
    assert "Evening of the partners Cancelled" in words(browser(set_up.team).get(BOARD).text)
    with clock.pinned(EVENING + DAY):
        assert "Evening of the partners" not in browser(set_up.team).get(BOARD).text


def test_a_member_finds_the_board_from_the_events_and_reads_why_it_is_empty():
    set_up = scene()
    team = browser(set_up.team)
    assert (BOARD in team.get("/events").text, BOARD in Client().get("/events").text) == (True, False)
    assert "Nothing stands here yet" in words(team.get(BOARD).text)
