"""People and rounds of the tests, made through the same actions as the product's."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from goodstanding.base.access import SYSTEM, Actor, Role
from goodstanding.marketplaces.actions import Buyer, Profile, enrol
from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.actions import grant, register
from goodstanding.people.models import Account
from goodstanding.policies import load
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.answering import Answers
from goodstanding.surveys.actions.field import Link
from goodstanding.surveys.actions.programmes import Charter
from goodstanding.surveys.actions.review import Finding
from goodstanding.surveys.actions.rounds import Addressee, RosterLine
from goodstanding.surveys.models import Programme, Round
from remembered import remembered

OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)
CHARTER = Charter(
    slug="trusted-talent-partner",
    name="Trusted Talent Partner",
    designation="Trusted Talent Partner",
    adjective="Trusted",
    operator="Open Assembly",
    instrument="trusted-talent-2026-1",
    award_rule="accredit-1",
)
ITEMS = [item.key for item in load().instrument("trusted-talent-2026-1").items]


@dataclass
class Scene:
    """A programme that Ole operates, Kazi Hub with its team and a rival, and how to get at them."""

    programme: Programme
    kazi_hub: Marketplace
    rival: Marketplace
    ole: Account
    team: Account
    rivals_team: Account
    mallory: Account


@remembered
def scene() -> Scene:
    programme = surveys.found_programme(CHARTER, by=SYSTEM, at=OPENED)
    people = {
        name: register(email=f"{name}@people.example", name=name.title(), by=SYSTEM, at=OPENED)
        for name in ("ole", "team", "rivals-team", "mallory")
    }
    kazi_hub, rival = marketplace("kazi-hub", "Kazi Hub"), marketplace("ajira-desk", "Ajira Desk")
    grant(people["ole"], "operator", programme.pk, by=SYSTEM, at=OPENED)
    grant(people["team"], "team", kazi_hub.pk, by=SYSTEM, at=OPENED)
    grant(people["rivals-team"], "team", rival.pk, by=SYSTEM, at=OPENED)
    for each in (kazi_hub, rival):
        surveys.join(programme, each, by=SYSTEM, at=OPENED)
    return Scene(programme, kazi_hub, rival, people["ole"], people["team"], people["rivals-team"], people["mallory"])


def marketplace(slug: str, name: str) -> Marketplace:
    facets = {"region": ["Africa"], "category": ["Design"], "language": ["en"], "ownership": ["bootstrapped"]}
    profile = Profile(slug, name, f"https://{slug}.example", "KE", 2019, "2-10", "Africa/Nairobi", facets)
    return enrol(profile, by=SYSTEM, at=OPENED)


def lines(count: int) -> list[RosterLine]:
    """A roster of `count` clients with one contact each."""
    return [
        RosterLine(
            Buyer(f"c{n:03}", f"Client {n}", f"client{n}.example"),
            (Addressee(f"amina{n}@client{n}.example", "Amina", "en"),),
        )
        for n in range(1, count + 1)
    ]


def opened(scene: Scene, edition: int = 2026, at: datetime = OPENED) -> Round:
    return surveys.open_round(scene.programme, scene.kazi_hub, edition, by=scene.team.actor, at=at)


@remembered
def launched(scene: Scene, clients: int = 14, edition: int = 2026, at: datetime = OPENED) -> tuple[Round, list[Link]]:
    survey = opened(scene, edition, at)
    surveys.commit_roster(survey, lines(clients), by=scene.team.actor, at=at)
    links = surveys.launch(survey, by=scene.team.actor, at=at)
    return survey, links


def points(value: int) -> Answers:
    """The same point on every item."""
    return Answers(dict.fromkeys(ITEMS, value), minutes=4)


@remembered
def closed(scene: Scene, values: list[int], clients: int = 14) -> Round:
    """A closed round in which the first invited gave these values, and Ole found nothing in the flags on them."""
    survey = flagged(scene, values, clients)
    ole = Actor(scene.ole.pk, frozenset({Role("operator", scene.programme.pk)}))
    for flag in survey.flags.all():
        surveys.review_flag(flag, Finding("kept", "Nothing to it."), by=ole, at=survey.closing.closed_at)
    return survey


@remembered
def flagged(scene: Scene, values: list[int], clients: int = 14) -> Round:
    """A closed round in which the first invited gave these values: straight lines, and a flag to review."""
    survey, links = launched(scene, clients)
    for place, (link, value) in enumerate(zip(links, values, strict=False)):
        at = OPENED + timedelta(days=2, minutes=10 * place)
        surveys.answer(link.token, points(value), by=Actor(), at=at)
    surveys.close(survey, by=SYSTEM, at=OPENED + timedelta(days=21))
    return survey
