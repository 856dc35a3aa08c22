"""The look of a badge on a day: of an award or of a worker's standing."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from goodstanding.badges.authenticity import is_authentic
from goodstanding.badges.facts import public_facts
from goodstanding.badges.models import Credential, WorkerCredential
from goodstanding.badges.pictures.look import Look, look_of
from goodstanding.badges.wordings import emblem_of, worded
from goodstanding.badges.worker_facts import is_shown, public_standing, standing_look


def shown(credential: Credential | WorkerCredential, on: date, *, is_dark: bool = False) -> Look:
    """How a badge looks on a day; one whose signature is not right is grey and says that it could not be checked."""
    if isinstance(credential, WorkerCredential):
        look = standing_look(public_standing(credential, on), is_dark=is_dark)
        is_right = not is_shown(credential) or is_authentic(credential)
    else:
        look, is_right = _of_award(credential, on, is_dark), is_authentic(credential)
    return look if is_right else replace(look, line=_("Could not be checked"), is_held=False)


def _of_award(credential: Credential, on: date, is_dark: bool) -> Look:
    programme = credential.award.decision.round.programme
    designation, _meaning = worded(programme)
    return look_of(public_facts(credential.award, on), designation, is_dark=is_dark, emblem=emblem_of(programme))


def awarded_by(credential: Credential | WorkerCredential) -> str:
    """Who signed a badge, in words; "" where its worker does not show it any more."""
    if isinstance(credential, Credential):
        name = credential.award.decision.round.programme.operator
    elif is_shown(credential):
        name = credential.badge.worker.marketplace.name
    else:
        return ""
    return _("Awarded by %(operator)s") % {"operator": name}
