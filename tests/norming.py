"""Programmes with many decided marketplaces, for norms."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from goodstanding.accreditation.actions import compute, freeze_release, sign
from goodstanding.accreditation.models import Decision, Release
from goodstanding.accreditation.queries import preview
from goodstanding.base.access import SYSTEM, Actor
from goodstanding.marketplaces.actions import Profile, enrol
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys import actions as surveys
from goodstanding.surveys.actions.review import Finding
from making import OPENED, Scene, lines, points, scene
from remembered import remembered

FROZEN = OPENED + timedelta(days=60)
CLIENTS = 10


@remembered
def shop(set_up: Scene, number: int, region: str, category: str) -> Marketplace:
    facets = {"region": [region], "category": [category], "language": ["en"], "ownership": []}
    slug = f"hub-{number:02}"
    profile = Profile(slug, f"Hub {number}", f"https://{slug}.example", "KE", 2019, "2-10", "Africa/Nairobi", facets)
    made = enrol(profile, by=SYSTEM, at=OPENED)
    surveys.join(set_up.programme, made, by=SYSTEM, at=OPENED)
    return made


@remembered
def judged(set_up: Scene, marketplace: Marketplace, value: int, opened: datetime = OPENED) -> Decision:
    """A signed round in which ten clients gave this value on every item, and one of them a point less."""
    survey = surveys.open_round(set_up.programme, marketplace, opened.year, by=SYSTEM, at=opened)
    surveys.commit_roster(survey, lines(CLIENTS), by=SYSTEM, at=opened)
    for place, link in enumerate(surveys.launch(survey, by=SYSTEM, at=opened)):
        given = points(value - (place == 0))
        surveys.answer(link.token, given, by=Actor(), at=opened + timedelta(days=2, minutes=10 * place))
    surveys.close(survey, by=SYSTEM, at=opened + timedelta(days=21))
    for flag in survey.flags.all():
        found = Finding("kept", "Nothing to it.")
        surveys.review_flag(flag, found, by=set_up.ole.actor, at=opened + timedelta(days=22))
    decision = compute(survey, by=SYSTEM, at=opened + timedelta(days=30))
    sign(decision, "none", by=set_up.ole.actor, at=opened + timedelta(days=30))
    return decision


@remembered
def many(values: Sequence[int] = (5, 4, 5, 4, 5, 3)) -> tuple[Scene, list[Decision]]:
    """The scene with so many decided marketplaces of one region and category."""
    set_up = scene()
    shops = [shop(set_up, number, "Sub-Saharan Africa", "Design") for number in range(1, len(values) + 1)]
    return set_up, [judged(set_up, each, value) for each, value in zip(shops, values, strict=True)]


@remembered
def frozen(set_up: Scene, edition: int = 2026, at: datetime = FROZEN) -> Release:
    """The release of an edition as its preview stands at a moment."""
    ole = set_up.ole.actor
    found = preview(ole, set_up.programme, edition, at.date())
    assert found is not None
    return freeze_release(set_up.programme, edition, found.digest, by=ole, at=at)
