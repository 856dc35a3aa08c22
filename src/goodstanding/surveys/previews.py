"""What a client will get, shown to the marketplace before anything is sent."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext

from goodstanding.base.letters import Written, address_of
from goodstanding.policies import Fieldwork
from goodstanding.surveys.mails import OwnWords, Request, invitation_mail
from goodstanding.surveys.models import Round
from goodstanding.surveys.roster import LANGUAGES


class LanguageTab(NamedTuple):
    """A language of the preview: its own name, how many people are asked in it, and whether it is on screen."""

    code: str
    name: str
    people: int
    now: bool

    @property
    def label(self) -> str:
        return f"{self.name} ({self.people})" if self.people else self.name


def language_asked(asked: str, people: Mapping[str, int]) -> str:
    """The language to show: the one asked for, else the one of most people, else English."""
    if asked in LANGUAGES:
        return asked
    return max(LANGUAGES, key=lambda code: people.get(code, 0))


def tabs(now: str, people: Mapping[str, int]) -> list[LanguageTab]:
    """The five languages, those that most people are asked in first."""
    order = sorted(LANGUAGES, key=lambda code: -people.get(code, 0))
    names = dict(settings.LANGUAGES)
    return [LanguageTab(code, names[code], people.get(code, 0), code == now) for code in order]


def previewed(
    survey: Round, language: str, words: OwnWords, client: str, questions: int, numbers: Fieldwork, at: datetime
) -> Written:
    """The first mail to Amina at a client, if the round were launched at a moment; its links lead nowhere."""
    shop, programme = survey.marketplace, survey.programme
    request = Request(
        programme=programme.name,
        operator=programme.operator,
        designation=programme.designation,
        marketplace=shop.name,
        zone=shop.zone,
        client=client,
        url=address_of("/i/…"),
        closes_at=at + timedelta(days=numbers.field_days),
        questions=questions,
        own=words,
    )
    return invitation_mail([request], language=language, name=gettext("Amina"), never=address_of("/never/…"))
