"""Events of the made programme: one that is over and can be read, three ahead, and the members' board."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from goodstanding.base.access import SYSTEM, Actor
from goodstanding.community.actions.board import post_gathering, write_post
from goodstanding.community.actions.events import Draft, approve, plan, propose
from goodstanding.community.actions.rsvps import come
from goodstanding.community.actions.sessions import Part, add_material, add_session
from goodstanding.community.models import Gathering
from goodstanding.community.queries.board import gatherings_to_post
from goodstanding.demo.lives.turns import Life
from goodstanding.demo.lives.work.people import acting
from goodstanding.demo.people import PEOPLE
from goodstanding.demo.stage import Stage
from goodstanding.demo.world.work import PARTS, PlannedWork

HALF: Final = timedelta(minutes=30)
ZONE, LANGUAGE = "Africa/Nairobi", "en"
EVENING: Final = Draft(
    kind="partner",
    audience="public",
    title="What clients asked us this year",
    about="Three short talks about what the reports had in common, and what teams did about it.",
    language=LANGUAGE,
    zone=ZONE,
    minutes=120,
    place="Nairobi, Ngong Road 12",
    link="https://calls.example/evening",
)
CALL: Final = Draft(
    kind="group",
    audience="public",
    title="Open call: ask us anything",
    about="How a round runs, who sees which answer, and what a badge says. Bring one question each.",
    language=LANGUAGE,
    zone="UTC",
    minutes=60,
    link="https://calls.example/open",
    capacity=2,
)
WINNERS: Final = Draft(
    kind="yearly",
    audience="public",
    title="Winners\N{RIGHT SINGLE QUOTATION MARK} day",
    about="The yearly day of all who hold the award or held it: a celebration, then an afternoon of talks.",
    language=LANGUAGE,
    zone=ZONE,
    minutes=300,
    place="Nairobi, Kenyatta Avenue 4",
    link="https://calls.example/winners",
)
HOSTED: Final = Draft(
    kind="hosted",
    audience="public",
    title="Help desks that hand over well",
    about="Forty minutes with one help desk, its notes and its macros. Then your questions.",
    language=LANGUAGE,
    zone=ZONE,
    minutes=60,
    place="Mombasa, Moi Avenue 31",
    capacity=8,
)
TALKS: Final = (
    (0, 1, "Welcome", "Ole Lindqvist"),
    (1, 2, "Fees that clients can say from memory", "Kazi Hub team"),
    (2, 4, "Questions to the panel", "Four marketplaces"),
)
DAY: Final = (
    (0, 2, "Celebration of present and past holders", "Ole Lindqvist"),
    (3, 5, "One weak item, three ways out", "Kazi Hub team"),
    (5, 7, "Asking clients in their own language", "Four marketplaces"),
    (8, 10, "Food and music", ""),
)
MESSAGE: Final = (
    "I host an hour about help desks next month. Who has a hand-over that went wrong and may tell it? "
    "The list that I use: [ten lines](https://handover.example/ten-lines)."
)


def gatherings(stage: Stage, slug: str, work: PlannedWork) -> Life:
    """What the operator plans, who answers, and what a Top Rated worker of a marketplace hosts."""
    yield (at := stage.before(60))
    evening = planned(stage, EVENING, stage.before(30, hour=15), TALKS, at)
    yield (at := stage.before(29))
    for session in evening.sessions.order_by("starts_at")[1:]:
        add_material(session, "Slides", url=f"https://slides.example/{session.pk}", by=stage.host.operator, at=at)
    yield (at := stage.before(5))
    planned(stage, WINNERS, stage.before(-110, hour=11), DAY, at)
    call = planned(stage, CALL, stage.before(-19, hour=15), (), at)
    for minutes, guest in enumerate(guests(stage, slug), start=1):
        come(call, by=guest, at=at + timedelta(minutes=minutes))
    yield (at := stage.before(2))
    host = acting(PARTS["idle"].address)
    worker = stage.sites[slug].workers[work.cast["idle"]]
    proposed = propose(worker, HOSTED, stage.before(-26, hour=14), by=host, at=at)
    approve(proposed, by=stage.shops[slug].team, at=at + HALF)
    write_post(stage.host.programme, MESSAGE, by=host, at=at + HALF)
    for programme, gathering in gatherings_to_post(SYSTEM, at + HALF):
        post_gathering(programme, gathering, by=SYSTEM, at=at + HALF)


def planned(
    stage: Stage, draft: Draft, start: datetime, talks: tuple[tuple[int, int, str, str], ...], at: datetime
) -> Gathering:
    """An event of the programme; its talks begin and end so many half hours after it begins."""
    by = stage.host.operator
    [made] = plan(stage.host.programme, draft, [start], by=by, at=at)
    for begin, end, title, speakers in talks:
        add_session(made, Part(title, speakers, start + begin * HALF, start + end * HALF), by=by, at=at)
    return made


def guests(stage: Stage, slug: str) -> Iterator[Actor]:
    """The team and Amina, who get the two places, and Wanjiru, who waits."""
    wanjiru = next(person.email for person in PEOPLE if person.slug == "wanjiru")
    yield stage.shops[slug].team
    yield stage.amina.actor
    yield acting(wanjiru)
