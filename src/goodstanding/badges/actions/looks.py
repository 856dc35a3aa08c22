"""What a programme's badge looks like and says, set by its operator."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from goodstanding.badges.models import BadgeWording, Emblem
from goodstanding.base.access import Actor, require
from goodstanding.base.files import keep_file, picture
from goodstanding.base.record import declare, record
from goodstanding.surveys.models import Programme

declare("badges.emblem_set", "An operator set the programme's own emblem for badges, or went back to the default seal.")
declare("badges.worded", "An operator set the designation and the badge's text in a language.")

SIDE = 512


def set_emblem(programme: Programme, data: bytes | None, *, by: Actor, at: datetime) -> Emblem:
    """Sets a programme's emblem from an uploaded picture, written anew at most 512 pixels wide; None: the default seal.

    Raises UnusablePicture.
    """
    require(by.operates(programme.pk))
    return _keep(programme, picture(data, SIDE) if data else None, by=by, at=at)


@transaction.atomic
def _keep(programme: Programme, drawn: bytes | None, *, by: Actor, at: datetime) -> Emblem:
    owner = f"programme:{programme.pk}"
    file = keep_file(drawn, "image/png", owner=owner, by=by, at=at) if drawn else None
    made = Emblem.objects.create(programme=programme, file=file, set_at=at)
    subject, data = ("programme", programme.pk), {"file": file.digest if file else None}
    record("badges.emblem_set", by=by, at=at, subject=subject, tenant=owner, data=data)
    return made


@transaction.atomic
def word_badge(
    programme: Programme, language: str, designation: str, meaning: str, *, by: Actor, at: datetime
) -> BadgeWording:
    """Sets what the badge is called and means in one of the product's languages."""
    require(by.operates(programme.pk) and language in dict(settings.LANGUAGES))
    given = {"designation": designation, "meaning": meaning}
    worded, _is_new = BadgeWording.objects.update_or_create(programme=programme, language=language, defaults=given)
    subject, owner = ("programme", programme.pk), f"programme:{programme.pk}"
    record("badges.worded", by=by, at=at, subject=subject, tenant=owner, data={"language": language})
    return worded
