"""A badge as it was signed, what revoked it, and the list that tells others so."""

from uuid import uuid4

from django.db import models

from goodstanding.accreditation.models import Award
from goodstanding.marketplaces.models import Marketplace
from goodstanding.surveys.models import Programme


class StatusList(models.Model):
    """The revocations of one issuer, a programme or a marketplace, as last signed.

    `signed_at` is None when it has to be signed anew.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="status_lists")
    marketplace = models.ForeignKey(Marketplace, on_delete=models.PROTECT, null=True, related_name="status_lists")
    signed = models.BinaryField(default=b"")
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(programme=None, marketplace__isnull=False)
                | models.Q(programme__isnull=False, marketplace=None),
                name="status_list_of_one_issuer",
            )
        ]

    def __str__(self) -> str:
        return f"revocations {self.pk}"

    @property
    def issuer(self) -> Programme | Marketplace:
        """Whose revocations they are: the constraint lets neither both nor none stand here."""
        found = self.marketplace or self.programme
        if found is None:
            raise ValueError("a status list is of one issuer")
        return found


class Credential(models.Model):
    """The signed badge of an award: its bytes are stored and served, never made again."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    award = models.ForeignKey(Award, on_delete=models.PROTECT, related_name="credentials")
    number = models.PositiveSmallIntegerField(help_text="1 for an award's first badge; one more after a reinstatement")
    code = models.CharField(max_length=8, unique=True, help_text="the short code that people type")
    signed = models.BinaryField(help_text="the credential with its proof")
    jwt = models.BinaryField(help_text="the same credential as VC-JWT")
    key = models.CharField(max_length=300, help_text="DID URL of the key that signed the proof")
    status_list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="credentials")
    status_index = models.PositiveIntegerField(help_text="random place in the list")
    issued_at = models.DateTimeField()
    valid_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["award", "number"], name="badge_once_a_number"),
            models.UniqueConstraint(fields=["status_list", "status_index"], name="badge_once_a_place"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Revocation(models.Model):
    """The end of a badge before its last day. Why stands at the award: it was suspended or withdrawn."""

    CAUSES = {"suspended": "the award is suspended", "withdrawn": "the award is withdrawn"}

    credential = models.OneToOneField(Credential, on_delete=models.PROTECT, related_name="revocation")
    revoked_at = models.DateTimeField()
    cause = models.CharField(max_length=9, choices=list(CAUSES.items()))

    def __str__(self) -> str:
        return f"{self.credential_id} revoked"
