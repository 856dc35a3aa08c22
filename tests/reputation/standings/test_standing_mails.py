"""What holders are mailed: what, why, how much is needed, what to do; in their language, on their clock."""

from datetime import timedelta

import pytest
from django.utils import translation

from goodstanding.base.access import STRANGER, SYSTEM
from goodstanding.base.errors import NotYours
from goodstanding.base.models import OutgoingMail
from goodstanding.people.models import Account
from goodstanding.reputation.actions import tell_of_standing
from goodstanding.reputation.jobs import tell_of_standings
from goodstanding.reputation.models import Standing, StandingNotice
from reputation.standings.weeks_kept import MONDAY, agency, earns, judged, keep, moment, ready, weeks

pytestmark = pytest.mark.django_db
SOON = weeks(2)


def mails(purpose=""):
    rows = OutgoingMail.objects.filter(purpose__startswith=f"reputation.standing_{purpose}").order_by("pk")
    return list(rows)


def noted(scene, kind, condition="", value=None, needed=None, on=SOON, standing="top"):
    held = Standing.objects.create(
        marketplace=scene.work.kazi_hub,
        worker=scene.work.wanjirus,
        kind=standing,
        rule="standing-1",
        policy="standing-1@2026-01-01",
        since=MONDAY,
        gained_at=moment(MONDAY),
    )
    numbers = {"condition": condition, "value": value, "needed": needed}
    notice = StandingNotice.objects.create(standing=held, kind=kind, on=on, noted_at=moment(MONDAY), **numbers)
    tell_of_standing(notice, by=SYSTEM, at=moment(MONDAY))
    return mails()


@pytest.mark.parametrize(
    ("kind", "condition", "value", "needed", "subject", "sentence"),
    [
        (
            "gained",
            "",
            None,
            None,
            "You are Top Rated on Kazi Hub",
            "Since 20 July 2026 you are Top Rated on Kazi Hub.",
        ),
        (
            "at_risk",
            "earned",
            90_000,
            100_000,
            "Top Rated ends on 20 July 2026 unless something changes",
            "Earned: 900.00\xa0USD, needed 1,000.00\xa0USD. Earn 100.00\xa0USD more: payments for work in the last 12 "
            "months count.",
        ),
        (
            "grace",
            "weeks",
            11,
            13,
            "The rule has changed: Top Rated until 20 July 2026",
            "Good weeks: 11 of 16, needed 13 of 16. A week is good with a score of 90 or more, or as Rising Talent. 2 "
            "more are needed.",
        ),
        (
            "lost",
            "active",
            95,
            90,
            "You are not Top Rated on Kazi Hub any more",
            "Time since your last activity: 95 days, at most 89 days. Apply for work, begin it or send an invoice that "
            "is paid.",
        ),
    ],
)
def test_each_mail_names_the_condition_its_value_the_need_and_what_to_do(
    kind, condition, value, needed, subject, sentence
):
    scene = ready()
    [mail] = noted(scene, kind, condition, value, needed)
    assert (mail.to, mail.subject) == ("wanjiru@people.example", subject)
    assert sentence in mail.text
    assert f"/workers/kazi-hub/{scene.work.wanjirus.slug}/standing" in mail.text


def test_the_first_score_ends_rising_talent_in_a_friendly_way():
    [mail] = noted(ready(), "lost", "no_score", 1, 1, standing="rising")
    assert "from here on the score decides" in mail.text
    assert "does not hold" not in mail.text


def test_the_moment_is_on_the_readers_clock():
    scene = ready()
    Account.objects.filter(pk=scene.work.wanjiru.pk).update(zone="Africa/Nairobi")
    [mail] = noted(scene, "gained", on=MONDAY)
    assert "here on 6 July 2026, 03:00 (Africa/Nairobi)" in mail.text


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_a_mail_is_in_the_readers_language(language):
    scene = ready()
    Account.objects.filter(pk=scene.work.wanjiru.pk).update(language=language)
    [mail] = noted(scene, "at_risk", "earned", 90_000, 100_000)
    english = "If the coming weeks are like the last one, you are not"
    assert mail.language == language
    assert english not in mail.text
    with translation.override(language):
        assert translation.gettext("Earned") in mail.text


def test_members_read_of_their_agency():
    scene = ready()
    made = agency(scene, scene.work.wanjirus)
    earns(scene, 1, agency=made)
    keep(made, [95] * 13)
    judged(scene)
    tell_of_standings(moment(MONDAY))
    assert ("wanjiru@people.example", "Savanna Studio is Top Rated on Kazi Hub") in [
        (mail.to, mail.subject) for mail in mails()
    ]


def test_a_notice_is_told_once_and_by_the_system_alone():
    scene = ready()
    keep(scene.work.wanjirus, [95] * 13)
    judged(scene)
    [notice] = StandingNotice.objects.all()
    with pytest.raises(NotYours):
        tell_of_standing(notice, by=STRANGER, at=moment(MONDAY))
    answers = [tell_of_standing(notice, by=SYSTEM, at=moment(MONDAY)) for _ in range(2)]
    tell_of_standings(moment(MONDAY))
    assert (answers, len(mails())) == ([True, False], 1)


def test_a_warning_whose_day_has_come_is_told_no_more():
    scene = ready()
    assert noted(scene, "at_risk", "weeks", 12, 13, on=MONDAY - timedelta(days=1)) == []
    assert StandingNotice.objects.get().told_at == moment(MONDAY)
