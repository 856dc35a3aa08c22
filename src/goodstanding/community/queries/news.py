"""Reads of announcements: what is public is decided anew at every reading, by consent, embargo and the award itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

from django.db.models import QuerySet

from goodstanding.accreditation.models import Award, Suspension
from goodstanding.badges.models import Story
from goodstanding.badges.publicity import Switches, switches_of
from goodstanding.base.access import Actor
from goodstanding.community.congratulations import Words, default_words
from goodstanding.community.models import Announcement, Congratulation
from goodstanding.community.queries.pages import holders
from goodstanding.surveys.models import Programme


@dataclass(frozen=True)
class Published:
    """An announcement that everybody may read, since when, and the winner's story, '' where there is none.

    `updated` is when the one or the other changed last.
    """

    announcement: Announcement
    since: datetime
    story: str
    updated: datetime


State = Literal["public", "waits", "no consent", "not counting", "new"]
"""Of an announcement: public, under embargo, without consent, or of an award that does not count; `new`: none yet."""


@dataclass(frozen=True)
class Announceable:
    """An award, the marketplace's word on announcing it, and the announcement if there is one."""

    award: Award
    switches: Switches
    announcement: Announcement | None
    state: State


def announcements(actor: Actor) -> QuerySet[Announcement]:
    """The announcements that nobody has retracted, the newest first, whether public or not; for who operates their
    programme, and for the system."""
    made = _standing()
    programmes = actor.tenants("operator")
    return made if actor.is_system else made.filter(award__decision__round__programme__in=programmes)


def _standing() -> QuerySet[Announcement]:
    made = Announcement.objects.filter(retracted_at=None).order_by("-announced_at", "-pk")
    return made.select_related("award__decision__round__programme", "award__decision__round__marketplace")


def public_news(actor: Actor, on: date) -> list[Published]:
    """The announcements that are public on a day, the newest first.

    An award that is suspended or withdrawn is not announced, nor one whose marketplace does not agree or not yet.
    """
    paused = Suspension.objects.filter(reinstatement=None).values("award")
    made = list(_standing().filter(award__withdrawal=None).exclude(award__in=paused))
    marketplaces = {_marketplace_of(each) for each in made}
    agreed, told = switches_of(marketplaces), _stories(marketplaces)
    public = [_published(each, agreed, told) for each in made if agreed[_marketplace_of(each)].may_announce(on)]
    return sorted(public, key=lambda each: each.since, reverse=True)


def _stories(marketplaces: Iterable[int]) -> dict[int, Story]:
    """The newest story of each marketplace that ever wrote one."""
    written = Story.objects.filter(marketplace__in=list(marketplaces)).select_related("removal").order_by("pk")
    return {story.marketplace_id: story for story in written}


def _published(announcement: Announcement, agreed: Mapping[int, Switches], told: Mapping[int, Story]) -> Published:
    since, story = _since(announcement, agreed), told.get(_marketplace_of(announcement))
    if story is None:
        return Published(announcement, since, "", since)
    removal = getattr(story, "removal", None)
    changed = removal.removed_at if removal else story.written_at
    return Published(announcement, since, "" if removal else story.text, max(since, changed))


def _marketplace_of(announcement: Announcement) -> int:
    return announcement.award.decision.round.marketplace_id


def _since(announcement: Announcement, agreed: Mapping[int, Switches]) -> datetime:
    """When an announcement became public: the act, or the first moment of the day that the marketplace set."""
    not_before = agreed[_marketplace_of(announcement)].not_before
    begun = datetime.combine(not_before, time(), UTC) if not_before else announcement.announced_at
    return max(begun, announcement.announced_at)


def announceable(actor: Actor, programme: Programme, on: date) -> list[Announceable]:
    """Every award of a programme that is held today or was announced, for who operates it; those held come first."""
    if not actor.operates(programme.pk):
        return []
    stands = {each.award_id: each for each in _standing().filter(award__decision__round__programme=programme)}
    held = {award.pk: award for award in holders(actor, programme, on)}
    awards = [*held.values(), *(each.award for pk, each in stands.items() if pk not in held)]
    agreed = switches_of({award.decision.round.marketplace_id for award in awards})
    public = {published.announcement.award_id for published in public_news(actor, on)}
    return [_announceable(award, agreed, stands.get(award.pk), on, award.pk in public) for award in awards]


def _announceable(
    award: Award, agreed: Mapping[int, Switches], stands: Announcement | None, on: date, is_public: bool
) -> Announceable:
    switches = agreed[award.decision.round.marketplace_id]
    return Announceable(award, switches, stands, "new" if stands is None else _state(switches, on, is_public))


def _state(switches: Switches, on: date, is_public: bool) -> State:
    if is_public:
        return "public"
    if not switches.announces:
        return "no consent"
    return "not counting" if switches.may_announce(on) else "waits"


def words_of(actor: Actor, programme: Programme, language: str) -> Words:
    """The programme's congratulation in a language, placeholders open: its own newest, else ours; public."""
    own = Congratulation.objects.filter(programme=programme, language=language).order_by("-pk").first()
    return Words(own.title, own.text) if own else default_words(language)
