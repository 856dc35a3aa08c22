"""Events of the tests: Ole plans for the programme, Kazi Hub's team for its people, Top Rated Wanjiru hosts."""

from datetime import UTC, date, datetime
from typing import Any

from community.publishing import LATER
from goodstanding.base.access import SYSTEM
from goodstanding.base.models import OutgoingMail
from goodstanding.community.actions.events import Draft, plan
from goodstanding.community.models import Gathering
from goodstanding.marketplaces.actions import Freelancer, add_workers
from goodstanding.marketplaces.models import Worker
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.reputation.models import Standing
from making import Scene

EVENING = datetime(2026, 5, 7, 15, tzinfo=UTC)
"""18:00 in Nairobi."""


def draft(**changed: Any) -> Draft:
    said: dict[str, Any] = {
        "kind": "partner",
        "audience": "public",
        "title": "Evening of the partners",
        "about": "Talks, then food.",
        "language": "en",
        "zone": "Africa/Nairobi",
        "minutes": 120,
        "place": "Nairobi, Ngong Road 12",
        "link": "https://calls.example/evening",
    }
    return Draft(**(said | changed))


def gathering(scene: Scene, start: datetime = EVENING, **changed: Any) -> Gathering:
    [made] = plan(scene.programme, draft(**changed), [start], by=scene.ole.actor, at=LATER)
    return made


def person(name: str, **more: str) -> Account:
    return register(email=f"{name}@people.example", name=name.title(), by=SYSTEM, at=LATER, **more)


def top_rated(scene: Scene, name: str = "wanjiru", number: str = "w1") -> tuple[Account, Worker]:
    """Somebody who works on Kazi Hub and is Top Rated; standings are judged from months of work, so the row is made."""
    account = person(name)
    worker = add_workers(scene.kazi_hub, [Freelancer(number, name.title(), "KE")], by=SYSTEM, at=LATER)[number]
    grant(account, "worker", worker.pk, by=SYSTEM, at=LATER)
    since = date(2026, 3, 2)
    Standing.objects.create(
        marketplace=scene.kazi_hub, worker=worker, kind="top", rule="standing", policy="x", since=since, gained_at=LATER
    )
    return Account.objects.get(pk=account.pk), worker


def mails(what: str = "", to: str = "") -> list[OutgoingMail]:
    """The mails about events, the oldest first."""
    found = OutgoingMail.objects.filter(purpose="community.event", about__contains=f":{what}", to__startswith=to)
    return list(found.order_by("pk"))
