"""The look of a badge on a day: its public facts, its programme's words and emblem."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from goodstanding.badges.authenticity import is_authentic
from goodstanding.badges.facts import public_facts
from goodstanding.badges.models import Credential
from goodstanding.badges.pictures.look import Look, look_of
from goodstanding.badges.wordings import emblem_of, worded


def shown(credential: Credential, on: date, *, is_dark: bool = False) -> Look:
    """How a badge looks on a day; one whose signature is not right is grey and says that it could not be checked."""
    programme = credential.award.decision.round.programme
    designation, _meaning = worded(programme)
    look = look_of(public_facts(credential.award, on), designation, is_dark=is_dark, emblem=emblem_of(programme))
    if is_authentic(credential):
        return look
    return replace(look, line=_("Could not be checked"), is_held=False)
