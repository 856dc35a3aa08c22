"""The rounds of one marketplace: their days, their clients, the truth behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from statistics import fmean

from goodstanding.demo.world import latent
from goodstanding.demo.world.clients import Company, Field, planned, plant, pool, roster
from goodstanding.demo.world.latent import Feeling, House, Items
from goodstanding.demo.world.plan import Identity, PlannedClient, PlannedRound, Truth
from goodstanding.demo.world.story import TTP, Chapter, Story

ACCREDIT_SINCE = date(2026, 1, 1)  # rounds opened earlier follow the rule of their day
FIELD, EXTENSION, EXTEND_UNDER = timedelta(days=21), timedelta(days=14), 15
OPENED, COMMITTED, VERIFIED = timedelta(days=10), timedelta(days=6), timedelta(days=4)  # before the launch
JUDGED, HELD = timedelta(days=6), timedelta(days=2)  # after the close
TO_DECISION = FIELD + JUDGED
TARGET, ITEM_FLOOR, LOW, LOW_SHARE = 4.00, 3.25, 3.0, 0.20  # accredit-1 without its allowance for chance


@dataclass(frozen=True)
class Survey:
    """What every marketplace is asked, and how hard each question is."""

    seed: int
    items: Items
    privacy: str
    ease: Mapping[str, float]


@dataclass(frozen=True)
class Tenant:
    """What stays the same in all editions of one marketplace."""

    identity: Identity
    survey: Survey
    offsets: Mapping[str, float]
    careless: float
    buyers: Sequence[Company]

    def chance(self, years_ago: int) -> Random:
        """An edition's own dice; the day is no part of their seed, so the story is the same on every day."""
        return Random(f"{self.survey.seed}/{self.identity.slug}/{years_ago}")  # noqa: S311


def tenant(survey: Survey, identity: Identity, story: Story) -> Tenant:
    rng = Random(f"{survey.seed}/{identity.slug}")  # noqa: S311
    own = latent.house(rng, survey.items).items
    offsets = {key: own[key] - story.weak.get(key, 0.0) for key in survey.items}
    largest = max((chapter.roster[1] for chapter in story.chapters), default=0)
    buyers = pool(rng, identity.slug, identity.culture, 2 * largest)
    return Tenant(identity, survey, offsets, rng.uniform(0, latent.CARELESS_MOST), buyers)


def editions(of: Tenant, story: Story, launched: date, today: date) -> Iterator[PlannedRound]:
    """The rounds, oldest first; `launched` is the newest one's day, the others fall on the same day of their year."""
    moods: dict[str, Feeling] = {}
    for chapter in sorted(story.chapters, key=lambda chapter: -chapter.years_ago):
        yield edition(of, chapter, years_before(launched, max(0, chapter.years_ago)), today, moods)


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year; 29 February becomes the 28th."""
    last = 28 if (day.month, day.day) == (2, 29) and years % 4 else day.day
    return day.replace(year=day.year - years, day=last)


def edition(of: Tenant, chapter: Chapter, day: date, today: date, moods: dict[str, Feeling]) -> PlannedRound:
    launch = datetime.combine(day, time(9), UTC)
    opened = launch - OPENED
    in_field = chapter.state not in ("draft", "rostered")
    all_clients = [] if chapter.state == "draft" else clients(of, chapter, launch if in_field else None, moods)
    asked = nominated(all_clients, chapter.nominates)
    extended, closed = closing(chapter, asked, launch, today) if in_field else (None, None)
    return PlannedRound(
        edition=day.year,
        state=chapter.state,
        award_rule=chapter.award_rule if opened.date() >= ACCREDIT_SINCE else TTP,
        mode=chapter.mode,
        opened_at=opened,
        committed_at=launch - COMMITTED if all_clients else None,
        verified_at=launch - VERIFIED if all_clients and chapter.verified else None,
        launched_at=launch if in_field else None,
        extended_at=extended,
        closed_at=closed,
        judged_at=judged(chapter, closed),
        clients=tuple(asked),
        truth=truth(all_clients) if all_clients else None,
        expected=chapter.expected,
    )


def clients(
    of: Tenant, chapter: Chapter, launched_at: datetime | None, moods: dict[str, Feeling]
) -> list[PlannedClient]:
    """Every client of the edition, with its mood moved on from the edition before, and the planted ones among them."""
    rng, survey = of.chance(chapter.years_ago), of.survey
    field = Field(
        items=survey.items,
        privacy=survey.privacy,
        ease=survey.ease,
        house=House(chapter.level, of.offsets),
        answering=chapter.answering,
        careless=of.careless,
        region=of.identity.regions[0],
        launched_at=launched_at,
    )
    made = []
    for buyer in roster(of.buyers, chapter.years_ago, size(rng, chapter.roster)):
        before = moods.get(buyer.external_id)
        mood = latent.a_year_on(rng, before) if before else latent.feeling(rng, survey.items)
        moods[buyer.external_id] = mood
        made.append(planned(rng, buyer, mood, field))
    return [plant(client, launched_at) for client in made[: chapter.plants]] + made[chapter.plants :]


def size(rng: Random, between: tuple[int, int]) -> int:
    """A roster's size by the latent model, among those that the story allows."""
    low, high = between
    return next(drawn for drawn in iter(lambda: latent.roster_size(rng), None) if low <= drawn <= high)


def nominated(everybody: Sequence[PlannedClient], many: int) -> Sequence[PlannedClient]:
    """The clients that a marketplace would name, the most satisfied; all of them where it names none."""
    best = sorted(everybody, key=lambda client: -client.satisfaction)
    return best[:many] if many else everybody


def closing(
    chapter: Chapter, asked: Sequence[PlannedClient], launch: datetime, today: date
) -> tuple[datetime | None, datetime | None]:
    """When the field was extended and closed, by the rule fixed at launch; None for what has not happened by today.

    A random draw asks at least 30 clients of more: none of those fields is extended.
    """
    due = launch + FIELD
    reached = due.date() < today
    short = chapter.mode != "random" and answered_by(asked, due) < EXTEND_UNDER
    extended = due if reached and short else None
    over = chapter.state != "fielding"
    return extended, ((due + EXTENSION if extended else due) if over else None)


def answered_by(asked: Sequence[PlannedClient], moment: datetime) -> int:
    times = ([r.submitted_at for r in client.responses if r.submitted_at] for client in asked)
    return sum(any(time < moment for time in ones) for ones in times)


def judged(chapter: Chapter, closed: datetime | None) -> datetime | None:
    """When an operator computed the verdict, to sign it or to hold it."""
    after = {"decided": JUDGED, "held": HELD}.get(chapter.state)
    return closed + after if closed and after else None


def truth(everybody: Sequence[PlannedClient]) -> Truth:
    """What the genuine clients feel, and whether that deserves an award."""
    genuine = [client for client in everybody if not client.planted]
    trust = fmean(client.trust for client in genuine)
    items = latent.item_means([client.centre for client in genuine])
    low = fmean(client.trust < LOW for client in genuine)
    deserves = trust >= TARGET and min(items.values()) >= ITEM_FLOOR and low <= LOW_SHARE
    return Truth(trust, items, low, deserves)
