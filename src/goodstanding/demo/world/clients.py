"""The clients of one marketplace over the years, and what the people there would answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from statistics import fmean

from goodstanding.demo.world import latent
from goodstanding.demo.world.latent import Feeling, House, Items
from goodstanding.demo.world.names import CULTURES, Name, companies, people
from goodstanding.demo.world.plan import PlannedClient, PlannedResponse
from goodstanding.demo.world.sayings import about, comment, weighted

CHURN = 0.2
LATE = 0.25  # of those silent at the first closing date, how many would answer within an extension
DAYS = {1: (0.1, 6.9), 2: (7.1, 13.9), 3: (14.1, 20.9)}
LATE_DAYS = (21.3, 33.0)
NOT_ENGLISH = 0.7  # of the people of a culture with another language, who reads the survey in it
MINUTES = (5, 5, 10, 10, 10, 15)
CHOICES = {"aggregated": 0.80, "named": 0.12, "comment_withheld": 0.08}


@dataclass(frozen=True)
class Company:
    """A buyer with its people, the same in every edition."""

    external_id: str
    name: str
    domain: str
    people: tuple[tuple[str, str], ...]
    language: str
    spend: float


@dataclass(frozen=True)
class Field:
    """What a round asks and how its clients behave. Without a launch nobody has answered."""

    items: Items
    privacy: str
    ease: Mapping[str, float]
    house: House
    answering: float
    careless: float
    region: str
    launched_at: datetime | None


@dataclass(frozen=True)
class Mood:
    """What a person brings to the form: the client's feelings, whether the client answers, and if so how late."""

    centre: Mapping[str, float]
    leniency: float
    answers: bool
    late: bool


def pool(rng: Random, slug: str, culture: str, many: int) -> list[Company]:
    """`many` companies of a culture that buy on one marketplace."""
    made = CULTURES[culture]
    names, persons = companies(rng, made), people(rng, made)
    keys = (f"{slug[:3].upper()}-{number:03d}" for number in range(1, many + 1))
    return [company(rng, key, next(names), persons, made.language) for key in keys]


def company(rng: Random, key: str, name: Name, persons: Iterator[Name], language: str) -> Company:
    domain = f"{name.ascii}-{key[:3].lower()}.example"
    staff = [next(persons) for _ in range(latent.one_of(rng, latent.RESPONDENTS))]
    asked = tuple((person.native, f"{person.ascii}@{domain}") for person in staff)
    spoken = language if rng.random() < NOT_ENGLISH else "en"
    return Company(key, name.native, domain, asked, spoken, latent.spend(rng))


def roster(buyers: Sequence[Company], years_ago: int, size: int) -> Sequence[Company]:
    """The clients of an edition: each year a fifth of the names is new; the coming year's are those of now."""
    start = round(CHURN * size) * max(0, years_ago)
    return buyers[start : start + size]


def planned(rng: Random, buyer: Company, client: Feeling, field: Field) -> PlannedClient:
    """The client with what each person there would answer, and when."""
    centre = latent.centres(field.house, client, field.ease, field.items)
    answers = latent.responds(rng, field.answering, client)
    mood = Mood(centre, client.leniency, answers, late=not answers and rng.random() < LATE)
    return PlannedClient(
        external_id=buyer.external_id,
        name=buyer.name,
        domain=buyer.domain,
        responses=tuple(respond(rng, buyer, person, mood, field) for person in buyer.people),
        trust=latent.mean_expected(centre),
        centre=centre,
        satisfaction=client.satisfaction,
        leniency=client.leniency,
    )


def respond(rng: Random, buyer: Company, person: tuple[str, str], mood: Mood, field: Field) -> PlannedResponse:
    careless = rng.random() < field.careless
    attentive = latent.points(rng, mood.centre, mood.leniency, field.privacy)
    scores = latent.careless_points(rng, field.items) if careless else attentive
    wave, after = moment(rng, mood.late)
    mean = fmean([point for point in scores.values() if isinstance(point, int)] or [3])
    return PlannedResponse(
        email=person[1],
        name=person[0],
        language=buyer.language,
        submitted_at=field.launched_at + after if field.launched_at and (mood.answers or mood.late) else None,
        wave=wave,
        scores=scores,
        about=about(rng, buyer.spend, mean, field.region),
        comment=comment(rng, buyer.language, mean),
        confidentiality=weighted(rng, CHOICES),
        minutes=2 if careless else rng.choice(MINUTES),
        careless=careless,
    )


def moment(rng: Random, late: bool) -> tuple[int, timedelta]:
    """The wave in which somebody answers, and how long after the launch."""
    wave = latent.one_of(rng, latent.WAVES)
    span = LATE_DAYS if late else DAYS[wave]
    return (3 if late else wave), timedelta(seconds=round(86_400 * rng.uniform(*span)))


def plant(client: PlannedClient, launched_at: datetime | None) -> PlannedClient:
    """The client replaced by a friend of the house, who praises everything on the first evening."""
    praised = (
        replace(
            response,
            scores=dict.fromkeys(response.scores, 5),
            submitted_at=launched_at + timedelta(hours=9, minutes=7 * number) if launched_at else None,
            wave=1,
            comment="",
            careless=False,
        )
        for number, response in enumerate(client.responses)
    )
    return replace(client, responses=tuple(praised), planted=True)
