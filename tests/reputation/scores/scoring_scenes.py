"""Scenes for scores: what Wanjiru did for several companies, as an import leaves it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goodstanding.base.access import SYSTEM
from goodstanding.engagements.actions.revealed import repeat_reveals
from goodstanding.engagements.models import Engagement, ReviewWindow
from goodstanding.marketplaces.actions import Buyer, Freelancer, add_companies, add_workers
from making import OPENED
from random_work import World, engagement, noon, review
from working import Work, scene_of_work

TODAY = OPENED.date()


@dataclass
class Scored:
    """The scene of work with two more companies, and its rows for facts: worker 0 is Wanjiru, company 0 Dune."""

    work: Work
    world: World


def scored_scene(companies: int = 3, workers: int = 2) -> Scored:
    work = scene_of_work()
    buyers = [Buyer(f"more{n}", f"Company {n}") for n in range(1, companies)]
    freelancers = [Freelancer(f"more{n}", f"Worker {n}", "KE") for n in range(2, workers)]
    more = add_workers(work.kazi_hub, freelancers, by=SYSTEM, at=OPENED).values() if freelancers else ()
    world = World(
        work.kazi_hub,
        [work.dune, *add_companies(work.kazi_hub, buyers, by=SYSTEM, at=OPENED)],
        [work.wanjirus, work.otienos, *more],
    )
    return Scored(work, world)


def reveal(one: Engagement, at: datetime) -> None:
    """Moves the reveal of reviews."""
    ReviewWindow.objects.filter(engagement=one).update(revealed_at=at)
    repeat_reveals([one.pk], one.marketplace.zone)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def done(
    scene: Scored,
    points: int | None = 500,
    *,
    ago: int = 20,
    company: int = 0,
    worker: int = 0,
    days: int = 10,
    cents: int = 50_000,
    revealed: bool = True,
    reason: str = "completed",
    **facts: object,
) -> Engagement:
    """Work that ended, with the company's review or none; revealed on the day of the end, or sealed."""
    ended = days_ago(ago)
    one = engagement(
        scene.world,
        company,
        worker,
        accepted_on=ended - timedelta(days=days + 1),
        started_on=ended - timedelta(days=days),
        ended_on=ended,
        end_reason=reason,
        paid_cents=cents,
        **facts,
    )
    moment = noon(ended) if revealed else None
    if points is None:
        closes = OPENED + timedelta(days=14)
        ReviewWindow.objects.create(engagement=one, opened_at=OPENED, closes_at=closes, revealed_at=moment)
        repeat_reveals([one.pk], one.marketplace.zone)
    else:
        review(one, "company", points, moment)
    return one


def running(scene: Scored, *, ago: int, company: int = 0, worker: int = 0, cents: int = 50_000) -> Engagement:
    """Work that began so long ago and goes on."""
    return engagement(
        scene.world, company, worker, accepted_on=days_ago(ago + 1), started_on=days_ago(ago), paid_cents=cents
    )


def four_done(scene: Scored) -> list[Engagement]:
    """Just enough for a score: four engagements with two companies, one of them not so good."""
    return [done(scene, points, ago=30 + n, company=n % 2) for n, points in enumerate((500, 450, 480, 300))]
