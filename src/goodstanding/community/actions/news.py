"""Verbs on news: announcing an award by one act, retracting that, and the words of congratulation."""

from datetime import datetime
from itertools import count

from django.db import transaction

from goodstanding.accreditation.models import Award
from goodstanding.accreditation.queries import standing_now
from goodstanding.badges.publicity import switches
from goodstanding.base.access import SYSTEM, Actor, person, require
from goodstanding.base.outbox import enqueue
from goodstanding.base.record import declare, record
from goodstanding.community.congratulations import Words, filled, names_of, problem_with
from goodstanding.community.languages import LANGUAGES
from goodstanding.community.mails import announced_mail
from goodstanding.community.models import Announcement, Congratulation
from goodstanding.community.queries.news import words_of
from goodstanding.community.refusals import NoConsent, NotHeld, WrongPlaceholder
from goodstanding.people.queries import held_at
from goodstanding.surveys.actions.rounds import locked
from goodstanding.surveys.models import Programme
from goodstanding.surveys.queries import judges

declare("community.announced", "An operator announced an award, with the consent of its marketplace.")
declare("community.retracted", "An operator took an announcement back.")
declare("community.congratulation_edited", "An operator changed the words of congratulation in one language.")


@transaction.atomic
def announce(award: Award, *, by: Actor, at: datetime) -> Announcement:
    """Makes an award known: news, feed, and a mail to the marketplace's team. Announcing twice announces once.

    It becomes public at once, or on the day that the marketplace has set. The words are those of today in every
    language. Raises NoConsent, NotHeld.
    """
    survey = award.decision.round
    require(judges(by, survey))
    locked(survey)
    if stands := Announcement.objects.filter(award=award, retracted_at=None).first():
        return stands
    standing = standing_now(by, award, at.date())
    if not standing.is_held:
        raise NotHeld(standing.state)
    if not switches(survey.marketplace_id).announces:
        raise NoConsent
    made = Announcement.objects.create(
        award=award, slug=_free_slug(award), words=_words(award), announced_by_id=person(by), announced_at=at
    )
    _tell_team(made)
    record("community.announced", by=by, at=at, subject=("announcement", made.pk), tenant=survey.tenant)
    return made


def _free_slug(award: Award) -> str:
    survey = award.decision.round
    name = f"{survey.marketplace.slug}-{survey.programme.slug}-{survey.edition}"
    tried = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(slug for slug in tried if not Announcement.objects.filter(slug=slug).exists())


def _words(award: Award) -> dict[str, dict[str, str]]:
    programme = award.decision.round.programme
    said = {}
    for language in LANGUAGES:
        words = filled(words_of(SYSTEM, programme, language), names_of(award, language))
        said[language] = {"title": words.title, "text": words.text}
    return said


def _tell_team(announcement: Announcement) -> None:
    marketplace = announcement.award.decision.round.marketplace
    for held in held_at(SYSTEM, "team", marketplace.pk):
        letter = announced_mail(announcement, switches(marketplace.pk).not_before, held.account.language)
        enqueue(
            held.account.email,
            letter.subject,
            letter.text,
            letter.html,
            purpose="community.announced",
            about=f"announcement:{announcement.pk}",
            language=held.account.language,
        )


@transaction.atomic
def retract(announcement: Announcement, *, by: Actor, at: datetime) -> None:
    """Takes an announcement back, at once; retracting twice retracts once. The award may be announced anew."""
    survey = announcement.award.decision.round
    require(judges(by, survey))
    standing = Announcement.objects.filter(pk=announcement.pk, retracted_at=None)
    if standing.update(retracted_at=at, retracted_by=person(by)):
        record("community.retracted", by=by, at=at, subject=("announcement", announcement.pk), tenant=survey.tenant)


@transaction.atomic
def edit_congratulation(
    programme: Programme, language: str, words: Words, *, by: Actor, at: datetime
) -> Congratulation | None:
    """The programme's own words for awards announced from now on; None where they stand so already.

    Raises WrongPlaceholder.
    """
    require(by.operates(programme.pk))
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    if problem := problem_with(f"{words.title}\n{words.text}"):
        raise WrongPlaceholder(problem)
    if words_of(by, programme, language) == words:
        return None
    made = Congratulation.objects.create(
        programme=programme,
        language=language,
        title=words.title,
        text=words.text,
        edited_by_id=person(by),
        edited_at=at,
    )
    tenant = f"programme:{programme.pk}"
    record("community.congratulation_edited", by=by, at=at, subject=("congratulation", made.pk), tenant=tenant)
    return made
