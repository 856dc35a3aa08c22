"""Verbs on what is public: a marketplace's switches and its story."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from goodstanding.badges.models import Publicity, Story, StoryRemoval
from goodstanding.badges.publicity import Switches, agreed, may_remove, story_of, switches
from goodstanding.badges.refusals import LinkInStory
from goodstanding.base.access import Actor, person, require
from goodstanding.base.record import declare, record
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.mails import has_link

declare(
    "badges.publicity_set",
    "A marketplace changed what is public of its awards; `words` is the SHA-256 of what it agreed to.",
)
declare("badges.story_written", "A marketplace wrote its story for the register, or took it down.")
declare("badges.story_removed", "An operator removed a marketplace's story from the register, with a public reason.")


@transaction.atomic
def set_publicity(marketplace: Marketplace, wanted: Switches, *, by: Actor, at: datetime) -> Switches:
    """Sets a marketplace's switches, for its team; it takes effect at once. Setting what is set changes nothing."""
    require(by.serves(marketplace.pk))
    _lock(marketplace)
    if switches(marketplace.pk) == wanted:
        return wanted
    words = agreed(wanted)
    Publicity.objects.create(
        marketplace=marketplace,
        shows_figures=wanted.shows_figures,
        announces=wanted.announces,
        not_before=wanted.not_before,
        words=words,
        set_by_id=person(by),
        set_at=at,
    )
    data = {
        "figures": wanted.shows_figures,
        "announced": wanted.announces,
        "not_before": wanted.not_before and wanted.not_before.isoformat(),
        "words": sha256(words.encode()).hexdigest(),
    }
    _record("publicity_set", marketplace, by=by, at=at, data=data)
    return wanted


@transaction.atomic
def write_story(marketplace: Marketplace, text: str, *, by: Actor, at: datetime) -> None:
    """Puts a marketplace's own words on its page of the register, for its team; '' takes them down.

    Raises LinkInStory. The same words again are the same story, so a removed one does not come back by itself.
    """
    require(by.serves(marketplace.pk))
    if has_link(text):
        raise LinkInStory
    _lock(marketplace)
    stands = story_of(marketplace.pk)
    if (stands.text if stands else "") == text:
        return
    Story.objects.create(marketplace=marketplace, text=text, written_by_id=person(by), written_at=at)
    _record("story_written", marketplace, by=by, at=at, data={"characters": len(text)})


@transaction.atomic
def remove_story(story: Story, reason: str, *, by: Actor, at: datetime) -> StoryRemoval:
    """Takes a story off the register, for who operates a programme that awarded its marketplace and has no role in it.

    Removing twice is the same removal, with its first reason.
    """
    require(may_remove(by, story.marketplace))
    _lock(story.marketplace)
    if stands := StoryRemoval.objects.filter(story=story).first():
        return stands
    removal = StoryRemoval.objects.create(story=story, removed_by_id=person(by), removed_at=at, reason=reason)
    _record("story_removed", story.marketplace, by=by, at=at, data={"story": story.pk})
    return removal


def _lock(marketplace: Marketplace) -> None:
    """Lets two people of a team, or an operator and a team, act one after the other."""
    Marketplace.objects.select_for_update(no_key=True).get(pk=marketplace.pk)


def _record(name: str, marketplace: Marketplace, *, by: Actor, at: datetime, data: Mapping[str, object]) -> None:
    subject, tenant = ("marketplace", marketplace.pk), f"marketplace:{marketplace.pk}"
    record(f"badges.{name}", by=by, at=at, subject=subject, tenant=tenant, data=data)
