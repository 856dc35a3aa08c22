"""Random small worlds of engagements, as rows, and a slow count of them one fact at a time."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from goodstanding.base.access import SYSTEM
from goodstanding.engagements.actions.revealed import repeat_reveals
from goodstanding.engagements.models import Application, Engagement, Invoice, Offer, Opening, Review, ReviewWindow
from goodstanding.marketplaces.actions import Buyer, Freelancer, add_companies, add_workers
from goodstanding.marketplaces.models import Company, Marketplace, Worker
from goodstanding.reputation.counting import Windows
from goodstanding.rules.scorecards import Ending, Money, Ratings, Share, Tally
from making import OPENED, marketplace

ON = date(2026, 6, 30)
REASONS = ("completed", "mutual", "need_gone", "not_available", "worker_no_show", "company_unreachable", "replaced")
NAIROBI = ZoneInfo("Africa/Nairobi")


@dataclass
class World:
    """Kazi Hub with some companies and workers."""

    kazi_hub: Marketplace
    companies: list[Company]
    workers: list[Worker]


def people(companies: int = 3, workers: int = 4) -> World:
    kazi_hub = marketplace("kazi-hub", "Kazi Hub")
    buyers = [Buyer(f"c{n}", f"Company {n}") for n in range(companies)]
    freelancers = [Freelancer(f"w{n}", f"Worker {n}", "KE") for n in range(workers)]
    made = add_workers(kazi_hub, freelancers, by=SYSTEM, at=OPENED)
    return World(kazi_hub, add_companies(kazi_hub, buyers, by=SYSTEM, at=OPENED), list(made.values()))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def engagement(world: World, company: int = 0, worker: int = 0, **facts: object) -> Engagement:
    """An engagement as an import leaves it."""
    accepted = facts.setdefault("accepted_on", ON - timedelta(days=30))
    ended = facts.get("ended_on")
    state = facts.pop("state", "started")
    state = "ended" if ended else state
    moment = noon(ended) if isinstance(ended, date) else None
    return Engagement.objects.create(
        marketplace=world.kazi_hub,
        company=world.companies[company],
        worker=world.workers[worker],
        external_id=f"e{Engagement.objects.count()}",
        title="Survey data",
        state=state,
        ended_at=moment,
        created_at=noon(accepted),
        **facts,
    )


def review(of: Engagement, side: str, points: int, revealed: datetime | None) -> None:
    window, is_new = ReviewWindow.objects.get_or_create(
        engagement=of,
        defaults={"opened_at": OPENED, "closes_at": OPENED + timedelta(days=14), "revealed_at": revealed},
    )
    assert is_new or window.revealed_at == revealed
    Review.objects.create(engagement=of, side=side, criteria={}, points=points, written_at=OPENED)
    repeat_reveals([of.pk], of.marketplace.zone)


def invoice(
    of: Engagement, number: int, cents: int, due: date, paid: date | None, withdrawn: date | None = None
) -> None:
    sent = min(due, paid or due) - timedelta(days=5)
    Invoice.objects.create(
        engagement=of, number=number, cents=cents, sent_on=sent, due_on=due, paid_on=paid, withdrawn_on=withdrawn
    )


def random_world(seed: int, size: int = 25) -> World:
    """Engagements of all kinds, some of whose facts come after the day of the card."""
    random, world = Random(seed), people()
    for _ in range(size):
        one = _random_engagement(random, world)
        revealed = random.choice([None, noon(_around(random))])
        for side in ("company", "worker"):
            if one.state == "ended" and random.random() < 0.7:
                review(one, side, random.choice([200, 399, 400, 471, 500]), revealed)
        for number in range(random.choice([0, 0, 1, 2])):
            due = _around(random)
            paid = random.choice([None, due, due - timedelta(days=2), due + timedelta(days=random.randrange(1, 20))])
            withdrawn = None if paid or random.random() < 0.7 else _around(random)
            invoice(one, number + 1, random.randrange(1, 90_000), due, paid, withdrawn)
    return world


def _random_engagement(random: Random, world: World) -> Engagement:
    def perhaps(day: date, later: int) -> date | None:
        return None if random.random() < 0.15 else day + timedelta(days=random.randrange(-3, later))

    company, worker = random.randrange(len(world.companies)), random.randrange(len(world.workers))
    accepted = _around(random)
    starts, started = perhaps(accepted, 10), perhaps(accepted, 12)
    delivered = perhaps(started, 30) if started else None
    return engagement(
        world,
        company,
        worker,
        accepted_on=accepted,
        starts_on=starts,
        started_on=started,
        due_on=perhaps(accepted, 30),
        delivered_on=delivered,
        approved_on=perhaps(delivered, 9) if delivered else None,
        ended_on=perhaps(accepted, 60),
        end_reason=random.choice(REASONS),
        answer_minutes=random.choice([None, 5, 90, 1_500]),
        paid_cents=random.choice([0, 40_000]),
        state="delivered" if delivered and random.random() < 0.5 else "started",
        offer=_hired(random, world.companies[company], world.workers[worker], accepted)
        if random.random() < 0.3
        else None,
    )


def _hired(random: Random, company: Company, worker: Worker, day: date) -> Offer:
    """An offer on an opening of its own, published a while before."""
    published = noon(day - timedelta(days=random.randrange(1, 20)))
    given = {"scope": "Data", "starts_on": day, "pay": "fixed"}
    opening = Opening.objects.create(
        marketplace=company.marketplace,
        company=company,
        title="Data",
        price_cents=1,
        created_at=published,
        published_at=published,
        **given,
    )
    application = Application.objects.create(
        opening=opening,
        worker=worker,
        available_from=day,
        hours_a_week=9,
        rate_cents=1,
        sent_at=published,
    )
    return Offer.objects.create(application=application, rate_cents=1, made_at=published, **given)


def _around(random: Random) -> date:
    return ON - timedelta(days=random.randrange(-20, 300))


def oracle(side: str, whom: int, spans: Windows, *, is_recent: bool, satisfied: int = 400) -> Tally:
    """The tally of one worker or company, counted fact by fact in Python."""

    def counts(day: date | None) -> bool:
        return day is not None and day <= spans.on and (not is_recent or day > spans.since)

    def came(day: date | None) -> bool:
        return day is not None and day <= spans.on

    all_ = list(Engagement.objects.filter(**{side: whom}).select_related("offer__application__opening"))
    started = [e for e in all_ if counts(e.started_on) and e.starts_on]
    delivered = [e for e in all_ if counts(e.delivered_on) and e.due_on]
    waiting = [e for e in all_ if e.state == "delivered" and came(e.delivered_on) and not came(e.ended_on)]
    endings: dict[str, list[Engagement]] = {}
    for e in all_:
        if counts(e.ended_on):
            endings.setdefault(e.end_reason, []).append(e)
    known = [e for e in all_ if came(e.accepted_on)]
    other = "company_id" if side == "worker" else "worker_id"
    pairs = {pk: [e for e in known if getattr(e, other) == pk] for pk in {getattr(e, other) for e in known}}
    lasting: Counter[int] = Counter()
    hired = []
    for several in pairs.values():
        last = max((e.ended_on if came(e.ended_on) else spans.on) for e in several)
        active = max(last, *(e.accepted_on for e in several))
        if not is_recent or active > spans.since:
            lasting[max(0, (last - min(e.accepted_on for e in several)).days)] += 1
        if any(counts(e.accepted_on) for e in several):
            hired.append(len(several) > 1)
    times = {"relationship_days": dict(lasting)}
    given = {}
    if side == "worker":
        times["answer_minutes"] = dict(
            Counter(e.answer_minutes for e in all_ if counts(e.accepted_on) and e.answer_minutes is not None)
        )
    else:
        approved = [e for e in all_ if counts(e.approved_on) and e.delivered_on]
        times["approval_days"] = dict(Counter(max(0, (e.approved_on - e.delivered_on).days) for e in approved))
        given = _invoices(whom, all_, spans, counts, came, times) | _openings(whom, all_, spans, counts, came)
    return Tally(
        partners=sum(lasting.values()),
        ratings=_ratings(all_, "company" if side == "worker" else "worker", other, counts, satisfied),
        given=_ratings(all_, side, other, counts, satisfied),
        punctual=Share(sum(e.started_on <= e.starts_on for e in started), len(started)),
        delivered_on_time=Share(sum(e.delivered_on <= e.due_on for e in delivered), len(delivered)),
        repeat=Share(sum(hired), len(hired)),
        endings={
            code: Ending(
                len(some),
                sum(e.started_on is not None for e in some),
                sum(e.starts_on is not None and e.ended_on >= e.starts_on for e in some),
            )
            for code, some in endings.items()
        },
        times={name: cases for name, cases in times.items() if cases},
        unapproved=len(waiting),
        unapproved_days=max(((spans.on - e.delivered_on).days for e in waiting), default=0),
        **given,
    )


def _ratings(all_, writer, other, counts, satisfied):
    found = [
        (review, e)
        for e in all_
        for review in Review.objects.filter(engagement=e, side=writer).select_related("engagement__window")
        if (at := review.engagement.window.revealed_at) and counts(at.astimezone(NAIROBI).date())
    ]
    return Ratings(
        len(found),
        len({getattr(e, other) for _, e in found}),
        sum(review.points >= satisfied for review, _ in found),
        sum(review.points for review, _ in found),
    )


def _invoices(whom, all_, spans, counts, came, times):
    late, on_time, due, spent, pending, past_due = Counter(), 0, 0, [], [], []
    for each in Invoice.objects.filter(engagement__company=whom):
        if not came(each.sent_on) or came(each.withdrawn_on):
            continue
        paid = each.paid_on if came(each.paid_on) else None
        if counts(paid):
            spent.append(each.cents)
        if paid is None and each.due_on >= spans.on:
            pending.append(each.cents)
        elif paid is None:
            past_due.append(each.cents)
        is_kept = paid is not None and paid <= each.due_on
        is_over = paid is not None or each.due_on < spans.on
        if is_over and counts(paid if is_kept else each.due_on):
            due, on_time = due + 1, on_time + is_kept
            late[0 if is_kept else ((paid or spans.on) - each.due_on).days] += 1
    for e in all_:
        if (
            came(e.accepted_on)
            and e.paid_cents
            and not e.invoices.exists()
            and (counts(e.ended_on) or not spans_recent(counts, spans))
        ):
            spent.append(e.paid_cents)
    times["late_days"] = dict(late)
    money = {
        name: Money(len(sums), sum(sums))
        for name, sums in (("spent", spent), ("pending", pending), ("past_due", past_due))
    }
    return money | {"paid_on_time": Share(on_time, due)}


def spans_recent(counts, spans) -> bool:
    """Whether `counts` is of the recent window: a day long ago is not in it."""
    return not counts(spans.since)


def _openings(whom, all_, spans, counts, came):
    found = [o for o in Opening.objects.filter(company=whom) if counts(o.published_at.astimezone(NAIROBI).date())]
    hired = {e.offer.application.opening_id for e in all_ if e.offer and came(e.accepted_on)}
    return {"hire_rate": Share(sum(o.pk in hired for o in found), len(found))}
