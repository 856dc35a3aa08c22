"""The programme of a gathering, such as an education day: its sessions, and what was shown there."""

import uuid
from typing import ClassVar

from django.db import models

from goodstanding.base.models import File
from goodstanding.community.models.events import Gathering


class Session(models.Model):
    """One part of a gathering's programme, within its time."""

    OF_KINDS: ClassVar[tuple[str, ...]] = ("yearly", "partner")
    """Kinds of gatherings that can have a programme."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False, help_text="UID in the calendar file")
    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="sessions")
    title = models.CharField(max_length=120)
    speakers = models.CharField(max_length=200, blank=True, help_text="names as the organiser wrote them")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    room = models.CharField(max_length=120, blank=True)
    link = models.URLField(blank=True, help_text="of its call; shown to who comes and to nobody else")
    sequence = models.PositiveIntegerField(default=0, help_text="how often it was changed since it was added")
    changed_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="session_has_length")
        ]

    def __str__(self) -> str:
        return self.title


class Material(models.Model):
    """What goes with a session: a file that was written anew, or a link."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="materials")
    title = models.CharField(max_length=120)
    url = models.URLField(blank=True, help_text="https only")
    file = models.ForeignKey(File, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(url="") & models.Q(file__isnull=False)) | (~models.Q(url="") & models.Q(file=None)),
                name="material_is_link_or_file",
            )
        ]

    def __str__(self) -> str:
        return self.title
