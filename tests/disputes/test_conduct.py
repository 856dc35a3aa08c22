"""Conduct: a report becomes a case, the reporter stays protected, a ruling brings a measure, an appeal lifts it."""

from datetime import date, timedelta

import pytest
from django.test import Client

from disputing import DAY, second_judge
from engagements.reviewing import ENDED, POOR, by_company, by_worker, ended
from goodstanding.base import clock
from goodstanding.base.access import SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import Event, OutgoingMail
from goodstanding.disputes import actions, queries
from goodstanding.disputes.actions import Decided, Said
from goodstanding.disputes.actions.conduct import Told
from goodstanding.disputes.conduct.reporting import about
from goodstanding.disputes.jobs import look_at_patterns
from goodstanding.disputes.models import Case, Measure, Report
from goodstanding.disputes.refusals import Held, MeasureOver, ReportedAlready, TextMissing, TooManyCases
from goodstanding.engagements.actions.engagements import deliver, start
from goodstanding.engagements.actions.offers import accept_offer
from goodstanding.marketplaces.actions import Freelancer, add_workers
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.policies import load
from goodstanding.reputation.queries.hiring import workers_to_hire
from goodstanding.rules.disputes.conduct import pattern
from making import OPENED
from working import Work, applied, engaged, offered, opening, scene_of_work, started

pytestmark = pytest.mark.django_db
SAID = Told("circumvention", "She asked to pay elsewhere.", "Mail of 3 March from Dune.")


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


def reported(work: Work, told: Told = SAID, by: Account | None = None, at=OPENED) -> Report:
    actor = (by or work.amina).actor
    seen = about(actor, f"worker:{work.wanjirus.pk}")
    assert seen
    return actions.report(seen, told, by=actor, at=at)


def ruled(work: Work, code: str = "hold", told: Told = SAID, at=OPENED) -> Case:
    """A report that Wanjiru did not answer, ruled by the team three days later."""
    case = reported(work, told, at=at).case
    actions.answer(case, Said("It was for other work."), by=work.wanjiru.actor, at=at + DAY)
    actions.declare_impasse(case, by=work.wanjiru.actor, at=at + 2 * DAY)
    actions.rule(case, Decided(code, "The mail shows it."), by=work.team.actor, at=at + 3 * DAY)
    return Case.objects.get(pk=case.pk)


def test_a_report_becomes_a_case_that_asks_the_person_reported_first(work):
    case = reported(work).case
    assert (case.kind, case.subject_kind, case.subject_id, case.state, case.turn, case.opened_by) == (
        "conduct",
        "worker",
        work.wanjirus.pk,
        "asked",
        "respondent",
        None,
    )
    assert [(p.role, p.office, p.name) for p in case.parties.order_by("role")] == [
        ("claimant", "team", "Kazi Hub"),
        ("respondent", "worker", "Wanjiru"),
    ]


def test_the_notice_says_the_rule_what_is_reported_what_may_follow_and_until_when_to_answer(work):
    reported(work)
    [mail] = OutgoingMail.objects.filter(to="wanjiru@people.example", purpose="disputes.case_opened")
    for words in (
        "Work found here is agreed and paid here",
        "She asked to pay elsewhere.",
        "A hold for 14 days",
        "There is time until the end of 7 March 2026",
        "Who reported it is not told to you.",
    ):
        assert words in mail.text


def everything_read_by(work: Work, account: Account, case: Case) -> str:
    pages = [browser(account).get(address).text for address in ("/cases", f"/cases/{case.pk}", "/conduct/reports")]
    mails = OutgoingMail.objects.filter(to=account.email).values_list("subject", "text", "html")
    return "\n".join([*pages, *("\n".join(mail) for mail in mails)])


def test_the_person_reported_never_learns_who_reported(work):
    case = ruled(work)
    read = everything_read_by(work, work.wanjiru, case)
    assert "She asked to pay elsewhere." in read
    for word in ("Amina", "amina@", "Dune", "Mail of 3 March"):
        assert word not in read


