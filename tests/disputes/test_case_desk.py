"""The desk: what waits in which order, one case with all that belongs to it, the ruling from the form to the mails."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from disputing import DAY, again, escalated, opened, ruled, second_judge
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.disputes import actions, queries
from goodstanding.disputes.actions import Decided
from goodstanding.disputes.models import Case, Handover, Party, Ruling, Snooze
from goodstanding.disputes.queries.desk import running_cases, sleeping_cases, waiting_by_kind, waiting_cases
from goodstanding.disputes.refusals import NobodyElse, OwnCase
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from making import OPENED
from working import Work, scene_of_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Work:
    return scene_of_work()


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: OPENED + 4 * DAY)


def browser(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def case_about(work: Work, review: int, at=OPENED):
    return escalated(work, opened(work, subject=("review", review), at=at), at=at)


TYPED = {"code": "correct", "percent": "40", "reasons": "The brief changed.", "conflict": "none", "conflict_line": ""}


def test_who_has_waited_longest_is_first_and_running_cases_follow_by_their_clock(work):
    later = case_about(work, 2, at=OPENED + timedelta(hours=1))
    sooner = case_about(work, 1)
    running = opened(work, subject=("review", 3))
    team, now = work.team.actor, OPENED + 4 * DAY
    assert list(waiting_cases(team, now)) == [sooner, later]
    assert list(running_cases(team, now)) == [running]
    assert waiting_by_kind(team, now) == {"rating": 2}
    assert list(waiting_cases(team, now, "payment")) == []
    page = browser(work.team).get("/desk").text
    assert page.index(f"case {sooner.pk}<") < page.index(f"case {later.pk}<") < page.index(f"case {running.pk}<")
    assert "2 cases wait for a ruling" in page


def test_the_desk_shows_a_person_their_own_cases_only(work):
    escalated(work)
    assert "No cases" in browser(work.mallory).get("/desk").text
    assert Client().get("/desk").status_code == 302


def test_a_ruling_is_written_previewed_and_signed(work):
    case, browsing = escalated(work), browser(work.team)
    address = f"/desk/{case.pk}/rule"
    assert "What you rule" in browsing.get(address).text
    preview = browsing.post(address, TYPED | {"step": "preview"})
    assert "What both sides will read" in preview.text
    assert "The review counts less: 40 percent" in preview.text
    assert not Ruling.objects.exists()
    assert "What you rule" in browsing.post(address, TYPED | {"step": "edit"}).text
    signed = browsing.post(address, TYPED | {"step": "sign"})
    assert (signed.status_code, signed.url) == (302, f"/desk/{case.pk}")
    ruling = Ruling.objects.get()
    assert (ruling.code, ruling.effect, ruling.reasons, ruling.account, ruling.has_conflict) == (
        "correct",
        {"percent": 40},
        "The brief changed.",
        work.team,
        False,
    )
    assert again(case).state == "ruled"
    assert "The review counts less: 40 percent" in browsing.get(f"/desk/{case.pk}").text


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"code": ""}, "This field is required"),
        ({"percent": ""}, "Say how many percent."),
        ({"percent": "100"}, "less than or equal to 99"),
        ({"reasons": " "}, "This field is required"),
        ({"conflict": ""}, "This field is required"),
        ({"conflict": "some"}, "Say what it is."),
        ({"code": "owed"}, "Select a valid choice"),
    ],
)
def test_what_is_missing_in_a_ruling_is_asked_for_and_the_rest_is_kept(work, changed, complaint):
    case = escalated(work)
    answer = browser(work.team).post(f"/desk/{case.pk}/rule", TYPED | changed | {"step": "sign"})
    assert answer.status_code == 422
    assert complaint in answer.text
    assert ("The brief changed." in answer.text) is ("reasons" not in changed)
    assert not Ruling.objects.exists()


def test_prepared_words_begin_the_reasons_in_the_language_that_is_chosen(work):
    case = escalated(work)
    page = browser(work.team).get(f"/desk/{case.pk}/rule?begin=keep&in=en").text
    assert "I have read what Wanjiru and Dune Analytics wrote" in page
    assert "The review stays as it is, because" in page


def test_who_has_a_conflict_leaves_the_case_to_a_colleague_who_is_told(work):
    case, njoki, browsing = escalated(work), second_judge(work), browser(work.team)
    typed = TYPED | {"conflict": "some", "conflict_line": "Wanjiru is my cousin."}
    preview = browsing.post(f"/desk/{case.pk}/rule", typed | {"step": "preview"}).text
    assert "1 other person can rule this case" in preview
    assert browsing.post(f"/desk/{case.pk}/rule", typed | {"step": "hand_over"}).status_code == 302
    assert [(each.account, each.line) for each in Handover.objects.all()] == [(work.team, "Wanjiru is my cousin.")]
    mail = OutgoingMail.objects.filter(purpose="disputes.handed_on")
    assert list(mail.values_list("to", flat=True)) == ["njoki@people.example"]
    assert "Another person rules it." in browsing.get(f"/desk/{case.pk}").text
    assert browsing.get(f"/desk/{case.pk}/rule").status_code == 302
    with pytest.raises(OwnCase):
        actions.rule(case, Decided("keep", "So."), by=work.team.actor, at=OPENED + 5 * DAY)
    assert actions.rule(case, Decided("keep", "So."), by=njoki.actor, at=OPENED + 5 * DAY).account == njoki


def test_with_nobody_else_a_conflict_is_said_in_the_ruling(work):
    case = escalated(work)
    with pytest.raises(NobodyElse):
        actions.hand_over(case, "My cousin.", by=work.team.actor, at=OPENED + 4 * DAY)
    typed = TYPED | {"conflict": "some", "conflict_line": "Wanjiru is my cousin.", "step": "preview"}
    assert "Conflict of interest: Wanjiru is my cousin." in browser(work.team).post(f"/desk/{case.pk}/rule", typed).text
    browser(work.team).post(f"/desk/{case.pk}/rule", typed | {"step": "sign"})
    ruling = Ruling.objects.get()
    assert (ruling.has_conflict, ruling.conflict_line) == (True, "Wanjiru is my cousin.")


def test_a_conflict_cannot_be_signed_over_while_a_colleague_is_there(work):
    case = escalated(work)
    second_judge(work)
    typed = TYPED | {"conflict": "some", "conflict_line": "My cousin.", "step": "sign"}
    assert browser(work.team).post(f"/desk/{case.pk}/rule", typed).status_code == 409
    assert not Ruling.objects.exists()


def test_a_case_put_aside_leaves_the_list_until_its_day_and_can_be_taken_back(work):
    case, browsing, now = escalated(work), browser(work.team), OPENED + 4 * DAY
    typed = {"until": "2026-03-09", "reason": "The bank answers on Monday."}
    assert browsing.post(f"/desk/{case.pk}/snooze", typed).url == "/desk"
    assert (
        "Team put it aside until 9 March 2026, 00:00 (UTC): The bank answers on Monday." in browsing.get("/desk").text
    )
    team = work.team.actor
    assert (list(waiting_cases(team, now)), list(sleeping_cases(team, now))) == ([], [case])
    assert list(waiting_cases(team, now + 3 * DAY)) == [case]
    assert browsing.post(f"/desk/{case.pk}/wake").url == f"/desk/{case.pk}"
    assert list(waiting_cases(team, now)) == [case]
    assert not Snooze.objects.exists()
    kinds = Event.objects.filter(subject_kind="case", subject_id=str(case.pk)).values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["disputes.snoozed", "disputes.woken"]


@pytest.mark.parametrize("until", ["2026-03-06", "2026-03-14", "soon", ""])
def test_a_case_is_put_aside_for_the_days_of_the_policy_at_most(work, until):
    case = escalated(work)
    answer = browser(work.team).post(f"/desk/{case.pk}/snooze", {"until": until, "reason": "The bank."})
    assert (answer.status_code, Snooze.objects.exists()) == (422, False)
    assert "The bank." in answer.text


def test_earlier_rulings_come_without_the_names_of_their_parties(work):
    first = actions.rule(
        escalated(work),
        Decided("keep", "Wanjiru delivered late, and DUNE ANALYTICS said so; wanjiru's mail shows it."),
        by=work.team.actor,
        at=OPENED + 3 * DAY,
    )
    page = browser(work.team).get(f"/desk/{case_about(work, 2).pk}").text
    words = "one side delivered late, and the other side said so; one side&#x27;s mail shows it."
    assert words in page
    assert first.reasons.startswith("Wanjiru")


def test_an_appeal_goes_to_another_person_and_who_ruled_first_sees_why_they_cannot(work):
    ruling = ruled(work)
    actions.appeal(ruling.case, "No.", by=work.amina.actor, at=OPENED + 4 * DAY)
    address = f"/desk/{ruling.case_id}"
    alone = browser(work.team).get(address).text
    assert "Nobody else can hear this appeal" in alone
    assert "Rule on the appeal" in alone
    njoki = second_judge(work)
    assert "You ruled first. Another person hears the appeal." in browser(work.team).get(address).text
    assert browser(work.team).post(f"{address}/rule", TYPED | {"step": "sign"}).status_code == 302
    assert Ruling.objects.count() == 1
    browser(njoki).post(f"{address}/rule", TYPED | {"code": "keep", "step": "sign"})
    assert [(r.code, r.account, r.effect) for r in queries.rulings_of(SYSTEM, ruling.case)][1:] == [
        ("keep", njoki, {"percent": 100})
    ]


def test_a_reviewer_from_outside_sees_that_case_alone_and_rules_the_appeal(work):
    ruling = ruled(work)
    other = case_about(work, 2)
    actions.appeal(ruling.case, "No.", by=work.amina.actor, at=OPENED + 4 * DAY)
    asked = browser(work.team).post(f"/desk/{ruling.case_id}/reviewer", {"email": "Zawadi@law.example"})
    assert asked.status_code == 302
    zawadi = register(email="zawadi@law.example", name="Zawadi", by=SYSTEM, at=OPENED)
    browsing = browser(zawadi)
    assert "1 case waits for a ruling" in browsing.get("/desk").text
    assert browsing.get(f"/desk/{other.pk}").status_code == 404
    assert "You ruled first" in browser(work.team).get(f"/desk/{ruling.case_id}").text
    browsing.post(f"/desk/{ruling.case_id}/rule", TYPED | {"code": "set_aside", "step": "sign"})
    last = queries.rulings_of(SYSTEM, ruling.case).last()
    assert (last.code, last.account, last.is_outside, last.is_same_person) == ("set_aside", zawadi, True, False)


def who_gets_what(work: Work, case: int) -> dict[str, list[int]]:
    njoki = second_judge(work)
    rival = register(email="rival@people.example", name="Rival", by=SYSTEM, at=OPENED)
    grant(rival, "team", work.kazi_hub.pk + 1000, by=SYSTEM, at=OPENED)
    grant(rival, "operator", work.kazi_hub.pk, by=SYSTEM, at=OPENED)
    people = {"team": work.team, "njoki": njoki, "rival": rival, "amina": work.amina, "wanjiru": work.wanjiru}
    acts = ("", "/rule", "/snooze", "/reviewer")
    return {name: [browser(who).get(f"/desk/{case}{act}").status_code for act in acts] for name, who in people.items()}


def test_a_case_on_the_desk_is_for_those_who_rule_it(work):
    assert who_gets_what(work, escalated(work).pk) == {
        "team": [200, 200, 200, 200],
        "njoki": [200, 200, 200, 200],
        "rival": [404, 404, 404, 404],
        "amina": [404, 404, 404, 404],
        "wanjiru": [404, 404, 404, 404],
    }


def test_a_party_cannot_sign_by_the_address_of_the_form(work):
    case = escalated(work)
    assert browser(work.amina).post(f"/desk/{case.pk}/rule", TYPED | {"step": "sign"}).status_code == 404
    assert not Ruling.objects.exists()


def crowd(number: int, tenants: int = 1) -> None:
    """So many more cases like the one that is there, with their parties, for so many to rule."""
    one = Case.objects.get()
    copies = [
        Case(**{f.attname: getattr(one, f.attname) for f in Case._meta.fields if f.attname != "id"})
        for _ in range(number)
    ]
    for place, case in enumerate(copies):
        case.subject_id, case.moved_at = 1_000 + place, one.moved_at + timedelta(minutes=place)
        case.judge_tenant += place % tenants
    made = Case.objects.bulk_create(copies)
    parties = list(one.parties.values("role", "office", "tenant", "name"))
    Party.objects.bulk_create([Party(case=case, **party) for case in made for party in parties])


def test_the_number_of_queries_of_the_desk_does_not_grow_with_its_cases(work):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browsing.get("/desk").status_code == 200
        return len(queries)

    browsing = browser(work.team)
    escalated(work)
    asked()
    with_one = asked()
    crowd(60)
    assert (asked(), browsing.get("/desk").text.count("<h3>")) == (with_one, 25)


@pytest.mark.database
def test_the_list_of_the_desk_is_read_by_its_index(work):
    escalated(work)
    crowd(4_000, tenants=80)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = waiting_cases(work.team.actor, OPENED + 4 * DAY)[:25].explain()
    assert "case_waits" in plan or "case_of_judge" in plan, plan
    assert "disputes_party" not in plan
