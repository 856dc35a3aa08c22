"""Amina at Dune Analytics: work with Wanjiru that ended, and work that runs."""

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import Final

from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.dealing import Pair, answer, dated, open_up
from goodstanding.demo.lives.work.drawing import bars
from goodstanding.demo.lives.work.people import accept_rules, arrive
from goodstanding.demo.lives.work.profile import EMAIL as WANJIRU
from goodstanding.demo.lives.work.texts import ABOUT_DUNE
from goodstanding.demo.stage import Stage
from goodstanding.demo.world import AMINA
from goodstanding.demo.world.work import PlannedWork
from goodstanding.engagements.actions.endings import end
from goodstanding.engagements.actions.engagements import approve, deliver, start
from goodstanding.engagements.actions.interims import ask_interim, give_interim
from goodstanding.engagements.actions.interviews import Arranged, arrange_interview, settle_interview
from goodstanding.engagements.actions.invoices import pay_invoice, send_invoice
from goodstanding.engagements.actions.offers import Offered, accept_offer, offer
from goodstanding.engagements.actions.openings import Brief
from goodstanding.engagements.actions.proposals import Rate, accept_proposal, propose
from goodstanding.engagements.actions.reviews import Written, write_review
from goodstanding.engagements.actions.threads import Evidence, make_note, say
from goodstanding.engagements.models import Engagement
from goodstanding.marketplaces.actions import (
    About,
    describe_company,
    verify_payment,
)

CATEGORY: Final = "Data and AI"
ROOM: Final = "https://meet.example/dune"
DEPOTS: Final = Brief(
    "Opening hours of 140 depots, checked",
    CATEGORY,
    vision="Drivers stop waiting before closed gates.",
    scope="A table of 140 depots with the hours of each day, each line with its source. Ten lines checked by phone.",
    price_cents=65_000,
)
CITIES: Final = Brief(
    "Delivery times by city, every morning",
    CATEGORY,
    vision="Who plans the tours sees at six where yesterday went wrong.",
    team_in_place="Two engineers who own the data, and Amina, who plans.",
    working_values="We write before we call. Nobody answers at night.",
    direction="Amina says what comes first, each Monday.",
    long_term="Eleven more cities when the first three work.",
    scope="Three pages, one for each city, made anew each night, with a note on what each number leaves out.",
    requirements="SQL, and patience with exports.",
    pay="hourly",
    price_cents=1_800,
)
REVIEW: Final = "The depots were named as they are painted on the gate, and questions were answered within the hour."

type Hiring = Generator[datetime, None, Engagement]