def test_who_agrees_is_named(work):
    report = reported(work, Told("respect", "Shouting.", is_named=True))
    assert "Reported by Amina." in everything_read_by(work, work.wanjiru, report.case)


def test_two_worlds_that_differ_in_the_reporter_look_alike_to_the_person_reported(work, django_db_blocker):
    def told_to_wanjiru(by: Account) -> list[tuple[str, str]]:
        report = reported(work, by=by)
        mails = OutgoingMail.objects.filter(to="wanjiru@people.example", about__startswith=f"case:{report.case_id}.")
        statement = report.case.statements.get()
        actions.withdraw(report.case, by=work.team.actor, at=OPENED)
        return [(mails.get(purpose="disputes.case_opened").subject.partition(":")[0], statement.text)]

    assert told_to_wanjiru(work.amina) == told_to_wanjiru(work.otieno)


def test_the_desk_shows_the_team_who_reported_and_what_is_for_them_alone(work):
    case = ruled(work)
    page = browser(work.team).get(f"/desk/{case.pk}").text
    assert "Amina" in page
    assert "protected: the other side never learns who" in page
    assert "Mail of 3 March from Dune." in page


def test_a_second_report_joins_the_open_case_and_the_other_side_reads_it(work):
    first = reported(work)
    second = reported(work, Told("respect", "And shouting."), by=work.otieno)
    assert second.case_id == first.case_id
    assert [s.party.name for s in first.case.statements.all()] == ["Kazi Hub", "Kazi Hub"]
    assert "And shouting." in first.case.statements.last().text
    with pytest.raises(ReportedAlready):
        reported(work)


def test_reports_have_a_quota(work):
    names = [Freelancer(f"x{n}", f"Worker {n}", "KE") for n in range(6)]
    others = add_workers(work.kazi_hub, names, by=SYSTEM, at=OPENED)
    by = work.amina.actor

    def accuse(worker):
        seen = about(by, f"worker:{worker.pk}")
        assert seen
        actions.report(seen, SAID, by=by, at=OPENED)

    for key in ("x0", "x1", "x2", "x3", "x4"):
        accuse(others[key])
    with pytest.raises(TooManyCases):
        accuse(others["x5"])
    assert Case.objects.count() == 5


def test_who_may_report_whom(work):
    other = register(email="rival@people.example", name="Rival", by=SYSTEM, at=OPENED)
    grant(other, "team", work.kazi_hub.pk + 999, by=SYSTEM, at=OPENED)
    job = started(work)
    people = {
        "amina": work.amina,
        "wanjiru": work.wanjiru,
        "otieno": work.otieno,
        "team": work.team,
        "mallory": work.mallory,
        "rival": other,
    }
    addresses = (f"worker:{work.wanjirus.pk}", f"company:{work.dune.pk}", f"engagement:{job.pk}", "worker:0", "x:1", "")
    found = {name: [about(who.actor, address) for address in addresses] for name, who in people.items()}
    assert {name: [each and (each.office, each.reporter_office) for each in seen] for name, seen in found.items()} == {
        "amina": [("worker", "client"), None, ("worker", "client"), None, None, None],
        "wanjiru": [None, ("client", "worker"), ("client", "worker"), None, None, None],
        "otieno": [("worker", "worker"), ("client", "worker"), None, None, None, None],
        "team": [("worker", "team"), ("client", "team"), None, None, None, None],
        "mallory": [None] * 6,
        "rival": [None] * 6,
    }


@pytest.mark.parametrize("told", [Told("respect", " "), Told("respect", "x" * 3001), Told("respect", "x", "y" * 3001)])
def test_a_report_has_words_and_not_too_many(work, told):
    with pytest.raises(TextMissing):
        reported(work, told)


def test_a_rule_that_there_is_not_is_refused(work):
    with pytest.raises(NotYours):
        reported(work, Told("kindness", "Rude."))


def test_who_reported_does_not_rule_while_a_colleague_can(work):
    case = reported(work, by=work.team).case
    second_judge(work)
    assert queries.is_involved(work.team.actor, case)


