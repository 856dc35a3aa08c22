"""The members' board of a programme: short messages and events, reports about them."""

from django.db import models

from goodstanding.community.models.events import Gathering
from goodstanding.people.models import Account
from goodstanding.surveys.models import Programme


class BoardPost(models.Model):
    """A member's message, or a published event, which stands there by itself."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="board_posts")
    author = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    gathering = models.ForeignKey(Gathering, null=True, on_delete=models.PROTECT, related_name="board_posts")
    text = models.TextField(blank=True, help_text="of a message; in the page's markup")
    posted_at = models.DateTimeField()
    hidden_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=400, blank=True, help_text="why it is hidden, as its author reads it")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "gathering"], name="gathering_posted_once"),
            models.CheckConstraint(
                condition=models.Q(gathering=None, author__isnull=False)
                | models.Q(gathering__isnull=False, author=None),
                name="post_is_message_or_gathering",
            ),
        ]
        indexes = [models.Index(fields=["programme", "posted_at"], name="board_of_programme")]

    def __str__(self) -> str:
        return f"post {self.pk} of {self.programme_id}"


class PostReport(models.Model):
    """A member says that a post does not belong there; open until somebody who operates the programme looked."""

    post = models.ForeignKey(BoardPost, on_delete=models.PROTECT, related_name="reports")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "account"], name="one_report_a_member")]

    def __str__(self) -> str:
        return f"report {self.pk} of post {self.post_id}"
