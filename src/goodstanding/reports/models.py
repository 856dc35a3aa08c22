"""What a team says to respondents who chose to be named."""

from django.db import models

from goodstanding.people.models import Account
from goodstanding.surveys.models import Response


class Reply(models.Model):
    """The one reply to a respondent's answers, mailed to the respondent."""

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="reply")
    text = models.CharField(max_length=2_000)
    replied_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    replied_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"reply to {self.response_id}"
