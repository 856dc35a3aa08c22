"""Cases on Kazi Hub: one that waits for Brightline, one for the team, and one that is ruled."""

from datetime import datetime, timedelta
from typing import Final

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.people import accept_rules, acting, arrive
from goodstanding.demo.lives.work.profile import EMAIL as WANJIRU
from goodstanding.demo.stage import Stage
from goodstanding.demo.world.work import PARTS, PlannedWork
from goodstanding.disputes.actions import Decided, Said, note_silence, open_case, rule
from goodstanding.disputes.models import Case
from goodstanding.disputes.subjects import filings
from goodstanding.engagements.models import Engagement, Review
from goodstanding.marketplaces.models import Worker

NOOR: Final = ("noor@brightline.example", "Noor Haddad")
ARRIVED, OPENED = 30, 3
LATE: Final = (
    "The photos came six days after the agreed day, and the delivery moved by as much. Our mails have both dates. "
    "The labels that were done again are those of the second batch, whose list of names Brightline had changed."
)
CALLS: Final = "Half of the answers were to be left to the day team. They were counted as mine."
UNPAID: Final = "The last week was approved and is not in the invoice that was paid."
OWED: Final = "The approval is in the thread, with its day. The invoice of the week before does not hold it."


def brightline(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """Wanjiru disputes what Brightline wrote of late labels; its answer is due in two days."""
    yield (at := stage.before(ARRIVED))
    site = stage.sites[slug]
    company = site.companies[work.cast["brightline"]]
    accept_rules(site.shop.marketplace, arrive(*NOOR, "client", company.pk, at), at)
    yield (at := stage.before(OPENED, 9))
    review = Review.objects.get(engagement__company=company, engagement__worker__name="Wanjiru Kamau", side="company")
    opened(f"review:{review.pk}", "rating", LATE, by=acting(WANJIRU), at=at)


def opened(about: str, kind: str, text: str, *, by: Actor, at: datetime) -> Case:
    [filing] = [each for each in filings(by, about) if each.kind == kind]
    return open_case(filing, Said(text), by=by, at=at)


def waiting(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """A review is disputed, the company said nothing, and the team has to rule."""
    yield (at := stage.before(9, 10))
    worker = stage.sites[slug].workers[work.cast["idle"]]
    reviews = Review.objects.filter(engagement__worker=worker, side="company").order_by("points", "pk")
    case = opened(f"review:{reviews[1].pk}", "rating", CALLS, by=acting(PARTS["idle"].address), at=at)
    yield (at := over(case))
    note_silence(case, by=SYSTEM, at=at)


def paid(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """A payment that was ruled to be owed; whoever does not accept it can still appeal."""
    yield (at := stage.before(22, 10))
    site = stage.sites[slug]
    newest = last_of(site.workers[work.cast["fallen"]])
    case = opened(f"engagement:{newest.pk}", "payment", UNPAID, by=acting(PARTS["fallen"].address), at=at)
    yield (at := over(case))
    note_silence(case, by=SYSTEM, at=at)
    yield (at := stage.before(12, 14))
    rule(case, Decided("owed", OWED), by=site.shop.team, at=at)


def over(case: Case) -> datetime:
    """A moment after the time of whose turn it is."""
    due = Case.objects.get(pk=case.pk).due_at
    assert due  # a clock runs
    return due + timedelta(minutes=10)


def last_of(worker: Worker) -> Engagement:
    return Engagement.objects.filter(worker=worker, ended_on__isnull=False).order_by("-ended_on", "-pk")[0]
