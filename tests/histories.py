"""What Dune Analytics and its workers did before: facts as an import leaves them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client

from goodstanding.base.access import SYSTEM
from goodstanding.marketplaces.actions import Freelancer, add_workers
from goodstanding.people.models import Account
from making import OPENED
from random_work import World, engagement, invoice, noon, review
from working import Work, scene_of_work

TODAY = OPENED.date()


@dataclass
class Past:
    """The scene of work with a third worker, and its rows for facts."""

    work: Work
    world: World


def past() -> Past:
    work = scene_of_work()
    third = add_workers(work.kazi_hub, [Freelancer("w3", "Njeri", "KE")], by=SYSTEM, at=OPENED)["w3"]
    return Past(work, World(work.kazi_hub, [work.dune], [work.wanjirus, work.otienos, third]))


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def pays_late(scene: Past, days: int = 6, number: int = 12) -> None:
    """Dune Analytics paid this many invoices of three workers so many days late."""
    for n in range(number):
        one = engagement(
            scene.world, 0, n % 3, accepted_on=days_ago(60), starts_on=days_ago(50), started_on=days_ago(50)
        )
        invoice(one, 1, 20_000, days_ago(20), days_ago(20 - days))


def starts(scene: Past, worker: int = 0, punctual: int = 12, late: int = 0) -> None:
    """A worker started so many engagements on the agreed day, and so many late."""
    for n in range(punctual + late):
        begun = days_ago(40) if n < punctual else days_ago(38)
        engagement(
            scene.world,
            0,
            worker,
            accepted_on=days_ago(45),
            starts_on=days_ago(40),
            started_on=begun,
            answer_minutes=90,
        )


def reviewed(scene: Past, points: list[int], revealed: bool = True) -> None:
    """Dune Analytics reviewed Wanjiru, once for each of these points."""
    for each in points:
        one = engagement(scene.world, 0, 0, accepted_on=days_ago(45), ended_on=days_ago(20), end_reason="completed")
        review(one, "company", each, noon(days_ago(6)) if revealed else None)


def seen_by(account: Account | None) -> Client:
    client = Client(raise_request_exception=False)
    if account:
        client.force_login(account)
    return client
