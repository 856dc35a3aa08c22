"""Weeks of scores on Kazi Hub, as the weekly snapshots leave them, and workers who meet what Top Rated asks besides."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.marketplaces.actions import add_agencies, join_agency
from goodstanding.marketplaces.models import Agency, Worker
from goodstanding.reputation.actions import judge_week
from goodstanding.reputation.models import RuleChange, Score, Snapshot, Standing, StandingNotice
from histories import Past, past
from random_work import engagement, invoice
from remembered import remembered

MONDAY = date(2026, 7, 6)
"""The Monday on which the scenes are judged."""


def moment(day: date, hours: int = 0) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(hours=hours)


def keep(holder: Worker | Agency, scores: Sequence[int | None], last: date = MONDAY, rule: str = "standing-1") -> None:
    """Scores of a holder on so many Mondays up to `last`; weeks of which others were kept have their snapshot."""
    kind = "worker" if isinstance(holder, Worker) else "agency"
    for number, score in enumerate(scores):
        week = last - timedelta(weeks=len(scores) - 1 - number)
        snapshot, _ = Snapshot.objects.get_or_create(
            marketplace=holder.marketplace,
            week=week,
            rule=rule,
            defaults={
                "policy": f"{rule}@2026-01-01",
                "score_policy": "jss-1@2026-01-01",
                "digest": "0" * 64,
                "holders": 1,
                "changed": 1,
                "taken_at": moment(week),
            },
        )
        found = {"week": week, "rule": rule, "score": score, "outcomes": 8, "companies": 3, "sums": {}}
        Score.objects.create(snapshot=snapshot, **{kind: holder}, **found)


def earns(scene: Past, worker: int = 0, cents: int = 150_000, paid: date = MONDAY - timedelta(days=30), **more):
    """An engagement that began 120 days before the Monday, goes on, and was paid once."""
    begun = MONDAY - timedelta(days=120)
    one = engagement(scene.world, 0, worker, **({"accepted_on": begun, "started_on": begun} | more))
    invoice(one, 1, cents, paid, paid)
    return one


def complete(worker: Worker) -> None:
    """A profile of 60 % and more."""
    Worker.objects.filter(pk=worker.pk).update(headline="Charts", about="Ten years.", country="KE", rate_cents=4_000)
    for number in range(5):
        worker.qualifications.create(kind="skill", title=f"Skill {number}", added_at=moment(MONDAY))


@remembered
def ready() -> Past:
    """Wanjiru has earned enough and has worked long enough; her weeks decide."""
    scene = past()
    earns(scene)
    complete(scene.work.wanjirus)
    return scene


def judged(scene: Past, week: date = MONDAY) -> Snapshot:
    return judge_week(scene.work.kazi_hub, week, by=SYSTEM, at=moment(week))


def held(worker: Worker) -> list[tuple[str, date, date | None, str]]:
    rows = Standing.objects.filter(worker=worker).order_by("pk")
    return list(rows.values_list("kind", "since", "until", "lost_for"))


def told(worker: Worker) -> list[tuple[str, str, date]]:
    """What was noted of a worker's standings, in order."""
    rows = StandingNotice.objects.filter(standing__worker=worker).order_by("pk")
    return list(rows.values_list("kind", "condition", "on"))


def follow(scene: Past, rule: str, holds_from: date, *texts: str) -> RuleChange:
    """From a Monday on the marketplace follows another rule, as an announcement leaves it."""
    at = moment(holds_from) - timedelta(days=20)
    return RuleChange.objects.create(
        marketplace=scene.work.kazi_hub,
        rule=rule,
        texts=list(texts),
        state="announced",
        holds_from=holds_from,
        made_by=scene.work.team,
        made_at=at,
        announced_at=at,
    )


def weeks(number: int) -> date:
    """The Monday so many weeks after MONDAY."""
    return MONDAY + timedelta(weeks=number)


def agency(scene: Past, *members: Worker) -> Agency:
    """Savanna Studio with these exclusive members for a long time."""
    at, since = moment(MONDAY) - timedelta(days=400), MONDAY - timedelta(days=400)
    made = add_agencies(scene.work.kazi_hub, {"a1": "Savanna Studio"}, by=SYSTEM, at=at)["a1"]
    for member in members:
        join_agency(made, member, is_exclusive=True, since=since, by=SYSTEM, at=at)
    return made
