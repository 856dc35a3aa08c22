"""Kazi Hub with a history: Wanjiru at 100 is Top Rated; Otieno, in the eighties, earns more; Achieng is new."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.base.importing import read_table
from goodstanding.engagements.actions.importing import import_engagements
from goodstanding.engagements.importing import Frame, read_engagements
from goodstanding.marketplaces.models import Marketplace, Worker
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.reputation.actions.rules import Announcement, announce_change, draft_change
from goodstanding.reputation.actions.snapshots import take_snapshots
from goodstanding.reputation.actions.standings import judge_week
from goodstanding.reputation.changes.team_page import author_of, base_of
from goodstanding.reputation.changes.writing import write_rule
from goodstanding.reputation.models import RuleChange
from goodstanding.reputation.scoring.rule import rule_of
from remembered import remembered
from working import Work, scene_of_work

MONDAY = date(2026, 7, 6)
NOW = datetime(2026, 7, 7, 9, tzinfo=UTC)
HEADER = "external_id,company,worker,worker_name,started,ended,reason,paid,rating_by_company,rating_by_worker\n"
RATINGS = {"w1": (5, 5, 5, 5, 5, 5), "w2": (5, 5, 5, 5, 4, 4), "w3": (5, 5)}
PAID = {"w1": 250, "w2": 600, "w3": 100}
HIGHER = {"score_from": 80, "earned_cents": 200_000}
"""Good weeks from 80 on, and 2,000 dollars earned: Wanjiru would lose, Otieno would gain."""


@dataclass
class Ruling:
    work: Work
    achieng: Worker

    @property
    def kazi_hub(self) -> Marketplace:
        return self.work.kazi_hub

    @property
    def team(self) -> Account:
        return self.work.team


def history() -> str:
    """Engagements of the first months of the year, each of ten days."""
    rows = []
    for worker, ratings in RATINGS.items():
        for number, rating in enumerate(ratings):
            begun = date(2026, 1, 5) + timedelta(days=9 * number)
            days = f"{begun},{begun + timedelta(days=10)}"
            rows.append(f"{worker}-{number},c{number % 3},{worker},,{days},completed,{PAID[worker]},{rating},5")
    rows.append("w1-on,c1,w1,,2026-06-01,,,,,")
    rows.append("w2-on,c1,w2,,2026-06-01,,,,,")
    return HEADER + "\n".join(rows) + "\n"


@remembered
def ruling() -> Ruling:
    work = scene_of_work()
    shop = work.kazi_hub
    frame = Frame(shop.currency, shop.zone, shop.day(NOW))
    import_engagements(shop, read_engagements(read_table(history().encode(), name=""), frame), by=SYSTEM, at=NOW)
    achieng = Worker.objects.get(external_id="w3")
    for worker in (work.wanjirus, work.otienos):
        complete(worker)
    weeks = [MONDAY - timedelta(weeks=back) for back in reversed(range(16))]
    take_snapshots(shop, weeks, rule_of(shop, MONDAY), by=SYSTEM, at=NOW)
    judge_week(shop, MONDAY, by=SYSTEM, at=NOW)
    return Ruling(work, achieng)


def complete(worker: Worker) -> None:
    """A profile of 60 %."""
    Worker.objects.filter(pk=worker.pk).update(headline="Charts", about="Ten years.", country="KE", rate_cents=4_000)
    for number in range(3):
        worker.qualifications.create(kind="skill", title=f"Skill {number}", added_at=NOW)


def drafted(scene: Ruling, at: datetime = NOW, **chosen: object) -> RuleChange:
    """A draft with these numbers changed."""
    shop, by = scene.kazi_hub, scene.team.actor
    base = base_of(by, shop, shop.day(at))
    written = write_rule(base.rule, chosen or HIGHER, base.texts, author_of(shop, shop.day(at)))
    return draft_change(shop, written, by=by, at=at)


SAID = Announcement("Good weeks were too rare.", "Workers who wrote to us in May.", date(2026, 7, 27))


def announced(scene: Ruling, at: datetime = NOW, **chosen: object) -> RuleChange:
    return announce_change(drafted(scene, at, **chosen), SAID, by=scene.team.actor, at=at)


def at_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def other_account(name: str, office: str, tenant: int) -> Account:
    account = register(email=f"{name}@people.example", name=name.title(), by=SYSTEM, at=NOW)
    grant(account, office, tenant, by=SYSTEM, at=NOW)
    return account
