"""Files that people uploaded."""

from django.db import models


class File(models.Model):
    """An uploaded file as it was kept: a picture is stored as it was written anew, never as it came."""

    owner = models.CharField(max_length=80, help_text="tenant that it belongs to, like programme:3")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content, in hexadecimal")
    media_type = models.CharField(max_length=80)
    content = models.BinaryField()
    kept_at = models.DateTimeField()
    kept_until = models.DateField(null=True, help_text="day from which it may be erased; none: as long as it is used")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="file_kept_once")]

    def __str__(self) -> str:
        return self.digest[:12]