def test_a_hold_lasts_fourteen_days_from_the_ruling(work):
    case = ruled(work)
    measure = Measure.objects.get()
    since = OPENED + 3 * DAY
    assert (measure.kind, measure.office, measure.tenant, measure.case, measure.since, measure.until) == (
        "hold",
        "worker",
        work.wanjirus.pk,
        case,
        since,
        since + 14 * DAY,
    )
    moments = [since - timedelta(seconds=1), since, since + 14 * DAY - timedelta(seconds=1), since + 14 * DAY]
    held = [queries.held_from(SYSTEM, "worker", work.wanjirus.pk, at) for at in moments]
    assert held == [None, measure, measure, None]


def test_a_hold_stops_applying_accepting_and_starting_and_nothing_that_runs(work):
    waiting = offered(work)
    agreed = engaged(work)
    running = started(work)
    ruled(work)
    at = OPENED + 4 * DAY
    for act in (
        lambda: applied(work, opening(work), at=at),
        lambda: accept_offer(waiting, by=work.wanjiru.actor, at=at),
        lambda: start(agreed, by=work.wanjiru.actor, at=at),
    ):
        with pytest.raises(Held) as refused:
            act()
        assert "A hold is in force until 19 March 2026" in refused.value.fact
    assert deliver(running, "Done.", by=work.wanjiru.actor, at=at).state == "delivered"


def test_a_company_on_hold_publishes_no_opening_and_makes_no_offer(work):
    waiting = applied(work)
    seen = about(work.wanjiru.actor, f"company:{work.dune.pk}")
    assert seen
    case = actions.report(seen, Told("respect", "Shouting."), by=work.wanjiru.actor, at=OPENED).case
    actions.answer(case, Said("No."), by=work.amina.actor, at=OPENED + DAY)
    actions.declare_impasse(case, by=work.amina.actor, at=OPENED + 2 * DAY)
    actions.rule(case, Decided("hold", "Two heard it."), by=work.team.actor, at=OPENED + 3 * DAY)
    at = OPENED + 4 * DAY
    with pytest.raises(Held):
        opening(work, at=at)
    with pytest.raises(Held):
        offered(work, waiting, at=at)


def test_the_removal_closes_the_public_profile_until_an_appeal_lifts_it(work):
    case = ruled(work, "removal")
    profile = f"/workers/kazi-hub/{work.wanjirus.slug}"
    assert Client().get(profile).status_code == 410
    found = workers_to_hire(work.amina.actor, work.kazi_hub, OPENED + 4 * DAY)
    assert [worker.name for worker in found] == ["Otieno"]
    actions.appeal(case, "Other work.", by=work.wanjiru.actor, at=OPENED + 4 * DAY)
    njoki = second_judge(work)
    actions.rule_again(case, Decided("warning", "Once."), by=njoki.actor, at=OPENED + 4 * DAY)
    assert Client().get(profile).status_code == 200
    assert list(Measure.objects.order_by("pk").values_list("kind", "lifted")) == [
        ("removal", "appeal"),
        ("warning", ""),
    ]


def test_an_appeal_that_says_the_same_leaves_the_measure_as_it_runs(work):
    case = ruled(work)
    actions.appeal(case, "Other work.", by=work.wanjiru.actor, at=OPENED + 4 * DAY)
    actions.rule_again(case, Decided("hold", "Yes."), by=second_judge(work).actor, at=OPENED + 5 * DAY)
    [measure] = Measure.objects.all()
    assert (measure.since, measure.lifted) == (OPENED + 3 * DAY, "")


