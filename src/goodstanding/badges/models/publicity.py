"""What a marketplace lets the public see of its awards, and what it says of itself beside them."""

from django.db import models

from goodstanding.marketplaces.models import Marketplace
from goodstanding.people.models import Account


class Publicity(models.Model):
    """A marketplace's switches as they were set once; the newest row counts. Without a row everything is off."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="publicity")
    shows_figures = models.BooleanField(help_text="score, interval and response rate of its awards")
    announces = models.BooleanField(help_text="the operator may announce its awards")
    not_before = models.DateField(null=True, help_text="embargo: the first day on which an award may be announced")
    words = models.TextField(help_text="what was agreed to, as it stood on the page")
    set_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(not_before=None) | models.Q(announces=True), name="embargo_of_what_is_announced"
            )
        ]

    def __str__(self) -> str:
        return f"{self.marketplace_id} set {self.set_at}"


class Story(models.Model):
    """A marketplace's own words on its page of the register; the newest counts, '' where the team took it down."""

    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, related_name="stories")
    text = models.TextField(max_length=2_000, blank=True)
    written_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"{self.marketplace_id} wrote {self.written_at}"


class StoryRemoval(models.Model):
    """A story taken off the register by an operator, with the reason that everybody may read."""

    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="removal")
    removed_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField()
    reason = models.CharField(max_length=300, help_text="public")

    def __str__(self) -> str:
        return f"{self.story_id} removed"
