"""The record: events and the signed checkpoints over them. Both tables only ever grow."""

from typing import Any, ClassVar, Never

from django.db import models


class AppendOnly(Exception):
    """Somebody tried to change or remove a line of the record."""


class AppendOnlyQuerySet[M: models.Model](models.QuerySet[M]):
    def update(self, **values: Any) -> Never:
        raise AppendOnly("lines of the record are never changed")

    def delete(self) -> Never:
        raise AppendOnly("lines of the record are never removed")


class Line(models.Model):
    """A row that can be added and read, nothing else; triggers say the same to the database."""

    objects: ClassVar[models.Manager[Any]] = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("lines of the record are never changed")
        super().save(**options | {"force_insert": True})

    def delete(self, *args: Any, **options: Any) -> Never:
        raise AppendOnly("lines of the record are never removed")


class Event(Line):
    """Who did what to what, when: ids, numbers and salted digests only."""

    position = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=80)
    actor = models.CharField(max_length=80)
    tenant = models.CharField(max_length=80, blank=True)
    subject_kind = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=128)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "position"], name="event_of_subject"),
            models.Index(fields=["tenant", "position"], name="event_of_tenant"),
            models.Index(fields=["kind", "position"], name="event_of_kind"),
        ]
        constraints = [models.CheckConstraint(condition=models.Q(position__gte=1), name="event_positions_start_at_1")]

    def __str__(self) -> str:
        return f"{self.position} {self.kind} {self.subject_kind}:{self.subject_id}"


class Checkpoint(Line):
    """A signed statement: on this day the record had `position` events, the last one's digest was `digest`, and the
    root of the tree over all of them was `root`.
    """

    position = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    digest = models.CharField(max_length=64)
    root = models.CharField(max_length=64, blank=True, default="", help_text="none in format 1")
    key_id = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.day} {self.position} {self.digest[:12]}"


class TreeNode(Line):
    """A complete subtree of the Merkle tree over the events: that of `level` over the 2**level leaves from
    `number` * 2**level on. Levels below record.nodes.LOWEST are made from the events when they are asked for.
    """

    level = models.PositiveSmallIntegerField()
    number = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "number"], name="one_tree_node_a_place")]

    def __str__(self) -> str:
        return f"{self.level}/{self.number} {self.digest[:12]}"
