"""Verbs on a programme's public page: its text, its sponsors, its calendar."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction

from goodstanding.base.access import Actor, person, require
from goodstanding.base.files import keep_file, picture
from goodstanding.base.record import declare, record
from goodstanding.community.default_texts import SECTIONS
from goodstanding.community.markup import wrong_links
from goodstanding.community.models import Milestone, PageVersion, Sponsor
from goodstanding.community.queries.pages import newest
from goodstanding.community.refusals import WrongLink
from goodstanding.surveys.models import Programme

LOGO_SIDE: Final = 240
"""Pixels of a sponsor's logo, the longer side."""

declare("community.page_edited", "An operator changed the text of a programme's page in one language.")
declare("community.page_restored", "An operator brought back an earlier text of a programme's page.")
declare("community.sponsor_named", "An operator named a sponsor on a programme's page.")
declare("community.sponsor_removed", "An operator took a sponsor off a programme's page.")
declare("community.milestone_added", "An operator put a date into a programme's calendar.")
declare("community.milestone_removed", "An operator took a date out of a programme's calendar.")


@transaction.atomic
def edit_page(programme: Programme, language: str, texts: Mapping[str, str], *, by: Actor, at: datetime) -> PageVersion:
    """A new version of the page's text in a language; the text that stands already is no new version.

    `texts` has one text for each of SECTIONS. Raises WrongLink.
    """
    _hold(programme, by)
    kept = {section: texts[section] for section in SECTIONS}
    if wrong := [url for text in kept.values() for url in wrong_links(text)]:
        raise WrongLink(wrong[0])
    stands = newest(by, programme, language)
    if stands and stands.texts == kept:
        return stands
    return _keep("page_edited", programme, language, kept, None, by=by, at=at)


@transaction.atomic
def restore_page(version: PageVersion, *, by: Actor, at: datetime) -> PageVersion:
    """The text of an earlier version as the newest one; nothing between the two is lost."""
    _hold(version.programme, by)
    stands = newest(by, version.programme, version.language)
    if stands and stands.texts == version.texts:
        return stands
    return _keep("page_restored", version.programme, version.language, version.texts, version, by=by, at=at)


def _hold(programme: Programme, by: Actor) -> None:
    """Lets two operators act one after the other."""
    require(by.operates(programme.pk))
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)


def _keep(
    name: str,
    programme: Programme,
    language: str,
    texts: Mapping[str, str],
    restores: PageVersion | None,
    *,
    by: Actor,
    at: datetime,
) -> PageVersion:
    made = PageVersion.objects.create(
        programme=programme,
        language=language,
        texts=dict(texts),
        edited_by_id=person(by),
        edited_at=at,
        restores=restores,
    )
    _note(name, programme, ("page_version", made.pk), by=by, at=at)
    return made


def _note(name: str, programme: Programme, subject: tuple[str, int], *, by: Actor, at: datetime) -> None:
    record(f"community.{name}", by=by, at=at, subject=subject, tenant=f"programme:{programme.pk}")


def name_sponsor(
    programme: Programme, tier: str, name: str, *, site: str = "", logo: bytes = b"", by: Actor, at: datetime
) -> Sponsor:
    """A sponsor on the page, named once: naming one again in another tier, with another site or logo changes that.

    The logo is written anew as a small PNG; b"" keeps the one there is. Raises UnusablePicture.
    """
    require(by.operates(programme.pk))
    drawn = picture(logo, LOGO_SIDE) if logo else b""
    return _name(programme, name, {"tier": tier, "site": site}, drawn, by=by, at=at)


@transaction.atomic
def _name(
    programme: Programme, name: str, given: dict[str, object], drawn: bytes, *, by: Actor, at: datetime
) -> Sponsor:
    _hold(programme, by)
    if drawn:
        given["logo"] = keep_file(drawn, "image/png", owner=f"programme:{programme.pk}", by=by, at=at)
    sponsor, _is_new = Sponsor.objects.update_or_create(
        programme=programme, name=name, removed_at=None, defaults=given, create_defaults={**given, "named_at": at}
    )
    _note("sponsor_named", programme, ("sponsor", sponsor.pk), by=by, at=at)
    return sponsor


@transaction.atomic
def remove_sponsor(sponsor: Sponsor, *, by: Actor, at: datetime) -> None:
    """Takes a sponsor off the page; removing twice removes once."""
    require(by.operates(sponsor.programme_id))
    if Sponsor.objects.filter(pk=sponsor.pk, removed_at=None).update(removed_at=at):
        _note("sponsor_removed", sponsor.programme, ("sponsor", sponsor.pk), by=by, at=at)


@transaction.atomic
def add_milestone(
    programme: Programme,
    words: Mapping[str, str],
    starts_on: date,
    ends_on: date | None = None,
    *,
    by: Actor,
    at: datetime,
) -> Milestone:
    """A date in the calendar. `words` says what it is, by language, in English at least."""
    require(by.operates(programme.pk))
    said = {language: text for language, text in words.items() if text}
    made = Milestone.objects.create(programme=programme, starts_on=starts_on, ends_on=ends_on, words=said, added_at=at)
    _note("milestone_added", programme, ("milestone", made.pk), by=by, at=at)
    return made


@transaction.atomic
def remove_milestone(milestone: Milestone, *, by: Actor, at: datetime) -> None:
    """Takes a date out of the calendar; removing twice removes once."""
    require(by.operates(milestone.programme_id))
    if Milestone.objects.filter(pk=milestone.pk, removed_at=None).update(removed_at=at):
        _note("milestone_removed", milestone.programme, ("milestone", milestone.pk), by=by, at=at)