def test_the_team_lifts_a_measure_with_a_reason_once(work):
    ruled(work)
    measure = Measure.objects.get()
    address = f"/marketplaces/kazi-hub/conduct/{measure.pk}/lift"
    assert "Wanjiru" in browser(work.team).get("/marketplaces/kazi-hub/conduct").text
    assert browser(work.team).post(address, {"why": ""}).status_code == 422
    assert browser(work.team).post(address, {"why": "A mistake of ours."}).status_code == 302
    assert queries.held_from(SYSTEM, "worker", work.wanjirus.pk, OPENED + 4 * DAY) is None
    with pytest.raises(MeasureOver):
        actions.lift(measure, "Again.", by=work.team.actor, at=OPENED + 4 * DAY)
    with pytest.raises(NotYours):
        actions.lift(measure, "Please.", by=work.wanjiru.actor, at=OPENED + 4 * DAY)
    kinds = Event.objects.filter(kind__startswith="disputes.measure").values_list("kind", flat=True)
    assert list(kinds) == ["disputes.measure_taken", "disputes.measure_lifted"]


def test_circumvention_is_told_to_the_nouns_above_with_whether_it_holds(work):
    case = ruled(work, "warning")
    finding = queries.Circumvention(work.wanjirus.pk, case.pk, OPENED + 3 * DAY, True)
    assert queries.circumventions(SYSTEM) == [finding]
    actions.appeal(case, "Other work.", by=work.wanjiru.actor, at=OPENED + 4 * DAY)
    actions.rule_again(case, Decided("no_measure", "Other work."), by=second_judge(work).actor, at=OPENED + 5 * DAY)
    assert [each.holds for each in queries.circumventions(SYSTEM)] == [False]
    assert queries.circumventions(work.team.actor) == []


def test_a_report_is_sent_from_its_page(work):
    address = f"/conduct/report?about=worker:{work.wanjirus.pk}"
    assert "Work found here is agreed and paid here" in browser(work.amina).get(address).text
    assert browser(work.mallory).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    typed = {"rule": "respect", "text": "Shouting.", "private": "", "named": "no"}
    assert browser(work.amina).post(address, typed | {"rule": ""}).status_code == 422
    assert browser(work.amina).post(address, typed).url == "/conduct/reports"
    assert "the other side is asked" in browser(work.amina).get("/conduct/reports").text
    assert Report.objects.get().is_named is False


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Respect"), ("es", "Respeto"), ("fr", "Respect"), ("pt", "Respeito"), ("ar", "الاحترام")],
)
def test_the_guidelines_are_public_in_every_language(work, language, title):
    page = Client(headers={"accept-language": language}).get("/guidelines/kazi-hub")
    assert (page.status_code, title in page.text) == (200, True)


def test_there_are_no_guidelines_of_a_marketplace_that_there_is_not(work):
    assert Client().get("/guidelines/nowhere").status_code == 404


def bad_reviews(work: Work, number: int) -> None:
    """So many engagements of Wanjiru with poor reviews, shown."""
    for _each in range(number):
        engagement = ended(work)
        by_company(work, engagement, POOR)
        by_worker(work, engagement)


def test_a_pattern_of_bad_reviews_starts_a_review_by_a_person_once_and_brings_no_measure(work):
    bad_reviews(work, 2)
    at = ENDED + 3 * DAY
    look_at_patterns(at)
    assert not Case.objects.exists()
    bad_reviews(work, 1)
    look_at_patterns(at)
    case = Case.objects.get()
    assert (case.kind, case.subject_kind, case.subject_id, case.state) == (
        "conduct",
        "worker",
        work.wanjirus.pk,
        "asked",
    )
    words = case.statements.get().text
    assert "3 of the last 3 reviews give 2.5 stars or less. What is behind it?" in words
    assert "Nobody reported it: it stands out in the reviews." in words
    assert not Measure.objects.exists()
    look_at_patterns(at)
    actions.withdraw(case, by=work.team.actor, at=at)
    look_at_patterns(at + DAY)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("points", "bad"),
    [
        ([], None),
        ([100, 100], None),
        ([250, 250, 250], 3),
        ([251, 250, 250], None),
        ([500, 500, 250, 250, 250], 3),
        ([500, 500, 500, 250, 250, 250], None),
        ([100] * 9, 5),
    ],
)
def test_a_pattern_is_so_many_bad_ones_among_the_last(points, bad):
    assert pattern(points, load().conduct(date(2026, 5, 1))) == bad