def amina_arrives(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """Amina acts for Dune Analytics from now on, and the team has seen a payment of it work."""
    at = stage.before(62)
    yield at
    site = stage.sites[slug]
    dune = site.companies[work.cast["dune"]]
    amina = arrive(AMINA, "Amina Said", "client", dune.pk, at)
    said = About(dune.name, "KE", ABOUT_DUNE, "Amina Said", "https://duneanalytics.example/people/amina")
    describe_company(dune, said, by=amina, at=at)
    accept_rules(site.shop.marketplace, amina, at)
    verify_payment(dune, at.date(), by=site.shop.team, at=at)


def pair_of(stage: Stage, slug: str, work: PlannedWork) -> Pair:
    site = stage.sites[slug]
    company, worker = site.companies[work.cast["dune"]], site.workers[work.cast["wanjiru"]]
    return Pair(stage, site, company, worker, AMINA, WANJIRU)


def ended(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """An engagement that ended ten days ago: Wanjiru has reviewed it, Amina has not."""
    yield stage.before(52)
    pair = pair_of(stage, slug, work)
    engagement = yield from hired(pair, DEPOTS, 52, due=14)
    yield (at := stage.before(47))
    start(engagement, by=pair.mine, at=at)
    yield (at := stage.before(30, 11))
    say(engagement, "Eighty depots are done. Two have moved; I put both addresses in.", by=pair.mine, at=at)
    yield (at := stage.before(15, 15))
    deliver(engagement, "All 140, with the source of each line. Twelve checked by phone.", by=pair.mine, at=at)
    yield (at := stage.before(14))
    approve(engagement, by=pair.hers, at=at)
    yield (at := stage.before(14, 10))
    invoice = send_invoice(engagement, "work", DEPOTS.price_cents, by=pair.mine, at=at)
    yield (at := stage.before(11))
    pay_invoice(invoice, pair.site.shop.marketplace.day(at), "DUNE-0917", by=pair.hers, at=at)
    yield (at := stage.before(10))
    end(engagement, "completed", "Thank you: the table is in use since Monday.", by=pair.hers, at=at)
    yield (at := stage.before(8, 17))
    marks = {"clarity": 5, "fairness": 5, "availability": 4, "schedule": 5, "communication": 5, "payment": 5}
    write_review(engagement, Written(marks, REVIEW), by=pair.mine, at=at)


def hired(pair: Pair, brief: Brief, opened: int, due: int | None) -> Hiring:
    """From an opening so many days ago to the worker's yes: application, interview, offer."""
    stage = pair.stage
    starts = (stage.before(opened) + timedelta(days=5)).date()
    due_on = stage.today - timedelta(days=due) if due is not None else None
    posted = dated(brief, starts)
    opening = open_up(pair.company, posted, by=pair.hers, at=stage.before(opened))
    yield (at := stage.before(opened - 1))
    note = "I made the shipment dashboard with you, and know your exports."
    application = answer(opening, pair.worker, note, 25, posted.price_cents, by=pair.mine, at=at)
    yield (at := stage.before(opened - 1, 13))
    talk = Arranged(stage.before(opened - 2, 12), 30, ROOM, "What has changed since spring.")
    interview = arrange_interview(application, talk, by=pair.hers, at=at)
    yield (at := stage.before(opened - 2, 13))
    settle_interview(interview, "held", by=pair.hers, at=at)
    yield (at := stage.before(opened - 2, 14))
    offered = Offered(posted.pay, posted.price_cents, posted.scope, starts, due_on, expenses_cents=4_000)
    made = offer(application, offered, by=pair.hers, at=at)
    yield (at := stage.before(opened - 2, 15, 20))
    return accept_offer(made, by=pair.mine, at=at)


def running(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """An engagement that runs, its rate changed on the way, with a delivery to approve."""
    yield stage.before(45)
    pair = pair_of(stage, slug, work)
    engagement = yield from hired(pair, CITIES, 45, due=-12)
    yield (at := stage.before(40))
    start(engagement, by=pair.mine, at=at)
    yield from talk_of_the_first_weeks(pair, engagement)
    yield (at := stage.before(21, 8))
    reason = "The export has three more sources than we thought, and I clean them each night."
    proposal = propose(engagement, Rate(2_100, engagement.pay_within_days), reason, by=pair.mine, at=at)
    yield (at := stage.before(20, 7))
    accept_proposal(proposal, by=pair.hers, at=at)
    yield (at := stage.before(12))
    invoice = send_invoice(engagement, "work", 67_200, by=pair.mine, at=at)
    yield (at := stage.before(9, 8))
    ask_interim(engagement, by=pair.mine, at=at)
    yield (at := stage.before(7, 12))
    pay_invoice(invoice, pair.site.shop.marketplace.day(at), "DUNE-0931", by=pair.hers, at=at)
    yield (at := stage.before(7, 13))
    give_interim(
        engagement, "The two pages we have are right. Write earlier when a source is missing.", by=pair.hers, at=at
    )
    yield (at := stage.before(1, 14))
    seen = Evidence(bars((64, 58, 71, 55, 83, 49, 61, 77), 4))
    note = "The third city is in. The picture is last night's page; the note says what it leaves out."
    deliver(engagement, note, seen, by=pair.mine, at=at)


def talk_of_the_first_weeks(pair: Pair, engagement: Engagement) -> Life:
    stage = pair.stage
    yield (at := stage.before(36, 7))
    say(
        engagement,
        "Nairobi runs. Mombasa has two depots under one name; which one do you plan by?",
        by=pair.mine,
        at=at,
    )
    yield (at := stage.before(36, 9))
    say(engagement, "By the one at the port. The other is a store.", by=pair.hers, at=at)
    yield (at := stage.before(36, 10))
    make_note(engagement, "Ask the port for its own list of gates before the next city.", by=pair.mine, at=at)
    yield (at := stage.before(29, 12))
    say(engagement, "Two cities are in use. Kisumu sends its export late on Fridays.", by=pair.mine, at=at)
