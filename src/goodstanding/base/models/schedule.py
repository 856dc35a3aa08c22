"""When each declared job runs next."""

from django.db import models


class DueJob(models.Model):
    """One declared job; whoever moves `next_run` on has the turn."""

    name = models.CharField(max_length=80, primary_key=True)
    cron = models.CharField(max_length=80)
    next_run = models.DateTimeField()
    last_run = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} at {self.next_run}"
